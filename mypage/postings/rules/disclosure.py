"""Rules of 公開希望 and オンライン自主応募: who may see the posting, who may apply without the office."""

from collections.abc import Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rule

ACCEPTS = "オンライン自主応募を受け付ける"
_SCOPES_WITH_NAME = ("１", "２")
_SCOPES_OF_SCHOOLS = ("１", "４")


def accepts_self_applications(facts: PostingFacts) -> bool:
    """Whether seekers may apply online on their own."""
    return facts.text("accepts_self_applications") == ACCEPTS


@rule("R-011")
def shows_its_name_to_those_who_apply_alone(facts: PostingFacts) -> Iterator[Found]:
    """A posting that takes オンライン自主応募 is public with the establishment's name (公開希望 1 or 2)."""
    scope = facts.text("disclosure_scope")
    if accepts_self_applications(facts) and scope and not scope.startswith(_SCOPES_WITH_NAME):
        yield found("accepts_self_applications")


@rule("R-012")
def is_shown_to_schools_or_to_nobody(facts: PostingFacts) -> Iterator[Found]:
    """公開希望 of a posting for pupils is 1 or 4."""
    scope = facts.text("disclosure_scope")
    if scope and not scope.startswith(_SCOPES_OF_SCHOOLS):
        yield found("disclosure_scope")


@rule("R-013")
def leaves_applications_of_pupils_to_the_school(facts: PostingFacts) -> Iterator[Found]:
    """A posting for pupils takes no オンライン自主応募."""
    if accepts_self_applications(facts):
        yield found("accepts_self_applications")


@rule("R-015")
def knows_that_subsidies_need_a_referral(facts: PostingFacts) -> Iterator[Found]:
    """Who takes オンライン自主応募 confirms that it is no referral, which some subsidies ask for."""
    if accepts_self_applications(facts):
        yield found("accepts_self_applications")
