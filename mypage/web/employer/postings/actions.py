"""What may be done with a posting now: the buttons of its page, and why something else may not (domain.md 1.3)."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.models import Posting
from mypage.postings.rules.graduates import graduation_kind
from mypage.postings.states import CHANGE, POSTING
from mypage.web.employer.postings.states import chip_of


@dataclass(frozen=True)
class Button:
    """A button of the posting's page: where it leads, and how it looks."""

    label: str
    href: str
    kind: str = "outline"


_EXTENSION = {
    ExtensionStage.ASKED: "延長の申し出は、すでに確認を待っています。",
    ExtensionStage.GRANTED: "有効期間の延長は1回だけです。続けて募集するときは、求人を更新してください。",
}


def is_allowed(posting: Posting, action: str) -> bool:
    """Whether it may be done in the state in which the posting is."""
    match action:
        case "withdraw" | "suspend" | "resume" | "cancel" | "fulfil":
            return POSTING.allows(posting.state, action)
        case "begin":
            return posting.is_in_force and CHANGE.allows(posting.change, action)
        case "drop":
            return CHANGE.allows(posting.change, action)
        case "extend":
            return posting.is_in_force and not posting.extension and not graduation_kind(posting.kind)
    raise ValueError(action)


def why_not(posting: Posting, action: str, today: date) -> str:
    """Why it may not be done now, in a sentence."""
    if action == "extend" and posting.is_in_force:
        if graduation_kind(posting.kind):
            return "学卒求人の有効期間は延長できません。"
        return _EXTENSION[ExtensionStage(posting.extension)]
    if action == "begin" and posting.change == ChangeStage.WAITING:
        return "前の変更を、いま確認しています。確認が終わるか、変更を取りやめてから、もう一度変更してください。"
    if action == "drop" and posting.is_in_force:
        return "取りやめる変更がありません。"
    return f"この求人は、いま「{chip_of(posting, today)[0]}」のため、この手続きはできません。"


def buttons_of(posting: Posting) -> list[Button]:
    """The buttons for those who may write, the one that is due first."""

    def to(name: str) -> str:
        return reverse(f"employer:posting_{name}", args=[posting.pk])

    found = [
        Button("修正する", to("writing"), "solid") if posting.state == PostingState.RETURNED else None,
        *_of_change(posting, to("writing"), to("change"), to("change_drop")),
        Button("募集を再開する", to("resumption"), "solid") if is_allowed(posting, "resume") else None,
        Button("募集を停止する", to("suspension")) if is_allowed(posting, "suspend") else None,
        Button("有効期間の延長を申し出る", to("extension")) if is_allowed(posting, "extend") else None,
        Button("充足として終える", to("fulfilment")) if is_allowed(posting, "fulfil") else None,
        Button("受付の内容を見る", to("receipt")) if posting.state == PostingState.SUBMITTED else None,
        Button("申込みを取り下げる", to("withdrawal")) if is_allowed(posting, "withdraw") else None,
        Button("求人を取り消す", to("cancellation")) if is_allowed(posting, "cancel") else None,
    ]
    return [each for each in found if each is not None]


def _of_change(posting: Posting, writing: str, begin: str, drop: str) -> list[Button]:
    if is_allowed(posting, "begin"):
        return [Button("内容を変更する", begin, "solid")]
    found = []
    if posting.change == ChangeStage.WRITING:
        found.append(Button("変更の続きを書く", writing, "solid"))
    if posting.change == ChangeStage.RETURNED:
        found.append(Button("変更を修正する", writing, "solid"))
    if posting.change:
        found.append(Button("変更を取りやめる", drop))
    return found
