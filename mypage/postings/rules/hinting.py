"""How a word of the wording hints becomes a finding of a rule: where it was written, and what to write instead."""

import re
from collections.abc import Collection, Iterator

from mypage.postings.rules.facts import PostingFacts
from mypage.postings.rules.registry import Found, found, rows
from mypage.postings.rules.words import Hit, hints_in

_FOR_THE_OFFICE = frozenset({"message_to_office", "insurances_missing_reason", "designated_schools"})
_REASONS = frozenset({"age_limit_reason"})
"""Where a limit that the law allows is explained."""
_ASKS = ("ください。", "伝わります。", "できます。")
"""How a sentence ends that says what to do."""
DUTIES = frozenset({"job_title", "job_description"})


def public_texts(facts: PostingFacts) -> Iterator[tuple[str, str]]:
    """Field and text of everything that seekers may read, the reason of an age limit aside."""
    return (each for each in facts.written if each[0] not in _FOR_THE_OFFICE and each[0] not in _REASONS)


def hits_of(facts: PostingFacts, *kinds: str, without: Collection[str] = ()) -> Iterator[tuple[str, Hit]]:
    """Field and word of some kinds in all public texts but some."""
    for name, text in public_texts(facts):
        if name not in without:
            for hit in hints_in(text, kinds):
                yield name, hit


def hinted(rule: str, name: str, hit: Hit, *, lead: str = "", is_mild: bool = False) -> Found:
    """A finding that says what the rule objects to and what to write instead.

    `lead` takes the place of the first sentence of the rule's message. A hint that only cautions makes it mild.
    """
    opening = lead or rows()[rule].message.partition("。")[0].replace("{語}", hit.word) + "。"
    message = opening + advice(opening, hit.better)
    if not message.endswith(_ASKS):
        message += rows()[rule].message.rpartition("。")[0].rpartition("。")[2] + "。"
    return found(name, message=message).mild_if(is_mild or hit.strength == "caution")


def advice(opening: str, better: str) -> str:
    """A hint without the sentence that its opening has already said.

    >>> advice("「若い方歓迎」は、年齢で選んでいると受け取られます。", "年齢で選ぶと受け取られます。削除してください。")
    '削除してください。'
    """
    sentences = re.findall(r"[^。]+。", better)
    return "".join(each for each in sentences if each.endswith("ください。") or each[:4] not in opening)
