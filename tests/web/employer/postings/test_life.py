"""Every step in the life of a posting by its page: in state, out of state, by whoever asks, as often as they ask."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mypage.notifications.models import Mail
from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.commands.changing import begin_change
from mypage.postings.commands.living import decide_extension, suspend_recruiting
from mypage.postings.commands.reviewing import refuse_posting, return_posting
from mypage.postings.models import Posting, PostingEvent
from tests.cast import Cast
from tests.postings import NOON, a_draft, a_submitted, an_accepted
from tests.web.employer.people import browser_of, text

STEPS = (
    "withdrawal", "change", "change_drop", "suspension", "resumption", "extension", "fulfilment", "cancellation",
)  # fmt: skip
IN_STATE = {
    "draft": set(),
    "submitted": {"withdrawal"},
    "returned": {"withdrawal"},
    "active": {"change", "suspension", "extension", "fulfilment", "cancellation"},
    "suspended": {"change", "resumption", "extension", "fulfilment", "cancellation"},
    "changing": {"change_drop", "suspension", "extension", "fulfilment", "cancellation"},
    "refused": set(),
    "cancelled": set(),
}
OUTCOME = {
    "withdrawal": PostingState.WITHDRAWN, "suspension": PostingState.SUSPENDED, "resumption": PostingState.ACTIVE,
    "fulfilment": PostingState.FULFILLED, "cancellation": PostingState.CANCELLED,
}  # fmt: skip
REASON = {"reason": "plans", "note": ""}


@pytest.fixture(autouse=True)
def _noon(at_time: Any) -> None:
    at_time(NOON.isoformat())


@pytest.fixture
def yamada(cast: Cast) -> Client:
    """The browser of the 代表 of 山田商店."""
    return browser_of(cast.yamada)


def url(name: str, posting: Posting) -> str:
    """A page of a posting; its own for no name."""
    return reverse(f"employer:posting_{name}" if name else "employer:posting", args=[posting.pk])


def fresh(posting: Posting) -> Posting:
    return Posting.objects.get(pk=posting.pk)


def events(posting: Posting) -> list[str]:
    return list(PostingEvent.objects.filter(posting=posting).values_list("action", flat=True))


def in_state(cast: Cast, state: str) -> Posting:
    """A posting that came there by the commands."""
    if state == "draft":
        return a_draft(cast)
    if state in ("submitted", "returned", "refused"):
        row = a_submitted(cast)
        if state == "returned":
            return_posting(posting=row, revision=1, remarks={}, sentence="休日を", by=cast.nakamura, at=NOON)
        if state == "refused":
            refuse_posting(
                posting=row, revision=1, ground="unsuitable", sentence="賃金が低い", by=cast.nakamura, at=NOON
            )
        return row
    row = an_accepted(cast)
    if state == "suspended":
        suspend_recruiting(posting=row, by=cast.yamada, at=NOON)
    if state == "changing":
        begin_change(posting=row, by=cast.yamada, at=NOON)
    if state == "cancelled":
        browser_of(cast.yamada).post(url("cancellation", row), REASON)
    return row


@pytest.mark.seed("S-08")
@pytest.mark.parametrize("state", sorted(IN_STATE))
def test_a_step_out_of_state_is_refused_with_its_reason_and_no_button_leads_there(cast: Cast, state: str) -> None:
    """By page and by a crafted request alike; nothing changes."""
    posting, client = in_state(cast, state), browser_of(cast.suzuki)
    before = Posting.objects.filter(pk=posting.pk).values().get(), events(posting)
    shown = text(client.get(url("", posting)))
    for step in STEPS:
        is_offered = f'href="{url(step, posting)}"' in shown
        assert is_offered is (step in IN_STATE[state]), step
        if is_offered or (state == "changing" and step == "change"):
            continue
        for way in (client.get, client.post):
            answer = way(url(step, posting), REASON)
            assert (answer.status_code, answer["Location"]) == (303, url("", posting)), step
            page = text(client.get(url("", posting)))
            assert "でした</span>" in page, step
            assert any(words in page for words in ("手続きはできません", "延長は", "変更がありません")), step
    assert (Posting.objects.filter(pk=posting.pk).values().get(), events(posting)) == before


@pytest.mark.seed("S-03")
@pytest.mark.parametrize("step", sorted(OUTCOME))
def test_a_step_says_what_follows_and_is_done_once(cast: Cast, step: str) -> None:
    """A page first; then its button, however often it is pressed."""
    state = next(name for name, steps in IN_STATE.items() if step in steps)
    posting, client = in_state(cast, state), browser_of(cast.suzuki)
    page = text(client.get(url(step, posting)))
    assert "どうなるか" in page
    assert f'href="{url("", posting)}"' in page
    before, mails = len(events(posting)), Mail.objects.count()
    for _ in range(2):
        assert client.post(url(step, posting), REASON)["Location"] == url("", posting)
    assert fresh(posting).state == OUTCOME[step]
    assert len(events(posting)) == before + 1
    assert Mail.objects.count() == mails + 2
    shown = text(client.get(url("", posting)))
    assert "でした" not in shown.partition("<h1")[0].partition("<main")[2]
    assert "ました</span>" in shown


@pytest.mark.parametrize("who", ["ito", "tanaka"])
def test_readers_and_strangers_change_nothing(cast: Cast, who: str) -> None:
    """閲覧のみ is refused and sees no button; for another employer there is nothing."""
    posting, client = an_accepted(cast), browser_of(getattr(cast, who))
    for step in STEPS:
        assert client.post(url(step, posting), REASON).status_code == (403 if who == "ito" else 404), step
    assert fresh(posting).state == PostingState.ACTIVE
    if who == "ito":
        page = text(client.get(url("", posting)))
        assert "13010-00000001" in page
        assert "取り消す" not in page
        assert "この内容で新しく書く" not in page


@pytest.mark.seed("S-08")
def test_a_stopped_posting_tells_how_it_goes_on(cast: Cast, yamada: Client) -> None:
    """The page of the stop names the way back; the posting's page has it first."""
    posting = an_accepted(cast)
    assert "「募集を再開する」" in text(yamada.get(url("suspension", posting)))
    yamada.post(url("suspension", posting))
    page = text(yamada.get(url("", posting)))
    assert "募集停止</span>" in page
    assert "「募集を再開する」で、いつでも元に戻せます" in page
    yamada.post(url("resumption", posting))
    assert "公開中</span>" in text(yamada.get(url("", posting)))


