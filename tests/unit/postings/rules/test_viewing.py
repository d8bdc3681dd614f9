"""公開範囲: the full grid of scope, viewer, kind and state, and what stays hidden (domain.md 10.4)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from mypage.postings.choices import PostingKind, PostingState
from mypage.postings.content import table
from mypage.postings.rules.viewing import (
    FOR_THE_OFFICE,
    IDENTIFYING,
    OWN_PLACE,
    Sight,
    ViewedPosting,
    Viewer,
    hidden_fields,
    hides_name,
    is_shown_to_schools,
    may_see,
    sight_of,
    takes_online_applications,
    words_instead_of_name,
)

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
PUBLIC = ViewedPosting("full_time", "active", 1, TODAY, TODAY + 40 * DAY)
SCOPES = (1, 2, 3, 4)
PUPILS = {PostingKind.HIGH_SCHOOL, PostingKind.JUNIOR_HIGH}
OUTSIDERS = (Viewer.ANONYMOUS, Viewer.SEEKER, Viewer.OTHER_EMPLOYER)
SIGHT_OF_STATE = {
    "draft": Sight.HIDDEN, "submitted": Sight.HIDDEN, "returned": Sight.HIDDEN, "withdrawn": Sight.HIDDEN,
    "refused": Sight.HIDDEN, "lapsed": Sight.HIDDEN, "active": Sight.SHOWN, "suspended": Sight.STOPPED,
    "expired": Sight.ENDED, "fulfilled": Sight.ENDED, "cancelled": Sight.ENDED,
}  # fmt: skip
NAME_IS_HIDDEN = {
    (1, Viewer.ANONYMOUS): False, (1, Viewer.SEEKER): False, (1, Viewer.OTHER_EMPLOYER): False,
    (2, Viewer.ANONYMOUS): True, (2, Viewer.SEEKER): False, (2, Viewer.OTHER_EMPLOYER): True,
    (3, Viewer.ANONYMOUS): True, (3, Viewer.SEEKER): True, (3, Viewer.OTHER_EMPLOYER): True,
    (4, Viewer.ANONYMOUS): True, (4, Viewer.SEEKER): True, (4, Viewer.OTHER_EMPLOYER): True,
}  # fmt: skip
"""The table of domain.md 10.4, with decisions.md for other employers."""


def test_the_grid_knows_every_state() -> None:
    assert set(SIGHT_OF_STATE) == set(PostingState.values)


@pytest.mark.parametrize("viewer", OUTSIDERS)
def test_outsiders_see_what_is_public(viewer: Viewer) -> None:
    for scope, kind, state, is_early in product(SCOPES, PostingKind, PostingState, (False, True)):
        first = TODAY + DAY if is_early else TODAY
        posting = ViewedPosting(kind, state, scope, first, TODAY + 40 * DAY)
        never = scope == 4 or kind in PUPILS or is_early
        wanted = Sight.HIDDEN if never else SIGHT_OF_STATE[state]
        assert sight_of(posting, viewer, TODAY) == wanted, (scope, kind, state, is_early)
        assert may_see(posting, viewer, TODAY) is (wanted == Sight.SHOWN)


def test_the_office_sees_what_was_sent_and_the_employer_all_of_its_own() -> None:
    for scope, kind, state, first in product((None, *SCOPES), PostingKind, PostingState, (None, TODAY, TODAY + DAY)):
        posting = ViewedPosting(kind, state, scope, first)
        assert may_see(posting, Viewer.EMPLOYER_OWN, TODAY)
        assert may_see(posting, Viewer.COUNTER, TODAY) is (state != PostingState.DRAFT)


def test_what_ended_before_its_first_day_was_never_public() -> None:
    posting = replace(PUBLIC, state="cancelled", ended_on=TODAY - DAY)
    assert sight_of(posting, Viewer.ANONYMOUS, TODAY + DAY) == Sight.HIDDEN
    assert sight_of(replace(posting, ended_on=TODAY), Viewer.ANONYMOUS, TODAY + DAY) == Sight.ENDED


def test_a_posting_whose_deadline_is_over_is_not_shown_though_nobody_has_ended_it_yet() -> None:
    assert sight_of(replace(PUBLIC, referral_until=TODAY), Viewer.SEEKER, TODAY) == Sight.SHOWN
    assert sight_of(replace(PUBLIC, referral_until=TODAY - DAY), Viewer.SEEKER, TODAY) == Sight.ENDED


@pytest.mark.parametrize(("scope", "viewer"), NAME_IS_HIDDEN)
def test_outsiders_learn_the_name_as_far_as_the_scope_goes(scope: int, viewer: Viewer) -> None:
    is_hidden = NAME_IS_HIDDEN[scope, viewer]
    hidden = hidden_fields(scope, viewer)
    assert hides_name(scope, viewer) is is_hidden
    assert hidden >= FOR_THE_OFFICE
    assert (hidden >= IDENTIFYING) is is_hidden
    assert hidden.isdisjoint(IDENTIFYING) is not is_hidden


@pytest.mark.parametrize("viewer", [Viewer.COUNTER, Viewer.EMPLOYER_OWN])
def test_nothing_is_hidden_at_the_counter_and_from_its_employer(viewer: Viewer) -> None:
    for scope in (None, *SCOPES):
        assert not hides_name(scope, viewer)
        assert hidden_fields(scope, viewer, "事業所所在地と同じ") == frozenset()


def test_of_its_own_place_only_the_municipality_is_told_where_the_name_is_hidden() -> None:
    own, other = "事業所所在地と同じ", "事業所所在地と異なる"
    assert hidden_fields(3, Viewer.SEEKER, own) >= OWN_PLACE
    assert hidden_fields(3, Viewer.SEEKER, other).isdisjoint(OWN_PLACE)
    assert hidden_fields(1, Viewer.ANONYMOUS, own).isdisjoint(OWN_PLACE)
    assert "workplace_municipality" not in hidden_fields(3, Viewer.ANONYMOUS, own)


def test_the_identifiers_are_fields_and_every_contact_is_among_them() -> None:
    known = table().fields
    assert set(known) >= IDENTIFYING | FOR_THE_OFFICE | OWN_PLACE
    contacts = {name for name in known if name.startswith(("contact_", "representative_", "establishment_"))}
    assert contacts - {"establishment_remarks"} <= IDENTIFYING


NOT_PUBLIC = "事業所名は公開されていません"


@pytest.mark.parametrize(("scope", "words"), [(2, "求職者限定"), (3, NOT_PUBLIC), (4, NOT_PUBLIC), (None, NOT_PUBLIC)])
def test_words_stand_where_the_name_would(scope: int | None, words: str) -> None:
    assert words_instead_of_name(scope) == words


@pytest.mark.seed("S-12")
def test_online_applications_are_taken_where_all_conditions_hold() -> None:
    wanted = {"is_accepted": True, "has_my_page": True, "today": TODAY}
    for scope, kind, state in product(SCOPES, PostingKind, PostingState):
        posting = replace(PUBLIC, scope=scope, kind=kind, state=state)
        takes = scope in (1, 2) and kind not in PUPILS and state == PostingState.ACTIVE
        assert takes_online_applications(posting, **wanted) is takes, (scope, kind, state)  # type: ignore[arg-type]
    for name, value in (("is_accepted", False), ("has_my_page", False), ("today", TODAY - DAY)):
        assert not takes_online_applications(PUBLIC, **wanted | {name: value})  # type: ignore[arg-type]


def test_schools_see_postings_for_pupils_from_their_day_on() -> None:
    for scope, kind, state, offset in product(SCOPES, PostingKind, PostingState, (-1, 0, 40, 41)):
        posting = replace(PUBLIC, scope=scope, kind=kind, state=state)
        shown = scope == 1 and kind in PUPILS and state == PostingState.ACTIVE and offset in (0, 40)
        assert is_shown_to_schools(posting, TODAY + offset * DAY) is shown, (scope, kind, state, offset)
