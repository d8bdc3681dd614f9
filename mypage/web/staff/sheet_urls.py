"""The addresses of 求人票 at the office."""

from django.urls import URLPattern, path

from mypage.web.staff import sheet_jobs, sheets

sheet_urls: list[URLPattern] = [
    path("postings/sheets/<int:pk>/", sheet_jobs.sheet_job, name="sheet_job"),
    path("postings/sheets/<int:pk>/file/", sheet_jobs.sheet_job_file, name="sheet_job_file"),
    path("postings/<int:pk>/sheet/", sheets.posting_sheet, name="posting_sheet"),
    path("postings/<int:pk>/sheet.pdf", sheets.posting_sheet_pdf, name="posting_sheet_pdf"),
]
