"""For how long postings are kept (decisions.md); those being written: `establishments.keeping`."""

from datetime import timedelta

DELETED_KEPT = timedelta(days=30)
"""For so long a deleted draft can be brought back."""
CONTACTS_KEPT = timedelta(days=2 * 365)
"""担当者 of a posting, from its end on."""
POSTINGS_KEPT = timedelta(days=10 * 365)
"""Who recruited, and what the office decided, from the end of the posting on."""
