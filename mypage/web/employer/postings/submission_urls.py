"""The addresses of what comes after a posting was written: check, submission, receipt, and its further life."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import check, life, reuse, submission

submission_urls: list[URLPattern] = [
    path("postings/leaflet/", check.leaflet, name="posting_leaflet"),
    path("postings/<int:pk>/check/", check.check, name="posting_check"),
    path("postings/<int:pk>/submission/", submission.submission, name="posting_submission"),
    path("postings/<int:pk>/receipt/", submission.receipt, name="posting_receipt"),
    path("postings/<int:pk>/withdrawal/", life.withdrawal, name="posting_withdrawal"),
    path("postings/<int:pk>/change/", life.change, name="posting_change"),
    path("postings/<int:pk>/change/drop/", life.change_drop, name="posting_change_drop"),
    path("postings/<int:pk>/suspension/", life.suspension, name="posting_suspension"),
    path("postings/<int:pk>/resumption/", life.resumption, name="posting_resumption"),
    path("postings/<int:pk>/extension/", life.extension, name="posting_extension"),
    path("postings/<int:pk>/fulfilment/", life.fulfilment, name="posting_fulfilment"),
    path("postings/<int:pk>/cancellation/", life.cancellation, name="posting_cancellation"),
    path("postings/<int:pk>/copy/", reuse.copy, name="posting_copy"),
    path("postings/<int:pk>/copied/", reuse.copied, name="posting_copied"),
]
