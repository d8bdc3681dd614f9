"""The rules that a posting must keep, by the areas of `data/posting_rules.csv`; pure."""
