"""マイページ開設: how an employer comes to a My Page: account creation codes, openings, and route A for new employers.

The seed document is its law: S-20 to S-38 with their readings.
"""
