"""The addresses of history and renewal."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import history, renewal

renewal_urls: list[URLPattern] = [
    path("postings/history/", history.history, name="postings_history"),
    path("postings/renewal/", renewal.renewal, name="postings_renewal"),
    path("postings/renewal/result/", renewal.renewed, name="postings_renewed"),
    path("postings/<int:pk>/renewal/", renewal.renewal_of_one, name="posting_renewal"),
]
