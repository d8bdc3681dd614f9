"""The components: what every control tells a screen reader, what errors look like, what never appears in a page."""

import gzip
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from mypage.web.staff.gallery import GalleryForm

STATIC = Path(settings.BASE_DIR) / "mypage/web/static"
ERRORS = sorted(path.name for path in (Path(settings.BASE_DIR) / "mypage/web/templates/errors").glob("*.html"))
FORM = """{% import "ui/form.html" as f %}{{ f.error_summary(form) }}
{{ f.text(form.email, type="email") }}{{ f.parts(form.number, ("4桁", "6桁以内", "1桁"), (4, 6, 2)) }}
{{ f.text(form.wage, suffix="円") }}{{ f.select(form.prefecture) }}{{ f.radios(form.way, hints={"counter": "x"}) }}
{{ f.checkboxes(form.insurances) }}{{ f.textarea(form.remarks, limit=360) }}{{ f.password(form.password) }}
{{ f.checkbox(form.consent) }}{{ f.hidden(form.code) }}"""
CONTENT = '{% import "ui/content.html" as c %}'
SENT = {
    "number_0": "1301",
    "number_2": "4",
    "password": "",
    "remarks": "\n</textarea><b>",
    "way": "fax",
    "code": "A7K9P3XQ2M",
}


def rendered(source: str, **context: Any) -> str:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env.from_string(source).render(context)


def tree_of(html: str) -> Any:
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_in(element: Any) -> str:
    return "".join(element.itertext()).strip()


def controls_in(tree: Any) -> list[Any]:
    found = [each for tag in ("input", "select", "textarea") for each in tree.iter(tag)]
    return [each for each in found if each.get("type") != "hidden"]


@pytest.mark.parametrize("form", [GalleryForm(), GalleryForm(SENT)], ids=["empty", "wrong"])
def test_every_control_has_a_label_and_points_to_what_exists(form: GalleryForm) -> None:
    tree = tree_of(rendered(FORM, form=form))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    labels = {each.get("for") for each in tree.iter("label")}
    assert len(controls_in(tree)) == 14
    assert len(ids) == len(set(ids))
    for control in controls_in(tree):
        assert control.get("id") in labels
        assert set(control.get("aria-describedby", "").split()) <= set(ids)


@pytest.mark.parametrize("form", [GalleryForm(), GalleryForm(SENT)], ids=["empty", "wrong"])
def test_nothing_cuts_hides_or_switches_off_what_is_typed(form: GalleryForm) -> None:
    for control in controls_in(tree_of(rendered(FORM, form=form))):
        assert not {"maxlength", "placeholder", "disabled", "readonly", "style", "required"} & set(control.attrib)


def test_the_label_is_the_fields_own_words_and_the_mark_stands_beside_it() -> None:
    tree = tree_of(rendered(FORM, form=GalleryForm()))
    assert {text_in(each) for each in tree.iter("label")} >= {"メールアドレス", "「利用規約」に同意します。"}
    html = rendered(FORM, form=GalleryForm())
    assert html.count("※必須") == 6
    assert html.count("※任意") == 2


def test_the_summary_says_what_the_fields_say_and_leads_to_the_first_wrong_box() -> None:
    tree = tree_of(rendered(FORM, form=GalleryForm(SENT)))
    beside = [text_in(each) for each in tree.iter("p") if each.get("class") == "hw-error"]
    links = {text_in(each): each.get("href") for each in tree.iter("a")}
    assert list(links) == beside
    assert len(links) == 7
    assert "7件" in text_in(next(tree.iter("h2")))
    assert links["事業所番号の2つ目の枠を入力してください。"] == "#id_number_1"
    assert links["加入している保険を選んでください。"] == "#id_insurances_0"
    assert links["メールアドレスを入力してください。"] == "#id_email"


def test_only_the_wrong_box_of_a_group_is_marked() -> None:
    controls = controls_in(tree_of(rendered(FORM, form=GalleryForm(SENT))))
    boxes = [each for each in controls if each.get("id", "").startswith("id_number_")]
    assert [each.get("aria-invalid") for each in boxes] == [None, "true", None]
    assert [each.get("value") for each in boxes] == ["1301", "", "4"]


def test_what_was_typed_stays_except_passwords() -> None:
    sent = SENT | {"password": "Secret-1234", "email": '"><b>@example.jp'}
    html = rendered(FORM, form=GalleryForm(sent))
    controls = {each.get("id"): each for each in controls_in(tree_of(html))}
    assert "Secret-1234" not in html
    assert controls["id_email"].get("value") == '"><b>@example.jp'
    assert controls["id_remarks"].text == "\n</textarea><b>"


def test_a_form_without_errors_has_no_summary() -> None:
    assert rendered('{% import "ui/form.html" as f %}{{ f.error_summary(form) }}', form=GalleryForm()) == ""


def test_a_list_of_pages_leaves_out_what_leads_nowhere() -> None:
    source = CONTENT + '{{ c.pagination(page, "q=a%26b&state=1") }}'
    first = rendered(source, page=Paginator(range(134), 20).page(1))
    assert ("前へ" in first, "次へ" in first, "1–20件" in first) == (False, True, True)
    assert 'href="?q=a%26b&amp;state=1&amp;page=2"' in first
    assert "次へ" not in rendered(source, page=Paginator(range(134), 20).page(7))
    assert "nav" not in rendered(source, page=Paginator(range(3), 20).page(1))


def test_an_answer_that_was_not_given_is_told() -> None:
    tree = tree_of(rendered(CONTENT + '{{ c.summary_list([("FAX番号", "", ("変更", "/x/")), ("人数", 0)]) }}'))
    assert [text_in(each) for each in tree.iter("dd")] == ["入力なし", "変更：FAX番号", "0"]


@pytest.mark.parametrize("name", ERRORS)
def test_error_pages_stand_without_a_request(name: str) -> None:
    html = render(None, f"errors/{name}", {"sign_in": "/employer/sign-in/"}).content.decode()
    tree = html5lib.HTMLParser(strict=True).parse(html)
    assert len(re.findall("<h1", html)) == 1
    assert str(settings.SERVICE["helpdesk_phone"]) in html
    assert tree is not None


def test_the_weight_of_a_first_visit_stays_small() -> None:
    def packed(paths: list[Path]) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)

    htmx = Path(str(files("django_htmx") / "static/django_htmx/htmx-4.min.js"))
    base = (STATIC.parent / "templates/layouts/base.html").read_text(encoding="utf-8")
    sheets = sorted((STATIC / "css").glob("*.css"))
    everywhere = [sheet for sheet in sheets if f'"{sheet.stem}"' in base or sheet.stem == "print"]
    assert len(everywhere) == 9
    assert packed(everywhere) <= 13_000
    assert all(packed([sheet]) <= 1_500 for sheet in sheets if sheet not in everywhere)
    scripts = sorted((STATIC / "js").glob("*.js"))
    for_all = [script for script in scripts if script.stem in ("forms", "page", "session")]
    assert packed(for_all) <= 4_000
    assert all(packed([script]) <= 3_000 for script in scripts if script not in for_all)
    assert packed([htmx]) <= 17_000


def test_texts_on_screens_are_never_smaller_than_14_pixels() -> None:
    styles = "".join(path.read_text() for path in (STATIC / "css").glob("*.css"))
    sizes = [float(size) for size in re.findall(r"font-size:\s*([\d.]+)rem", styles)]
    assert sizes
    assert min(sizes) * 16 >= 14
    assert not re.findall(r"font-size:\s*[\d.]+px", styles)
