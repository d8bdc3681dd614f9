"""Rules of 労働条件の明示: what the law wants every posting to say (職業安定法 第5条の3)."""

import re
from collections.abc import Iterator

from mypage.kernel.fields import widened
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import length_in, may_be_renewed
from mypage.postings.rules.words import folded
from mypage.postings.settings_tables import dated_value

_LIMIT_OF_RENEWALS = re.compile(
    r"更新[^。\n]{0,8}上限|上限[^。\n]{0,8}更新|通算契約|契約期間[^。\n]{0,4}通算|更新回数|更新[^。\n]{0,6}回"
    r"|最長[^。\n]{0,6}\d\s*(年|回)|\d\s*(年|回)[^。\n]{0,4}(限度|まで|以内)"
)
_DIFFERENCE = re.compile(
    r"\d|契約社員|有期|嘱託|準社員|アルバイト|パート|日給|なし|無し|無$|[なあ]りません|ない|しない|せず|対象外|除[くき外]|同じ|同額|"
    r"未加入|加入|最低賃金"
)
_DEEMED_HOURS = re.compile(r"\d\s*(時間|[hH])[^。\n]*(みな|働いたもの)|みな[^。\n]*\d\s*(時間|[hH])")
_CORE_TIME = re.compile(r"コア|(スーパー|フル)フレックス")


@rule("R-022")
def says_what_duties_may_become(facts: PostingFacts) -> Iterator[Found]:
    """仕事の内容 says what the duties may be changed to."""
    description = facts.text("job_description")
    if not description or not _is_due(facts, "duties_range_shown"):
        return
    if "変更範囲" not in description and "変更の範囲" not in description:
        yield found("job_description")


@rule("R-023")
def says_where_transfers_may_lead(facts: PostingFacts) -> Iterator[Found]:
    """Where transfers are possible, 転勤範囲 says how far."""
    is_open = facts.text("may_be_transferred") == "あり" and facts.is_blank("transfer_area")
    if is_open and _is_due(facts, "places_range_shown"):
        yield found("transfer_area")


@rule("R-026")
def says_how_often_a_contract_is_renewed(facts: PostingFacts) -> Iterator[Found]:
    """Where a contract may be renewed, the limit of renewals is said, if there is one."""
    if not may_be_renewed(facts) or not _is_due(facts, "contract_renewal_limit_shown"):
        return
    condition, remarks = folded(facts.text("renewal_condition")), folded(facts.text("posting_remarks"))
    if "上限" in condition or _LIMIT_OF_RENEWALS.search(condition) or _LIMIT_OF_RENEWALS.search(remarks):
        return
    has_condition = facts.text("renewal_possibility") == "あり（条件付きで更新あり）"
    yield found("renewal_condition" if has_condition else "posting_remarks")


@rule("R-027")
def says_what_differs_during_probation(facts: PostingFacts) -> Iterator[Found]:
    """Where probation has other conditions, they are said in numbers or plainly, not left to a talk."""
    detail = folded(facts.text("probation_conditions_detail"))
    if facts.text("probation_conditions") == "異なる" and detail and not _DIFFERENCE.search(detail):
        yield found("probation_conditions_detail")


@rule("R-028")
def has_a_probation_of_usual_length(facts: PostingFacts) -> Iterator[Found]:
    """試用期間 is not longer than usual."""
    length = length_in(facts.text("probation_length"))
    if length is None or facts.text("has_probation") == "なし":
        return
    months = int(facts.setting("probation_months"))
    if length.is_longer_than(months):
        length_is = f"試用期間が{widened(str(months))}ヶ月を超えています。"
        message = f"{length_is}仕事に慣れるために必要な長さか、お確かめください。"
        yield found("probation_length", message=message)


@rule("R-029")
def says_how_smoke_is_kept_away(facts: PostingFacts) -> Iterator[Found]:
    """屋内の受動喫煙対策 is said."""
    if facts.is_blank("passive_smoking_measure") and _is_due(facts, "passive_smoking_shown"):
        yield found("passive_smoking_measure")


@rule("R-030")
def says_where_smoking_is_allowed(facts: PostingFacts) -> Iterator[Found]:
    """With a smoking room, or その他, the remarks say what it is like."""
    measure = facts.text("passive_smoking_measure")
    if measure in ("あり（喫煙室設置）", "その他") and not facts.text("passive_smoking_remarks"):
        yield found("passive_smoking_remarks")


@rule("R-031")
def keeps_minors_out_of_smoking_places(facts: PostingFacts) -> Iterator[Found]:
    """Pupils are not to work where smoking is allowed."""
    if facts.text("passive_smoking_measure") == "なし（喫煙可）":
        yield found("passive_smoking_measure")


@rule("R-032")
def says_the_hours_that_discretionary_work_counts_as(facts: PostingFacts) -> Iterator[Found]:
    """With 裁量労働制, the remarks say how many hours count as worked."""
    if facts.text("working_time_system") == "裁量労働制" and not _DEEMED_HOURS.search(_remarks_on_hours(facts)):
        yield found("working_time_remarks")


@rule("R-033")
def says_the_core_time_of_flexible_work(facts: PostingFacts) -> Iterator[Found]:
    """With フレックスタイム制, the remarks say the core time, or that there is none."""
    remarks = _remarks_on_hours(facts)
    if facts.text("working_time_system") == "フレックスタイム制" and remarks and not _CORE_TIME.search(remarks):
        yield found("working_time_remarks")


@rule("R-034")
def says_how_often_those_at_home_come_in(facts: PostingFacts) -> Iterator[Found]:
    """With 在宅勤務, the remarks say where one works and how often one comes to the office."""
    if facts.text("is_telework") == "該当する" and not facts.text("workplace_remarks"):
        yield found("workplace_remarks")


def _is_due(facts: PostingFacts, what: str) -> bool:
    return dated_value(what, facts.today) is not None


def _remarks_on_hours(facts: PostingFacts) -> str:
    return folded(facts.text("working_time_remarks"))
