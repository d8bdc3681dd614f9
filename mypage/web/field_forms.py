"""Forms out of a table of fields: they show what is kept, take what is typed, and leave every judgement to the domain.

    form = FieldForm(fields, values, wording=WORDING, required=answers.required, shown=answers.shown, errors={…})
    values = typed_values(request.POST, fields)

A template draws them with `field(form["name"])` of `ui/fields.html`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict

from mypage.kernel.fields import Field, Raw, normalised
from mypage.kernel.fields.writing import DATE_SEPARATOR
from mypage.web.dates import DAY_PARTS
from mypage.web.field_widgets import Caution, QuestionField, box_text, help_text_of, look_of, widget_of
from mypage.web.field_words import FieldHelp, Wording
from mypage.web.forms import Form

_UNSENT = frozenset({"choice", "yes_no", "multi_choice"})
"""Controls of which a browser sends nothing while nothing is chosen."""
_NO_HELP = FieldHelp()
_NAMED_PART = re.compile(f"の「({'|'.join(DAY_PARTS)})」を")


class FieldForm(Form):
    """The questions of one page with the answers that are kept. `errors` and `cautions` come from the domain."""

    def __init__(
        self,
        fields: Iterable[Field],
        values: Mapping[str, Raw],
        *,
        wording: Wording,
        required: Collection[str],
        shown: Collection[str],
        errors: Mapping[str, Sequence[str]] | None = None,
        cautions: Mapping[str, Sequence[Caution]] | None = None,
        choices: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        fields = list(fields)
        super().__init__(initial={field.name: box_text(field, values.get(field.name, "")) for field in fields})
        for field in fields:
            own = (choices or {}).get(field.name, field.choices)
            words = wording.helps.get(field.name, _NO_HELP)
            look = look_of(field, own, words)
            is_off = field.name not in shown
            self.fields[field.name] = QuestionField(
                look,
                is_off=is_off,
                when=wording.when.get(field.name, ""),
                cautions=(cautions or {}).get(field.name, ()),
                label=field.label,
                required=field.condition.is_required if is_off else field.name in required,
                help_text=help_text_of(field, words),
                widget=widget_of(field, look, own),
            )
        self.cleaned_data = {}
        self._errors = ErrorDict()
        for name, messages in (errors or {}).items():
            self.put_errors(name, messages)

    def put_errors(self, name: str, messages: Sequence[str]) -> None:
        """The messages stand at the field, or above the form when it is not on this page."""
        for message in messages:
            part = _NAMED_PART.search(message)
            params = {"part": DAY_PARTS.index(part[1])} if part else None
            error = ValidationError(_plain(message, params), params=params)
            self.add_error(name if name in self.fields else None, error)


def sent_values(sent: QueryDict, fields: Iterable[Field]) -> dict[str, Raw]:
    """What was typed into the fields of a page, to the letter. What was not sent and needs to be is not touched."""
    values = ((field.name, _typed(sent, field)) for field in fields if not field.is_computed)
    return {name: typed for name, typed in values if typed is not None}


def typed_values(sent: QueryDict, fields: Iterable[Field]) -> dict[str, Raw]:
    """What was typed into the fields of a page, in its kept form."""
    own = {field.name: field for field in fields}
    return {name: normalised(own[name], typed) for name, typed in sent_values(sent, own.values()).items()}


def _typed(sent: QueryDict, field: Field) -> Raw | None:
    name = field.name
    if field.input == "date" and any(f"{name}_{part}" in sent for part in range(3)):
        return DATE_SEPARATOR.join(str(sent.get(f"{name}_{part}", "")) for part in range(3))
    if field.input == "multi_choice":
        return [str(each) for each in sent.getlist(name)]
    if name in sent:
        return str(sent[name])
    return "" if field.input in _UNSENT else None


def _plain(message: str, params: Mapping[str, int] | None) -> str:
    # With parameters Django formats the message: a per cent sign stays one.
    return message.replace("%", "%%") if params else message
