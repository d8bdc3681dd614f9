"""記録の検索: what administrators ask of the record, and the acts that answer it."""

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from mypage.accounts.models import User
from mypage.audit.actions import ACTIONS
from mypage.audit.models import Event
from mypage.audit.queries import events
from mypage.establishments.models import Establishment
from mypage.kernel.clock import JST, day_in_japan
from mypage.kernel.numbers import EstablishmentNumber
from mypage.web.dates import DayField
from mypage.web.forms import Form

USUAL_DAYS = 30
_MOST_PEOPLE = 50
_GROUPS = {
    "code": "アカウント作成コード", "opening": "マイページ開設", "consent": "同意", "establishment": "事業所",
    "membership": "利用者", "my_page": "退会", "sign_in": "ログイン", "sign_out": "ログイン", "session": "ログイン",
    "password": "パスワード", "email": "メールアドレス", "second_factor": "認証アプリ", "login": "利用者",
    "account": "アカウント登録", "service": "サービス", "staff": "職員", "office": "所在地情報",
    "public_notice": "お知らせ", "audit": "記録", "backup": "サービス", "posting": "求人", "workplace": "事業所",
    "image": "事業所", "declaration": "事業所",
}  # fmt: skip


def _choices() -> list[tuple[str, Any]]:
    def group(item: tuple[str, str]) -> str:
        return _GROUPS[item[0].partition(".")[0]]

    return [
        ("", "すべて"),
        *((name, list(items)) for name, items in groupby(sorted(ACTIONS.items(), key=group), group)),
    ]


class AuditSearchForm(Form):
    """Action, person, establishment number, period; all may be left empty."""

    action = forms.ChoiceField(label="行為", required=False, choices=_choices)
    person = forms.CharField(label="人（氏名かメールアドレス）", required=False, max_length=100)
    number = forms.CharField(label="事業所番号", required=False, max_length=20)
    since = DayField(label="この日から", required=False, help_text="")
    until = DayField(label="この日まで", required=False, help_text="")

    def clean_number(self) -> str:
        """The establishment number in its canonical form."""
        typed = self.cleaned_data["number"]
        if not typed:
            return ""
        try:
            return EstablishmentNumber.parse(typed).canonical
        except ValueError:
            raise ValidationError("事業所番号は、1301-000123-4 のように入力してください。") from None

    def clean(self) -> dict[str, Any]:
        """Refuses a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "「この日まで」は、「この日から」以後の日付を入力してください。")
        return cleaned


def usual_period(at: datetime) -> dict[str, Any]:
    """What is shown before anything is asked: the last days."""
    return {"since": day_in_japan(at) - timedelta(days=USUAL_DAYS)}


def found_events(asked: dict[str, Any]) -> QuerySet[Event]:
    """The acts that answer a search, newest first."""
    found = events(action=asked.get("action", ""), since=_begin(asked.get("since")), until=_end(asked.get("until")))
    if asked.get("person"):
        found = found.filter(_of_person(asked["person"]))
    if asked.get("number"):
        numbers = Establishment.objects.filter(number=asked["number"]).values_list("pk", flat=True)
        found = found.filter(subject_kind="establishment", subject_id__in=list(numbers))
    return found


def _of_person(words: str) -> Q:
    """Acts by or on whoever the words name; by a name alone also of those whose login is gone."""
    typed = words.strip()
    people = User.objects.filter(Q(name__icontains=typed) | Q(email__icontains=typed))[:_MOST_PEOPLE]
    numbers = [user.pk for user in people]
    by_login = Q(actor_id__in=numbers, actor_kind__in=["employer", "seeker", "staff"])
    on_login = Q(subject_kind="user", subject_id__in=numbers)
    return by_login | on_login | Q(actor_name__icontains=typed)


def _begin(day: Any) -> datetime | None:
    return datetime.combine(day, time.min, tzinfo=JST) if day else None


def _end(day: Any) -> datetime | None:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=JST) if day else None
