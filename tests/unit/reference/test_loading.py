"""Loading tables: once, again, after a newer table, and twice at once."""

import lzma
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from mypage.reference.commands import add_office, change_office, load_tables
from mypage.reference.models import Industry, Jurisdiction, LoadedTable, Municipality, Office, PostalCode
from mypage.reference.queries import addresses_for, facts_of, find_offices, industries, municipalities
from mypage.reference.rules.offices import OfficeFacts
from mypage.reference.tables import FILES
from tests.unit.reference.conftest import ADMINISTRATOR, AT, SMALL

LATER = AT + timedelta(days=30)
Edit = Callable[[str, str, str], None]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A copy of the small tables that a test may edit."""
    return copytree(SMALL, tmp_path / "tables")


@pytest.fixture
def edit(newer: Path) -> Edit:
    """Replaces a text that stands once or more in a table of the copy."""

    def change(file: str, old: str, new: str) -> None:
        path = newer / f"{file}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def loaded(source: Path, *only: str) -> list[str]:
    """The names of the tables that were not as they are in the folder."""
    return [report.name for report in load_tables(at=LATER, source=source, only=only or None) if report.was_loaded]


@pytest.mark.django_db
def test_a_second_load_does_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert loaded(SMALL) == list(FILES)
    with django_assert_num_queries(len(FILES)):
        assert loaded(SMALL) == []
    assert dict(LoadedTable.objects.values_list("name", "rows"))["offices"] == Office.objects.count() == 15


@pytest.mark.django_db
def test_a_named_table_brings_what_it_needs() -> None:
    assert loaded(SMALL, "offices") == ["prefectures", "municipalities", "offices"]
    with pytest.raises(KeyError, match="osen"):
        load_tables(at=AT, source=SMALL, only=["osen"])


@pytest.mark.usefixtures("small_tables")
def test_codes_are_added_changed_and_retired(newer: Path, edit: Edit) -> None:
    edit("jsic_rev14", "3911,4,細分類,391,受託開発ソフトウェア業", "3919,4,細分類,391,その他のソフトウェア業")
    edit("municipalities", "八雲町,八雲町,ヤクモチョウ", "新八雲町,新八雲町,シンヤクモチョウ")
    assert loaded(newer) == ["municipalities", "industries"]
    assert [row.code for row in industries(level=4)] == ["3919"]
    assert Industry.objects.get(code="3911").is_current is False
    assert [place.name for place in municipalities(words="しんやくも")] == ["新八雲町"]
    assert LoadedTable.objects.get(name="industries").loaded_at == LATER
    assert loaded(SMALL) == ["municipalities", "industries"]
    assert Industry.objects.get(code="3911").is_current is True


@pytest.mark.usefixtures("small_tables")
def test_postal_codes_come_and_go(newer: Path, edit: Edit) -> None:
    untouched = PostalCode.objects.get(postal_code="1000000").pk
    edit("postal_codes", "1000013,131016,霞が関,カスミガセキ", "1000014,131016,永田町,ナガタチョウ")
    assert loaded(newer) == ["postal_codes"]
    assert addresses_for("1000013") == []
    assert [address.town for address in addresses_for("1000014")] == ["永田町"]
    assert PostalCode.objects.get(postal_code="1000000").pk == untouched


@pytest.mark.django_db
def test_a_repeated_row_is_kept_once(newer: Path, edit: Edit) -> None:
    row = "1000013,131016,霞が関,カスミガセキ,0,0\n"
    edit("postal_codes", row, row + row)
    loaded(newer, "postal_codes")
    assert PostalCode.objects.filter(postal_code="1000013").count() == 1


@pytest.mark.django_db
def test_a_packed_table_is_read_like_a_plain_one(newer: Path) -> None:
    plain = newer / "postal_codes.csv"
    (newer / "postal_codes.csv.xz").write_bytes(lzma.compress(plain.read_bytes()))
    plain.unlink()
    assert "postal_codes" in loaded(newer, "postal_codes")
    assert loaded(SMALL, "postal_codes") == []


def test_an_office_takes_from_a_newer_table_what_nobody_filled_in(itoigawa: Office, newer: Path, edit: Edit) -> None:
    Office.objects.filter(pk=itoigawa.pk).update(phone="025-552-0333", hand_edited_fields=["phone"])
    edit("hellowork_offices", ",unknown,0,糸魚川", "15990,official,9,糸魚川")
    edit("hellowork_offices", "糸魚川市,0,,,,", "糸魚川市,0,9410067,新潟県糸魚川市横町5-9-50,000-000,")
    assert loaded(newer) == ["offices"]
    itoigawa.refresh_from_db()
    assert (itoigawa.code, itoigawa.number_code, itoigawa.postal_code) == ("15990", "1599", "9410067")
    assert itoigawa.phone == "025-552-0333"
    assert list(find_offices(words="横町")) == [itoigawa]


def test_a_renamed_office_is_known_by_its_code(iidabashi: Office, newer: Path, edit: Edit) -> None:
    edit("hellowork_offices", "飯田橋公共職業安定所,ハローワーク飯田橋", "後楽公共職業安定所,ハローワーク後楽")
    edit("hellowork_jurisdictions", "飯田橋公共職業安定所", "後楽公共職業安定所")
    assert loaded(newer) == ["offices", "jurisdictions"]
    iidabashi.refresh_from_db()
    assert iidabashi.shown_name == "ハローワーク後楽"
    assert Office.objects.count() == 15


@pytest.mark.django_db
def test_an_office_that_administrators_added_is_recognised_and_kept() -> None:
    load_tables(at=AT, source=SMALL, only=["municipalities"])
    facts = OfficeFacts(
        "national", "糸魚川公共職業安定所", "15", phone="025-552-0333", code="15130", number_code="1513"
    )
    office = add_office(facts=facts, by=ADMINISTRATOR, at=AT)
    loaded(SMALL)
    office.refresh_from_db()
    assert (office.code, office.phone, office.common_name) == ("15130", "025-552-0333", "ハローワーク糸魚川")
    assert {"code", "phone"} <= set(office.hand_edited_fields)
    assert Office.objects.count() == 15


def test_a_code_that_administrators_gave_away_is_left_there(iidabashi: Office, newer: Path) -> None:
    """A new row of the table asks for a code and a number that another office has by now: both stay where they are."""
    taken = replace(facts_of(iidabashi), code="13990", number_code="1399")
    change_office(office=iidabashi, facts=taken, by=ADMINISTRATOR, at=AT)
    path = newer / "hellowork_offices.csv"
    rows = path.read_text(encoding="utf-8")
    (like,) = [line for line in rows.splitlines() if line.startswith("13080,")]
    path.write_text(rows + like.replace("13080", "13990").replace("新宿公共", "大手町公共"), encoding="utf-8")
    assert loaded(newer) == ["offices"]
    iidabashi.refresh_from_db()
    fresh = Office.objects.get(name="大手町公共職業安定所")
    assert (iidabashi.code, iidabashi.number_code) == ("13990", "1399")
    assert (fresh.code, fresh.number_code) == (None, "")


@pytest.mark.usefixtures("small_tables")
def test_an_office_that_a_table_drops_stays(newer: Path) -> None:
    path = newer / "hellowork_offices.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("34110,")]
    path.write_text("\n".join(kept), encoding="utf-8")
    loaded(newer)
    assert Office.objects.filter(code="34110", is_active=True).exists()


@pytest.mark.usefixtures("small_tables")
def test_a_jurisdiction_moves_with_a_newer_table(newer: Path, edit: Edit) -> None:
    edit("hellowork_jurisdictions", "千代田区,13010,飯田橋公共職業安定所", "千代田区,13080,新宿公共職業安定所")
    assert loaded(newer) == ["jurisdictions"]
    rows = Jurisdiction.objects.filter(municipality__name="千代田区")
    assert [row.office.code for row in rows.select_related("office")] == ["13080"]


@pytest.mark.django_db(transaction=True)
def test_two_first_loads_at_once_load_once() -> None:
    together, failures = Barrier(2), []

    def load() -> None:
        together.wait()
        try:
            load_tables(at=AT, source=SMALL)
        except Exception as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=load) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (PostalCode.objects.count(), Office.objects.count(), Municipality.objects.count()) == (10, 15, 17)


@pytest.mark.django_db
def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference", "prefectures")
    call_command("load_reference", "prefectures")
    assert capsys.readouterr().out.splitlines() == ["prefectures: 47 rows, loaded", "prefectures: 47 rows, unchanged"]
    with pytest.raises(CommandError, match="There is no table 'osen'"):
        call_command("load_reference", "osen")
