"""A posting as the public and seekers see it: by its number, within its scope, while it is in force."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from mypage.accounts.models import User
from mypage.establishments.choices import ImageState
from mypage.establishments.models import EstablishmentImage
from mypage.establishments.picture_files import path_of
from mypage.postings.choices import PostingState
from mypage.postings.commands.living import cancel_posting, resume_recruiting, suspend_recruiting
from mypage.postings.models import Posting
from tests.cast import Cast
from tests.postings import NOON, an_accepted
from tests.web.public.reading import main_of, text_of

pytestmark = pytest.mark.django_db
SCOPES = {
    1: "１ 事業所名等を含む求人情報を公開する",
    2: "２ ハローワークの求職者に限定して、事業所名等を含む求人情報を公開する",
    3: "３ 事業所名等を含まない求人情報を公開する",
    4: "４ 求人情報を公開しない",
}
IDENTIFYING = (
    "山田商店",
    "ヤマダショウテン",
    "8700110005901",
    "飯田橋9丁目8番7号",
    "飯田橋９丁目８番７号",
    "山田 太郎",
)


@pytest.fixture(autouse=True)
def noon(at_time: Callable[[str], object]) -> None:
    at_time("2026-11-22 12:00")


def of_scope(cast: Cast, scope: int, kind: str = "full_time") -> Posting:
    """In force with that 公開希望."""
    posting = an_accepted(cast, kind)
    Posting.objects.filter(pk=posting.pk).update(scope=scope)
    posting.refresh_from_db()
    return posting


def address(posting: Posting) -> str:
    return reverse("public:posting", args=[posting.number])


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user, backend="mypage.accounts.backend.AudienceBackend")
    return browser


def words(browser: Client, posting: Posting) -> str:
    answer = browser.get(address(posting))
    assert answer.status_code == 200
    return text_of(main_of(answer.content.decode()))


def test_everybody_reads_all_of_scope_1(client: Client, cast: Cast) -> None:
    text = words(client, of_scope(cast, 1))
    for said in ("山田商店", "13010-00000001", "2026年11月22日（日）", "2027年1月31日（日）", "ハローワーク飯田橋"):
        assert said in text


def test_the_boxes_stand_in_the_official_order(client: Client, cast: Cast) -> None:
    answer = client.get(address(of_scope(cast, 1)))
    heads = [text_of(head) for head in main_of(answer.content.decode()).iter("h2")]
    wanted = ["求人事業所", "仕事内容", "賃金・手当", "労働時間", "その他の労働条件等", "会社の情報", "選考等"]
    assert [head for head in heads if head in wanted] == wanted


def test_the_page_is_made_in_few_statements(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    posting = an_accepted(cast, shows_establishment_images="する")
    with django_assert_max_num_queries(6):
        assert client.get(address(posting)).status_code == 200


@pytest.mark.parametrize(("scope", "instead"), [(2, "求職者限定"), (3, "事業所名は公開されていません")])
def test_strangers_and_other_employers_do_not_learn_who_recruits(
    client: Client, cast: Cast, scope: int, instead: str
) -> None:
    posting = of_scope(cast, scope)
    for browser in (client, signed_in(cast.tanaka), signed_in(cast.nakamura), signed_in(cast.yamada)):
        text = words(browser, posting)
        assert instead in text
        assert not [said for said in IDENTIFYING if said in browser.get(address(posting)).content.decode()]
        assert "東京都千代田区" in text


def test_seekers_read_the_name_of_scope_2_but_not_of_3(cast: Cast) -> None:
    browser = signed_in(cast.sato)
    assert "山田商店" in words(browser, of_scope(cast, 2))
    other = an_accepted(cast, job_title="調理員")
    Posting.objects.filter(pk=other.pk).update(scope=3)
    assert "山田商店" not in words(browser, other)


@pytest.mark.parametrize(
    ("scope", "kind"), [(4, "full_time"), (1, "high_school"), (1, "junior_high"), (4, "high_school")]
)
def test_what_is_not_listed_is_not_there(client: Client, cast: Cast, scope: int, kind: str) -> None:
    posting = of_scope(cast, scope, kind)
    Posting.objects.filter(pk=posting.pk).update(public_from=posting.accepted_on)
    for browser in (client, signed_in(cast.sato), signed_in(cast.yamada)):
        assert browser.get(address(posting)).status_code == 404
        typed = browser.get(reverse("public:postings"), {"number": str(posting.number)})
        assert typed.status_code == 422
        assert "公開されていません" in typed.content.decode()
    for state in (PostingState.CANCELLED, PostingState.SUSPENDED):
        Posting.objects.filter(pk=posting.pk).update(state=state)
        assert client.get(address(posting)).status_code == 404


def test_before_its_day_a_posting_is_not_there(client: Client, cast: Cast, at_time: Callable[[str], object]) -> None:
    posting = of_scope(cast, 1)
    Posting.objects.filter(pk=posting.pk).update(public_from=NOON.date() + timedelta(days=1))
    assert client.get(address(posting)).status_code == 404
    at_time("2026-11-23 00:00")
    assert client.get(address(posting)).status_code == 200


@pytest.mark.seed("S-08")
def test_while_recruiting_is_stopped_that_is_all_one_learns(client: Client, cast: Cast) -> None:
    posting = of_scope(cast, 1)
    suspend_recruiting(posting=posting, by=cast.yamada, at=NOON)
    answer = client.get(address(posting))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    page = answer.content.decode()
    assert "この求人は、募集を停止しています" in page
    assert "山田商店" not in page
    resume_recruiting(posting=posting, by=cast.yamada, at=NOON)
    assert client.get(address(posting)).status_code == 200


@pytest.mark.seed("S-03")
def test_of_an_ended_posting_one_learns_that_it_ended(client: Client, cast: Cast) -> None:
    posting = of_scope(cast, 1)
    cancel_posting(posting=posting, reason="plans", note="", by=cast.yamada, at=NOON)
    answer = client.get(address(posting))
    assert answer.status_code == 410
    assert "この求人の募集は終わりました" in answer.content.decode()


def test_it_is_over_on_the_day_after_the_deadline_whether_or_not_it_was_noted(
    client: Client, cast: Cast, at_time: Callable[[str], object]
) -> None:
    posting = of_scope(cast, 1)
    at_time("2027-01-31 23:59:59")
    assert client.get(address(posting)).status_code == 200
    at_time("2027-02-01 00:00")
    assert client.get(address(posting)).status_code == 410


@pytest.mark.parametrize(
    "typed", ["13010-1", "１３０１０ー００００１", "1301000000001", "13010‐00000001", " 13010 - 1 "]
)
def test_a_number_is_found_however_it_is_typed(client: Client, cast: Cast, typed: str) -> None:
    posting = of_scope(cast, 1)
    for browsed in (reverse("public:posting", args=[typed]), reverse("public:postings") + f"?number={typed}"):
        answer = client.get(browsed)
        assert (answer.status_code, answer.headers["Location"]) == (303, address(posting))


@pytest.mark.parametrize("typed", ["", "13010", "13010-123456789", "abc", "13010-0", "①３０１０-1"])
def test_what_is_no_number_is_said_at_the_box(client: Client, typed: str) -> None:
    answer = client.get(reverse("public:postings"), {"number": typed})
    assert answer.status_code == 422
    said = "求人番号を入力してください" if not typed else "5桁の数字、ハイフン、8桁までの数字の順に"
    assert said in answer.content.decode()
    if typed:
        assert client.get(reverse("public:posting", args=[typed])).status_code == 404


def test_nothing_is_kept_by_others_and_search_engines_stay_out(client: Client, cast: Cast) -> None:
    headers = client.get(address(of_scope(cast, 1))).headers
    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "Cookie" in headers["Vary"]


def test_words_to_the_office_stay_there(client: Client, cast: Cast) -> None:
    posting = an_accepted(cast, message_to_office="更新求人です。", online_provision="提供しない")
    text = words(client, posting)
    assert "ハローワークへの連絡事項" not in text
    assert "更新求人です" not in text


@pytest.mark.seed("S-12")
def test_online_applications_are_marked_with_what_they_are_not(client: Client, cast: Cast) -> None:
    delivery = ["郵送", "求職者マイページ"]
    posting = an_accepted(cast, accepts_self_applications="オンライン自主応募を受け付ける", delivery_methods=delivery)
    text = words(client, posting)
    assert "オンライン自主応募可" in text
    assert "紹介ではありません" in text
    assert "助成金などは、対象になりません" in text
    Posting.objects.filter(pk=posting.pk).update(scope=3)
    assert "オンライン自主応募可" not in words(client, posting)


@pytest.fixture
def image(cast: Cast) -> EstablishmentImage:
    row = EstablishmentImage.objects.create(
        establishment=cast.shop, state=ImageState.PUBLISHED, token="c" * 32, kind="外観", caption="施設の外観",
        place=1, width=4, height=3, uploaded_at=NOON,
    )  # fmt: skip
    for size in ("whole", "thumbnail"):
        path_of(row.token, size).parent.mkdir(parents=True, exist_ok=True)
        path_of(row.token, size).write_bytes(b"picture")
    return row


def test_images_are_shown_with_the_posting_and_no_longer(client: Client, cast: Cast, image: EstablishmentImage) -> None:
    posting = an_accepted(cast, shows_establishment_images="する")
    file = reverse("public:posting_image", args=[posting.number, image.pk])
    assert "施設の外観" in client.get(address(posting)).content.decode()
    answer = client.get(file)
    assert (answer.status_code, answer.content, answer.headers["Cache-Control"]) == (200, b"picture", "no-store")
    assert client.get(f"{file}thumbnail/").status_code == 200
    assert client.get(f"{file}original/").status_code == 404
    for change in ({"state": ImageState.WAITING}, {"state": ImageState.PUBLISHED, "removed_at": NOON}):
        EstablishmentImage.objects.filter(pk=image.pk).update(**change)
        assert client.get(file).status_code == 404
    EstablishmentImage.objects.filter(pk=image.pk).update(removed_at=None)
    for scope, seeker_sees in ((2, 200), (3, 404), (4, 404)):
        Posting.objects.filter(pk=posting.pk).update(scope=scope)
        assert client.get(file).status_code == 404
        assert signed_in(cast.sato).get(file).status_code == seeker_sees
    Posting.objects.filter(pk=posting.pk).update(scope=1, state=PostingState.SUSPENDED)
    assert client.get(file).status_code == 404


def test_images_are_not_shown_where_the_employer_does_not_wish_it(
    client: Client, cast: Cast, image: EstablishmentImage
) -> None:
    posting = an_accepted(cast, shows_establishment_images="しない")
    assert "施設の外観" not in client.get(address(posting)).content.decode()
    assert client.get(reverse("public:posting_image", args=[posting.number, image.pk])).status_code == 404
    stranger = EstablishmentImage.objects.create(
        establishment=cast.bakery, state=ImageState.PUBLISHED, token="d" * 32, kind="外観", caption="別の事業所",
        place=1, width=4, height=3, uploaded_at=NOON,
    )  # fmt: skip
    shown = an_accepted(cast, job_title="調理員", shows_establishment_images="する")
    assert client.get(reverse("public:posting_image", args=[shown.number, stranger.pk])).status_code == 404
