"""求人情報: a posting by its number, as far as its disclosure reaches the one who looks."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mypage.accounts.choices import Audience
from mypage.kernel.clock import day_in_japan, now
from mypage.postings.models import Posting
from mypage.postings.queries.public import posting_with_number, public_images, public_posting, viewed
from mypage.postings.rules.typed_numbers import typed_posting_number
from mypage.postings.rules.viewing import Sight, Viewer, sight_of
from mypage.web.access import public_view
from mypage.web.forms import Form, required
from mypage.web.http import invalid, page, see_other
from mypage.web.pictures import picture

_ENTRY = "public/postings/postings.html"


class NumberForm(Form):
    """求人番号で見る."""

    number = forms.CharField(
        label="求人番号",
        help_text="例：13010-00012345（ハイフンの後の、始めの0は省けます）",
        error_messages=required("求人番号"),
    )

    def clean_number(self) -> str:
        """The number in its one form."""
        try:
            return typed_posting_number(self.cleaned_data["number"])
        except ValueError:
            raise ValidationError("求人番号は、5桁の数字、ハイフン、8桁までの数字の順に入力してください。") from None


@public_view
@require_safe
def postings(request: HttpRequest) -> HttpResponse:
    """求人情報検索: a posting by its number; how the others can be seen while the online search is being prepared."""
    form = NumberForm(request.GET if "number" in request.GET else None)
    if not form.is_bound:
        return page(request, _ENTRY, {"form": form})
    if not form.is_valid():
        return invalid(request, _ENTRY, {"form": form})
    number = form.cleaned_data["number"]
    found = posting_with_number(number)
    if found is None or sight_of(viewed(found), _viewer(request), day_in_japan(now())) == Sight.HIDDEN:
        form.add_error("number", "この番号の求人は、公開されていません。番号をもう一度お確かめください。")
        return invalid(request, _ENTRY, {"form": form})
    return see_other("public:posting", number)


@public_view
@require_safe
def posting(request: HttpRequest, number: str) -> HttpResponse:
    """One posting; that it has stopped or ended, where it was public before."""
    canonical = _canonical(number)
    if canonical != number:
        return see_other("public:posting", canonical)
    today = day_in_japan(now())
    row, sight = _found(request, canonical, today)
    if sight != Sight.SHOWN:
        status = 410 if sight == Sight.ENDED else 404
        context = {"number": canonical, "is_ended": sight == Sight.ENDED}
        return _for_nobody_else(page(request, "public/postings/gone.html", context, status=status))
    shown = public_posting(row, _viewer(request), today)
    return _for_nobody_else(page(request, "public/postings/posting.html", {"posting": row, "shown": shown}))


@public_view
@require_safe
def posting_image(request: HttpRequest, number: str, pk: int, size: str = "whole") -> HttpResponse:
    """An image of the establishment, as long as the posting's page shows it."""
    row, sight = _found(request, _canonical(number), day_in_japan(now()))
    images = public_images(row, _viewer(request)) if sight == Sight.SHOWN else []
    image = next((each for each in images if each.pk == pk), None)
    if image is None:
        raise Http404
    return _for_nobody_else(picture(image, size))


def _found(request: HttpRequest, number: str, today: date) -> tuple[Posting, Sight]:
    row = posting_with_number(number)
    sight = sight_of(viewed(row), _viewer(request), today) if row else Sight.HIDDEN
    if row is None or sight == Sight.HIDDEN:
        raise Http404
    return row, sight


def _canonical(number: str) -> str:
    try:
        return typed_posting_number(number)
    except ValueError:
        raise Http404 from None


def _viewer(request: HttpRequest) -> Viewer:
    """A signed-in seeker is one; employers and staff see here what everybody sees."""
    is_seeker = request.user.is_authenticated and request.user.audience == Audience.SEEKER
    return Viewer.SEEKER if is_seeker else Viewer.ANONYMOUS


def _for_nobody_else(response: HttpResponse) -> HttpResponse:
    """What one viewer may see is kept for nobody else, no longer than it is public, and by no search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Cookie"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
