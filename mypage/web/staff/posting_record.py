"""What happened to a posting, in words: its timeline with what the office corrected, and the decisions on it."""

from typing import Any

from mypage.postings.choices import Decision, PostingAction, RefusalGround
from mypage.postings.content import table
from mypage.postings.models import PostingEvent, PostingReview
from mypage.postings.queries.dossier import Dossier
from mypage.web.staff.wording import Chip

_COLORS = {Decision.ACCEPTED: "green", Decision.RETURNED: "orange", Decision.REFUSED: "red"}


def timeline_items(dossier: Dossier) -> list[dict[str, Any]]:
    """The events as a timeline shows them, each with the lines that the office corrected then."""
    return [
        {
            "at": each.at,
            "text": PostingAction(each.action).label,
            "by": _who(each),
            "comment": each.remarks,
            "corrected": dossier.corrections.get(each.pk, []),
        }
        for each in dossier.events
    ]


def decision_items(dossier: Dossier) -> list[dict[str, Any]]:
    """The decisions, the latest first, each with its remarks by line."""
    return [
        {
            "review": each,
            "chip": _chip(each),
            "ground": RefusalGround(each.ground).label if each.ground else "",
            "by": each.by.shown_name if each.by else "",
            "remarks": [(_label(remark.field), remark.text) for remark in each.remarks.all()],
        }
        for each in reversed(dossier.reviews)
    ]


def _chip(review: PostingReview) -> Chip:
    decision = Decision(review.decision)
    return str(decision.label), _COLORS[decision]


def _who(event: PostingEvent) -> str:
    name = event.by.shown_name if event.by else ""
    return f"{event.office.shown_name}　{name}" if event.office else name


def _label(field: str) -> str:
    known = table().fields.get(field)
    return known.label if known else field
