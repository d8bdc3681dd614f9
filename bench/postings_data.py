"""Establishments and postings as a country has them: most done with, offices with queues, one employer with 200."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db.models import Max

from bench.bulk import load
from mypage.accounts.choices import Audience
from mypage.accounts.models import User, identity_of
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.models import Establishment, Membership, SelfDeclaration
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import Raw, widened
from mypage.notifications.models import Notice
from mypage.postings.choices import PostingAction, PostingState
from mypage.postings.models import Posting, PostingDraft, PostingEvent, PostingRevision
from mypage.postings.queries.establishment import shown_content
from mypage.reference.models import Industry, Office
from tests.posting_answers import answers_for
from tests.postings import DETAILS

CATEGORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((kind, ()) for kind in ("full_time", "part_time", "university", "high_school", "junior_high", "seasonal")),
    ("migrant", ()), ("full_time", ("disability",)), ("part_time", ("trial",)),
)  # fmt: skip
"""Every kind of posting, and the two flags."""
SHARES = {
    PostingState.DRAFT: 10,
    PostingState.SUBMITTED: 12,
    PostingState.WITHDRAWN: 39,
    PostingState.LAPSED: 39,
}
"""Of a hundred postings. 12 % of a million are some 200 waiting at each office."""
TITLES = (
    *("介護職員", "看護師", "販売スタッフ", "一般事務", "経理事務", "大型トラック運転手", "調理補助", "保育士"),
    *("施工管理", "プログラマー", "倉庫内作業員", "清掃員", "警備員", "溶接工", "営業", "受付"),
)


@dataclass(frozen=True)
class Text:
    """One posting's answers, as text that the tables take."""

    kind: str
    title: str
    form: str
    values: str


def texts_of_postings() -> list[Text]:
    """Answers of every kind under many titles."""
    found = []
    for kind, flags in CATEGORIES:
        answers = answers_for(kind, flags, on=day_in_japan(now()))
        for place, title in enumerate(TITLES):
            own: dict[str, Raw] = {**answers, "job_title": widened(title), "base_pay_from": str(230_000 + place * 1000)}
            found.append(Text(kind, widened(title), str(own["employment_form"]), json.dumps(own)))
    return found


def fill(postings: int, establishments: int, mine: Establishment) -> None:
    """So many of each; `mine` gets 200 of its own besides."""
    at = now()
    offices = list(Office.objects.exclude(code="").values_list("pk", flat=True))
    first = _after(Establishment)
    industry = Industry.objects.filter(code="85").values_list("pk", flat=True).first()
    load(Establishment, _establishments(first, establishments, offices, industry, at))
    users = _after(User)
    load(User, _users(users, establishments, at))
    members = ((first + place, users + place) for place in range(establishments))
    since = at - timedelta(days=400)
    load(
        Membership,
        ({"id": first + place, "establishment_id": one, "user_id": user, "role": Role.OWNER.value, "since": since}
         for place, (one, user) in enumerate(members, _after(Membership))),
    )  # fmt: skip
    load(Notice, _notices(_after(Notice), first, establishments, at))
    snapshot = json.dumps(shown_content(mine))
    everyone = _Batch(_after(Posting), offices, texts_of_postings(), snapshot, at)
    everyone.load(postings, lambda chance: first + chance.randrange(establishments))
    own = _Batch(_after(Posting), [mine.office_id], texts_of_postings(), snapshot, at)
    own.load(200, lambda _: mine.pk)


def complete(mine: Establishment) -> None:
    """The employer's own screens are filled in, and the declaration is made."""
    mine.details, mine.industry = dict(DETAILS), Industry.objects.filter(code="85").first()
    mine.save()
    facts = {"version": "1", "declared_on": day_in_japan(now()), "declared_at": now()}
    SelfDeclaration.objects.create(establishment=mine, declared_by_name="計測 花子", **facts)


