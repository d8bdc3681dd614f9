"""The named cast of tests, as in the demo: an office, 山田商店 with its logins, another employer, seekers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition, User, identity_of
from mypage.establishments.choices import Role
from mypage.establishments.commands.memberships import open_my_page
from mypage.establishments.commands.registration import register_establishment
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.guidance.documents import PRIVACY, TERMS
from mypage.kernel.clock import JST
from mypage.kernel.numbers import EstablishmentNumber, phone_digits
from mypage.onboarding.commands.issuing import IssuedCode, issue_code
from mypage.onboarding.commands.opening import Consents
from mypage.onboarding.rules.comparison import Entries
from mypage.onboarding.rules.requests import CodeRequest
from mypage.reference.choices import OfficeKind
from mypage.reference.models import Office, Prefecture

PASSWORD = "Demo-2026!"
NOW = datetime(2026, 4, 1, 10, 0, tzinfo=JST)
NETWORK = "192.0.2.10"


@dataclass(frozen=True)
class Cast:
    """Who plays in a test. 山田 is 代表 and 鈴木 担当 of 山田商店; やまびこ製作所 has no My Page yet."""

    office: Office
    other_office: Office
    nakamura: User
    kobayashi: User
    shop: Establishment
    bakery: Establishment
    factory: Establishment
    yamada: User
    suzuki: User
    ito: User
    tanaka: User
    sato: User
    takahashi: User


@transaction.atomic
def assemble(at: datetime = NOW) -> Cast:
    """The whole cast in the database, with the password Demo-2026! for everyone."""
    tokyo, _ = Prefecture.objects.get_or_create(code="13", defaults={"name": "東京都", "name_kana": "トウキョウト"})
    office = an_office("飯田橋", "13010", tokyo)
    other_office = an_office("上野", "13030", tokyo)
    nakamura = a_staff_login("nakamura", "中村 恵", office, at, is_counter=True, is_reviewer=True)
    kobayashi = a_staff_login("kobayashi", "小林 誠", office, at, is_administrator=True)
    since = at - timedelta(days=100)
    shop = an_establishment("山田商店", "ヤマダショウテン", "1301-000101-5", "03-5550-1001", office, nakamura, since)
    bakery = an_establishment(
        "たなか食品工房", "タナカコウボウ", "1301-000102-3", "03-5550-1002", office, nakamura, since
    )
    factory = an_establishment(
        "株式会社やまびこ製作所", "ヤマビコセイサクショ", "1301-000123-4", "03-5550-1234", office, nakamura, since
    )
    yamada = a_login(Audience.EMPLOYER, "yamada", "山田 太郎", since)
    suzuki = a_login(Audience.EMPLOYER, "suzuki", "鈴木 次郎", since)
    ito = a_login(Audience.EMPLOYER, "ito", "伊藤 三郎", since)
    tanaka = a_login(Audience.EMPLOYER, "tanaka", "田中 一郎", since)
    open_my_page(establishment=shop, user=yamada, at=since)
    Membership.objects.create(establishment=shop, user=suzuki, role=Role.MEMBER, since=since)
    Membership.objects.create(establishment=shop, user=ito, role=Role.VIEWER, since=since)
    open_my_page(establishment=bakery, user=tanaka, at=since)
    return Cast(
        office=office,
        other_office=other_office,
        nakamura=nakamura,
        kobayashi=kobayashi,
        shop=shop,
        bakery=bakery,
        factory=factory,
        yamada=yamada,
        suzuki=suzuki,
        ito=ito,
        tanaka=tanaka,
        sato=a_login(Audience.SEEKER, "sato", "佐藤 花子", since),
        takahashi=a_login(Audience.SEEKER, "takahashi", "高橋 健", since),
    )


def an_office(place: str, code: str, prefecture: Prefecture) -> Office:
    """An office with address and telephone number."""
    return Office.objects.create(
        kind=OfficeKind.NATIONAL,
        code=code,
        number_code=code[:4],
        name=f"{place}公共職業安定所",
        common_name=f"ハローワーク{place}",
        prefecture=prefecture,
        postal_code="1120004",
        address="東京都文京区後楽9丁目9番20号",
        phone="03-5550-0099",
    )


def a_login(audience: str, name: str, written: str, at: datetime) -> User:
    """A login with an address at demo.example."""
    email = f"{name}@demo.example"
    return User.objects.create(
        audience=audience,
        email=email,
        identity=identity_of(audience, email),
        name=written,
        password=make_password(PASSWORD),
        joined_at=at,
    )


def a_staff_login(name: str, written: str, office: Office, at: datetime, **roles: bool) -> User:
    """A member of staff at an office."""
    user = a_login(Audience.STAFF, name, written, at)
    StaffPosition.objects.create(user=user, office=office, **roles)
    return user


def some_facts(
    name: str = "みほん商店", kana: str = "ミホンショウテン", phone: str = "03-5550-2000"
) -> EstablishmentFacts:
    """Facts of an establishment that the office would register."""
    return EstablishmentFacts(
        name=name,
        name_kana=kana,
        corporate_name="",
        corporate_number="",
        postal_code="1020072",
        prefecture_code="13",
        municipality="千代田区",
        street="飯田橋9丁目8番7号",
        building="",
        phone=phone_digits(phone),
        phone_shown=phone,
        contact_section="総務課",
        contact_name="見本 花子",
        contact_name_kana="ミホン ハナコ",
        industry_code="",
        employees=12,
    )


def an_establishment(
    name: str, kana: str, number: str, phone: str, office: Office, by: User, at: datetime
) -> Establishment:
    """A fully registered establishment without a My Page."""
    facts = some_facts(name, kana, phone)
    return register_establishment(facts=facts, number=EstablishmentNumber.parse(number), office=office, by=by, at=at)


def a_code(cast: Cast, at: datetime = NOW, establishment: Establishment | None = None, **request: str) -> IssuedCode:
    """A live code of やまびこ製作所 (or of the establishment named)."""
    asked = CodeRequest(**({"channel": "counter", "requested_by": "木村 正"} | request))
    return issue_code(establishment=establishment or cast.factory, request=asked, by=cast.nakamura, at=at)


def right_entries(issued: IssuedCode, email: str = "jinji@yamabiko.example") -> Entries:
    """The four entries as the slip says them."""
    establishment = issued.row.establishment
    return Entries(email, establishment.number or "", establishment.phone, issued.code)


def consents(at: datetime = NOW, attempt: str = "a" * 32) -> Consents:
    """The first screen, passed."""
    return Consents({PRIVACY: "1", TERMS: "1"}, at, attempt)
