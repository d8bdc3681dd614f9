"""What a page of the form was sent with, and how it reaches the draft: unjudged, and not over somebody else's words."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from django.http import HttpRequest

from mypage.kernel.clock import now
from mypage.kernel.fields import Field, Raw, normalised
from mypage.postings.commands.drafting import EditedMeanwhile, Saved, save_answers
from mypage.postings.content import table
from mypage.postings.pages import Page
from mypage.web.access_types import AreaRequest
from mypage.web.employer.postings.own import Written
from mypage.web.field_forms import sent_values

FINISHED, LATER = "yes", "later"
_LONGEST_VERSION = 9


@dataclass(frozen=True)
class Sent:
    """One sending of a page: by a button or by the automatic saving."""

    page: Page
    values: Mapping[str, Raw]
    """As typed."""
    version: int
    """Of the draft when the page was drawn."""
    editor: str
    """The token of this drawing of the page: what it saved itself is no surprise to it."""
    drawn: Mapping[str, str]
    """Field to the fingerprint of what stood in it when the page was drawn."""
    seen: frozenset[str]
    """Keys of the cautions that stood on the page."""
    confirmed: frozenset[str]
    finished: str
    """What was answered to 「この項目の入力を終えましたか」."""

    @classmethod
    def of(cls, request: HttpRequest, page: Page, locked: Collection[str] = ()) -> "Sent":
        """Out of a POST; what is locked is left as it is, whatever was sent."""
        data = request.POST
        version = str(data.get("version", ""))
        drawn = _read(str(data.get("drawn", "")))
        asked = [field for field in page.typed if field.name not in locked]
        known = version.isascii() and version.isdecimal() and len(version) <= _LONGEST_VERSION
        return cls(
            page=page,
            values=sent_values(data, [field for field in asked if field.name in drawn or field.name in data]),
            version=int(version) if known else 0,
            editor=str(data.get("editor", ""))[:32],
            drawn=drawn,
            seen=frozenset(map(str, data.getlist("caution"))),
            confirmed=frozenset(map(str, data.getlist("confirmed"))),
            finished=str(data.get("finished", "")),
        )

    def is_untouched(self, name: str) -> bool:
        """Whether a field still says what stood in it when the page was drawn."""
        return self.drawn.get(name) == fingerprint(normalised(table().fields[name], self.values[name]))


def save(
    request: AreaRequest, written: Written, sent: Sent, changes: Mapping[str, Raw] | None = None, *, by_button: bool
) -> Saved:
    """What was typed stands in the draft, `changes` over it. EditedMeanwhile with what two people wrote differently.

    A field that its writer left alone never goes over what somebody else wrote there.
    """
    values = {**sent.values, **(changes or {})}
    try:
        return _save(request, written, sent, values, by_button=by_button)
    except EditedMeanwhile as meanwhile:
        alone = {name for name in meanwhile.conflicts if name in sent.values and sent.is_untouched(name)}
        alone -= set(changes or {})
        if set(meanwhile.conflicts) - alone:
            real = {name: each for name, each in meanwhile.conflicts.items() if name not in alone}
            raise EditedMeanwhile(real, meanwhile.version) from None
    kept = {name: value for name, value in values.items() if name not in alone}
    return _save(request, written, sent, kept, by_button=by_button)


def save_around(request: AreaRequest, written: Written, sent: Sent, meanwhile: EditedMeanwhile) -> None:
    """What nobody else touched is saved at once; the conflicts of `meanwhile` (and newer ones) wait for a decision."""
    while True:
        open_ones = meanwhile.conflicts
        left = {name: value for name, value in sent.values.items() if name not in open_ones}
        touched = {name: value for name, value in left.items() if not sent.is_untouched(name)}
        try:
            _save(request, written, sent, touched, by_button=False)
        except EditedMeanwhile as newer:
            meanwhile.conflicts |= newer.conflicts
        else:
            return


def _save(request: AreaRequest, written: Written, sent: Sent, values: Mapping[str, Raw], *, by_button: bool) -> Saved:
    finished = {sent.page.slug: sent.finished == FINISHED} if by_button and sent.finished else None
    return save_answers(
        posting=written.posting,
        values=values,
        version=sent.version,
        editor=sent.editor,
        by=request.login,
        at=now(),
        finished=finished,
        confirmed={key: key in sent.confirmed for key in sent.seen},
    )


def fingerprint(value: Raw) -> str:
    """A few characters that tell two answers apart; a page carries them to know what its reader changed."""
    return blake2b(json.dumps(value, ensure_ascii=False).encode(), digest_size=6).hexdigest()


def fingerprints(raw: Mapping[str, Raw], fields: Iterable[Field]) -> str:
    """What a page was drawn with, as it carries it."""
    empty: Mapping[bool, Raw] = {True: [], False: ""}
    return json.dumps(
        {field.name: fingerprint(raw.get(field.name, "") or empty[field.input == "multi_choice"]) for field in fields}
    )


def _read(text: str) -> Mapping[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
