"""The addresses of the staff."""

from django.urls import URLPattern, path

from mypage.web.account.areas import STAFF
from mypage.web.account.urls import account_urls
from mypage.web.staff import (
    changes,
    codes,
    content,
    establishments,
    finding,
    gallery,
    home,
    images,
    login_addresses,
    posting_assignment,
    posting_correction,
    posting_decisions,
    posting_list,
    posting_review,
    registering,
    registrations,
)
from mypage.web.staff.admin.urls import admin_urls
from mypage.web.staff.disclosure_urls import disclosure_urls
from mypage.web.staff.sheet_urls import sheet_urls

app_name = "staff"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("notices/<int:pk>/done/", home.notice_done, name="notice_done"),
    path("establishments/", finding.establishments, name="establishments"),
    path("establishments/new/", registering.establishment_new, name="establishment_new"),
    path("establishments/<int:pk>/", establishments.establishment, name="establishment"),
    path("establishments/<int:pk>/facts/", registering.establishment_facts, name="establishment_facts"),
    path("establishments/<int:pk>/content/", content.establishment_content, name="establishment_content"),
    path("establishments/<int:pk>/codes/new/", codes.code_new, name="code_new"),
    path("establishments/<int:pk>/codes/reissue/", codes.code_reissue, name="code_reissue"),
    path("establishments/<int:pk>/codes/<int:code_pk>/", codes.code_record, name="code"),
    path("establishments/<int:pk>/codes/<int:code_pk>/revocation/", codes.code_revocation, name="code_revocation"),
    path("establishments/<int:pk>/logins/address/", login_addresses.login_address, name="login_address"),
    path("registrations/", registrations.registrations, name="registrations"),
    path("registrations/<int:pk>/", registrations.registration_review, name="registration_review"),
    path(
        "registrations/<int:pk>/confirmation/",
        registrations.registration_confirmation,
        name="registration_confirmation",
    ),
    path("registrations/<int:pk>/return/", registrations.registration_return, name="registration_return"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/acceptance/", changes.change_acceptance, name="change_acceptance"),
    path("changes/<int:pk>/return/", changes.change_return, name="change_return"),
    path("images/", images.images, name="images"),
    path("images/<int:pk>/", images.image, name="image"),
    path("images/<int:pk>/acceptance/", images.image_acceptance, name="image_acceptance"),
    path("images/<int:pk>/refusal/", images.image_refusal, name="image_refusal"),
    path("images/<int:pk>/<slug:size>/", images.image_file, name="image_file"),
    path("postings/", posting_list.postings, name="postings"),
    path("postings/decided/", posting_list.decided_postings, name="postings_decided"),
    path("postings/<int:pk>/", posting_review.posting, name="posting"),
    path("postings/<int:pk>/visit/", posting_assignment.posting_visit, name="posting_visit"),
    path("postings/<int:pk>/assignment/", posting_assignment.posting_assignment, name="posting_assignment"),
    path("postings/<int:pk>/acceptance/", posting_decisions.posting_acceptance, name="posting_acceptance"),
    path("postings/<int:pk>/return/", posting_decisions.posting_return, name="posting_return"),
    path("postings/<int:pk>/refusal/", posting_decisions.posting_refusal, name="posting_refusal"),
    path("postings/<int:pk>/extension/", posting_decisions.posting_extension, name="posting_extension"),
    path(
        "postings/<int:pk>/correction/<slug:field>/", posting_correction.posting_correction, name="posting_correction"
    ),
    path("ui/", gallery.gallery, name="ui"),
    *sheet_urls,
    *disclosure_urls,
    *admin_urls,
    *account_urls(STAFF),
]
