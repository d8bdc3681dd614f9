"""基準データ: offices with their days and jurisdictions, places and postal codes, classifications, minimum wages.

Owns the tables that the product did not make itself (`data/`, loaded by `commands.load_tables`) and what
administrators fill into them. May know notifications, audit and the kernel. Its rules come from the seed document
(S-39 and the reading "Days") and from the notes on each table in `data/README.md`.
"""
