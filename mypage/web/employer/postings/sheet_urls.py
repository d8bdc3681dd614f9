"""The addresses of 求人票."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import sheet

sheet_urls: list[URLPattern] = [
    path("postings/<int:pk>/sheet/", sheet.posting_sheet, name="posting_sheet"),
    path("postings/<int:pk>/sheet.pdf", sheet.posting_sheet_pdf, name="posting_sheet_pdf"),
]
