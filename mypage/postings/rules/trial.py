"""Rules of トライアル雇用併用の求人 and of 就労継続支援Ａ型."""

from collections.abc import Iterator

from mypage.kernel.fields import widened
from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule
from mypage.postings.rules.spans import INDEFINITE, length_in

SHORT_TRIAL = "障害者短時間トライアル雇用"
_NO_TRIAL = ("", "希望しない")
_WEEKLY_HOURS = {"トライアル雇用": "trial_weekly_hours", "障害者トライアル雇用": "disability_trial_weekly_hours"}
_ASK = "くわしくは管轄のハローワークにご相談ください。"


@rule("R-134")
def offers_what_a_trial_leads_to(facts: PostingFacts) -> Iterator[Found]:
    """A trial leads to employment without a term, of 30 hours a week (disabilities: 20; short trials: R-135)."""
    trial, weekly = facts.text("trial_employment"), facts.decimal("weekly_scheduled_hours")
    if trial in _NO_TRIAL:
        return
    hours = facts.setting(_WEEKLY_HOURS[trial]) if trial in _WEEKLY_HOURS else None
    has_term = facts.text("employment_period") not in ("", INDEFINITE)
    if has_term or (hours is not None and weekly is not None and weekly < hours):
        needed = "雇用期間の定めなし" + (f"、週{hours:f}時間以上" if hours is not None else "")
        yield found("trial_employment", message=f"{trial}の要件（{needed}）を満たしていないようです。{_ASK}")


@rule("R-135")
def offers_few_hours_for_a_short_trial(facts: PostingFacts) -> Iterator[Found]:
    """障害者短時間トライアル雇用 has 10 hours a week and less than 20."""
    weekly = facts.decimal("weekly_scheduled_hours")
    if facts.text("trial_employment") != SHORT_TRIAL or weekly is None:
        return
    least, below = facts.setting("short_trial_weekly_hours"), facts.setting("short_trial_weekly_hours_below")
    if not least <= weekly < below:
        message = f"{SHORT_TRIAL}は、週{least:f}時間以上{below:f}時間未満の求人が対象です。"
        yield found("trial_employment", message=message)


@rule("R-136")
def has_a_probation_that_fits_its_trial(facts: PostingFacts) -> Iterator[Found]:
    """試用期間 is as long as the trial, or the remarks say how the two go together."""
    trial, length = facts.text("trial_employment"), length_in(facts.text("probation_length"))
    if trial in _NO_TRIAL or facts.text("has_probation") != "あり" or length is None:
        return
    months = int(facts.setting("trial_months"))
    if (length.months, length.days) == (months, 0) or "トライアル" in facts.text("posting_remarks"):
        return
    relation = f"試用期間とトライアル雇用期間（原則{widened(str(months))}ヶ月）の関係"
    yield found("probation_length", message=f"{relation}を、求人に関する特記事項に書いてください。")


@rule("R-137")
def seeks_type_a_users_among_people_with_disabilities(facts: PostingFacts) -> Iterator[Found]:
    """Users of 就労継続支援Ａ型 are sought by a posting for people with disabilities."""
    is_type_a = facts.text("recruits_continuous_support_type_a_users") == "該当する"
    if is_type_a and facts.text("is_for_people_with_disabilities") != "該当する":
        yield found("is_for_people_with_disabilities")
