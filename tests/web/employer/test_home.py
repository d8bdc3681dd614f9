"""The home of 求人者マイページ and its notices: what is to be done, whose pages, what is new."""

from datetime import timedelta
from typing import Any

import pytest

from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.commands.invitations import NewLogin, invite
from mypage.establishments.models import Establishment, Membership
from mypage.notifications.choices import MailState
from mypage.notifications.commands import give_notice, queue_mail
from mypage.notifications.models import Mail, Notice
from tests.cast import NOW, Cast, a_login
from tests.web.employer.people import browser_of, of, text


@pytest.fixture(autouse=True)
def frozen(at_time: Any) -> None:
    at_time(NOW.isoformat())


def home(user: Any) -> str:
    return text(browser_of(user).get("/employer/"))


def test_whose_pages_these_are(cast: Cast) -> None:
    page = home(cast.yamada)
    for words in (
        "山田商店",
        "1301-000101-5",
        "ハローワーク飯田橋",
        "代表",
        "いま対応が必要なものはありません",
        "お知らせ",
    ):
        assert words in page


def test_a_login_without_an_establishment_learns_what_to_do(cast: Cast) -> None:
    page = home(a_login("employer", "newcomer", "新井 望", NOW))
    assert "アカウント作成コードで事業所を追加する" in page
    assert "事業所を仮登録する" in page


def test_the_yearly_check_stands_on_the_owner_s_home_until_it_is_done(cast: Cast) -> None:
    Establishment.objects.update(logins_confirmed_at=NOW - timedelta(days=365))
    assert "利用者の一覧の確認をお願いします" in home(cast.yamada)
    assert "利用者の一覧の確認をお願いします" not in home(cast.suzuki)
    browser_of(cast.yamada).post("/employer/logins/confirmation/")
    assert "利用者の一覧の確認をお願いします" not in home(cast.yamada)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (RegistrationState.PROVISIONAL, "ハローワーク飯田橋が確認しています。2026年4月10日（金）までに"),
        (RegistrationState.RETURNED, "事業所の仮登録を修正する"),
    ],
)
def test_how_far_the_registration_has_come(cast: Cast, state: str, words: str) -> None:
    waiting = {"state": state, "applied_at": NOW, "lapses_on": NOW.date() + timedelta(days=9)}
    Establishment.objects.filter(pk=cast.shop.pk).update(**waiting)
    assert words in home(cast.yamada)


def test_an_address_that_no_mail_reaches_is_told_to_the_owner(cast: Cast) -> None:
    queue_mail(template="logins_check", to=cast.suzuki.email, facts={"establishment": "x"}, at=NOW)
    Mail.objects.update(state=MailState.UNDELIVERED, gave_up_at=NOW, next_try_at=None)
    assert "届かないメールアドレスを確かめる" in home(cast.yamada)
    assert "届かないメールアドレスを確かめる" not in home(cast.suzuki)
    logins = text(browser_of(cast.yamada).get("/employer/logins/"))
    assert logins.count("メールが届いていません") == 1


def test_an_invitation_is_accepted_on_the_home(cast: Cast) -> None:
    invitation = invite(login=NewLogin(cast.tanaka.email, "田中", "member"), by=of(cast.yamada), at=NOW)
    client = browser_of(cast.tanaka)
    assert "山田商店から利用者としての登録の申込みが届いています" in text(client.get("/employer/"))
    answer = client.post(f"/employer/invitations/{invitation.pk}/acceptance/")
    assert answer.headers["Location"] == "/employer/"
    page = text(client.get("/employer/"))
    assert "利用者として登録しました" in page
    assert "1301-000101-5" in page  # it is worked for from now on
    client.post(f"/employer/invitations/{invitation.pk}/acceptance/")
    assert "手続きは行われませんでした" in text(client.get("/employer/"))
    assert Membership.objects.current().filter(user=cast.tanaka).count() == 2


def test_an_invitation_is_declined_on_the_home(cast: Cast) -> None:
    invitation = invite(login=NewLogin(cast.tanaka.email, "田中", "member"), by=of(cast.yamada), at=NOW)
    client = browser_of(cast.tanaka)
    assert client.get(f"/employer/invitations/{invitation.pk}/refusal/").status_code == 303
    client.post(f"/employer/invitations/{invitation.pk}/refusal/")
    assert "申込みが届いています" not in text(client.get("/employer/"))


def notices(cast: Cast, count: int) -> None:
    for place in range(count):
        at = NOW - timedelta(hours=place)
        give_notice(reader=("establishment", cast.shop.pk), template="login_added", facts={"role": f"役{place}"}, at=at)


def test_notices_are_counted_in_the_head_and_read_once_opened(cast: Cast) -> None:
    notices(cast, 2)
    give_notice(reader=("user", cast.yamada.pk), template="logins_check", facts={}, at=NOW)
    give_notice(reader=("establishment", cast.bakery.pk), template="login_removed", facts={}, at=NOW)
    client = browser_of(cast.yamada)
    assert "お知らせ（未読3件）" in text(client.get("/employer/"))
    page = text(client.get("/employer/notices/"))
    assert page.count("未読</span>") == 3
    assert "利用者の登録を終了しました" not in page
    assert "利用者の一覧を見る" in page
    assert "（未読" not in page
    assert text(client.get("/employer/notices/")).count("未読</span>") == 0
    assert Notice.objects.filter(read_at=None).count() == 1


def test_thirty_notices_a_page(cast: Cast) -> None:
    notices(cast, 31)
    client = browser_of(cast.yamada)
    assert text(client.get("/employer/notices/")).count('<article class="hw-card">') == 30
    second = text(client.get("/employer/notices/?page=2"))
    assert second.count('<article class="hw-card">') == 1
    assert "お知らせ（2ページ目）" in second
    for page in ("0", "99", "x", "-1"):
        assert client.get(f"/employer/notices/?page={page}").status_code == 200


def test_texts_of_people_are_escaped(cast: Cast) -> None:
    Establishment.objects.filter(pk=cast.shop.pk).update(name="<b>商店</b> & 'Co'")
    page = home(cast.yamada)
    assert "<b>商店" not in page
    assert "&lt;b&gt;商店&lt;/b&gt; &amp; &#39;Co&#39;" in page


def test_no_page_takes_more_than_ten_statements(cast: Cast, django_assert_max_num_queries: Any) -> None:
    Membership.objects.create(establishment=cast.bakery, user=cast.yamada, role=Role.MEMBER, since=NOW)
    invite(login=NewLogin("hanako@demo.example", "花子", "member"), by=of_owner(cast), at=NOW)
    notices(cast, 40)
    client = browser_of(cast.yamada)
    pk = of(cast.suzuki).pk
    client.get("/employer/")
    for path in ("", "logins/", "logins/new/", f"logins/{pk}/role/", f"logins/{pk}/removal/", f"logins/{pk}/hand-over/",
                 "notices/", "notices/?page=2", "leaving/"):  # fmt: skip
        with django_assert_max_num_queries(10):
            assert client.get(f"/employer/{path}").status_code == 200
    for path in ("invitation/", "address/", "left/", "password/"):
        with django_assert_max_num_queries(3):
            assert browser_of(None).get(f"/employer/{path}").status_code == 200


def of_owner(cast: Cast) -> Membership:
    return Membership.objects.get(user=cast.yamada, role=Role.OWNER)
