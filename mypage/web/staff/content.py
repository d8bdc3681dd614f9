"""Everything that is in force of an establishment, as the staff read it: six screens, workplaces, images."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mypage.establishments.queries import in_force, words_of_workplaces, workplaces_of
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.establishment_content import parts_of, rows_of_workplace
from mypage.web.http import page
from mypage.web.staff.loading import any_establishment


@staff_view("counter", "reviewer")
@require_safe
def establishment_content(request: AreaRequest, pk: int) -> HttpResponse:
    """The whole data of an establishment, also while its registration is provisional."""
    row = any_establishment(pk)
    known, workplaces = in_force(row), workplaces_of(row)
    places = words_of_workplaces(workplaces, known)
    context: dict[str, Any] = {
        "section": "establishments",
        "establishment": row,
        "parts": parts_of(known.content, known.content, known.words),
        "workplaces": [(each, rows_of_workplace(each.content, places)) for each in workplaces],
        "images": list(row.images.published()),
    }
    return page(request, "staff/establishments/content.html", context)
