"""The addresses of what the office gives to schools, and of establishments whose postings it refuses."""

from django.urls import URLPattern, path

from mypage.web.staff import refusals, schools

disclosure_urls: list[URLPattern] = [
    path("schools/", schools.schools, name="schools"),
    path("schools/file/", schools.schools_file, name="schools_file"),
    path("establishments/<int:pk>/refusals/", refusals.refusals, name="refusals"),
    path("establishments/<int:pk>/refusals/new/", refusals.refusal_new, name="refusal_new"),
    path("establishments/<int:pk>/refusals/<int:period_pk>/lifting/", refusals.refusal_lifting, name="refusal_lifting"),
]
