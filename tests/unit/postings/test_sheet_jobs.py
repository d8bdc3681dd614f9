"""求人票 of a list: made a piece at a time by any number of workers, kept for a day."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from mypage.audit.models import Event
from mypage.kernel import pdf
from mypage.kernel.pdf import FontsMissingError
from mypage.kernel.rule import RuleViolation
from mypage.postings.commands import printing
from mypage.postings.commands.printing import KEPT, MOST, ask_sheets, erase_sheet_jobs, print_some
from mypage.postings.models import Posting, SheetFormat, SheetJob, SheetJobState
from mypage.postings.sheet.files import file_of, folder_of
from mypage.processes.retention import sweep
from tests.cast import Cast
from tests.pdfs import facts_of_pdf, text_of_pdf
from tests.postings import NOON, an_accepted

pytestmark = pytest.mark.django_db


def asked(cast: Cast, postings: list[Posting], file_format: str = SheetFormat.EACH) -> SheetJob:
    """A job for these postings."""
    return ask_sheets(
        postings=[posting.pk for posting in postings],
        file_format=file_format,
        by=cast.yamada,
        at=NOON,
        establishment=cast.shop,
    )


def made(job: SheetJob) -> bytes:
    """Its file, after the worker has done all of it."""
    while print_some(NOON, seconds=60):
        pass
    job.refresh_from_db()
    path = file_of(job.token)
    assert path
    return path.read_bytes()


def test_each_posting_has_a_pdf_of_its_own_in_the_zip(cast: Cast) -> None:
    """Named by its number, in the order of the list."""
    postings = [an_accepted(cast, kind) for kind in ("full_time", "part_time", "university")]
    job = asked(cast, postings)
    packed = ZipFile(BytesIO(made(job)))
    assert packed.namelist() == [f"求人票-{place:04}-{each.number}.pdf" for place, each in enumerate(postings, 1)]
    assert (job.state, job.done, job.total) == (SheetJobState.READY, 3, 3)
    assert str(postings[1].number) in text_of_pdf(packed.read(packed.namelist()[1]))
    event = Event.objects.get(action="posting.exported")
    assert event.facts["rows"] == 3


def test_few_are_one_pdf_and_many_a_zip_of_several(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fit to be printed in one go."""
    postings = [an_accepted(cast) for _ in range(3)]
    few = asked(cast, postings[:2], SheetFormat.TOGETHER)
    content = made(few)
    assert facts_of_pdf(content)["Pages"] == "4"
    assert all(str(each.number) in text_of_pdf(content) for each in postings[:2])
    monkeypatch.setattr(printing, "TOGETHER", 2)
    packed = ZipFile(BytesIO(made(asked(cast, postings, SheetFormat.TOGETHER))))
    assert packed.namelist() == ["求人票-0001-0002.pdf", "求人票-0003-0003.pdf"]


def test_work_goes_on_where_it_was_left_and_in_one_worker_at_a_time(cast: Cast) -> None:
    """Every slice is short; what one worker has in hand no other takes, until it seems to be dead."""
    job = asked(cast, [an_accepted(cast), an_accepted(cast)])
    SheetJob.objects.update(taken_until=NOON + timedelta(minutes=2))
    assert print_some(NOON, seconds=60) == 0
    later = NOON + timedelta(minutes=3)
    taken = printing._take(later)
    assert taken
    assert printing._take(later) is None
    printing._go_on(taken, later)
    printing._release(taken, SheetJobState.WAITING)
    job.refresh_from_db()
    assert (job.done, job.state) == (1, SheetJobState.WAITING)
    assert print_some(later, seconds=60) == 1
    job.refresh_from_db()
    assert job.state == SheetJobState.READY


def test_what_cannot_be_printed_is_left_out_and_named(cast: Cast) -> None:
    """The others are made, in both formats."""
    good, bad = an_accepted(cast), an_accepted(cast)
    revision = bad.in_force
    assert revision
    revision.content = revision.content | {"job_title": "介護𐀀"}
    revision.save()
    for file_format in SheetFormat.values:
        job = asked(cast, [bad, good], file_format)
        made(job)
        assert job.left_out == [[bad.number, "𐀀"]]
    alone = asked(cast, [bad])
    print_some(NOON, seconds=60)
    alone.refresh_from_db()
    assert alone.state == SheetJobState.FAILED


def test_without_fonts_the_job_fails_and_the_log_tells(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker writes what the operator has to do."""
    job = asked(cast, [an_accepted(cast)])
    monkeypatch.setattr(pdf, "FONT_FOLDERS", ())
    pdf.fonts.cache_clear()
    with pytest.raises(FontsMissingError, match="scripts/need fonts"):
        print_some(NOON, seconds=60)
    pdf.fonts.cache_clear()
    job.refresh_from_db()
    assert job.state == SheetJobState.FAILED
    assert print_some(NOON, seconds=60) == 0


def test_none_and_too_many_are_refused(cast: Cast) -> None:
    """With what to do."""
    with pytest.raises(RuleViolation) as none:
        asked(cast, [])
    assert "受理された求人" in none.value.violations[0].message
    with pytest.raises(RuleViolation) as many:
        ask_sheets(
            postings=range(MOST + 1), file_format=SheetFormat.EACH, by=cast.yamada, at=NOON,
            establishment=cast.shop,
        )  # fmt: skip
    assert "1,000件まで" in many.value.violations[0].message
    assert not SheetJob.objects.exists()


def test_a_day_later_nothing_of_it_is_left(cast: Cast) -> None:
    """Neither the row nor the folder."""
    job = asked(cast, [an_accepted(cast)])
    made(job)
    sweep(NOON + KEPT)
    assert folder_of(job.token).exists()
    assert erase_sheet_jobs(before=NOON, limit=10) == 0
    sweep(NOON + KEPT + timedelta(seconds=1))
    assert not folder_of(job.token).exists()
    assert not SheetJob.objects.exists()
