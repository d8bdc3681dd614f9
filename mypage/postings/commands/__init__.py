"""What may be done with postings."""
