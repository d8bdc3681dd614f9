"""必須の項目: R-001 and R-002."""

import pytest

from mypage.postings.content import table
from tests.unit.postings.facts import facts_with, objections


@pytest.mark.rule("R-001")
def test_every_required_field_is_named() -> None:
    """Of the form and of the establishment, by its label; what is reckoned out of others is not asked for."""
    facts = facts_with()
    found = {each.field: each.message for each in objections("R-001", facts)}
    reckoned = {"total_pay_from", "total_pay_to", "weekly_scheduled_hours", "monthly_scheduled_hours"}
    assert set(found) == set(facts.answers.missing) - reckoned - {"has_read_leaflet"}
    assert found["job_title"] == "「職種」が入力されていません。入力してください。"
    assert found["establishment_name"] == "「事業所名」が入力されていません。事業所の情報で入力してください。"


@pytest.mark.rule("R-001")
def test_what_is_answered_is_not_named() -> None:
    """Nor what was answered badly, which its own message says."""
    facts = facts_with(job_title="介護職員", hires="若干名")
    assert {"job_title", "hires"}.isdisjoint(each.field for each in objections("R-001", facts))


@pytest.mark.rule("R-001")
def test_a_condition_asks_for_more() -> None:
    """As the table says, also of what appears later."""
    asked = {each.field for each in objections("R-001", facts_with(has_probation="あり"))}
    assert "probation_length" in asked
    assert "probation_length" not in {each.field for each in objections("R-001", facts_with(has_probation="なし"))}


@pytest.mark.rule("R-001")
def test_nothing_is_missing_of_what_is_not_required() -> None:
    """Optional fields are never named."""
    optional = {name for name, field in table().fields.items() if not field.condition.is_required}
    assert optional.isdisjoint(each.field for each in objections("R-001", facts_with()))


@pytest.mark.rule("R-002")
@pytest.mark.parametrize(("answer", "is_found"), [("確認した", False), ("確認していない", True), ("", True)])
def test_leaflet_was_read(answer: str, is_found: bool) -> None:
    """A box that was not ticked says so in its own words."""
    assert bool(objections("R-002", facts_with(has_read_leaflet=answer))) is is_found
