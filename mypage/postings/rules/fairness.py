"""公正な採用選考: nobody is refused for what does not concern the work (R-062 to R-072, but R-071)."""

import re
from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.hinting import DUTIES, hinted, hits_of, public_texts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import Hit, folded, hints_in

_PHYSIQUE = re.compile(r"身長|体重|体力")
_DOCUMENTS = re.compile(r"戸籍|住民票|除籍|略図|地図")
"""What R-019 speaks of where documents are asked for."""
_MAY_BE_THE_WORK = re.compile(
    r"戸籍|住民票|除籍|本籍|帰化|婚姻|身元調査|素行調査|興信所|思想|血液型|星座|占い|妊娠中"
    r"|(?:病歴|既往症|持病)(?!(?:の|が)?(?:な[いくし]|無))"
)
"""Words that name duties too: those of a law office, a registry, a wedding house or a clinic."""
_IS_THE_WORK = re.compile(
    r"(?:中の方|[のをに])?(?:発行|交付|窓口|システム|事務|業務|届|管理|入力|データ|相談|検査|コーナー|調査|支援|代行|請求)"
)
"""What follows a word that names duties, wherever they are told."""
_DISABILITY = re.compile(r"障(?:害|がい|碍)")
_KIND_OR_GRADE_ONLY = re.compile(
    r"(?:手帳|障(?:害|がい|碍)(?:者|等級)?)[^。、\n]{0,4}[1-7一二三四五六七][級度](?:の方)?(?:以上|以下|まで|のみ|限定|に限[るり定]?)"
    r"|[軽重]度(?:の)?(?:方|人|障(?:害|がい|碍)(?:者)?(?:の方)?)?(?:のみ|限定|に限[るり定]?|不可|お断り)"
    r"|(?:身体|知的|精神|発達|聴覚|視覚|内部|下肢|上肢)(?:障(?:害|がい|碍))?(?:者|の方|のある方)?は?"
    r"(?:のみ|限定|に限[るり定]?|不可|お断り|ご遠慮)"
)
_EXCEPTION_OF_LAW = re.compile(r"適用除外|均等法|ポジティブ|[女男]性(?:労働者)?[のが]?(?:割合|比率|少な)")
_DECORATION = re.compile(
    r"[★☆◆◇■□●◎▲△▼▽♪♡♥❤✨✿※→←↑↓]+|[！!]{2,}|^[【《≪〈\[＜<][^】》≫〉\]＞>]*[】》≫〉\]＞>]|[〜～~][^〜～~]*[〜～~]"
)


@rule("R-062")
def job_title_names_no_sex(facts: PostingFacts) -> Iterator[Found]:
    """A job title has no word that speaks of a sex."""
    for hit in hints_in(facts.text("job_title"), ("sex",)):
        mild = hit.strength == "caution"
        if hit.better_words:
            yield found("job_title", 語=hit.word, 言いかえ=hit.better_words).mild_if(mild)
        else:
            yield hinted("R-062", "job_title", hit, is_mild=mild)


@rule("R-063")
def texts_choose_by_no_sex(facts: PostingFacts) -> Iterator[Found]:
    """No text can be read as choosing by sex, unless the office is told of an exception of the law."""
    if _EXCEPTION_OF_LAW.search(folded(facts.text("message_to_office"))):
        return
    for name, hit in hits_of(facts, "sex", without={"job_title"}):
        yield found(name, 語=hit.word, 言いかえ=hit.better)


@rule("R-064")
def asks_for_no_physique(facts: PostingFacts) -> Iterator[Found]:
    """Height, weight and strength are not asked for; the work is described instead."""
    for name, hit in hits_of(facts, "appearance"):
        if _PHYSIQUE.search(hit.word):
            yield hinted("R-064", name, hit)


@rule("R-065")
def refuses_no_nationality(facts: PostingFacts) -> Iterator[Found]:
    """Nobody is refused for a nationality."""
    for name, hit in hits_of(facts, "nationality"):
        yield _unless_the_work("R-065", facts, name, hit)


@rule("R-066")
def asks_for_nothing_private(facts: PostingFacts) -> Iterator[Found]:
    """Origin, family, belief and looks are neither conditions nor asked about."""
    documents = {"application_documents_other", "selection_remarks", "supplementary_remarks"}
    for name, hit in hits_of(facts, "origin", "belief", "family", "appearance"):
        is_physique = hit.kind == "appearance" and _PHYSIQUE.search(hit.word)
        if not is_physique and not (name in documents and _DOCUMENTS.search(hit.word)):
            yield _unless_the_work("R-066", facts, name, hit)


@rule("R-067")
def refuses_no_illness(facts: PostingFacts) -> Iterator[Found]:
    """Nobody is refused for an illness or a disability."""
    for name, hit in hits_of(facts, "health"):
        if "disability" not in facts.flags or not _DISABILITY.search(hit.word):
            yield _unless_the_work("R-067", facts, name, hit)


@rule("R-068")
def refuses_no_kind_of_disability(facts: PostingFacts) -> Iterator[Found]:
    """A posting for people with disabilities refuses nobody for the kind or the grade of a disability alone."""
    for name, text in public_texts(facts):
        plain = folded(text)
        hinted_words = [hit.word for hit in hints_in(text, ("health",)) if _DISABILITY.search(hit.word)]
        own_words = [match.group() for match in _KIND_OR_GRADE_ONLY.finditer(plain)]
        longest = [word for word in hinted_words if not any(folded(word) in own for own in own_words)]
        covered = [word for word in own_words if not any(word in folded(hit) for hit in longest)]
        for word in [*longest, *covered]:
            yield found(name, 語=word)


@rule("R-069")
def asks_applicants_for_no_money(facts: PostingFacts) -> Iterator[Found]:
    """Applicants bear no purchase, deposit, fee or penalty."""
    for name, hit in hits_of(facts, "payment"):
        yield hinted("R-069", name, hit)


@rule("R-070")
def promises_nothing_untrue(facts: PostingFacts) -> Iterator[Found]:
    """No word exaggerates, or denies what the law gives to everybody."""
    for name, hit in hits_of(facts, "exaggeration"):
        yield hinted("R-070", name, hit)
    for name, hit in hits_of(facts, "terms"):
        if hit.strength == "violation":
            yield hinted("R-070", name, hit)


@rule("R-072")
def job_title_begins_with_the_job(facts: PostingFacts) -> Iterator[Found]:
    """A job title names the job first and heaps up no decoration."""
    signs = dict.fromkeys(match.group() for match in _DECORATION.finditer(facts.text("job_title")))
    if signs:
        yield found("job_title", 記号="".join(signs))


def _unless_the_work(rule_number: str, facts: PostingFacts, name: str, hit: Hit) -> Found:
    plain = folded(facts.text(name))
    is_duty = name in DUTIES or bool(_IS_THE_WORK.match(plain, hit.end))
    is_mild = is_duty and bool(_MAY_BE_THE_WORK.match(plain, hit.start))
    return hinted(rule_number, name, hit, is_mild=is_mild)
