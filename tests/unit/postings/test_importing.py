"""manage.py import_history: ended postings of before this system, all rows of a file or none (S-04)."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from mypage.audit.models import Event
from mypage.postings.choices import PostingState, RevisionPurpose
from mypage.postings.models import Posting, PostingEvent
from mypage.postings.queries.history import HistoryFilter, past_postings
from tests.cast import Cast
from tests.postings import NOON, an_accepted

pytestmark = [pytest.mark.django_db, pytest.mark.seed("S-04")]
HEAD = "posting_number,accepted_on,referral_until,ended_on,state,posting_category,job_title,base_pay_from,insurances"
CARE = '13010-123,2021-04-01,2021-06-30,,期限切れ,一般（フルタイム）,介護職員,"210,000",雇用|労災'
COOK = "13010-00000124,2022-05-10,2022-07-31,2022-06-01,充足,一般（パート）,調理員,1100,"


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


def run(folder: Path, *lines: str, establishment: str = "1301-000101-5", dry: bool = False) -> str:
    """What the command says on a file with these lines."""
    file, said = folder / "history.csv", StringIO()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    call_command("import_history", str(file), establishment=establishment, dry_run=dry, stdout=said, stderr=said)
    return said.getvalue()


def refusals(folder: Path, *lines: str, **more: Any) -> str:
    """What the command says of a file that it refuses."""
    file, said = folder / "history.csv", StringIO()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = {"establishment": "1301-000101-5", **more}
    with pytest.raises(CommandError) as refusal:
        call_command("import_history", str(file), stdout=said, stderr=said, **options)
    assert not Posting.objects.filter(in_force__purpose=RevisionPurpose.IMPORTED).exists()
    return said.getvalue() + str(refusal.value)


def test_rows_become_history(cast: Cast, tmp_path: Path) -> None:
    assert run(tmp_path, HEAD, CARE, COOK) == "2 postings imported, 0 were there already.\n"
    cook, care = past_postings(cast.shop, HistoryFilter())
    assert (care.number, care.state, care.kind) == ("13010-00000123", PostingState.EXPIRED, "full_time")
    assert (care.accepted_on, care.ended_on) == (date(2021, 4, 1), date(2021, 6, 30))
    assert (cook.state, cook.ended_on) == (PostingState.FULFILLED, date(2022, 6, 1))
    assert care.in_force
    assert care.in_force.purpose == RevisionPurpose.IMPORTED
    assert care.in_force.content == {
        "posting_category": "一般（フルタイム）",
        "job_title": "介護職員",
        "base_pay_from": "210000",
        "insurances": ["雇用", "労災"],
    }
    assert list(PostingEvent.objects.values_list("action", flat=True)) == ["imported", "imported"]
    assert Event.objects.get(action="posting.imported").facts == {"rows": 2}


def test_a_dry_run_writes_nothing(cast: Cast, tmp_path: Path) -> None:
    assert run(tmp_path, HEAD, CARE, COOK, dry=True).startswith("2 postings would be imported")
    assert not Posting.objects.filter(establishment=cast.shop).exists()
    assert not Event.objects.filter(action="posting.imported").exists()


def test_the_same_file_twice_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    run(tmp_path, HEAD, CARE)
    before = list(Posting.objects.values())
    assert run(tmp_path, HEAD, CARE) == "0 postings imported, 1 were there already.\n"
    assert run(tmp_path, HEAD, CARE, COOK) == "1 postings imported, 1 were there already.\n"
    assert list(Posting.objects.filter(number="13010-00000123").values()) == before
    assert past_postings(cast.shop, HistoryFilter()).count() == 2


def test_each_row_may_name_its_establishment(cast: Cast, tmp_path: Path) -> None:
    head = f"establishment_number,{HEAD}"
    run(tmp_path, head, f"1301-000101-5,{CARE}", f"1301-000102-3,{COOK}", establishment="column")
    assert past_postings(cast.shop, HistoryFilter()).get().job_title == "介護職員"
    assert past_postings(cast.bakery, HistoryFilter()).get().job_title == "調理員"


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (CARE.replace("2021-04-01", "2019-12-31"), "2020年1月1日（水）より前です"),
        (CARE.replace("2021-06-30", "2021-03-31"), "referral_untilがaccepted_onより前"),
        (CARE.replace("2021-06-30", "2099-06-30"), "まだ終わっていません"),
        (CARE.replace("2021-04-01", "2021/4/1"), "2020-01-31の形の日付ではありません"),
        (CARE.replace("13010-123", "1301-123"), "求人番号（5桁-8桁以内）の形ではありません"),
        (CARE.replace("期限切れ", "有効"), "終わった求人だけ"),
        (CARE.replace("介護職員", ""), "job_titleが空です"),
        (CARE.replace("介護職員", "介" * 29), "28文字を超えています（29文字）"),
        (CARE.replace("一般（フルタイム）", "正社員"), "posting_categoryが求人区分ではありません"),
        (CARE.replace("210,000", "たくさん"), "base_pay_from："),
        (CARE.replace("雇用|労災", "雇用|自動車"), "insurances："),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    said = refusals(tmp_path, HEAD, COOK, row)
    assert "line 3: " in said
    assert reason in said
    assert "Nothing was imported: 1 of 2 rows are refused." in said


def test_a_number_stands_once(cast: Cast, tmp_path: Path) -> None:
    assert "line 3: 求人番号13010-00000123が、2行目にもあります。" in refusals(tmp_path, HEAD, CARE, CARE)
    accepted = an_accepted(cast)
    assert "この仕組みで受理した" in refusals(tmp_path, HEAD, CARE.replace("13010-123", str(accepted.number)))


def test_numbers_go_on_after_the_imported_ones(cast: Cast, tmp_path: Path) -> None:
    run(tmp_path, HEAD, CARE)
    assert an_accepted(cast).number == "13010-00000124"


@pytest.mark.usefixtures("cast")
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    assert "unknown columns: salary, total_pay_from" in refusals(tmp_path, f"{HEAD},salary,total_pay_from", CARE)
    assert "missing columns: job_title" in refusals(tmp_path, HEAD.replace(",job_title", ""), CARE)
    assert "twice: state" in refusals(tmp_path, f"{HEAD},state", CARE)
    assert "line 2: 10 cells instead of 9" in refusals(tmp_path, HEAD, f"{CARE},x")
    assert "There is no establishment 9999-999999-9" in refusals(tmp_path, HEAD, establishment="9999-999999-9")
    head = f"establishment_number,{HEAD}"
    assert "「9」の事業所は" in refusals(tmp_path, head, f"9,{CARE}", establishment="column")
    (tmp_path / "sjis.csv").write_bytes("職種".encode("shift_jis"))
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import_history", str(tmp_path / "sjis.csv"), establishment="1301-000101-5")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_history", str(tmp_path / "none.csv"), establishment="1301-000101-5")
