"""求人の更新: which postings end soon, what they would say if they were renewed today, what stands against it.

Some hundred postings are judged at once: what they have in common is read once, what was judged before is remembered.
Tests hold the outcome against `facts_of_draft`, which reads everything for one posting.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db.models import Q

from mypage.establishments.models import Establishment
from mypage.kernel.fields import Raw
from mypage.postings.choices import PostingAction, PostingState, RevisionPurpose
from mypage.postings.content import GRADUATE_KINDS, table
from mypage.postings.models import Posting, PostingEvent, PostingQuerySet, PostingRevision
from mypage.postings.queries.establishment import proposed_answers
from mypage.postings.queries.renewal_outcome import Outcome, Source, outcomes
from mypage.postings.rules.registry import Finding
from mypage.postings.rules.validity import renewal_begins
from mypage.postings.settings_tables import settings_on

RENEWAL = "更新の申込み"
"""What the first line of the timeline of a renewal says; by it renewals are told from other copies (転用)."""
MESSAGE = "更新求人"
CONFIRMED: Mapping[str, Raw] = {
    "has_read_leaflet": "確認した",
    "confirms_self_declaration": "申告の内容に変わりはない",
}
"""What the employer confirms for all renewals at once."""
_ANEW = frozenset({*CONFIRMED, "wished_referral_until", "message_to_office"})
_EDITABLE = (
    "base_pay_from", "base_pay_to", "pay_form_from", "pay_form_to", "employment_begins_on", "employment_ends_on",
    "hires",
)  # fmt: skip
_ALWAYS = frozenset({"base_pay_from", "base_pay_to", "hires"})
_LONGEST_AHEAD = 40
"""Days before a deadline in which its renewal has begun for sure: a month and a week."""
_RUNNING = (PostingState.ACTIVE, PostingState.SUSPENDED)
_DEAD = (PostingState.WITHDRAWN, PostingState.REFUSED, PostingState.LAPSED)


@dataclass(frozen=True)
class Candidate:
    """One posting that may be renewed, as it would be submitted today."""

    posting: Posting
    draft: Posting | None
    """The renewal that was begun and not submitted yet."""
    renewed: Posting | None
    """The renewal that was submitted already."""
    outcome: Outcome

    @property
    def violations(self) -> list[Finding]:
        """What stops it."""
        return [each for each in self.outcome.findings if each.strength == "violation"]

    @property
    def cautions(self) -> list[Finding]:
        """What it may be renewed with, once that is confirmed."""
        return [each for each in self.outcome.findings if each.strength == "caution"]

    @property
    def seal(self) -> str:
        """The same as long as the same cautions are there: what was shown is what is confirmed."""
        return sha256("\n".join(sorted(each.key for each in self.cautions)).encode()).hexdigest()[:16]

    @property
    def version(self) -> int:
        """Of the draft that was begun; 0 before that."""
        return self.draft.draft.version if self.draft else 0


def ending_soon(establishment: Establishment, today: date) -> PostingQuerySet:
    """The establishment's postings that may be renewed today, those that end first at the head; never 学卒求人."""
    numbers = settings_on(today)
    from_day, after = int(numbers["renewal_from_day"]), int(numbers["renewal_days_after_end"])
    ended = Q(state=PostingState.EXPIRED, ended_on__gte=today - timedelta(days=after), ended_on__lte=today)
    running = Q(state__in=_RUNNING, referral_until__lte=_last_day(today, from_day))
    own = Posting.objects.of(establishment).filter(running | ended).exclude(kind__in=GRADUATE_KINDS)
    return own.order_by("referral_until", "pk")


def candidates(establishment: Establishment, postings: Sequence[Posting], today: date) -> list[Candidate]:
    """What each posting would be if it was renewed today; as many statements for all of them as for one."""
    begun = renewals_of(establishment, [str(each.number) for each in postings])
    drafts, renewed = _by_source(begun, is_draft=True), _by_source(begun, is_draft=False)
    proposed = proposed_answers(establishment)

    def values_of(source: Source) -> dict[str, Raw]:
        draft = drafts.get(str(source.posting.number))
        if draft is not None:
            return {**draft.draft.values, **CONFIRMED}
        return renewed_answers(source.revision, proposed, today)

    sources = [Source(each, _written(drafts.get(str(each.number))), _EDITABLE, _ALWAYS) for each in postings]
    found = outcomes(establishment, sources, values_of, proposed, today)
    return [
        Candidate(each, drafts.get(str(each.number)), renewed.get(str(each.number)), outcome)
        for each, outcome in zip(postings, found, strict=True)
    ]


def renewals_of(establishment: Establishment, numbers: Iterable[str]) -> list[Posting]:
    """The renewals of the postings with these numbers that were begun and live, the newest first."""
    rows = Posting.objects.of(establishment).filter(source_number__in=list(numbers)).exclude(state__in=_DEAD)
    begun = PostingEvent.objects.filter(action=PostingAction.STARTED, remarks=RENEWAL)
    return list(rows.filter(pk__in=begun.values("posting")).select_related("draft").order_by("-pk"))


def renewed_answers(revision: PostingRevision, proposed: Mapping[str, Raw], today: date) -> dict[str, Raw]:
    """The answers of a renewal: those of the revision, but what is answered anew and days that are over.

    What the establishment proposes fills in only what an imported posting leaves open.
    """
    is_whole = revision.purpose != RevisionPurpose.IMPORTED
    blank = {name: "" if is_whole else value for name, value in proposed.items()}
    return {**blank, **_taken_over(revision, today), **CONFIRMED, "message_to_office": MESSAGE}


def _taken_over(revision: PostingRevision, today: date) -> dict[str, Raw]:
    fields = table().fields
    return {
        name: value
        for name, value in revision.content.items()
        if name in fields and not fields[name].is_computed and name not in _ANEW and not _is_over(name, value, today)
    }


def _last_day(today: date, from_day: int) -> date:
    """The last 紹介期限日 of which the renewal has begun: a later deadline never begins earlier."""
    days = (today + timedelta(days=count) for count in range(_LONGEST_AHEAD))
    return max(day for day in days if renewal_begins(day, from_day) <= today)


def _is_over(name: str, value: Raw, today: date) -> bool:
    return isinstance(value, str) and table().fields[name].input == "date" and value < today.isoformat()


def _by_source(begun: Sequence[Posting], *, is_draft: bool) -> dict[str, Posting]:
    return {each.source_number: each for each in reversed(begun) if each.is_draft == is_draft}


def _written(draft: Posting | None) -> str:
    return repr(draft.draft.values) if draft else ""
