"""求人不受理に関する自己申告: every statement is ticked for itself, nothing is ticked beforehand."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from mypage.establishments.choices import Role
from mypage.establishments.commands.declaring import declare
from mypage.establishments.declarations import DeclarationText, current_text
from mypage.establishments.queries import latest_declaration
from mypage.establishments.rules.declaration import is_declaration_due
from mypage.kernel.clock import day_in_japan, now
from mypage.kernel.rule import RuleViolation
from mypage.kernel.terms import term_in_words
from mypage.postings.settings_tables import declaration_months
from mypage.web.access import employer_view
from mypage.web.access_types import AreaRequest
from mypage.web.forms import Form
from mypage.web.http import leave_notice, page, posted, see_next

_PAGE = "employer/declaration/declaration.html"


class DeclarationForm(Form):
    """The statements of one version of the text."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, text: DeclarationText, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": text.version}, **kwargs)
        self.text = text
        for number, (key, sentence) in enumerate(text.statements, start=1):
            message = (
                f"{number}つ目の申告にチェックがついていません。"
                "当てはまるときはチェックをつけ、当てはまらないときは担当の窓口にご相談ください。"
            )
            self.fields[key] = forms.BooleanField(label=sentence, error_messages={"required": message})

    def clean_version(self) -> str:
        """Refuses a text that has been replaced since the page was opened."""
        version = str(self.cleaned_data["version"])
        if version != self.text.version:
            raise forms.ValidationError("申告の文面が新しくなりました。読み直してから、チェックをつけてください。")
        return version

    @property
    def statements(self) -> list[forms.BoundField]:
        """The check boxes in the order of the text."""
        return [self[key] for key, _ in self.text.statements]


@employer_view(Role.OWNER, Role.MEMBER)
def declaration(request: AreaRequest) -> HttpResponse:
    """The text, the boxes, and when it was declared last."""
    at, own, months = now(), request.membership.establishment, declaration_months()
    text = current_text(day_in_japan(at))
    form = DeclarationForm(text, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            declare(establishment=own, version=form.cleaned_data["version"], by=request.login, at=at)
        except RuleViolation as refusal:
            form.show(refusal)
        else:
            leave_notice(request, "success", "自己申告を受け付けました", f"次の申告は{term_in_words(months)}後です。")
            return see_next(request, "employer:establishment")
    last = latest_declaration(own)
    context: dict[str, Any] = {
        "form": form,
        "text": text,
        "last": last,
        "is_due": is_declaration_due(last.declared_on if last else None, day_in_japan(at), months),
        "term": term_in_words(months),
        "establishment": own,
        "next": _ours(request),
    }
    return page(request, _PAGE, context, 422 if form.errors else 200)


def _ours(request: AreaRequest) -> str:
    """Where to lead on to, if that is an address of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""
