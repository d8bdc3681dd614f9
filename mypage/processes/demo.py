"""The demo world of `make run`: the named cast, their establishments, an office at work; no real employer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mypage.accounts.choices import Audience
from mypage.accounts.models import StaffPosition, User
from mypage.establishments.choices import Role
from mypage.establishments.commands.memberships import open_my_page
from mypage.establishments.commands.registration import apply_provisionally, register_establishment
from mypage.establishments.models import Establishment, Membership
from mypage.establishments.rules.registration import EstablishmentFacts
from mypage.guidance.models import PublicNotice
from mypage.kernel.numbers import EstablishmentNumber, phone_digits
from mypage.processes.demo_logins import DEMO_PASSWORD, demo_login
from mypage.processes.demo_world.building import build_world
from mypage.processes.demo_world.changes import put_under_way
from mypage.reference.models import Office
from mypage.reference.queries import office_by_code

DEMO_OFFICE = "13010"


@dataclass(frozen=True)
class Firm:
    """What tells one demo establishment from another; the rest of its facts is alike."""

    name: str
    kana: str
    number: str
    phone: str
    postal_code: str
    municipality: str
    street: str
    contact: str
    contact_kana: str
    industry: str
    employees: int

    def facts(self) -> EstablishmentFacts:
        """The facts as the office registers them."""
        return EstablishmentFacts(
            name=self.name,
            name_kana=self.kana,
            corporate_name="",
            corporate_number="",
            postal_code=self.postal_code,
            prefecture_code="13",
            municipality=self.municipality,
            street=self.street,
            building="",
            phone=phone_digits(self.phone),
            phone_shown=self.phone,
            contact_section="総務課",
            contact_name=self.contact,
            contact_name_kana=self.contact_kana,
            industry_code=self.industry,
            employees=self.employees,
        )


YAMADA = Firm(
    "山田商店", "ヤマダショウテン", "1301-000101-5", "03-5550-1001",
    "1020072", "千代田区", "飯田橋9丁目8番7号", "山田 太郎", "ヤマダ タロウ", "58", 12,
)  # fmt: skip
TANAKA = Firm(
    "株式会社たなか食品工房", "カブシキガイシャタナカショクヒンコウボウ", "1301-000102-3", "03-5550-1002",
    "1120004", "文京区", "後楽9丁目6番5号", "田中 一郎", "タナカ イチロウ", "09", 48,
)  # fmt: skip
YAMABIKO = Firm(
    "株式会社やまびこ製作所", "カブシキガイシャヤマビコセイサクショ", "1301-000123-4", "03-5550-1234",
    "1010051", "千代田区", "神田神保町9丁目1番地", "木村 正", "キムラ タダシ", "24", 35,
)  # fmt: skip
OTHERS = (
    Firm(
        "ひなたの森保育室", "ヒナタノモリホイクシツ", "1301-000131-2", "03-5550-1311",
        "1620041", "新宿区", "早稲田鶴巻町987番地", "森 ひなた", "モリ ヒナタ", "85", 18,
    ),
    Firm(
        "有限会社神田かわせみ運輸", "ユウゲンガイシャカンダカワセミウンユ", "1301-000132-0", "03-5550-1322",
        "1010021", "千代田区", "外神田9丁目3番2号", "川瀬 実", "カワセ ミノル", "44", 26,
    ),
)  # fmt: skip
NEWCOMER = Firm(
    "あさがお訪問看護ステーション", "アサガオホウモンカンゴステーション", "", "03-5550-1444",
    "1120002", "文京区", "小石川9丁目2番1号", "朝比奈 薫", "アサヒナ カオル", "85", 7,
)  # fmt: skip


def build_demo(*, at: datetime) -> bool:
    """The demo world stands, whole or not at all; False when it stood already."""
    if User.objects.with_address(Audience.EMPLOYER, "yamada@demo.example") is not None:
        return False
    office = office_by_code(DEMO_OFFICE)
    if office is None:
        raise RuntimeError("The reference tables are not loaded: run manage.py load_reference first.")
    hashed = make_password(DEMO_PASSWORD)
    with transaction.atomic():
        Office.objects.filter(pk=office.pk).update(phone="03-5550-0099")
        nakamura = _staff("nakamura", "中村 恵", hashed, office, at, is_counter=True, is_reviewer=True)
        _staff("kobayashi", "小林 誠", hashed, office, at, is_administrator=True)
        for name, written in (("sato", "佐藤 花子"), ("takahashi", "高橋 健")):
            demo_login(Audience.SEEKER, name, written, hashed, at)
        cast = _employers(office, nakamura, hashed, at)
        _public_notices(at)
        build_world(cast, registrar=nakamura, hashed=hashed, at=at)
        put_under_way(cast, reviewer=nakamura, at=at)
    return True


def _employers(office: Office, nakamura: User, hashed: str, at: datetime) -> dict[str, Establishment]:
    """The establishments that will write postings, by the first part of their 代表's address."""
    long_ago = at - timedelta(days=200)
    yamada = demo_login(Audience.EMPLOYER, "yamada", "山田 太郎", hashed, long_ago)
    suzuki = demo_login(Audience.EMPLOYER, "suzuki", "鈴木 次郎", hashed, long_ago)
    tanaka = demo_login(Audience.EMPLOYER, "tanaka", "田中 一郎", hashed, long_ago)
    shop = _registered(YAMADA, office, nakamura, long_ago)
    open_my_page(establishment=shop, user=yamada, at=long_ago)
    Membership.objects.create(establishment=shop, user=suzuki, role=Role.MEMBER, since=long_ago)
    kitchen = _registered(TANAKA, office, nakamura, long_ago)
    open_my_page(establishment=kitchen, user=tanaka, at=long_ago)
    for firm in (YAMABIKO, *OTHERS):
        _registered(firm, office, nakamura, at - timedelta(days=30))
    asahina = demo_login(Audience.EMPLOYER, "asahina", "朝比奈 薫", hashed, at - timedelta(days=2))
    apply_provisionally(facts=NEWCOMER.facts(), office=office, by=asahina, at=at - timedelta(days=2))
    return {"yamada": shop, "tanaka": kitchen}


def _registered(firm: Firm, office: Office, by: User, at: datetime) -> Establishment:
    number = EstablishmentNumber.parse(firm.number)
    return register_establishment(facts=firm.facts(), number=number, office=office, by=by, at=at)


def _staff(name: str, written: str, hashed: str, office: Office, at: datetime, **roles: bool) -> User:
    user = demo_login(Audience.STAFF, name, written, hashed, at)
    StaffPosition.objects.create(user=user, office=office, **roles)
    return user


def _public_notices(at: datetime) -> None:
    PublicNotice.objects.create(
        title="年末年始の受付について",
        text="12月29日から1月3日までは、窓口とヘルプデスクをお休みします。マイページは、この期間もご利用いただけます。",
        shown_from=at - timedelta(days=3),
    )
    PublicNotice.objects.create(
        title="プライバシーポリシーと利用規約を改定します",
        text="12月1日から、プライバシーポリシーと利用規約の第2版が適用されます。"
        "求人の書きかけや事業所の画像の取扱いを加えました。",
        shown_from=at - timedelta(days=8),
    )
    PublicNotice.objects.create(
        title="メールの受信設定をご確認ください",
        text="認証キーのメールが届かないときは、送信元のメールアドレスを受信できるように設定してください。",
        shown_from=at - timedelta(days=20),
    )
