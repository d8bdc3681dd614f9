"""The root of the addresses: one line for each area."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mypage.web.public.urls")),
    path("employer/", include("mypage.web.employer.urls")),
    path("seeker/", include("mypage.web.seeker.urls")),
    path("staff/", include("mypage.web.staff.urls")),
]

handler400 = "mypage.web.errors.bad_request"
handler403 = "mypage.web.errors.forbidden"
handler404 = "mypage.web.errors.not_found"
handler500 = "mypage.web.errors.broken"