@pytest.mark.seed("S-03")
def test_a_cancellation_asks_for_its_reason(cast: Cast, yamada: Client) -> None:
    """Each thing that is missing is said at its question, and what was typed stays."""
    posting = an_accepted(cast)
    bare = yamada.post(url("cancellation", posting), {})
    assert bare.status_code == 422
    assert "取り消す理由を選んでください。" in text(bare)
    other = yamada.post(url("cancellation", posting), {"reason": "other", "note": " "})
    assert other.status_code == 422
    assert "「その他」を選んだときは、内容を入力してください。" in text(other)
    long = yamada.post(url("cancellation", posting), {"reason": "other", "note": "あ" * 201})
    assert long.status_code == 422
    assert "200文字以内" in text(long)
    crafted = yamada.post(url("cancellation", posting), {"reason": "gone", "note": "消えた"})
    assert crafted.status_code == 422
    assert fresh(posting).state == PostingState.ACTIVE
    yamada.post(url("cancellation", posting), {"reason": "other", "note": "店を閉める"})
    page = text(yamada.get(url("", posting)))
    assert "取消</span>" in page
    assert "その他（店を閉める）" in page


@pytest.mark.seed("S-03")
def test_an_extension_is_asked_for_once(cast: Cast, yamada: Client) -> None:
    """The day that it would lead to stands on the page; the office's answer on the posting's."""
    posting = an_accepted(cast)
    assert "2027年2月28日（日）" in text(yamada.get(url("extension", posting)))
    for _ in range(2):
        yamada.post(url("extension", posting))
    assert "延長の確認中</span>" in text(yamada.get(url("", posting)))
    assert events(posting).count("extension_asked") == 1
    yamada.post(url("extension", posting))
    assert "延長の申し出は、すでに確認を待っています。" in text(yamada.get(url("", posting)))
    decide_extension(posting=posting, is_granted=True, sentence="", by=cast.nakamura, at=NOON)
    assert fresh(posting).extension == ExtensionStage.GRANTED
    page = text(yamada.get(url("", posting)))
    assert "2027年2月28日（日）（あと98日）" in page
    assert url("extension", posting) not in page
    yamada.get(url("extension", posting))
    assert "延長は1回だけです" in text(yamada.get(url("", posting)))


