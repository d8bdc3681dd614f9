"""プライバシーポリシー and 利用規約 as pages: their versions, and what they promise to erase."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from mypage.accounts.commands.kept_entries import KEPT
from mypage.guidance import documents
from mypage.guidance.documents import PRIVACY, TERMS
from mypage.processes.retention import KEEPINGS
from tests.architecture.sources import TEMPLATES
from tests.web.public.reading import html_of, main_of, page_text, text_of

pytestmark = pytest.mark.django_db

PROMISED_IN = {
    "sessions": "ログインした状態の記録",
    "counted tries": "アカウント作成コード、認証キーの誤入力の記録",
    "tokens of sent forms": "同じ画面が2回送られたことを見分けるための記録",
    "sign-in failures": "ログインできなかった記録（メールアドレス、IPアドレス）",
    "account creation codes": "アカウント作成コードの発行と使用の記録",
    "authentication keys": "認証キーとワンタイムパスワードの照合用の値",
    "mails": "メールの送信の記録（宛先、日時など。本文は保存しません）",
    "notices": "マイページのお知らせ",
    "lapsed provisional registrations": "ハローワークの確認を経なかった仮登録",
    "postings being written": "作成中の求人",
    "deleted postings being written": "作成中に削除した求人",
    "unsent changes of establishments": "申し込まなかった事業所の変更",
    "contact persons of postings": "求人の担当者の氏名と連絡先",
    "names in postings and decisions": "求人の内容（取り下げたもの、失効したものを含む）と、その確認の記録",
    "periods in which postings are refused": "求人を受理しない期間の記録",
    "removed images": "事業所が削除した画像",
    "refused images": "掲載できないとした画像",
    "printed lists of 求人票": "書き出したファイル、開示のために作ったファイル",
    "memberships": "求人者の利用者の登録（メールアドレス、氏名）",
    "logins without establishment": "事業所の登録に至らなかったアカウント",
    "recorded acts (exports: 1 year)": "操作の記録",
}
AGREED = [(PRIVACY, "プライバシーポリシー"), (TERMS, "利用規約")]


@pytest.mark.seed("S-22")
@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-30 23:59", "第1版（2026年11月1日（日）から適用）"),
        ("2026-12-01 00:00", "第2版（2026年12月1日（火）から適用）"),
    ],
)
@pytest.mark.parametrize(("key", "title"), AGREED)
def test_an_agreed_text_tells_its_version_and_its_day(
    client: Client, key: str, title: str, at: str, told: str, at_time: Callable[[str], datetime]
) -> None:
    at_time(at)
    assert told in page_text(client, key)


@pytest.mark.parametrize(("key", "title"), AGREED)
def test_an_old_version_stays_readable_and_a_coming_one_is_shown_before(
    client: Client, key: str, title: str, at_time: Callable[[str], datetime]
) -> None:
    first, second = (reverse(f"public:{key}_version", args=[version]) for version in ("1", "2"))
    at_time("2026-12-01 00:00")
    assert "これは以前の版です" in text_of(main_of(html_of(client, first)))
    at_time("2026-11-30 23:59")
    assert second in {link.get("href") for link in main_of(html_of(client, reverse(f"public:{key}"))).iter("a")}
    assert "これは今後適用する版です" in text_of(main_of(html_of(client, second)))


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("privacy_1.html", "39142e3572939238"),
        ("_privacy_1_retention.html", "58e7c0ba0fdc8304"),
        ("terms_1.html", "7a30dd06561b9096"),
        ("_terms_1_conduct.html", "20cd609b424b16a6"),
    ],
)
def test_a_version_that_was_agreed_to_is_not_edited(name: str, digest: str) -> None:
    body = (TEMPLATES / "public/documents" / name).read_bytes()
    assert sha256(body).hexdigest()[:16] == digest, "a new text is a new version"


def test_nothing_is_kept_longer_than_the_privacy_policy_promises(client: Client) -> None:
    *_, newest = versions = documents.versions(PRIVACY)
    for version in versions:
        promised = _promised(client, version.version)
        for kept in KEEPINGS:
            period = promised.get(PROMISED_IN[kept.name])
            assert period or version != newest, kept.name
            assert period is None or kept.kept_for <= period, (version.version, kept.name)


def _promised(client: Client, version: str) -> dict[str, timedelta]:
    """What is kept, and for how long at most, as a version says it."""
    main = main_of(html_of(client, reverse("public:privacy_version", args=[version])))
    rows = [[text_of(cell) for cell in row] for row in main.iter("tr")]
    found = {row[0]: re.search(r"(\d+)(日|年)", row[1]) for row in rows if len(row) == 2}
    return {
        label: timedelta(days=int(period[1]) * (365 if period[2] == "年" else 1))
        for label, period in found.items()
        if period
    }


def test_the_privacy_policy_tells_of_entries_that_came_after_the_end_of_a_session(client: Client) -> None:
    main = main_of(html_of(client, reverse("public:privacy_version", args=["2"])))
    assert timedelta(hours=1) == KEPT
    assert "ログインの時間が過ぎた後に送られた入力内容送信から1時間" in text_of(main)


@pytest.mark.parametrize("words", ["7日前と前日", "削除の日から30日"])
def test_the_privacy_policy_says_what_becomes_of_drafts(client: Client, words: str) -> None:
    assert words in text_of(main_of(html_of(client, reverse("public:privacy_version", args=["2"]))))


@pytest.mark.parametrize("version", ["0", "99", "abc", "1.html"])
def test_a_version_that_never_was_is_not_found(client: Client, version: str) -> None:
    assert client.get(reverse("public:privacy_version", args=[version])).status_code == 404
