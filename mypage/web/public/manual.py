"""利用者マニュアル（事業主の方）: a page of contents, and a printable page for each of its parts (S-53)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mypage.establishments.commands.images import image_limits
from mypage.establishments.commands.workplaces import MOST_WORKPLACES
from mypage.establishments.keeping import DRAFT_KEPT, DRAFT_WARNED
from mypage.kernel.terms import term_in_words
from mypage.postings.content import table
from mypage.postings.keeping import DELETED_KEPT
from mypage.postings.settings_tables import declaration_months, rule_settings
from mypage.web.access import public_view
from mypage.web.http import page


@dataclass(frozen=True)
class Chapter:
    """One chapter; its template holds what stands below its heading."""

    number: int
    anchor: str
    title: str
    template: str


@dataclass(frozen=True)
class Part:
    """Chapters that stand on one page."""

    slug: str
    title: str
    lead: str
    chapters: tuple[Chapter, ...]


_PLAN: Sequence[tuple[str, str, str, Sequence[tuple[str, str]]]] = (
    (
        "account",
        "マイページの開設と利用者",
        "求人者マイページの開設、ログイン、利用者の管理、退会までの手順です。",
        (
            ("opening", "マイページを開設する"),
            ("registration", "初めて求人を申し込む（仮登録）"),
            ("sign-in", "ログインする、ログアウトする"),
            ("account", "パスワードとメールアドレスを変更する"),
            ("logins", "利用者を管理する"),
            ("establishments", "複数の事業所を扱う"),
            ("leaving", "退会する"),
        ),
    ),
    (
        "establishment",
        "事業所情報",
        "求人票に載る事業所の内容、就業場所、画像、自己申告の手順です。",
        (
            ("content", "事業所情報を入力する、変更する"),
            ("workplaces", "就業場所を登録する"),
            ("images", "画像を登録する"),
            ("declaration", "自己申告をする"),
        ),
    ),
    (
        "posting",
        "求人の申込み",
        "求人の種類を選んでから、申し込むまでの手順です。",
        (
            ("kinds", "求人の種類を選ぶ"),
            ("at-hand", "用意するもの"),
            ("drafts", "下書きに入力する"),
            ("together", "保存と、2人での入力"),
            ("characters", "文字の決まり"),
            ("cautions", "誤りと注意の表示"),
            ("submission", "内容を確認して申し込む"),
        ),
    ),
    (
        "writing",
        "求人票の書き方",
        "応募する方に伝わり、確認が早く進む書き方です。例はすべて、説明のために作ったものです。",
        (
            ("job", "職種と仕事の内容"),
            ("terms", "契約の期間と更新、試用期間"),
            ("place", "就業場所、転勤、受動喫煙対策"),
            ("pay", "賃金と手当"),
            ("fixed-overtime", "固定残業代"),
            ("minimum-wage", "最低賃金の確認"),
            ("age", "年齢"),
            ("words", "使わない言葉"),
        ),
    ),
    (
        "afterwards",
        "申し込んだ後と求人の一覧",
        "確認を待つ間のこと、修正の依頼、来所、取下げ、求人の一覧と書き出しの手順です。",
        (
            ("waiting", "確認を待つ"),
            ("returned", "修正の依頼に応える"),
            ("visit", "来所が必要なとき"),
            ("refused", "受理されなかったとき"),
            ("withdrawal", "申込みを取り下げる"),
            ("list", "求人の一覧を見る"),
            ("export", "一覧を書き出す"),
        ),
    ),
    (
        "running",
        "受理された求人",
        "受理と公開、内容の変更、募集の停止、延長、更新、求人の終わりの手順です。",
        (
            ("accepted", "受理と公開"),
            ("change", "内容を変更する"),
            ("stopping", "募集を停止する、再開する"),
            ("extension", "有効期間を延長する"),
            ("renewal", "求人を更新する、前の内容で申し込む"),
            ("ending", "求人を終える"),
        ),
    ),
)


def _parts() -> tuple[Part, ...]:
    """The parts with their chapters numbered throughout."""
    parts: list[Part] = []
    number = 0
    for slug, title, lead, plan in _PLAN:
        chapters = []
        for anchor, heading in plan:
            number += 1
            chapters.append(Chapter(number, anchor, heading, f"public/texts/manual/{slug}/{anchor}.html"))
        parts.append(Part(slug, title, lead, tuple(chapters)))
    return tuple(parts)


PARTS = _parts()


@public_view
@require_safe
def manual_employer(request: HttpRequest) -> HttpResponse:
    """What the manual holds."""
    return page(request, "public/texts/manual_employer.html", {"parts": PARTS})


@public_view
@require_safe
def manual_part(request: HttpRequest, slug: str) -> HttpResponse:
    """One part, with what stands before and after it."""
    place = next((place for place, part in enumerate(PARTS) if part.slug == slug), None)
    if place is None:
        raise Http404
    context = {
        "part": PARTS[place],
        "before": PARTS[place - 1] if place else None,
        "after": PARTS[place + 1] if place + 1 < len(PARTS) else None,
        "numbers": {chapter.anchor: chapter.number for part in PARTS for chapter in part.chapters},
        **_terms(),
    }
    return page(request, "public/texts/manual/part.html", context)


def _terms() -> dict[str, Any]:
    """Numbers that the chapters name: those of this service, not of this text."""
    return {
        "limits": {field.name: field.limit for field in table().fields.values() if field.limit},
        "labels": {field.name: field.label for field in table().fields.values()},
        "choices": {field.name: field.choices for field in table().fields.values() if field.choices},
        "images": image_limits(),
        "most_workplaces": MOST_WORKPLACES,
        "declaration_term": term_in_words(declaration_months()),
        "visit_days": settings.PROVISIONAL_DAYS,
        "draft_days": DRAFT_KEPT.days,
        "warned_days": DRAFT_WARNED.days,
        "deleted_days": DELETED_KEPT.days,
        "renewal_from_day": int(rule_settings()["renewal_from_day"]),
        "renewal_days": int(rule_settings()["renewal_days_after_end"]),
    }
