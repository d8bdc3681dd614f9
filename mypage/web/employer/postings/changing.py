"""求人内容の変更: what is in force beside what the change says."""

from mypage.kernel.rule import Violation
from mypage.postings.models import Posting
from mypage.postings.queries.comparing import ComparedLine, compare
from mypage.postings.queries.looking import Look, sections_of
from mypage.web.employer.postings.submission_form import MESSAGE

NOTHING_CHANGED = Violation(
    "nothing_changed",
    "変わった内容がないため、変更を申し出られません。内容を変えるか、変更を取りやめてください。",
)


def changes_of(posting: Posting, look: Look) -> list[ComparedLine]:
    """Every line that the change makes another one, in the order of the form. A message to the office is none."""
    if posting.in_force is None:
        return []
    sections = compare(sections_of(posting.in_force), look.sections)
    return [row for section in sections for row in section.changed if row.field != MESSAGE]
