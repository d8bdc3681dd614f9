"""届いたメール: the mails of the demo, to be read where no mailbox is. These addresses exist in the demo only."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from mypage.processes.mail_files import mail_in_folder, names_of_mails
from mypage.web.access import public_view
from mypage.web.http import page

_ON_A_PAGE = 20


@public_view
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The mails, newest first."""
    names = Paginator(names_of_mails(), _ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [mail for mail in map(mail_in_folder, names) if mail is not None]
    return page(request, "public/demo/mails.html", {"names": names, "mails": rows})


@public_view
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as its reader sees it."""
    found = mail_in_folder(name)
    if found is None:
        raise Http404
    return page(request, "public/demo/mail.html", {"mail": found})


urlpatterns: list[URLPattern] = [
    path("demo/mail/", mails, name="demo_mails"),
    path("demo/mail/<str:name>/", mail, name="demo_mail"),
]
