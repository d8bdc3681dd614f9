"""Where an answer is changed from the check page, which the form's page leads back to."""

from collections.abc import Collection
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from mypage.postings.content import table
from mypage.postings.pages import pages_by_field, pages_of
from mypage.postings.queries.looking import Look
from mypage.postings.rules.registry import Finding

_DECLARATION = "R-003"
_TYPED_AS = {
    "workplace_municipality": "workplace_choice",
    "total_pay_from": "base_pay_from",
    "total_pay_to": "base_pay_to",
}
"""Fields that are shown and typed as another one."""


class Mending:
    """The addresses of one posting's answers."""

    def __init__(self, pk: int, look: Look, locked: Collection[str] = ()) -> None:
        """`locked`: fields that are shown without a way to change them."""
        self.pk, self.kind, self.look, self.locked = pk, look.kind, look, locked

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {page.slug: reverse("employer:posting_page", args=[self.pk, page.slug]) for page in pages_of(self.kind)}

    def of_field(self, name: str) -> str:
        """The address of a field that is typed in the form; empty for any other."""
        typed = _TYPED_AS.get(name, name)
        field = table().fields.get(typed)
        page = pages_by_field(self.kind).get(typed)
        if field is None or field.is_computed or page is None:
            return ""
        return f"{self._pages[page.slug]}?back=check#id_{typed}"

    def of_finding(self, finding: Finding) -> str:
        """Where that is mended which a rule objects to; empty where only the office can."""
        if finding.rule == _DECLARATION:
            here = reverse("employer:posting_check", args=[self.pk])
            return f"{reverse('employer:declaration')}?{urlencode({'next': here})}"
        field = table().fields.get(finding.field)
        if field is not None and field.is_computed and field.comes_from_establishment:
            return reverse("employer:establishment")
        return self.of_field(finding.field)

    def of_lines(self) -> dict[str, str]:
        """First field of a line to its address, for every line that is typed in the form."""
        names = (row.field for section in self.look.sections for row in section.rows)
        found = {name: self.of_field(name) for name in names}
        return {name: href for name, href in found.items() if href and name not in self.locked}
