"""Rules of 応募書類: which may be asked for, how they come, what becomes of them."""

import re
from collections.abc import Iterator

from mypage.postings.rules.disclosure import accepts_self_applications
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.words import folded

REFERRAL_LETTER = "ハローワーク紹介状"
OTHER = "その他"
_WAY_OF_SENDING = re.compile(r"送付|送信|郵送|発送|持参|メール|マイページ|アップロード|添付|提出")
_SEND_BY_MY_PAGE = re.compile(r"マイページ[^。\n]*(送|アップロード|提出|添付|不可|でき|可能)")
_COMMON_FORM = re.compile(r"統一|職業相談票|全国高等学校|相談票")
_BEYOND_COMMON_FORM = re.compile(
    r"職務経歴|ジョブ・?カード|作文|小論文|レポート|エントリーシート|自己PR|卒業証明|成績証明|住民票|戸籍|健康診断|"
    r"誓約|身元保証|マイナンバー|同意書|アンケート|資格証"
)


def remarks_on_selection(facts: PostingFacts) -> str:
    """Where a posting says more on its selection: 選考に関する特記事項, or 補足事項 of graduate postings; folded."""
    return folded(facts.text("selection_remarks") + facts.text("supplementary_remarks"))


@rule("R-016")
def says_how_documents_come_from_those_who_apply_alone(facts: PostingFacts) -> Iterator[Found]:
    """Documents asked of オンライン自主応募 come through 求職者マイページ, or the remarks say how."""
    documents, ways = set(facts.several("application_documents")), facts.several("delivery_methods")
    if not accepts_self_applications(facts) or not documents - {REFERRAL_LETTER} or not ways:
        return
    if "求職者マイページ" not in ways and not _WAY_OF_SENDING.search(remarks_on_selection(facts)):
        yield found("delivery_methods")


@rule("R-017")
def tells_students_whether_my_page_takes_documents(facts: PostingFacts) -> Iterator[Found]:
    """補足事項 of a 大卒等 posting with オンライン自主応募 says whether documents may come through 求職者マイページ."""
    if accepts_self_applications(facts) and not _SEND_BY_MY_PAGE.search(folded(facts.text("supplementary_remarks"))):
        yield found("supplementary_remarks")


@rule("R-018")
def asks_no_referral_letter_of_those_who_apply_alone(facts: PostingFacts) -> Iterator[Found]:
    """Where オンライン自主応募 is taken and a 紹介状 is asked for, the remarks say of whom."""
    if not accepts_self_applications(facts) or not facts.has("application_documents", REFERRAL_LETTER):
        return
    if "紹介状" not in remarks_on_selection(facts):
        yield found("application_documents")


@rule("R-020")
def asks_pupils_for_the_common_form_only(facts: PostingFacts) -> Iterator[Found]:
    """Pupils are asked for 統一応募書類 (中学生: 職業相談票) and nothing else; it is named under その他."""
    if any(document != OTHER for document in facts.several("application_documents")):
        yield found("application_documents")
    named = folded(facts.text("application_documents_other"))
    if named and (not _COMMON_FORM.search(named) or _BEYOND_COMMON_FORM.search(named)):
        yield found("application_documents_other")


@rule("R-021")
def destroys_documents_that_it_keeps(facts: PostingFacts) -> Iterator[Found]:
    """Who does not send documents back confirms that they will be destroyed."""
    if facts.text("documents_handling").startswith("なし"):
        yield found("documents_handling")
