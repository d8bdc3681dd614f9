"""The addresses of administration; `mypage.web.staff.urls` includes them."""

from django.urls import URLPattern, path

from mypage.web.staff.admin import (
    audit,
    closed_days,
    jurisdictions,
    notices,
    offices,
    people,
    people_acts,
    registration,
)

admin_urls: list[URLPattern] = [
    path("registration/", registration.registration, name="registration"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/stop/", people_acts.stop, name="person_stop"),
    path("people/<int:number>/return/", people_acts.let_in, name="person_return"),
    path("people/<int:number>/sign-out/", people_acts.sign_out, name="person_sign_out"),
    path("people/<int:number>/app-removal/", people_acts.remove_app, name="person_app_removal"),
    path("people/<int:number>/key/", people_acts.send_key, name="person_key"),
    path("offices/", offices.offices, name="offices"),
    path("offices/new/", offices.office_new, name="office_new"),
    path("offices/<int:number>/", offices.office, name="office"),
    path("offices/<int:number>/edit/", offices.office_edit, name="office_edit"),
    path("offices/<int:number>/closure/", offices.closure, name="office_closure"),
    path("offices/<int:number>/reopening/", offices.reopening, name="office_reopening"),
    path("offices/<int:number>/closed-days/", closed_days.closed_days, name="closed_days"),
    path("offices/<int:number>/closed-days/<str:day>/removal/", closed_days.removal, name="closed_day_removal"),
    path("jurisdictions/", jurisdictions.jurisdictions, name="jurisdictions"),
    path("jurisdictions/<str:code>/", jurisdictions.jurisdiction, name="jurisdiction"),
    path("public-notices/", notices.notices, name="public_notices"),
    path("public-notices/new/", notices.notice_new, name="public_notice_new"),
    path("public-notices/preview/", notices.preview, name="public_notice_preview"),
    path("public-notices/<int:number>/", notices.notice, name="public_notice"),
    path("public-notices/<int:number>/withdrawal/", notices.withdrawal, name="public_notice_withdrawal"),
    path("audit/", audit.audit, name="audit"),
    path("audit/export/", audit.export, name="audit_export"),
]
