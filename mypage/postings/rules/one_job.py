"""１つの求人は１つの職種: whether a job title names several occupations (R-005)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_BRACKETS = re.compile(r"[(【「『\[〔《<][^)】」』\]〕》>]*[)】」』\]〕》>]?")
_BETWEEN = re.compile(r"\s*(または|又は|もしくは|若しくは|および|及び|ならびに|並びに|、|,|/|・|&)\s*")
_LOOSE = frozenset("/・&")
"""Signs that also join the halves of one job: 看護・介護職."""
_OCCUPATION = re.compile(
    r"(?:員|師|士|職|係|工|手|者|長|スタッフ|ドライバー|マネージャー|エンジニア|デザイナー|プログラマー|オペレーター|アシスタント"
    r"|事務|営業|販売|教諭|教員|調理|介護|看護|清掃|警備|保育|受付|経理|総務|製造|設計|補助|助手)$"
)
_GENERIC = re.compile(r"(?:職員|スタッフ|担当|業務|職|係)$")
_RELATED = 2
"""How many last characters two names of one family share: 大型運転手 and 中型運転手."""


@rule("R-005")
def names_one_job(facts: PostingFacts) -> Iterator[Found]:
    """A job title names one occupation; names of one family, or joined loosely, only ask for care."""
    parts = _BETWEEN.split(_BRACKETS.sub("", folded(facts.text("job_title"))).strip())
    several = [
        (between, _are_related(one, other))
        for (one, other), between in zip(pairwise(parts[::2]), parts[1::2], strict=True)
        if _OCCUPATION.search(one) and _OCCUPATION.search(other) and not _is_grade_of(one, other)
    ]
    grave = [between for between, is_related in several if not is_related and between not in _LOOSE]
    loose = [between for between, is_related in several if is_related != (between in _LOOSE)]
    if grave or loose:
        yield found("job_title").mild_if(not grave)


def _is_grade_of(one: str, other: str) -> bool:
    """Whether one is a grade of the other: 看護師 and 准看護師."""
    return one.endswith(other) or other.endswith(one)


def _are_related(one: str, other: str) -> bool:
    first, second = (_GENERIC.sub("", name) or name for name in (one, other))
    return first == second or first[-_RELATED:] == second[-_RELATED:]
