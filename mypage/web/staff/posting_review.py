"""求人の確認: one posting with all that its reader needs: answers, old beside new, findings, decisions before."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.kernel.clock import day_in_japan, now
from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.commands.changing import NOT_CORRECTABLE
from mypage.postings.content import table
from mypage.postings.models import Posting, PostingRevision
from mypage.postings.queries.applications import holder_of, waits
from mypage.postings.queries.comparing import ComparedSection, compare
from mypage.postings.queries.dossier import Dossier, applicant_of, dossier_of
from mypage.postings.queries.looking import Look, look_at_revision, sections_of
from mypage.postings.rules.validity import extended_until
from mypage.postings.shown import ShownSection
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import page
from mypage.web.staff.posting_forms import AcceptanceForm, ExtensionForm, typed_in_form
from mypage.web.staff.posting_loading import own_posting
from mypage.web.staff.posting_record import decision_items, timeline_items
from mypage.web.staff.wording import Chip, posting_chip, posting_chips

ONE = "staff/postings/posting.html"


@dataclass(frozen=True)
class Reading:
    """What a reader reads of a posting, and beside what."""

    posting: Posting
    dossier: Dossier
    waiting: PostingRevision | None
    """What is to be decided on; None when no content is."""
    today: date

    @cached_property
    def shown(self) -> PostingRevision:
        """What waits; else what is in force; else what was sent last."""
        return self.waiting or self._of(self.posting.in_force_id) or self.dossier.newest

    @cached_property
    def base(self) -> PostingRevision | None:
        """What the waiting content is compared with: what is in force, or what was to be mended."""
        if self.waiting is None:
            return None
        return self._of(self.posting.in_force_id) or self.dossier.returned_before(self.waiting)

    @cached_property
    def look(self) -> Look | None:
        """What the rules say of it today; None when nothing is to be decided."""
        return look_at_revision(self.shown, self.today) if waits(self.posting) else None

    @cached_property
    def sections(self) -> list[ShownSection]:
        """The answers in eight sections."""
        return self.look.sections if self.look else sections_of(self.shown)

    @cached_property
    def compared(self) -> list[ComparedSection]:
        """Old beside new; nothing where there is no old."""
        return compare(sections_of(self.base), self.sections) if self.base else []

    def _of(self, pk: int | None) -> PostingRevision | None:
        return next((each for each in self.dossier.revisions if each.pk == pk), None)


def read_posting(posting: Posting) -> Reading:
    """The posting as it stands now."""
    dossier = dossier_of(posting)
    is_content = posting.state == PostingState.SUBMITTED or posting.change == ChangeStage.WAITING
    return Reading(posting, dossier, dossier.newest if is_content else None, day_in_japan(now()))


@staff_view("counter", "reviewer")
@require_safe
def posting(request: AreaRequest, pk: int) -> HttpResponse:
    """One posting; with `all` in the address a change shows also what stays as it was."""
    return page(request, ONE, review_context(request, own_posting(request, pk)))


def review_context(request: AreaRequest, row: Posting, **forms: Any) -> dict[str, Any]:
    """Everything that the page shows; `forms` take the place of fresh ones."""
    reading = read_posting(row)
    look, holder = reading.look, holder_of(row)
    may_decide = request.position.is_reviewer
    seen = {"revision": reading.waiting.number} if reading.waiting else {}
    return {
        "section": "postings",
        "posting": row,
        "chips": posting_chips(row),
        "days": (reading.today - day_in_japan(row.submitted_at)).days if row.submitted_at else 0,
        "reading": reading,
        "look": look,
        "findings": _findings(look, reading.shown) if look else [],
        "shows_all": bool(request.GET.get("all")),
        "correctable": _correctable(reading) if may_decide and reading.waiting else set(),
        "applicant": applicant_of(row),
        "chip_of": posting_chip,
        "decisions": decision_items(reading.dossier),
        "history": timeline_items(reading.dossier),
        "holder": holder,
        "is_holder": holder == request.login,
        "is_held_since_today": row.assigned_at is not None and day_in_japan(row.assigned_at) == reading.today,
        "waits": waits(row),
        "may_decide": may_decide,
        "may_note_visit": bool(row.visit_until) and row.visited_at is None and row.state == PostingState.SUBMITTED,
        "acceptance": AcceptanceForm(initial=seen),
        "extension": ExtensionForm() if row.extension == ExtensionStage.ASKED else None,
        "extended_until": extended_until(row.referral_until) if row.referral_until else None,
        "form": None,
        **forms,
    }


def _correctable(reading: Reading) -> set[str]:
    """The lines that the office may mend, by their first field."""
    rows = [row for section in reading.sections for row in section.rows]
    typed = {row.field for row in rows if typed_in_form(row.names, reading.posting.kind) == row.field}
    return typed - NOT_CORRECTABLE


def _findings(look: Look, revision: PostingRevision) -> list[dict[str, Any]]:
    """The reviewer's checklist: violations first; of cautions, whether the employer confirmed them."""
    confirmed = {(each["rule"], each["field"]) for each in revision.cautions}
    fields = table().fields
    lines = {name: row.field for section in look.sections for row in section.rows for name in row.names}
    return [
        {
            "rule": each.rule,
            "label": fields[each.field].label if each.field in fields else "",
            "anchor": lines.get(each.field, ""),
            "message": each.message,
            "chip": _strength(each.strength, is_confirmed=(each.rule, each.field) in confirmed),
        }
        for each in [*look.violations, *look.cautions]
    ]


def _strength(strength: str, *, is_confirmed: bool) -> Chip:
    if strength == "violation":
        return "違反", "red"
    return ("注意（求人者が確認済み）", "yellow") if is_confirmed else ("注意", "orange")
