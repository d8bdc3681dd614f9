"""応募の条件: what was said not to matter is not asked for elsewhere (R-172, R-173)."""

import re
from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.hinting import hits_of, public_texts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

_LICENCES = ("licence_code_1", "licence_code_2", "licence_code_3", "other_licence")
_SCHOOL_LEAVING = re.compile(
    r"(?:大学院|大学|短大|高専|高校|専門学校|専修学校|大|高|院)卒(?:業)?(?:者)?(?:以上|の方に限[るり定]?|のみ|限定|に限[るり定]?|必須)"
    r"|学歴(?:は)?(?:必須|[^。、\n]{1,5}以上)"
)


@rule("R-172")
def no_licence_is_asked_for_where_none_matters(facts: PostingFacts) -> Iterator[Found]:
    """While licences do not matter, none is chosen."""
    if facts.text("licences") != "不問":
        return
    chosen = [name for name in _LICENCES if facts.text(name)]
    if facts.text("driving_licence") in ("必須", "あれば尚可"):
        chosen.insert(0, "driving_licence")
    yield from (found(name) for name in chosen[:1])


@rule("R-173")
def texts_ask_for_nothing_that_does_not_matter(facts: PostingFacts) -> Iterator[Found]:
    """While experience or schooling does not matter, no text asks for it."""
    if facts.text("experience") == "不問":
        for name, hit in hits_of(facts, "terms"):
            if "経験" in hit.word:
                yield _at_odds(name, "経験", hit.word)
    if facts.text("education") == "不問":
        for name, text in public_texts(facts):
            school = _SCHOOL_LEAVING.search(folded(text)) if "卒" in text or "学歴" in text else None
            if school:
                yield _at_odds(name, "学歴", school.group())


def _at_odds(name: str, what: str, word: str) -> Found:
    message = f"{what}は「不問」ですが、文章に「{word}」があります。どちらかを改めてください。"
    return found(name, message=message)
