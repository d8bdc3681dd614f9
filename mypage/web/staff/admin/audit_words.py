"""The record of acts in words: who, what, to what, and the facts, with numbers turned into names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mypage.accounts.choices import Audience
from mypage.accounts.models import User
from mypage.accounts.rules.second_factor import Factor
from mypage.audit.actions import ACTIONS
from mypage.audit.models import Event
from mypage.establishments.choices import Role
from mypage.establishments.models import Establishment
from mypage.guidance.models import PublicNotice
from mypage.kernel.ja import jshort
from mypage.onboarding.choices import Channel
from mypage.reference.choices import OfficeKind
from mypage.reference.models import Municipality, Office

ACTORS = {**{each.value: each.label for each in Audience}, "anonymous": "ログインしていない人", "system": "システム"}
SUBJECTS = {
    "user": "利用者",
    "establishment": "事業所",
    "office": "窓口",
    "municipality": "市区町村",
    "public_notice": "お知らせ",
    "account_application": "アカウント登録",
    "audit": "記録",
    "service": "サービス",
    "posting": "求人",
}
KINDS_OF_FACT = {
    "user": "user",
    "from": "user",
    "to": "user",
    "owner": "user",
    "login": "user",
    "office": "office",
    "parent_id": "office",
    "before": "office",
    "after": "office",
    "establishment": "establishment",
    "told_apart_from": "establishment",
    "municipality": "municipality",
    "location_code": "municipality",
}
"""Facts that are numbers of things, and of what."""
FACTS = {
    "address": "住所",
    "after": "変更後",
    "audience": "利用者の種類",
    "before": "変更前",
    "begins_on": "始まりの日",
    "bound_email": "指定したアドレス",
    "building": "建物名",
    "by": "手続きした人",
    "changed": "変更",
    "channel": "受付",
    "checked": "確認した内容",
    "closes_at": "閉庁時刻",
    "code": "番号",
    "common_name": "よく使われる名称",
    "consents": "同意した版",
    "contact_name": "担当者の氏名",
    "contact_name_kana": "担当者の氏名（カナ）",
    "contact_section": "担当者の課係名・役職名",
    "corporate_name": "法人名",
    "corporate_number": "法人番号",
    "count": "件数",
    "day": "日",
    "device": "端末",
    "distrusted": "信頼を解除した端末",
    "email": "メールアドレス",
    "employees": "従業員数",
    "establishment": "事業所",
    "factor": "確認の方法",
    "fields": "変更した項目",
    "filter": "条件",
    "format": "ファイルの形式",
    "from": "変更前",
    "ground": "根拠",
    "hours_note": "開庁時間の補足",
    "industry": "産業分類",
    "industry_code": "産業分類",
    "invitation": "申込み番号",
    "is_emergency": "緊急のお知らせ",
    "jurisdiction_text": "管轄区域の説明",
    "kind": "種別",
    "location_code": "市区町村",
    "login": "利用者",
    "made_at": "作成日時",
    "municipality": "市区町村",
    "name": "名称",
    "name_kana": "名称（カナ）",
    "number": "番号",
    "number_code": "事業所番号の先頭",
    "on": "公開の日",
    "office": "所属",
    "opens_at": "開庁時刻",
    "owner": "代表",
    "parent_id": "上位の窓口",
    "phone": "電話番号",
    "phone_shown": "電話番号の表示",
    "postal_code": "郵便番号",
    "prefecture_code": "都道府県の番号",
    "privacy": "プライバシーポリシーの版",
    "reason": "理由",
    "remarks": "連絡事項",
    "requested_by": "依頼した人",
    "role": "権限",
    "roles": "権限",
    "rows": "件数",
    "school": "学校",
    "shown_from": "掲載の始まり",
    "shown_until": "掲載の終わり",
    "street": "町名・番地",
    "terms": "利用規約の版",
    "text": "本文",
    "title": "題名",
    "to": "変更後",
    "told_apart_from": "別の事業所と確認",
    "until": "終わりの日",
    "user": "利用者",
}
VALUES = {
    **ACTORS,
    **{each.value: each.label for each in Channel},
    **{each.value: each.label for each in Role},
    **{each.value: each.label for each in OfficeKind},
    Factor.NOTHING: "パスワードのみ",
    Factor.MAILED_CODE: "ワンタイムパスワード",
    Factor.APP: "認証アプリ",
    Factor.APP_SETUP: "認証アプリの登録",
}
MOMENTS = ("shown_from", "shown_until", "made_at")
_NOTHING = "なし"


class Names:
    """The names behind the numbers in some events, fetched in one statement for each kind of thing."""

    def __init__(self, events: Iterable[Event]) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        for event in events:
            wanted[event.subject_kind].add(str(event.subject_id))
            for name, value in _flat(event.facts):
                if name in KINDS_OF_FACT:
                    wanted[KINDS_OF_FACT[name]].add(str(value))
        self.known = {kind: _names(kind, {each for each in ids if each.isdigit()}) for kind, ids in wanted.items()}

    def of(self, kind: str, number: object) -> str:
        """The name of a thing; its number where it is gone or has none."""
        if number is None or number == "":
            return _NOTHING
        key = str(number).zfill(6) if kind == "municipality" else str(number)
        return self.known.get(kind, {}).get(key) or f"番号{number}"


def actor_of(event: Event) -> str:
    """Who acted."""
    kind = ACTORS.get(event.actor_kind, event.actor_kind)
    return kind if event.actor_kind in ("system", "anonymous") else f"{kind} {event.actor_name}".strip()


def subject_of(event: Event, names: Names) -> str:
    """What it was done to."""
    kind = SUBJECTS.get(event.subject_kind, event.subject_kind)
    return kind if event.subject_id is None else f"{kind} {names.of(event.subject_kind, event.subject_id)}"


def action_of(event: Event) -> str:
    """What was done."""
    return ACTIONS.get(event.action, event.action)


def facts_of(event: Event, names: Names) -> str:
    """The facts in one line."""
    changed = event.facts.get("changed")
    rest = {name: value for name, value in event.facts.items() if name != "changed"}
    told = [f"{_word(name)}：{_value(name, value, names)}" for name, value in rest.items()]
    if isinstance(changed, dict):
        told += [
            f"{_word(name)}：{_value(name, before, names)} → {_value(name, after, names)}"
            for name, (before, after) in changed.items()
        ]
    return "、".join(told)


def _word(name: str) -> str:
    return FACTS.get(name, name)


def _value(name: str, value: Any, names: Names) -> str:
    if value is None or value in ("", []):
        return _NOTHING
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, Mapping):
        return "・".join(f"{_word(key)} {_value(key, each, names)}" for key, each in value.items())
    if isinstance(value, list):
        return "・".join(_value(name, each, names) for each in value)
    if name in KINDS_OF_FACT and str(value).isdigit():
        return names.of(KINDS_OF_FACT[name], value)
    if name in MOMENTS:
        return jshort(datetime.fromisoformat(value))
    if name == "fields":
        return _word(str(value))
    return str(VALUES.get(value, value))


def _flat(facts: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        elif isinstance(value, list):
            yield from ((name, each) for each in value)
        else:
            yield name, value


def _names(kind: str, numbers: set[str]) -> dict[str, str]:
    if not numbers:
        return {}
    match kind:
        case "user":
            return {str(row.pk): row.shown_name for row in User.objects.filter(pk__in=numbers)}
        case "establishment":
            rows = Establishment.objects.filter(pk__in=numbers)
            return {str(row.pk): f"{row.name}（{row.shown_number}）" if row.number else row.name for row in rows}
        case "office":
            return {str(row.pk): row.shown_name for row in Office.objects.filter(pk__in=numbers)}
        case "municipality":
            codes = [number.zfill(6) for number in numbers]
            rows_of_places = Municipality.objects.filter(pk__in=codes).select_related("prefecture")
            return {row.pk: row.full_name for row in rows_of_places}
        case "public_notice":
            return {str(row.pk): row.title for row in PublicNotice.objects.filter(pk__in=numbers)}
    return {}
