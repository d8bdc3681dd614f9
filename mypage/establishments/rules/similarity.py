"""Which registered establishments may be the one that is being registered."""

from dataclasses import dataclass

from mypage.establishments.rules.names import folded_address, folded_name
from mypage.kernel.rule import cites


@dataclass(frozen=True)
class Likeness:
    """What two establishments are compared by."""

    name: str
    phone: str
    corporate_number: str
    address: str


@cites("domain.md 1.2: a business that is registered already keeps its registration and its postings")
def reasons_of_likeness(one: Likeness, other: Likeness) -> list[str]:
    """二重登録の疑い: in what two establishments agree so that they may be one and the same; nothing when in nothing.

    A 法人番号 is shared by all establishments of a company, so it counts together with the address only.

    >>> here = Likeness("㈱やまびこ製作所", "0355501234", "", "東京都文京区後楽1-9-20")
    >>> reasons_of_likeness(here, Likeness("株式会社やまびこ製作所", "0355509999", "", ""))
    ['事業所名']
    """
    reasons = []
    if one.phone and one.phone == other.phone:
        reasons.append("電話番号")
    same_company = one.corporate_number and one.corporate_number == other.corporate_number
    if same_company and folded_address(one.address) == folded_address(other.address):
        reasons.append("法人番号と所在地")
    if one.name and folded_name(one.name) == folded_name(other.name):
        reasons.append("事業所名")
    return reasons