def test_graduates_postings_are_not_extended(cast: Cast, yamada: Client) -> None:
    """And wait for the day from which they may be shown."""
    posting = an_accepted(cast, "university")
    page = text(yamada.get(url("", posting)))
    assert url("extension", posting) not in page
    yamada.post(url("extension", posting))
    assert "学卒求人の有効期間は延長できません。" in text(yamada.get(url("", posting)))
    assert fresh(posting).extension == ExtensionStage.NONE
    Posting.objects.update(public_from=NOON.date().replace(year=2027))
    assert "公開前（2027/11/22から）</span>" in text(yamada.get(url("", posting)))


def test_what_ends_soon_can_be_renewed_from_its_page(cast: Cast, yamada: Client) -> None:
    """Not before the desk has it, and never by those who only read."""
    posting = an_accepted(cast)
    assert url("renewal", posting) not in text(yamada.get(url("", posting)))
    Posting.objects.update(referral_until=NOON.date().replace(day=30))
    assert f'action="{url("renewal", posting)}"' in text(yamada.get(url("", posting)))
    assert url("renewal", posting) not in text(browser_of(cast.ito).get(url("", posting)))


def test_the_page_tells_number_terms_and_scope(cast: Cast, yamada: Client) -> None:
    """ui.md 3.8."""
    posting = an_accepted(cast)
    page = text(yamada.get(url("", posting)))
    for words in ("公開中</span>", "13010-00000001", "2026年11月22日（日）", "2027年1月31日（日）（あと70日）",
                  "事業所名等を含む求人情報を公開する", "現在：", "これまでの記録（"):  # fmt: skip
        assert words in page
    Posting.objects.update(scope=4)
    page = text(yamada.get(url("", posting)))
    assert "非公開</span>" in page
    assert "４ 求人情報を公開しない" in page


def test_a_refusal_tells_its_ground(cast: Cast, yamada: Client) -> None:
    """The sentence and the law, at the top and in the timeline."""
    page = text(yamada.get(url("", in_state(cast, "refused"))))
    assert "この求人は受理されませんでした" in page
    assert page.count("賃金が低い") == 2
    assert page.count("根拠：賃金、労働時間などの労働条件が通常と比べて著しく不適当（同項第２号）") == 2


def test_a_change_is_begun_and_dropped(cast: Cast, yamada: Client) -> None:
    """Beginning twice leads to the same change; dropping says that nothing becomes of it."""
    posting = an_accepted(cast)
    assert "変更の進め方" in text(yamada.get(url("change", posting)))
    for _ in range(2):
        assert yamada.post(url("change", posting))["Location"] == url("writing", posting)
    assert fresh(posting).change == ChangeStage.WRITING
    page = text(yamada.get(url("", posting)))
    for words in ("変更を入力中</span>", "公開中</span>", "変更の続きを書く", "変更を取りやめる"):
        assert words in page
    assert "入力した変更の内容は消え" in text(yamada.get(url("change_drop", posting)))
    for _ in range(2):
        yamada.post(url("change_drop", posting))
    assert fresh(posting).change == ChangeStage.NONE
    assert "変更を取りやめました" in text(yamada.get(url("", posting)))


def test_the_page_of_a_long_life_asks_the_database_little(
    cast: Cast, yamada: Client, django_assert_max_num_queries: Any
) -> None:
    """However many decisions there were."""
    posting = in_state(cast, "returned")
    yamada.get(url("", posting))
    with django_assert_max_num_queries(16):
        yamada.get(url("", posting))
