"""直接リクエスト: to whom an employer may write, and who may look at seekers (R-178 to R-183).

These rules judge a request and not a posting: `judge` of the registry does not ask them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mypage.postings.rules.registry import Finding, cited, findings, found


@dataclass(frozen=True)
class RequestFacts:
    """A request to a seeker as it would be sent now, or a look at the page of one."""

    today: date
    """In Japan."""
    settings: Mapping[str, Decimal] = field(default_factory=dict)
    """data/rule_settings.csv."""
    is_active: bool = False
    """Whether the posting is in force: neither stopped nor past the last day of referrals."""
    accepts_self_applications: bool = False
    requests_that_count: int = 0
    """Sent for the posting so far, without the expired and the withdrawn ones."""
    was_sent_to_this_seeker: bool = False
    """Whether the seeker ever got a request for the posting, expired or not."""
    declined_on: date | None = None
    """When the seeker last passed on a request of the establishment."""
    is_refused_by_seeker: bool = False
    """Whether the seeker takes no requests, or none of the establishment."""
    postings_for_requests: int = 0
    """Postings of the establishment that are in force and accept online applications."""
    pages_seen_today: int = 0
    """Pages of seekers that the establishment looked at today, before this one."""


@cited("R-178")
def posting_takes_answers(facts: RequestFacts) -> list[Finding]:
    """The posting is in force and can be answered online."""
    return _unless("R-178", facts.is_active and facts.accepts_self_applications, "accepts_self_applications")


@cited("R-179")
def posting_has_requests_left(facts: RequestFacts) -> list[Finding]:
    """The posting has not sent all the requests it may."""
    most = int(facts.settings["direct_requests"])
    message = f"この求人で送れる直接リクエストは{most}人までです。"
    return _unless("R-179", facts.requests_that_count < most, "posting_number", message)


@cited("R-180")
def seeker_hears_of_posting_once(facts: RequestFacts) -> list[Finding]:
    """The seeker never got a request for the posting."""
    return _unless("R-180", not facts.was_sent_to_this_seeker, "posting_number")


@cited("R-181")
def seeker_who_passed_is_left_alone(facts: RequestFacts) -> list[Finding]:
    """Some months have gone by since the seeker passed on a request of the establishment."""
    pause = int(facts.settings["direct_request_pause_days"])
    is_over = facts.declined_on is None or (facts.today - facts.declined_on).days >= pause
    return _unless("R-181", is_over, "establishment_number")


@cited("R-182")
def seeker_takes_requests(facts: RequestFacts) -> list[Finding]:
    """The seeker did not refuse requests."""
    return _unless("R-182", not facts.is_refused_by_seeker, "establishment_number")


@cited("R-183")
def may_look_at_seekers(facts: RequestFacts) -> list[Finding]:
    """Who looks at seekers has a posting that they can answer, and has not looked at too many today."""
    most = int(facts.settings["seeker_pages_a_day"])
    may_look = facts.postings_for_requests > 0 and facts.pages_seen_today < most
    message = (
        "求職者情報を見るには、オンライン自主応募を受け付ける有効な求人が必要です。"
        f"また、１日に見られるのは{most}ページまでです。"
    )
    return _unless("R-183", may_look, "establishment_number", message)


REQUEST_RULES: tuple[Callable[[RequestFacts], list[Finding]], ...] = (
    posting_takes_answers,
    posting_has_requests_left,
    seeker_hears_of_posting_once,
    seeker_who_passed_is_left_alone,
    seeker_takes_requests,
)
"""What a request must keep before it is sent; R-183 is asked when pages of seekers are opened."""


def judge_request(facts: RequestFacts) -> list[Finding]:
    """Everything that forbids to send a request."""
    return [finding for each in REQUEST_RULES for finding in each(facts)]


def _unless(rule: str, is_kept: bool, name: str, message: str = "") -> list[Finding]:
    return [] if is_kept else findings(rule, [found(name, message=message)])
