"""For how long a draft of a posting that was deleted is kept (decisions.md); the others: `establishments.keeping`."""

from datetime import timedelta

DELETED_KEPT = timedelta(days=30)
"""For so long a deleted draft can be brought back."""
