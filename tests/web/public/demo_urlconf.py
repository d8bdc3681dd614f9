"""The addresses as they are in the demo."""

from django.urls import URLPattern, URLResolver, include, path

from config.urls import handler400, handler403, handler404, handler500
from mypage.web.public import demo_mail, urls

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(([*urls.urlpatterns, *demo_mail.urlpatterns], "public"))),
    path("employer/", include("mypage.web.employer.urls")),
    path("seeker/", include("mypage.web.seeker.urls")),
    path("staff/", include("mypage.web.staff.urls")),
]
