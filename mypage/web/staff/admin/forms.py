"""Form parts that several pages of administration share."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from mypage.reference.models import Office

EMPTY = ("", "---------")


class OfficeChoice(forms.ChoiceField):
    """One office out of a list by prefecture; cleaned to the office itself (None where none is required)."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        messages = {"required": f"{label}を選んでください。", "invalid_choice": f"{label}を一覧から選んでください。"}
        super().__init__(label=label, error_messages=messages, **kwargs)
        self.known: dict[str, Office] = {}

    def offer(self, offices: Iterable[Office], empty: tuple[str, str] = EMPTY) -> None:
        """The offices to choose from, grouped by prefecture in their own order."""
        rows = list(offices)
        self.known = {str(office.pk): office for office in rows}
        groups = [
            (name, [(str(office.pk), office.shown_name) for office in members])
            for name, members in groupby(rows, key=lambda office: office.prefecture.name)
        ]
        self.choices = [empty, *groups]

    def clean(self, value: Any) -> Any:
        """The office."""
        chosen = super().clean(value)
        if not chosen:
            return None
        try:
            return self.known[chosen]
        except KeyError:
            raise ValidationError(self.error_messages["invalid_choice"]) from None


def offices_to_choose_from() -> QuerySet[Office]:
    """The offices that are open, with their prefectures."""
    return Office.objects.active().select_related("prefecture").order_by("prefecture_id", "code", "id")
