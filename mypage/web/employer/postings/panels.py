"""The panel of numbers beside the questions of pay, hours and days: drawn with the page, renewed by every saving."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from mypage.establishments.models import Establishment
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.fields import Answers, Raw
from mypage.postings.content import Category
from mypage.postings.pages import Page
from mypage.postings.queries.establishment import wage_content
from mypage.postings.queries.numbers import days_numbers, pay_numbers

PANEL = "numbers"
"""The id of the element that holds it."""
_OF_DAYS = frozenset({"hours", "days-off"})


def panel_content(page: Page, establishment: Establishment) -> dict[str, Raw]:
    """What the numbers of a page need to know of the establishment."""
    return wage_content(establishment) if page.slug == "pay" else {}


def panel_of(page: Page, answers: Answers, establishment: Mapping[str, Raw]) -> str:
    """The numbers that belong to a page as HTML, from answers read with its `panel_content`; empty for most pages."""
    context: dict[str, Any] = {}
    if page.slug == "pay":
        context = {"pay": pay_numbers(answers, establishment, day_in_japan(now()))}
    elif page.slug in _OF_DAYS:
        context = {"days": days_numbers(answers), "is_part_time": Category.of(answers.raw).kind == "part_time"}
    return render_to_string("employer/postings/_numbers.html", context, using="jinja2").strip() if context else ""
