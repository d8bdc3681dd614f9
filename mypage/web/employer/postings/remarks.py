"""What the office said of a posting, as its employer reads it: the decisions, the remarks, the timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mypage.postings.choices import Decision, PostingAction, RefusalGround
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingEvent, PostingReview
from mypage.postings.queries.remarks import decisions_on

_DECIDED = {
    PostingAction.RETURNED: Decision.RETURNED,
    PostingAction.CHANGE_RETURNED: Decision.RETURNED,
    PostingAction.REFUSED: Decision.REFUSED,
    PostingAction.CHANGE_REFUSED: Decision.REFUSED,
}


@dataclass(frozen=True)
class Said:
    """What the office said with one decision: a sentence, the legal ground of a refusal, remarks on fields."""

    decision: str
    sentence: str
    ground: str
    lines: list[tuple[str, str]]


def lines_of(by_field: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and text of every remark."""
    fields = table().fields
    return [(fields[name].label if name in fields else name, text) for name, text in by_field.items()]


def said_with(review: PostingReview) -> Said:
    """The words of a decision. What is said with an acceptance is for the office alone."""
    sentence = "" if review.decision == Decision.ACCEPTED else review.sentence
    ground = str(RefusalGround(review.ground).label) if review.ground else ""
    remarks = {remark.field: remark.text for remark in review.remarks.all()}
    return Said(review.decision, sentence, ground, lines_of(remarks))


def history_of(posting: Posting) -> list[dict[str, Any]]:
    """The timeline, the first step first; each decision with the words that the office gave with it."""
    events = PostingEvent.objects.filter(posting=posting).select_related("by", "office")
    items = _with_words(events, decisions_on(posting))
    if items:
        items[-1]["current"] = True
    return items


def _with_words(events: Iterable[PostingEvent], decisions: list[PostingReview]) -> list[dict[str, Any]]:
    left = list(decisions)
    items = []
    for event in events:
        wanted = _DECIDED.get(PostingAction(event.action))
        review = next((each for each in left if each.decision == wanted and each.at == event.at), None)
        if review is not None:
            left.remove(review)
        label, by = str(PostingAction(event.action).label), _who(event)
        said = said_with(review) if review else None
        items.append({"at": event.at, "text": label, "by": by, "comment": event.remarks, "said": said})
    return items


def _who(event: PostingEvent) -> str:
    """The office for what staff did, the login for what the employer did, nobody for what time did."""
    if event.office is not None:
        return event.office.shown_name
    return event.by.name if event.by else ""
