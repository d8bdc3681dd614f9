"""年齢制限: age is no condition, in fields and in texts (R-047 to R-050, R-061, R-174; 労働施策総合推進法 第9条)."""

import re
from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.hinting import advice, hits_of
from mypage.postings.rules.registry import Found, found, rows, rule
from mypage.postings.rules.sense import sentence_at
from mypage.postings.rules.words import Hit, folded

LIMITED = "制限あり"
_NUMBER = re.compile(r"[0-9二三四五六十]|年齢")
INDEFINITE = "雇用期間の定めなし"
_OTHER_AGES = re.compile(r"定年|再雇用|継続雇用|勤務延長|雇用延長|嘱託|年金|支給|手当")
"""What a sentence may say of ages without choosing applicants by them."""
_OF_OTHERS = re.compile(
    r"児|の?(?:お?子|子供|児童|乳幼児|幼児|園児|生徒|学童|高齢|利用者|入居者|お客|患者|障害|要介護|お年寄り|住民"
    r"|男女|親子|世帯)"
    r"|(?:代)?の(?:社員|職員|スタッフ|従業員|メンバー|仲間|先輩)(?:が|も|は)"
    r"|の[^。、\n]{0,12}(?:方|人|者)(?:へ|に対|向け|を対象|を支|の(?:お宅|自宅|生活|暮らし|食事|介護|支援|お?世話|健康))"
    r"|(?:の(?:方|人|スタッフ))?(?:でも|も(?!不可))|働[けくい]|勤められ|勤務(?:でき|可能)|活躍でき"
)
_BEFORE_OTHERS = re.compile(
    r"(?:平均年齢|(?:お客|顧客|利用者|来店|客層|ターゲット|会員|生徒|入居者|患者)[^。、\n]{0,6})[^。、\n]{0,4}$"
)
"""Of whom an age is told right before it; what follows it can include people, too: 60歳以上の方も."""
_ABOUT_OTHERS = re.compile(
    r"(?:ご?利用者|ご?入居者|お客|患者|園児|児童|生徒|会員|対象者)(?:様|さま|さん)?(?:の年齢)?は"
)
"""How a sentence begins that speaks of others."""


@rule("R-047")
def limit_has_ground_and_reason(facts: PostingFacts) -> Iterator[Found]:
    """An age limit names one of the exceptions of the law and a reason."""
    if facts.text("age_limit") == LIMITED:
        missing = [name for name in ("age_limit_ground", "age_limit_reason") if facts.is_blank(name)]
        yield from (found(name) for name in missing[:1])


@rule("R-048")
def texts_choose_by_no_age(facts: PostingFacts) -> Iterator[Found]:
    """While age does not matter, no text can be read as choosing by it."""
    if facts.text("age_limit") == LIMITED:
        return
    for name, hit in hits_of(facts, "age"):
        if not _is_of_something_else(facts.text(name), hit):
            opening = f"「{hit.word}」は、年齢で選んでいると受け取られます。"
            yield found(name, 語=hit.word, 言いかえ=advice(opening, hit.better)).mild_if(hit.strength == "caution")


@rule("R-049")
def lowest_age_is_not_above_highest(facts: PostingFacts) -> Iterator[Found]:
    """The lower bound of age is not above the upper one."""
    lowest, highest = facts.number("age_from"), facts.number("age_to")
    if lowest is not None and highest is not None and lowest > highest:
        yield found("age_from")


@rule("R-050")
def lowest_age_may_work(facts: PostingFacts) -> Iterator[Found]:
    """The lower bound of age is an age at which people may be employed."""
    lowest = facts.number("age_from")
    if lowest is not None and lowest < facts.setting("youngest_age"):
        yield found("age_from")


@rule("R-061")
def graduates_have_no_age_limit(facts: PostingFacts) -> Iterator[Found]:
    """A posting for graduates limits no age, in a field or in a text."""
    names = [name for name in ("age_from", "age_to") if facts.number(name) is not None]
    if facts.text("age_limit") == LIMITED:
        names.append("age_limit")
    yield from (found(name) for name in names[:1])
    for name, hit in hits_of(facts, "age"):
        if re.search("[0-9]", folded(hit.word)) and not _is_of_something_else(facts.text(name), hit):
            message = f"文章に「{hit.word}」があります。{rows()['R-061'].message}"
            yield found(name, message=message).mild_if(hit.strength == "caution")


@rule("R-174")
def limit_has_a_bound(facts: PostingFacts) -> Iterator[Found]:
    """An age limit has a lower bound, an upper one, or both."""
    if facts.text("age_limit") == LIMITED and facts.is_blank("age_from") and facts.is_blank("age_to"):
        yield found("age_from")


def _is_of_something_else(text: str, hit: Hit) -> bool:
    """Whether a number of years speaks of retirement, of those whom the work is for, or lets people in."""
    if not _NUMBER.match(folded(hit.word)):
        return False
    plain = folded(text)
    sentence = sentence_at(plain, hit.start, hit.end)
    if _OTHER_AGES.search(sentence) or _ABOUT_OTHERS.match(sentence):
        return True
    return bool(_OF_OTHERS.match(plain, hit.end) or _BEFORE_OTHERS.search(plain[: hit.start]))
