"""What a renewal would come to today: pay against the minimum wage, what changed, what is over, what rules object."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.db.models import TextField
from django.db.models.functions import Cast

from mypage.establishments.models import Establishment
from mypage.kernel.fields import Raw
from mypage.kernel.ja import jdate
from mypage.postings.content import answers_of, from_establishment, table
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.queries.establishment import shown_content
from mypage.postings.queries.renewal_facts import Asked, Gathered
from mypage.postings.queries.renewal_memory import Memory
from mypage.postings.rules.counted_pay import minimum_wage_base, shown
from mypage.postings.rules.facts import Circumstances, MinimumWage, PostingFacts
from mypage.postings.rules.old_dates import dates_over
from mypage.postings.rules.registry import Finding, judge_whole

_TEXTS = ("job_description", "posting_remarks", "selection_schedule_other", "working_time_remarks")
_NOT_TOLD = frozenset({"self_declared_on", "self_declaration_version"})
_REMEMBERED = 4000
Values = dict[str, Raw]


@dataclass(frozen=True)
class Wages:
    """The minimum wage at the place of work, then and now."""

    then: MinimumWage | None
    now: MinimumWage | None
    per_hour: str = ""
    """What is paid by the hour, of what counts; empty where that is not known."""
    is_below: bool = False

    @property
    def has_changed(self) -> bool:
        """Whether it is another amount now."""
        return self.then is not None and self.now is not None and self.then.yen != self.now.yen


@dataclass(frozen=True)
class Outcome:
    """What there is to say of one renewal."""

    circumstances: Circumstances
    """In which it was judged."""
    wages: Wages
    changed: tuple[str, ...]
    """Labels of the establishment's data that are others now."""
    dates: tuple[str, ...]
    """Dates in the answers that are over."""
    editable: Mapping[str, str]
    """The answers that may be given anew in the table, as they are now."""
    findings: tuple[Finding, ...]


@dataclass
class Source:
    """A posting to renew, with what its revision in force says: read as a text, taken apart only where it is needed."""

    posting: Posting
    draft: str
    """What was written of its renewal so far; empty before it was begun."""
    names: Sequence[str]
    """What may be given anew in the table …"""
    always: Collection[str]
    """… also where it was left open."""
    content: str = ""
    establishment: str = ""
    purpose: str = ""

    @cached_property
    def revision(self) -> PostingRevision:
        """The revision in force."""
        content, establishment = json.loads(self.content), json.loads(self.establishment)
        return PostingRevision(posting=self.posting, content=content, establishment=establishment, purpose=self.purpose)

    def key(self, *more: str) -> str:
        """The same for the same answers under the same data."""
        parts = (self.content, self.establishment, self.purpose, self.draft, str(self.posting.accepted_on), *more)
        return sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class _Look:
    asked: Asked
    outcome: Outcome | None = None


_MEMORY: Memory[_Look] = Memory(_REMEMBERED)


def outcomes(
    establishment: Establishment,
    sources: Sequence[Source],
    values_of: Callable[[Source], Values],
    proposed: Mapping[str, Raw],
    today: date,
) -> list[Outcome]:
    """What renewing each posting would come to, with the values that `values_of` says."""
    _read(sources)
    now = shown_content(establishment)
    seal = (repr(now), repr(proposed), today.isoformat())
    keys = [each.key(*seal) for each in sources]
    looks = [_MEMORY.get(key) for key in keys]
    read = {
        key: answers_of(values_of(each), now) for each, key, look in zip(sources, keys, looks, strict=True) if not look
    }
    asked = [look.asked if look else Asked.of(read[key]) for key, look in zip(keys, looks, strict=True)]
    gathered = Gathered.of(establishment, now, asked, today)
    data = from_establishment(now)
    found = []
    for source, key, look, codes in zip(sources, keys, looks, asked, strict=True):
        circumstances = gathered.circumstances(codes, str(source.posting.number))
        outcome = look.outcome if look else None
        if outcome is None or outcome.circumstances != circumstances:
            values = values_of(source)
            answers = read.get(key) or answers_of(values, now)
            facts = gathered.judged(values, answers, str(source.posting.number)).facts
            outcome = _judged(source, values, data, facts, gathered)
            _MEMORY.put(key, _Look(codes, outcome))
        found.append(outcome)
    return found


def _read(sources: Sequence[Source]) -> None:
    rows = PostingRevision.objects.filter(pk__in=[each.posting.in_force_id for each in sources]).order_by()
    texts = rows.annotate(said=Cast("content", TextField()), firm=Cast("establishment", TextField()))
    found = {pk: rest for pk, *rest in texts.values_list("pk", "said", "firm", "purpose")}
    for each in sources:
        each.content, each.establishment, each.purpose = found[each.posting.in_force_id or 0]


def _judged(
    source: Source, values: Values, data: Mapping[str, Raw], facts: PostingFacts, gathered: Gathered
) -> Outcome:
    changed = _changed(source.revision.establishment, data)
    return Outcome(
        circumstances=facts.circumstances,
        wages=_wages(source.posting, facts, gathered),
        changed=tuple(table().fields[name].label for name in changed if name in facts.answers.shown),
        dates=_dates(source.revision.content, values, gathered.today),
        editable=_editable(source, values),
        findings=tuple(judge_whole(facts)),
    )


def _wages(posting: Posting, facts: PostingFacts, gathered: Gathered) -> Wages:
    counted, known = minimum_wage_base(facts), facts.circumstances
    per_hour = counted.per_hour if counted else None
    now = known.minimum_wage
    then = gathered.wage_on(known.workplace_prefecture, posting.accepted_on or gathered.today)
    is_below = per_hour is not None and now is not None and per_hour < now.yen
    return Wages(then, now, shown(per_hour) if per_hour is not None else "", is_below)


def _changed(then: Mapping[str, Raw], data: Mapping[str, Raw]) -> list[str]:
    """The establishment's fields of a posting that say something else now; none where nothing was kept."""
    before = from_establishment(then) if then else data
    return [name for name in data if name not in _NOT_TOLD and before.get(name, "") != data[name]]


def _dates(content: Mapping[str, Raw], values: Mapping[str, Raw], today: date) -> tuple[str, ...]:
    fields, found = table().fields, []
    for name, value in content.items():
        if name in fields and fields[name].input == "date" and not values.get(name) and _is_over(value, today):
            found.append(f"{fields[name].label}：{jdate(date.fromisoformat(str(value)))}")
    for name in _TEXTS:
        found += [f"{fields[name].label}：{written}" for written in dates_over(str(values.get(name, "")), today)]
    return tuple(found)


def _is_over(value: Raw, today: date) -> bool:
    try:
        return date.fromisoformat(str(value)) < today
    except ValueError:
        return False


def _editable(source: Source, values: Values) -> dict[str, str]:
    content = source.revision.content
    wanted = [name for name in source.names if name in source.always or content.get(name) or values.get(name)]
    return {name: str(values.get(name, "")) for name in wanted}
