"""What django-axes answers when a sign-in is stopped: nothing of its own."""

from django.http import HttpRequest, HttpResponse


def answer_of_the_view(_request: HttpRequest, response: HttpResponse, _credentials: object = None) -> HttpResponse:
    """The page that the sign-in view has made (named in settings.AXES_LOCKOUT_CALLABLE)."""
    return response
