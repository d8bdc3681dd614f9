"""求人: what employers write and submit, its rules, its life; knows establishments and what lies below them.

A posting's content is data: `data/posting_fields.csv` says what is asked, `data/posting_rules.csv` what must hold
(職業安定法 and the laws that it names, the manuals of the public employment service), `rules/` judges.
"""
