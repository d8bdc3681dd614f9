"""The addresses of 求人者マイページ."""

from django.urls import URLPattern, path

from mypage.web.account.areas import EMPLOYER
from mypage.web.account.urls import account_urls
from mypage.web.employer import adding, home, invitations, leaving, logins, notices, registration
from mypage.web.employer.establishment_urls import establishment_urls
from mypage.web.employer.postings.renewal_urls import renewal_urls
from mypage.web.employer.postings.sheet_urls import sheet_urls
from mypage.web.employer.postings.submission_urls import submission_urls
from mypage.web.employer.postings.urls import posting_urls

app_name = "employer"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("switch/", home.switch, name="switch"),
    path("notices/", notices.notices, name="notices"),
    path("establishment/registration/", registration.registration, name="registration"),
    path("establishment/correction/", registration.correction, name="establishment_correction"),
    path("establishments/new/", adding.adding, name="establishment_add"),
    path("logins/", logins.logins, name="logins"),
    path("logins/new/", logins.login_new, name="login_new"),
    path("logins/confirmation/", logins.logins_confirmation, name="logins_confirmation"),
    path("logins/<int:pk>/role/", logins.login_role, name="login_role"),
    path("logins/<int:pk>/removal/", logins.login_removal, name="login_removal"),
    path("logins/<int:pk>/hand-over/", logins.login_hand_over, name="login_hand_over"),
    path("invitation/", invitations.invitation, name="invitation"),
    path("invitations/<int:pk>/again/", invitations.invitation_again, name="invitation_again"),
    path("invitations/<int:pk>/withdrawal/", invitations.invitation_withdrawal, name="invitation_withdrawal"),
    path("invitations/<int:pk>/acceptance/", invitations.invitation_acceptance, name="invitation_acceptance"),
    path("invitations/<int:pk>/refusal/", invitations.invitation_refusal, name="invitation_refusal"),
    path("leaving/", leaving.leaving, name="leaving"),
    path("left/", leaving.left, name="left"),
    *establishment_urls,
    *posting_urls,
    *sheet_urls,
    *submission_urls,
    *renewal_urls,
    *account_urls(EMPLOYER),
]