def _after(model: Any) -> int:
    return int(model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def _establishments(
    first: int, count: int, offices: list[int], industry: str | None, at: datetime
) -> Iterator[Mapping[str, Any]]:
    details = json.dumps(DETAILS)
    for place in range(count):
        name = f"計測{place:06}商会"
        yield {
            "id": first + place, "state": RegistrationState.REGISTERED.value, "number": f"9{place:09}1",
            "office_id": offices[place % len(offices)], "name": name, "name_kana": "ケイソクショウカイ",
            "postal_code": "1020072", "prefecture_code": "13", "municipality": "千代田区", "street": "飯田橋1丁目",
            "phone": f"03{place:08}", "phone_shown": f"03-{place:08}", "contact_name": "計測 花子",
            "contact_name_kana": "ケイソク ハナコ", "industry_id": industry, "employees": 12, "details": details,
            "search_name": name, "registered_at": at, "logins_confirmed_at": at,
        }  # fmt: skip


def _users(first: int, count: int, at: datetime) -> Iterator[Mapping[str, Any]]:
    for place in range(count):
        email = f"login{place}@bench.example"
        yield {
            "id": first + place, "audience": Audience.EMPLOYER.value, "email": email, "name": "計測 花子",
            "identity": identity_of(Audience.EMPLOYER, email), "password": "!", "joined_at": at,
        }  # fmt: skip


def _notices(first: int, reader: int, count: int, at: datetime) -> Iterator[Mapping[str, Any]]:
    facts = json.dumps({"establishment": "計測商会", "receipt_number": "2026-1121-0001", "office": "x", "posting": 1})
    for place in range(count):
        yield {
            "id": first + place, "reader_kind": "establishment", "reader_id": reader + place,
            "template": "posting_received", "facts": facts, "at": at - timedelta(minutes=place % 500_000),
        }  # fmt: skip


class _Batch:
    """Postings with their drafts, what was submitted of them, and their timelines: four tables, four passes."""

    def __init__(self, first: int, offices: list[int], texts: list[Text], snapshot: str, at: datetime) -> None:
        self.first, self.offices, self.texts, self.snapshot, self.at = first, offices, texts, snapshot, at
        self.states = [state for state, share in SHARES.items() for _ in range(share)]

    def load(self, count: int, owner: Any) -> None:
        """So many; `owner` draws the establishment of each."""
        load(Posting, self._postings(count, owner))
        load(PostingDraft, self._drafts(count))
        load(PostingRevision, self._revisions(count, _after(PostingRevision)))
        load(PostingEvent, self._events(count, _after(PostingEvent)))

    def _one(self, place: int) -> tuple[int, str, Text, datetime]:
        """Number, state, text and moment of the last change; the same in every pass."""
        chance = Random(place)
        state = self.states[chance.randrange(100)].value
        days = {"draft": 50, "submitted": 10}.get(state, 1000)
        changed = self.at - timedelta(seconds=1 + chance.randrange(days * 86_400))
        return self.first + place, state, self.texts[chance.randrange(len(self.texts))], changed

    def _postings(self, count: int, owner: Any) -> Iterator[Mapping[str, Any]]:
        chance = Random(count)
        for place in range(count):
            number, state, text, changed = self._one(place)
            row = {
                "id": number, "establishment_id": owner(chance), "office_id": self.offices[place % len(self.offices)],
                "state": state, "kind": text.kind, "job_title": text.title, "employment_form": text.form,
                "started_at": changed, "changed_at": changed,
            }  # fmt: skip
            if state != PostingState.DRAFT:
                row |= {"receipt_number": f"{changed:%Y-%m%d}-{number:07}", "submitted_at": changed}
            if state == PostingState.SUBMITTED and place % 5 == 0:
                row["visit_until"] = _fourteen_days_after(changed)
            yield row

    def _drafts(self, count: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            number, _, text, changed = self._one(place)
            yield {"posting_id": number, "values": text.values, "saved_at": changed, "version": 40}

    def _revisions(self, count: int, first: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            number, state, text, changed = self._one(place)
            if state != PostingState.DRAFT:
                yield {
                    "id": first + place, "posting_id": number, "number": 1, "content": text.values,
                    "establishment": self.snapshot, "at": changed,
                }  # fmt: skip

    def _events(self, count: int, first: int) -> Iterator[Mapping[str, Any]]:
        for place in range(count):
            number, state, _, changed = self._one(place)
            yield {"id": first + 2 * place, "posting_id": number, "action": PostingAction.STARTED.value, "at": changed}
            if state != PostingState.DRAFT:
                yield {
                    "id": first + 2 * place + 1, "posting_id": number, "action": PostingAction.SUBMITTED.value,
                    "at": changed,
                }  # fmt: skip


def _fourteen_days_after(moment: datetime) -> date:
    return day_in_japan(moment) + timedelta(days=14)
