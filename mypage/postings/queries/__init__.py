"""Reads of postings."""
