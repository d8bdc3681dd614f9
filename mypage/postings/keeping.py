"""For how long what is not submitted is kept (decisions.md): drafts after the last change, deleted ones after that."""

from datetime import timedelta

DRAFT_KEPT = timedelta(days=60)
"""A draft that nobody changes for so long is erased."""
DRAFT_WARNED = timedelta(days=7)
"""For so long before that its writers are told."""
DELETED_KEPT = timedelta(days=30)
"""For so long a deleted draft can be brought back."""
