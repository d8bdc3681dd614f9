"""The addresses of an establishment's postings."""

from django.urls import URLPattern, path

from mypage.web.employer.postings import autosave, export, listing, pages, preview, starting, tasks

posting_urls: list[URLPattern] = [
    path("postings/", listing.postings, name="postings"),
    path("postings/deleted/", listing.deleted, name="postings_deleted"),
    path("postings/export/", export.export, name="postings_export"),
    path("postings/new/", starting.posting_new, name="posting_new"),
    path("postings/<int:pk>/", tasks.posting, name="posting"),
    path("postings/<int:pk>/writing/", tasks.posting_writing, name="posting_writing"),
    path("postings/<int:pk>/deletion/", tasks.posting_deletion, name="posting_deletion"),
    path("postings/<int:pk>/pages/<slug:slug>/", pages.posting_page, name="posting_page"),
    path("postings/<int:pk>/pages/<slug:slug>/autosave/", autosave.posting_autosave, name="posting_autosave"),
    path("postings/<int:pk>/preview/", preview.posting_preview, name="posting_preview"),
    path("postings/<int:pk>/restoration/", listing.restoration, name="posting_restoration"),
]
