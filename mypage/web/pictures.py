"""Pictures out of the folder of uploads, for those whom a gate has let in."""

from django.http import Http404, HttpResponse

from mypage.establishments.models import EstablishmentImage
from mypage.establishments.picture_files import SIZES, path_of
from mypage.establishments.pictures import KEPT_AS

_KEPT_SECONDS = 3600


def picture(image: EstablishmentImage, size: str) -> HttpResponse:
    """The file of an image; Http404 for a size that there is not, or a file that is gone."""
    if size not in SIZES:
        raise Http404
    try:
        content = path_of(image.token, size).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    response = HttpResponse(content, content_type=KEPT_AS)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = f"private, max-age={_KEPT_SECONDS}"
    return response
