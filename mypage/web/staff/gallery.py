"""The gallery: every component in every state, for the people who build and review the product."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from mypage.web.access import staff_view
from mypage.web.http import page

EMPTY = ("", "---------")


class NumberWidget(forms.MultiWidget):
    """Three boxes of an establishment number."""

    def __init__(self) -> None:
        super().__init__([forms.TextInput] * 3, attrs={"data-split": "4,6,1"})

    def decompress(self, value: str | None) -> list[str]:
        return (value or "--").split("-")


class NumberField(forms.MultiValueField):
    """An establishment number that complains about its second box when that one is empty."""

    widget = NumberWidget

    def __init__(self, **options: Any) -> None:
        super().__init__([forms.CharField(required=False) for _ in range(3)], require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> str:
        return "-".join(data_list)

    def clean(self, value: list[str]) -> str:
        number: str = super().clean(value)
        if number and not value[1]:
            raise ValidationError("事業所番号の2つ目の枠を入力してください。", params={"part": 1})
        return number


class GalleryForm(forms.Form):
    """One field for every form part."""

    email = forms.EmailField(
        label="メールアドレス",
        help_text="複数の方が確認できるアドレスをおすすめします。",
        error_messages={"required": "メールアドレスを入力してください。"},
    )
    number = NumberField(label="事業所番号", help_text="半角数字4桁-6桁以内-1桁")
    code = forms.CharField(label="アカウント作成コード", help_text="通知書に書かれた半角10文字")
    wage = forms.CharField(label="基本給", required=False)
    prefecture = forms.ChoiceField(
        label="都道府県",
        choices=[EMPTY, ("13", "東京都"), ("14", "神奈川県")],
        error_messages={"required": "都道府県を選んでください。"},
    )
    way = forms.ChoiceField(
        label="本人確認",
        widget=forms.RadioSelect,
        choices=[("counter", "窓口"), ("telephone", "電話")],
        error_messages={"required": "本人確認のしかたを選んでください。"},
    )
    insurances = forms.MultipleChoiceField(
        label="加入保険",
        widget=forms.CheckboxSelectMultiple,
        choices=[("employment", "雇用保険"), ("accident", "労災保険"), ("none", "いずれも該当しない")],
        error_messages={"required": "加入している保険を選んでください。"},
    )
    remarks = forms.CharField(
        label="仕事の内容",
        widget=forms.Textarea,
        required=False,
        max_length=360,
        help_text="360文字以内で入力してください。",
    )
    password = forms.CharField(
        label="登録するパスワード",
        widget=forms.PasswordInput,
        help_text="半角数字、英字、記号のすべてを含む8文字以上32文字以内",
        error_messages={"required": "登録するパスワードを入力してください。"},
    )
    consent = forms.BooleanField(
        label="「利用規約」に同意します。",
        error_messages={"required": "「「利用規約」に同意します。」にチェックがついていません。"},
    )


def _examples() -> dict[str, Any]:
    at = datetime(2026, 4, 1, 0, 30, tzinfo=UTC)
    return {
        "happened": [
            {"at": at, "text": "アカウント作成コードを発行しました", "by": "ハローワーク飯田橋"},
            {"at": at + timedelta(days=1), "text": "パスワード登録の申込みを受け付けました", "comment": "窓口"},
            {"at": at + timedelta(days=2), "text": "開設しました", "chip": ("開設済み", "green"), "current": True},
        ],
        "several": Paginator(range(134), 20).get_page(3),
        "stoppage": SimpleNamespace(at=at, title="システムの停止について"),
    }


@staff_view()
def gallery(request: HttpRequest) -> HttpResponse:
    """Every macro in every state; `?state=error` shows the form as it comes back."""
    wrong = {"number_0": "1301", "number_2": "4", "code": "A7K9P3XQ2M", "email": "", "remarks": "あ" * 20}
    form = GalleryForm(wrong) if request.GET.get("state") == "error" else GalleryForm()
    return page(request, "staff/ui/gallery.html", {"form": form, "menu": [], "section": "ui", **_examples()})
