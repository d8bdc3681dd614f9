"""記録 on the screens: in words, found by action, person, establishment and period, written out safely."""

import csv
import io
from dataclasses import fields
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mypage.audit.actions import ACTIONS
from mypage.audit.commands import record
from mypage.audit.models import Event
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.guidance.rules import NoticeFacts
from mypage.kernel.actor import ANONYMOUS, SYSTEM, Actor
from mypage.kernel.clock import in_japan, now
from mypage.onboarding.commands.issuing import issue_code
from mypage.onboarding.rules.requests import CodeRequest
from mypage.reference.rules.offices import OfficeFacts
from mypage.web.staff.admin.audit_search import AuditSearchForm
from mypage.web.staff.admin.audit_words import FACTS, KINDS_OF_FACT, MOMENTS, Names, facts_of
from tests.cast import Cast


def day_boxes(name: str, days: int) -> dict[str, str]:
    day = in_japan(now() + timedelta(days=days))
    return {f"{name}_0": str(day.year), f"{name}_1": str(day.month), f"{name}_2": str(day.day)}


def rows(client: Client, **asked: str) -> list[str]:
    """The acts of the list's table, as text."""
    page = client.get(reverse("staff:audit"), asked or {"action": ""}).content.decode()
    body = page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""
    return [row for row in body.split("<tr>") if row.strip() not in ("", "<tbody>")]


def test_an_act_reads_in_words(cast: Cast, administrator: Client) -> None:
    request = CodeRequest(channel="phone", requested_by="木村 正")
    issue_code(establishment=cast.factory, request=request, by=cast.nakamura, at=now())
    (row,) = rows(administrator, action="code.issued")
    for words in (
        "アカウント作成コードを発行", "職員 中村 恵", "事業所 株式会社やまびこ製作所（1301-000123-4）",
        "受付：電話", "依頼した人：木村 正",
    ):  # fmt: skip
        assert words in row


def test_changes_read_as_before_and_after(cast: Cast, administrator: Client) -> None:
    sent = {"name": "中村 恵", "office": cast.other_office.pk, "roles": ["is_counter"]}
    administrator.post(reverse("staff:person", args=[cast.nakamura.pk]), sent)
    (row,) = rows(administrator, action="staff.changed")
    assert "所属：ハローワーク飯田橋 → ハローワーク上野" in row
    assert "権限：窓口・審査 → 窓口" in row


def test_at_first_the_last_days_are_shown(cast: Cast, administrator: Client) -> None:
    record("sign_out", by=cast.yamada.actor(), at=now(), subject=("user", cast.yamada.pk))
    record("sign_out", by=cast.tanaka.actor(), at=now() - timedelta(days=40), subject=("user", cast.tanaka.pk))
    page = administrator.get(reverse("staff:audit")).content.decode()
    assert "山田 太郎" in page
    assert "田中 一郎" not in page


def test_acts_are_found_by_person_as_doer_and_as_subject(cast: Cast, administrator: Client) -> None:
    record("sign_out", by=cast.yamada.actor(), at=now(), subject=("user", cast.yamada.pk))
    record("staff.changed", by=cast.kobayashi.actor(), at=now(), subject=("user", cast.nakamura.pk))
    record("sign_out", by=Actor("employer", 99999, "故 山田 花子"), at=now(), subject=("user", 99999))
    assert len(rows(administrator, person="山田", action="sign_out")) == 2
    assert len(rows(administrator, person="yamada@demo.example", action="sign_out")) == 1
    assert len(rows(administrator, person="中村", action="staff.changed")) == 1
    assert rows(administrator, person="だれでもない人") == []


