"""The wider world of the demo: employers all over the country, and their postings."""
