"""Words that are at odds with other answers, or ask for what a posting may not ask for (by the wording hints)."""

import re
from collections.abc import Iterator

from mypage.kernel.numbers import phone_digits
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.hinting import hinted, hits_of, public_texts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import Hit, folded, hints_in

_DOCUMENT_FIELDS = ("application_documents_other", "selection_remarks", "supplementary_remarks")
_DOCUMENTS = re.compile(r"戸籍|住民票|除籍|略図|地図")
_HEALTH_CERTIFICATE = re.compile(r"健康診断(?:書|個人票|結果)|診断書")
_OVERTIME = re.compile(
    r"残業(?:が|も)?[^。、\n]{0,12}?(?:あります|ある|発生|していただ|をお願い)(?![^。\n]{0,8}(?:ありません|ない|まれ|ほとんど))"
    r"|残業(?:は|が)?多|残業は?(?:月|1日)[^。\n]{0,4}[0-9]+時間"
)
_INCLUDES = re.compile(r"込|含|に残業|に時間外")
_FIXED = re.compile(r"固定|定額|みなし")
_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|(?:一般|公益)[社財]団法人|社会福祉法人|医療法人(?:社団|財団)?"
    r"|学校法人|宗教法人|特定非営利活動法人|NPO法人|[独地]?立?行政法人|\([株有同医福学]\)"
)
_SHORTEST_NAME = 3


@rule("R-006")
def offers_employment(facts: PostingFacts) -> Iterator[Found]:
    """No word speaks of work that is no employment."""
    for name, hit in hits_of(facts, "contract"):
        yield hinted("R-006", name, hit)


@rule("R-014")
def hidden_name_stays_hidden(facts: PostingFacts) -> Iterator[Found]:
    """Where the name is not shown to everybody, no text says it, a telephone number or a website."""
    scope = facts.text("disclosure_scope")
    if not scope or scope.startswith("１"):
        return
    tells = _tells_of(facts)
    for name, text in public_texts(facts):
        word = _what_tells(text, tells)
        if word:
            message = f"公開希望が２から４の求人ですが、文章に「{word}」があります。そのままでは事業所が分かります。"
            yield found(name, message=message)


def _tells_of(facts: PostingFacts) -> tuple[str, ...]:
    """Names by which the establishment is known: without legal form, whole and its first part; its website."""
    full = folded(facts.text("establishment_name"))
    bare = _LEGAL_FORM.sub("", full).strip()
    names = [bare.replace(" ", ""), bare.split(" ")[0]]
    site = re.sub(r"^(?:https?://)?(?:www\.)?", "", folded(facts.text("website"))).partition("/")[0]
    known = [name for name in names if len(name) >= _SHORTEST_NAME]
    return tuple(dict.fromkeys([*known, *([full.replace(" ", "")] if bare else []), *([site] if "." in site else [])]))


def _what_tells(text: str, tells: tuple[str, ...]) -> str:
    plain = folded(text).replace(" ", "")
    for tell in tells:
        if tell in plain:
            return tell
    contacts = (hit.word for hit in hints_in(text, ("contact",)) if _is_address(hit))
    return next(contacts, "")


def _is_address(hit: Hit) -> bool:
    plain = folded(hit.word)
    if "@" in plain or "://" in plain:
        return True
    try:
        return bool(phone_digits(plain))
    except ValueError:
        return False


@rule("R-019")
def asks_for_no_private_documents(facts: PostingFacts) -> Iterator[Found]:
    """No document is asked for that tells of origin, family or health."""
    for name in _DOCUMENT_FIELDS:
        text = facts.text(name)
        is_list = name == "application_documents_other"
        for hit in hints_in(text, ("origin", "family", "health", "belief")):
            if is_list or _DOCUMENTS.search(hit.word):
                yield found(name, 語=hit.word).mild_if(hit.strength == "caution")
        certificate = _HEALTH_CERTIFICATE.search(folded(text))
        if certificate:
            word = certificate.group()
            message = f"「{word}」は、仕事に必要なときを除き、採用選考で求めることができません。お確かめください。"
            yield found(name, message=message).mild_if(True)


@rule("R-024")
def transfers_are_told_once(facts: PostingFacts) -> Iterator[Found]:
    """While no transfer is possible, no text says that there are transfers."""
    if facts.text("may_be_transferred") == "なし":
        for name, hit in hits_of(facts, "terms"):
            if re.search("転勤|異動", hit.word):
                yield found(name, 語=hit.word)


@rule("R-071")
def contacts_stand_in_their_fields(facts: PostingFacts) -> Iterator[Found]:
    """No text gives a way round the referral or the online application."""
    for name, hit in hits_of(facts, "contact"):
        yield hinted("R-071", name, hit, lead=f"文章に「{hit.word}」があります。")


@rule("R-084")
def fixed_overtime_stands_in_its_field(facts: PostingFacts) -> Iterator[Found]:
    """Pay for overtime that is fixed beforehand stands in its field, not among other allowances or in a text."""
    has_field = facts.text("fixed_overtime") == "あり"
    for name, hit in hits_of(facts, "fixed_overtime", without={"fixed_overtime_remarks"}):
        if hit.strength == "caution" and (name == "other_allowances" or not has_field):
            yield hinted("R-084", name, hit, lead=f"固定残業代と読める言葉「{hit.word}」があります。")


@rule("R-088")
def base_pay_has_no_overtime_in_it(facts: PostingFacts) -> Iterator[Found]:
    """No text says that the base pay includes pay for overtime, or that overtime is not paid."""
    for name, hit in hits_of(facts, "fixed_overtime"):
        if hit.strength != "violation" or _is_sum_with_fixed_overtime(facts, name, hit):
            continue
        includes = _INCLUDES.search(folded(hit.word))
        lead = "は、基本給に残業代が含まれると読めます。" if includes else "と書かれています。"
        yield hinted("R-088", name, hit, lead=f"「{hit.word}」{lead}")


def _is_sum_with_fixed_overtime(facts: PostingFacts, name: str, hit: Hit) -> bool:
    """Whether a text rightly says that a sum includes the fixed pay of its field: 月額は固定残業代を含む."""
    before = re.split(r"[。\n]", folded(facts.text(name))[: hit.start])[-1]
    return facts.text("fixed_overtime") == "あり" and bool(_FIXED.search(before)) and "基本給" not in before


@rule("R-106")
def overtime_is_told_once(facts: PostingFacts) -> Iterator[Found]:
    """While there is no overtime, no text says that there is."""
    if facts.text("has_overtime") != "なし":
        return
    for name, text in public_texts(facts):
        words = [hit.word for hit in hints_in(text, ("terms",)) if re.search("残業|時間外", hit.word)]
        if not words and "残業" in text:
            own = _OVERTIME.search(folded(text))
            words = [own.group()] if own else []
        yield from (found(name, 語=word) for word in words)
