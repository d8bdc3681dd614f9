"""What the tables know reaches the rules of a draft."""

import pytest

from mypage.kernel.clock import day_in_japan
from mypage.postings.queries.establishment import shown_content
from mypage.postings.queries.facts import facts_of_draft, facts_with
from mypage.postings.settings_tables import programmes_on
from tests.cast import Cast
from tests.postings import NOON, a_draft


@pytest.mark.rule("R-060")
def test_the_programmes_of_the_day_are_known(cast: Cast) -> None:
    """As the table of programmes has them."""
    today = day_in_japan(NOON)
    assert programmes_on(today)
    assert facts_of_draft(a_draft(cast), today).facts.circumstances.programmes == programmes_on(today)


@pytest.mark.rule("R-130")
@pytest.mark.parametrize(("kept", "expected"), [("2026-11-22", "2026-11-22"), ("", "None"), ("いつまでも", "None")])
def test_the_end_of_the_licence_is_known(cast: Cast, kept: str, expected: str) -> None:
    """From the establishment's data, where it can be read."""
    posting = a_draft(cast)
    shown = shown_content(posting.establishment) | {"dispatch_licence_valid_until": kept}
    judged = facts_with(posting, posting.draft.values, shown, day_in_japan(NOON))
    assert str(judged.facts.circumstances.dispatch_licence_valid_until) == expected
