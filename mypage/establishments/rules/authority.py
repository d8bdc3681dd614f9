"""For which establishments a member of the office's staff may act."""

from mypage.kernel.rule import Violation, cites


@cites("decisions.md: staff of another office")
def violations_of_authority(own_office: int | None, office_in_charge: int, name_in_charge: str) -> list[Violation]:
    """他所の事業所: staff see them, but decide, issue codes and correct only for those of their own office.

    `own_office` is None for somebody who holds no position (any more).

    >>> violations_of_authority(1, 1, "ハローワーク飯田橋")
    []
    >>> [violation.code for violation in violations_of_authority(2, 1, "ハローワーク飯田橋")]
    ['other_office']
    """
    if own_office == office_in_charge:
        return []
    message = f"この事業所の担当は{name_in_charge}です。この手続きは、担当の窓口が行います。"
    return [Violation("other_office", message)]