def test_acts_are_found_by_establishment_and_period(cast: Cast, administrator: Client) -> None:
    record("opening.applied", by=ANONYMOUS, at=now(), subject=("establishment", cast.factory.pk))
    record("opening.applied", by=ANONYMOUS, at=now() - timedelta(days=3), subject=("establishment", cast.factory.pk))
    record("opening.applied", by=ANONYMOUS, at=now(), subject=("establishment", cast.shop.pk))
    asked = {"action": "opening.applied", "number": "１３０１－１２３－４"}
    assert len(rows(administrator, **asked)) == 2
    assert len(rows(administrator, **asked, **day_boxes("since", -1))) == 1
    assert len(rows(administrator, **asked, **day_boxes("until", -1))) == 1
    assert len(rows(administrator, **asked, **day_boxes("since", 0), **day_boxes("until", 0))) == 1


def test_a_search_that_cannot_be_read_says_what_to_mend(cast: Cast, administrator: Client) -> None:
    wrong = {"number": "12", **day_boxes("since", 0), **day_boxes("until", -1)}
    answer = administrator.get(reverse("staff:audit"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "事業所番号は、1301-000123-4 のように入力してください。" in page
    assert "「この日まで」は、「この日から」以後の日付を入力してください。" in page


def test_a_long_record_has_pages(cast: Cast, administrator: Client) -> None:
    for _ in range(55):
        record("sign_out", by=SYSTEM, at=now(), subject=("user", 1))
    assert len(rows(administrator, action="sign_out")) == 50
    assert len(rows(administrator, action="sign_out", page="2")) == 5


def test_the_export_holds_what_was_searched_and_is_recorded(cast: Cast, administrator: Client) -> None:
    record("sign_out", by=Actor("employer", 1, "=HYPERLINK(1)"), at=now(), subject=("user", 1))
    record("sign_in.failed", by=ANONYMOUS, at=now(), subject=("user", None), facts={"audience": "employer"})
    answer = administrator.post(reverse("staff:audit_export"), {"action": "sign_in.failed"})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\xef\xbb\xbf")
    heads, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert heads[:4] == ["日時", "行為", "行った人", "対象"]
    assert [line[1:5] for line in lines] == [
        ["ログインに失敗", "ログインしていない人", "利用者", "利用者の種類：求人者"]
    ]
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="audit-')
    event = Event.objects.get(action="audit.exported")
    assert event.actor_id == cast.kobayashi.pk
    assert event.facts == {"filter": {"action": "sign_in.failed"}, "rows": 1}


def test_the_page_sends_its_search_along_with_the_export(cast: Cast, administrator: Client) -> None:
    record("sign_out", by=SYSTEM, at=now(), subject=("user", 1))
    page = administrator.get(reverse("staff:audit"), {"action": "sign_out", **day_boxes("since", -2)}).content.decode()
    form = page[page.index(reverse("staff:audit_export")) :]
    assert 'name="action" value="sign_out"' in form
    assert f'name="since_2" value="{day_boxes("since", -2)["since_2"]}"' in form


def test_reading_the_record_is_not_recorded(cast: Cast, administrator: Client) -> None:
    before = Event.objects.count()
    administrator.get(reverse("staff:audit"))
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_every_fact_reads_without_an_error_whatever_it_holds() -> None:
    values: tuple[object, ...] = (
        None,
        "",
        0,
        5,
        "5",
        True,
        [],
        ["a", 3],
        {"user": 1},
        {"changed": 1},
        "2026-01-01T00:00",
    )
    for name in {*FACTS, *KINDS_OF_FACT, "unheard_of"} - set(MOMENTS):
        for value in values:
            event = Event(action="x", subject_kind="x", facts={name: value} if name != "changed" else {"changed": {}})
            assert isinstance(facts_of(event, Names([event])), str)


def test_every_action_can_be_searched_for() -> None:
    offered = {key for _, group in AuditSearchForm().fields["action"].choices[1:] for key, _ in group}  # type: ignore[attr-defined]
    assert offered == set(ACTIONS)


@pytest.mark.parametrize("facts", [EstablishmentFacts, OfficeFacts, NoticeFacts])
def test_everything_that_can_change_has_a_word(facts: type) -> None:
    assert {field.name for field in fields(facts)} <= set(FACTS)
