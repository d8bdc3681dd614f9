"""The forms about offices."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mypage.establishments.rules.phones import shown_phone
from mypage.kernel.dates import read_time
from mypage.kernel.ja import plain_digits
from mypage.reference.choices import OfficeKind
from mypage.reference.commands import JurisdictionPart
from mypage.reference.commands.closed_days import LONGEST_REASON
from mypage.reference.models import Jurisdiction, Municipality, Office
from mypage.reference.queries import municipalities, prefectures
from mypage.reference.rules.offices import LIMITS, OfficeFacts
from mypage.web.dates import DayField
from mypage.web.forms import Form, PhoneField, PostalCodeField, TextField
from mypage.web.staff.admin.forms import EMPTY, OfficeChoice, offices_to_choose_from

ANY = ("", "すべて")
MOST_ROWS = 8
SPARE_ROWS = 2


class TimeField(forms.CharField):
    """A time of day as people type it; None where it is left empty."""

    def __init__(self, *, label: str) -> None:
        super().__init__(label=label, required=False)

    def clean(self, value: Any) -> Any:
        """The time."""
        text = super().clean(value)
        try:
            return read_time(text) if text else None
        except ValueError:
            message = f"{self.label}は、8:30 か 8時30分 のように入力してください。"
            raise ValidationError(message) from None

    def prepare_value(self, value: Any) -> Any:
        """A kept time as people write it."""
        return f"{value.hour}:{value.minute:02d}" if isinstance(value, time) else value


class ShownPhoneField(PhoneField):
    """A telephone number, kept as people read it: 03-5550-0099."""

    def clean(self, value: Any) -> str:
        """The number with hyphens."""
        digits = super().clean(value)
        return shown_phone(digits) if digits else ""


class DigitsField(forms.CharField):
    """Digits in any width, left to the rules to judge."""

    def clean(self, value: Any) -> str:
        """The digits in half-width."""
        return plain_digits(super().clean(value))


def _text(name: str, help_text: str = "", *, required: bool = False, **kwargs: Any) -> TextField:
    label, limit = LIMITS[name]
    return TextField(label=label, limit=limit, required=required, help_text=help_text, **kwargs)


class OfficeForm(Form):
    """Everything that is stated of an office; `prefecture_code` decides which municipalities are offered."""

    kind = forms.ChoiceField(
        label="種別",
        choices=OfficeKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "種別を選んでください。"},
    )
    name = _text("name", "正式な名称（例：飯田橋公共職業安定所）", required=True)
    common_name = _text(
        "common_name", "利用者に見せる名称（例：ハローワーク飯田橋）。空欄のときは正式な名称を見せます。"
    )
    code = DigitsField(label="安定所番号", required=False, help_text="半角数字5桁。求人番号の先頭に使います。")
    number_code = DigitsField(
        label="事業所番号の先頭", required=False, help_text="半角数字4桁。事業所番号の先頭に使います。"
    )
    parent_id = OfficeChoice(label="上位の窓口", required=False, help_text="出張所・分庁舎のときに選びます。")
    prefecture_code = forms.ChoiceField(label="都道府県", error_messages={"required": "都道府県を選んでください。"})
    location_code = forms.ChoiceField(label="市区町村", required=False)
    postal_code = PostalCodeField(label="郵便番号", required=False)
    address = _text("address", "都道府県から建物名まで")
    phone = ShownPhoneField(label="電話番号", required=False)
    opens_at = TimeField(label="開庁時刻")
    closes_at = TimeField(label="閉庁時刻")
    hours_note = _text("hours_note", "例：第2・第4土曜日は10:00から17:00まで開庁")
    jurisdiction_text = _text("jurisdiction_text", "利用者に見せる説明（例：千代田区、中央区、文京区）")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self["prefecture_code"].value() or ""
        known = [(each.code, each.name) for each in prefectures()]
        self.fields["prefecture_code"].choices = [EMPTY, *known]  # type: ignore[attr-defined]
        is_known = chosen in dict(known)
        towns = [(each.code, each.name_with_district) for each in municipalities(prefecture=chosen)] if is_known else []
        self.fields["location_code"].choices = [EMPTY, *towns]  # type: ignore[attr-defined]
        mains = Office.objects.filter(parent=None, prefecture_id=chosen) if is_known else Office.objects.none()
        self.fields["parent_id"].offer(mains.select_related("prefecture"))  # type: ignore[attr-defined]
        self.prefecture_is_chosen = is_known

    def facts(self) -> OfficeFacts:
        """What the commands take."""
        entered = dict(self.cleaned_data)
        parent = entered.pop("parent_id")
        return OfficeFacts(**entered, parent_id=parent.pk if parent else None)


class OfficeSearchForm(Form):
    """Words, prefecture, state; all may be left empty."""

    words = forms.CharField(label="名称・地名・番号", required=False, max_length=60)
    prefecture = forms.ChoiceField(label="都道府県", required=False)
    state = forms.ChoiceField(
        label="状態", required=False, choices=[ANY, ("gaps", "未入力あり"), ("shown", "掲載中"), ("closed", "掲載終了")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.code, each.name) for each in prefectures()]
        self.fields["prefecture"].choices = [ANY, *known]  # type: ignore[attr-defined]


class ReasonForm(Form):
    """Why an office is closed for good."""

    reason = TextField(label="理由", limit=100, help_text="記録に残ります。利用者には見せません。")


class ClosedDayForm(Form):
    """A day on which one office is closed."""

    day = DayField(label="休業日")
    reason = TextField(label="休業の理由", limit=LONGEST_REASON, help_text="例：庁舎の停電作業")


class PlaceSearchForm(Form):
    """The municipality whose offices are to be set."""

    prefecture = forms.ChoiceField(label="都道府県", required=False)
    words = forms.CharField(label="市区町村の名称", required=False, max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.code, each.name) for each in prefectures()]
        self.fields["prefecture"].choices = [ANY, *known]  # type: ignore[attr-defined]


class JurisdictionForm(Form):
    """The offices in charge of one municipality, each of all or of a part of it; an empty row stands for nobody."""

    def __init__(self, data: Any, *, place: Municipality) -> None:
        rows = list(place.jurisdictions.select_related("office__prefecture").order_by("id"))
        initial = {f"{name}_{number}": value for number, row in enumerate(rows) for name, value in _row(row).items()}
        super().__init__(data, initial=initial)
        of_prefecture = offices_to_choose_from().filter(prefecture_id=place.prefecture_id)
        offices = list(dict.fromkeys([*of_prefecture, *(row.office for row in rows)]))
        self.numbers = range(min(len(rows) + SPARE_ROWS, MOST_ROWS))
        for number in self.numbers:
            office = OfficeChoice(label=f"担当する窓口（{number + 1}）", required=False)
            office.offer(offices)
            self.fields[f"office_{number}"] = office
            self.fields[f"note_{number}"] = TextField(
                label=f"担当する地域（{number + 1}）",
                limit=200,
                required=False,
                help_text="市区町村の一部だけを担当するときに入力します。全域のときは空欄にします。",
            )

    def parts(self) -> list[JurisdictionPart]:
        """What the command takes."""
        entered = [
            (self.cleaned_data[f"office_{number}"], self.cleaned_data[f"note_{number}"]) for number in self.numbers
        ]
        return [JurisdictionPart(office, is_whole=not note, note=note) for office, note in entered if office]

    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of each row, for the page."""
        return [(self[f"office_{number}"], self[f"note_{number}"]) for number in self.numbers]


def _row(row: Jurisdiction) -> dict[str, str]:
    return {"office": str(row.office_id), "note": row.note}
