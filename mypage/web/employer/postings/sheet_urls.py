"""The addresses of 求人票."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import sheet, sheets

sheet_urls: list[URLPattern] = [
    path("postings/sheets/", sheets.postings_sheets, name="postings_sheets"),
    path("postings/sheets/<int:pk>/", sheets.postings_sheet_job, name="postings_sheet_job"),
    path("postings/sheets/<int:pk>/file/", sheets.postings_sheet_file, name="postings_sheet_file"),
    path("postings/<int:pk>/sheet/", sheet.posting_sheet, name="posting_sheet"),
    path("postings/<int:pk>/sheet.pdf", sheet.posting_sheet_pdf, name="posting_sheet_pdf"),
]
