"""The addresses of 求人票 at the office."""

from django.urls import URLPattern, path

from mypage.web.staff import sheets

sheet_urls: list[URLPattern] = [
    path("postings/<int:pk>/sheet/", sheets.posting_sheet, name="posting_sheet"),
    path("postings/<int:pk>/sheet.pdf", sheets.posting_sheet_pdf, name="posting_sheet_pdf"),
]
