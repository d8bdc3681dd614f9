"""The public addresses."""

from django.conf import settings
from django.urls import URLPattern, path

from mypage.web.account import sign_out
from mypage.web.public import account_application, demo_mail, health, manual, offices, opening, postings, texts, top

app_name = "public"
urlpatterns: list[URLPattern] = [
    path("", top.top, name="top"),
    path("notices/", top.notices, name="notices"),
    path("notices/<int:number>/", top.notice, name="notice"),
    path("contact/", top.contact, name="contact"),
    path("offices/", offices.offices, name="offices"),
    path("opening/", opening.opening, name="opening"),
    path("opening/details/", opening.details, name="opening_details"),
    path("opening/password/", opening.password, name="opening_password"),
    path("opening/done/", opening.done, name="opening_done"),
    path("opening/cancel/", opening.cancel, name="opening_cancel"),
    path("account/", account_application.application, name="account_application"),
    path("account/password/", account_application.password, name="account_password"),
    path("account/done/", account_application.done, name="account_done"),
    path("links/", texts.links, name="links"),
    path("sitemap/", texts.sitemap, name="sitemap"),
    path("site-policy/", texts.site_policy, name="site_policy"),
    path("privacy/", texts.privacy, name="privacy"),
    path("privacy/<str:version>/", texts.privacy, name="privacy_version"),
    path("terms/", texts.terms, name="terms"),
    path("terms/<str:version>/", texts.terms, name="terms_version"),
    path("faq/", texts.faq, name="faq"),
    path("accessibility/", texts.accessibility, name="accessibility"),
    path("employers/guide/", texts.leaflet, name="leaflet"),
    path("manuals/employers/", manual.manual_employer, name="manual_employer"),
    path("manuals/employers/<slug:slug>/", manual.manual_part, name="manual_part"),
    path("manuals/seekers/", texts.manual_seeker, name="manual_seeker"),
    path("sign-out/", sign_out.sign_out, name="sign_out"),
    path("keep-alive/", sign_out.keep_alive, name="keep_alive"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("postings/", postings.postings, name="postings"),
    path("postings/report/", texts.report_difference, name="report_difference"),
    path("postings/<str:number>/", postings.posting, name="posting"),
    path("postings/<str:number>/images/<int:pk>/", postings.posting_image, name="posting_image"),
    path("postings/<str:number>/images/<int:pk>/<slug:size>/", postings.posting_image, name="posting_image_sized"),
]
if settings.DEMO:
    urlpatterns += demo_mail.urlpatterns
