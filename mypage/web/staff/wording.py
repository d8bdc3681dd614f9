"""How states and recorded acts are worded on the pages of the staff."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from mypage.audit.actions import ACTIONS
from mypage.audit.models import Event
from mypage.establishments.choices import RegistrationState, Role
from mypage.establishments.content import table
from mypage.establishments.rules.registration import LIMITS
from mypage.onboarding.choices import Channel, CodeState
from mypage.onboarding.models import AccountCreationCode
from mypage.postings.choices import ChangeStage, ExtensionStage, PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.applications import holder_of

Chip = tuple[str, str]

_REGISTRATION_COLORS = {
    RegistrationState.PROVISIONAL: "blue",
    RegistrationState.RETURNED: "red",
    RegistrationState.REGISTERED: "green",
}
_POSTING_COLORS = {
    PostingState.SUBMITTED: "blue",
    PostingState.RETURNED: "red",
    PostingState.ACTIVE: "green",
    PostingState.SUSPENDED: "orange",
    PostingState.REFUSED: "red",
    PostingState.LAPSED: "red",
}
_CHANGE_COLORS = {ChangeStage.WAITING: "yellow", ChangeStage.RETURNED: "red"}
_CODE_COLORS = {CodeState.LIVE: "green", CodeState.DEAD: "red", CodeState.USED: "blue"}
FIELD_LABELS = (
    {name: label for name, (label, _) in LIMITS.items()}
    | {
        "corporate_number": "法人番号",
        "postal_code": "郵便番号",
        "prefecture_code": "都道府県",
        "phone": "電話番号",
        "industry_code": "産業分類",
        "employees": "従業員数",
        "office": "担当の窓口",
    }
    | {field.name: field.label for field in table().fields.values() if field.name not in LIMITS}
)


def registration_chip(state: str) -> Chip:
    """The state of a registration in words and colour."""
    known = RegistrationState(state)
    return known.label, _REGISTRATION_COLORS.get(known, "gray")


def posting_chip(state: str) -> Chip:
    """The state of an application in words and colour."""
    known = PostingState(state)
    return str(known.label), _POSTING_COLORS.get(known, "gray")


def posting_chips(posting: Posting) -> list[Chip]:
    """The state of a posting, and what beside it waits for a decision or for the employer."""
    chips = [posting_chip(posting.state)]
    if posting.change in _CHANGE_COLORS:
        stage = ChangeStage(posting.change)
        chips.append((str(stage.label), _CHANGE_COLORS[stage]))
    if posting.extension == ExtensionStage.ASKED:
        chips.append((str(ExtensionStage.ASKED.label), "yellow"))
    return chips


def progress_chip(posting: Posting, *, is_returned: bool) -> Chip:
    """How far the office is with what stands in its queue."""
    if is_returned:
        return "修正依頼中", "gray"
    return ("確認中", "blue") if holder_of(posting) else ("未着手", "yellow")


def code_chip(code: AccountCreationCode, at: datetime) -> Chip:
    """The state of a code in words and colour."""
    state = code.state_at(at)
    return state.label, _CODE_COLORS.get(state, "gray")


def history_items(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Recorded acts as a timeline shows them."""
    return [
        {"at": event.at, "text": ACTIONS[event.action], "by": event.actor_name, "comment": _details(event.facts)}
        for event in events
    ]


def _details(facts: dict[str, Any]) -> str:
    parts = []
    if "code" in facts:
        parts.append(f"発行番号 {facts['code']}")
    if facts.get("channel") in Channel.values:
        parts.append(f"{Channel(facts['channel']).label}で{facts.get('requested_by', '')}さんから")
    if facts.get("fields"):
        parts.append("、".join(FIELD_LABELS.get(name, "") for name in facts["fields"] if name in FIELD_LABELS))
    if facts.get("role") in Role.values:
        parts.append(Role(facts["role"]).label)
    if facts.get("checked"):
        parts.append(f"確認した内容：{facts['checked']}")
    if facts.get("told_apart_from"):
        parts.append("似ている事業所とは別の事業所であることを確認")
    return "　".join(part for part in parts if part)
