"""Forms out of a table of fields: every input drawn, what was typed taken, errors and cautions where they belong."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.http import QueryDict
from django.template import engines

from mypage.kernel.fields import Raw
from mypage.postings.content import table
from mypage.web.field_forms import FieldForm, typed_values
from mypage.web.field_widgets import Caution
from mypage.web.field_words import Wording

WORDING = Wording.of(table())
PAGE = (
    '{% import "ui/fields.html" as q %}{% import "ui/form.html" as f %}'
    "{{ f.error_summary(form) }}{% for bound in form %}{{ q.field(bound) }}{% endfor %}"
)


def form_of(*names: str, values: Mapping[str, Raw] | None = None, **more: Any) -> FieldForm:
    raw = values or {}
    shown = table().shown(raw, "full_time")
    required = {name for name, needed in shown.items() if needed}
    fields = [table().fields[name] for name in names]
    return FieldForm(fields, raw, wording=WORDING, required=required, shown=shown, **more)


def drawn(form: FieldForm) -> str:
    return str(engines["jinja2"].from_string(PAGE).render({"form": form}))


@pytest.mark.parametrize("name", list(table().fields))
def test_every_field_of_the_table_can_be_drawn_with_its_label(name: str) -> None:
    html = drawn(form_of(name))
    assert table().fields[name].label in html.replace("&amp;", "&")
    assert f'data-field="{name}"' in html


def test_kept_values_stand_in_the_boxes_as_people_write_them() -> None:
    values: dict[str, Raw] = {
        "base_pay_from": "1200000", "shift_1_from": "09:00", "workplace_postal_code": "1000013",
        "wished_referral_until": "2026-12-01", "employment_begins_on": "8|13|1", "job_description": "あ\nい",
    }  # fmt: skip
    html = drawn(form_of(*values, values=values))
    for text in ('value="1,200,000"', 'value="9:00"', 'value="100-0013"', 'value="2026"', 'value="13"', "あ\nい"):
        assert text in html


def test_what_is_unreadable_stays_as_it_was_typed() -> None:
    assert 'value="二十万"' in drawn(form_of("base_pay_from", values={"base_pay_from": "二十万"}))


def test_a_question_whose_condition_does_not_hold_is_off_and_says_when_it_is_asked() -> None:
    html = drawn(form_of("fixed_overtime", "fixed_overtime_from"))
    assert 'data-field="fixed_overtime_from" data-off' in html
    assert "「固定残業代（ｃ）」が「あり」のときに入力してください。" in html
    assert "data-off" not in drawn(form_of("fixed_overtime_from", values={"fixed_overtime": "あり"}))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("has_path_to_regular", "「雇用形態」が「正社員」以外のときに選んでください。"),
        ("interview_count", "「選考方法」で「面接」を選んだときに入力してください。"),
        ("workplace_transport", "「就業場所の最寄り駅」を入力したときに選んでください。"),
        ("delivery_methods", "「応募書類等」を選んだときに選んでください。"),
        ("commuting_allowance_yen", "「通勤手当」が「実費支給（上限あり）」か「一定額」のときに入力してください。"),
    ],
)
def test_conditions_are_told_in_words(name: str, sentence: str) -> None:
    assert WORDING.when[name] == sentence


def test_errors_stand_in_the_summary_and_at_the_field() -> None:
    message = "紹介期限日の希望の「月」を入力してください。"
    html = drawn(form_of("wished_referral_until", "has_bonus", errors={"wished_referral_until": [message]}))
    assert html.count(message) == 2
    assert 'href="#id_wished_referral_until_1"' in html
    assert html.count('aria-invalid="true"') == 1


def test_an_error_of_a_field_of_another_page_stands_above_the_form() -> None:
    assert list(form_of("has_bonus", errors={"hires": ["５０％です。", "50%です。"]}).non_field_errors()) == [
        "５０％です。", "50%です。",
    ]  # fmt: skip


def test_a_caution_can_be_confirmed_and_stays_confirmed() -> None:
    cautions = {"has_bonus": [Caution("R-1 has_bonus x", "確かめてください。", is_confirmed=True)]}
    html = drawn(form_of("has_bonus", cautions=cautions))
    assert 'name="confirmed" value="R-1 has_bonus x" checked' in html
    assert "このままで申し込む" in html


def typed(query: str, *names: str) -> dict[str, Raw]:
    return typed_values(QueryDict(query), [table().fields[name] for name in names])


def test_typed_values_are_kept_in_their_canonical_form() -> None:
    query = "base_pay_from=20万&employment_begins_on_0=令和8&employment_begins_on_1=12&employment_begins_on_2=1"
    assert typed(query, "base_pay_from", "employment_begins_on") == {
        "base_pay_from": "200000",
        "employment_begins_on": "2026-12-01",
    }


def test_what_was_not_sent_is_untouched_but_for_controls_that_send_nothing_when_nothing_is_chosen() -> None:
    assert typed("", "job_title", "has_bonus", "days_off", "wished_referral_until") == {"has_bonus": "", "days_off": []}


def test_several_choices_are_kept_in_the_order_of_the_table() -> None:
    assert typed("days_off=日&days_off=土", "days_off") == {"days_off": ["土", "日"]}


def test_computed_fields_take_nothing() -> None:
    assert typed("total_pay_from=1", "total_pay_from") == {}
