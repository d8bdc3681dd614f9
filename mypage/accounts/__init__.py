"""利用者: who may sign in and how: addresses, passwords, mailed keys of every purpose, devices, staff positions.

Knows offices and the outbox; knows nothing of establishments. Rules: the seed's S-30 to S-33, domain.md 2.3 to 2.5.
"""
