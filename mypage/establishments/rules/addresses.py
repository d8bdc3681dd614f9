"""One address line as its parts, and back."""

import re
from dataclasses import dataclass

from mypage.kernel.rule import Violation, cites

STREET_LIMIT = 90
BUILDING_LIMIT = 60


@dataclass(frozen=True)
class Place:
    """A municipality as it stands in an address: 東京都 and 千代田区, 北海道 and 二海郡八雲町 (also without its 郡)."""

    prefecture: str
    municipality: str
    short: str

    @property
    def heads(self) -> tuple[str, ...]:
        """With what an address of this municipality may begin, the longest first."""
        names = dict.fromkeys((self.municipality, self.short))
        return tuple(f"{self.prefecture}{name}" for name in names)


@cites("establishment_fields.csv: 所在地 in one line", "domain.md 4: 都道府県, 市区町村, 番地, ビル")
def parts_of_address(line: str, place: Place) -> tuple[str, str]:
    """所在地の分け方: what follows the municipality, parted into street and building at the first blank after a number.

    >>> tokyo = Place("東京都", "千代田区", "千代田区")
    >>> parts_of_address("東京都千代田区飯田橋9丁目8番7号 みほんビル3階", tokyo)
    ('飯田橋9丁目8番7号', 'みほんビル3階')
    >>> parts_of_address("東京都千代田区飯田橋9-8-7", tokyo)
    ('飯田橋9-8-7', '')
    """
    rest = next((line[len(head) :] for head in place.heads if line.startswith(head)), line).strip(" \u3000")
    found = re.match(r"(?P<street>\D*[0-9０-９〇一二三四五六七八九十]\S*)[ \u3000]+(?P<building>.+)", rest)
    if found is None or len(found["building"]) > BUILDING_LIMIT:
        return rest, ""
    return found["street"].strip(), found["building"].strip()


@cites("establishment_fields.csv: 所在地 with prefecture and municipality", "domain.md 4")
def violations_of_address(line: str, place: Place, field: str, label: str) -> list[Violation]:
    """所在地の書き出し: it begins with the prefecture and the municipality that were chosen, and goes on after them.

    >>> tokyo = Place("東京都", "千代田区", "千代田区")
    >>> [violation.code for violation in violations_of_address("東京都新宿区1-1", tokyo, "a", "所在地")]
    ['address_elsewhere']
    >>> [violation.code for violation in violations_of_address("東京都千代田区", tokyo, "a", "所在地")]
    ['address_incomplete']
    """
    heads = [head for head in place.heads if line.startswith(head)]
    if not heads:
        message = f"{label}は、選んだ市区町村に合わせて「{place.heads[0]}」から入力してください。"
        return [Violation("address_elsewhere", message, field)]
    if not line[len(heads[0]) :].strip(" \u3000"):
        return [Violation("address_incomplete", f"{label}の番地まで入力してください。", field)]
    return []
