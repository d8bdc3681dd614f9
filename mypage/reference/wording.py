"""What pages say where a table has a gap, so that no page shows an empty field."""

from datetime import time

from django.conf import settings


def ask(help_desk: str) -> str:
    """Where to ask, as the end of a sentence on a gap. `help_desk` is its name with its telephone number."""
    return f"お出かけの前に、{help_desk}でご確認ください。"


def help_desk() -> str:
    """The help desk of the settings as it stands in a sentence: its name with its telephone number."""
    return f"{settings.SERVICE['helpdesk_name']}（電話 {settings.SERVICE['helpdesk_phone']}）"


def gap_sentence(*, address: bool, phone: bool, place: str, help_desk: str) -> str:
    """What to say of an office whose address or telephone number is not in the table; "" when both are known.

    `place` is the municipality where it lies, or "" when even that is unknown.
    """
    missing = [word for word, known in (("くわしい住所", address), ("電話番号", phone)) if not known]
    if not missing:
        return ""
    where = f"{place}にあります。" if place and not address else ""
    return f"{where}{'と'.join(missing)}は準備中です。{ask(help_desk)}"


def hours_sentence(opens: time | None, closes: time | None, note: str, help_desk: str) -> str:
    """The hours of an office with its usual closed days, then its own remark.

    >>> hours_sentence(time(8, 30), time(17, 15), "", "ヘルプデスク")
    '平日 8:30～17:15（祝日と12月29日～1月3日は休み）'
    """
    if opens is None or closes is None:
        return note or f"開庁時間は準備中です。{ask(help_desk)}"
    usual = f"平日 {clock(opens)}～{clock(closes)}（祝日と12月29日～1月3日は休み）"
    return f"{usual} {note}".strip()


def clock(moment: time) -> str:
    """A time of day as it stands in a table: 8:30."""
    return f"{moment.hour}:{moment.minute:02d}"


def nobody_in_charge(place: str, help_desk: str) -> str:
    """What to say of a municipality that no office of the table is in charge of (小笠原村 is one)."""
    return f"{place}を担当するハローワークは、この案内では準備中です。{help_desk}にお問い合わせください。"


def divided_among(place: str, count: int) -> str:
    """What to say of a municipality that several offices share."""
    return f"{place}は、町や字によって担当が{count}か所に分かれています。それぞれの担当地域をご確認ください。"


def divided_among_wards(place: str) -> str:
    """What to say of a 政令指定都市, whose wards belong to several offices."""
    return f"{place}は、区によって担当が分かれています。お探しの区の担当をご確認ください。"


def branch_area(parent: str) -> str:
    """What to say of the area of a branch, which the table does not give."""
    return f"{parent}の管轄区域の中にある窓口です。担当する地域は{parent}でご確認ください。"


def area_gap(help_desk: str) -> str:
    """What to say of an office whose area is not in the table."""
    return f"担当する地域は準備中です。{help_desk}にお問い合わせください。"
