"""The addresses of what comes after a posting was written: check, submission, receipt, withdrawal."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import application, check, submission

submission_urls: list[URLPattern] = [
    path("postings/leaflet/", check.leaflet, name="posting_leaflet"),
    path("postings/<int:pk>/check/", check.check, name="posting_check"),
    path("postings/<int:pk>/submission/", submission.submission, name="posting_submission"),
    path("postings/<int:pk>/receipt/", submission.receipt, name="posting_receipt"),
    path("postings/<int:pk>/withdrawal/", application.withdrawal, name="posting_withdrawal"),
    path("postings/<int:pk>/copy/", application.copy, name="posting_copy"),
]
