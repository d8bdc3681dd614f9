"""Establishments and postings as a country has them: most done with, offices with queues, one employer with 200."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bench.bulk import load
from bench.postings_rows import Batch, Text, after
from mypage.accounts.choices import Audience
from mypage.accounts.models import User, identity_of
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.models import Establishment, Membership, SelfDeclaration
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import Raw, widened
from mypage.notifications.models import Notice
from mypage.postings.models import Posting
from mypage.postings.queries.establishment import shown_content
from mypage.reference.models import Industry, Office
from tests.posting_answers import answers_for
from tests.postings import DETAILS

CATEGORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((kind, ()) for kind in ("full_time", "part_time", "university", "high_school", "junior_high", "seasonal")),
    ("migrant", ()), ("full_time", ("disability",)), ("part_time", ("trial",)),
)  # fmt: skip
"""Every kind of posting, and the two flags."""
TITLES = (
    *("介護職員", "看護師", "販売スタッフ", "一般事務", "経理事務", "大型トラック運転手", "調理補助", "保育士"),
    *("施工管理", "プログラマー", "倉庫内作業員", "清掃員", "警備員", "溶接工", "営業", "受付"),
)


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
    first = after(Establishment)
    industry = Industry.objects.filter(code="85").values_list("pk", flat=True).first()
    load(Establishment, _establishments(first, establishments, offices, industry, at))
    users = after(User)
    load(User, _users(users, establishments, at))
    members = ((first + place, users + place) for place in range(establishments))
    since = at - timedelta(days=400)
    load(
        Membership,
        ({"id": first + place, "establishment_id": one, "user_id": user, "role": Role.OWNER.value, "since": since}
         for place, (one, user) in enumerate(members, after(Membership))),
    )  # fmt: skip
    load(Notice, _notices(after(Notice), first, establishments, at))
    snapshot = json.dumps(shown_content(mine))
    everyone = Batch(after(Posting), offices, texts_of_postings(), snapshot, at)
    everyone.load(postings, lambda chance: first + chance.randrange(establishments))
    own = Batch(after(Posting), [mine.office_id], texts_of_postings(), snapshot, at)
    own.load(200, lambda _: mine.pk)


def complete(mine: Establishment) -> None:
    """The employer's own screens are filled in, and the declaration is made."""
    mine.details, mine.industry = dict(DETAILS), Industry.objects.filter(code="85").first()
    mine.save()
    facts = {"version": "1", "declared_on": day_in_japan(now()), "declared_at": now()}
    SelfDeclaration.objects.create(establishment=mine, declared_by_name="計測 花子", **facts)


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
