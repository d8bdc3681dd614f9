"""For how long what is not submitted is kept (decisions.md): drafts after the last change, deleted ones after that."""

from datetime import timedelta

from django.conf import settings

from mypage.postings.rules.reminding import WARNINGS

DRAFT_KEPT = timedelta(days=settings.DRAFT_DAYS)
"""A draft that nobody changes for so long is erased."""
DRAFT_WARNED = timedelta(days=max(WARNINGS))
"""So long before that its writers are told for the first time."""
DELETED_KEPT = timedelta(days=30)
"""For so long a deleted draft can be brought back."""
