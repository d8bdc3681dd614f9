"""事業所: the employer's unit: its registration (仮登録 → 本登録), the logins that belong to it and their roles.

Knows accounts and offices; knows nothing of how its My Page is opened. Rules: domain.md 1.2, 2.5 and 4.
"""
