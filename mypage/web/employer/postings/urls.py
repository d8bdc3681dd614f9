"""The addresses of an establishment's postings."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import export, listing

posting_urls: list[URLPattern] = [
    path("postings/", listing.postings, name="postings"),
    path("postings/deleted/", listing.deleted, name="postings_deleted"),
    path("postings/export/", export.export, name="postings_export"),
    path("postings/<int:pk>/restoration/", listing.restoration, name="posting_restoration"),
]
