"""The addresses of signing in and of a login's own account, below an area."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from mypage.accounts.choices import Audience
from mypage.web.account import (
    addresses,
    app_code,
    apps,
    devices,
    mailed_code,
    overview,
    passwords,
    sign_in,
)
from mypage.web.account.areas import Area

Page = Callable[..., HttpResponse]
_OUTSIDE: tuple[tuple[str, Page, str], ...] = (
    ("sign-in/", sign_in.sign_in, "sign_in"),
    ("sign-in/code/", mailed_code.one_time_code, "one_time_code"),
    ("sign-in/code/again/", mailed_code.one_time_code_again, "one_time_code_again"),
    ("sign-in/app/", app_code.app_code, "app_code"),
    ("sign-in/app/new/", app_code.app_first, "app_first"),
    ("password/", passwords.password_forgotten, "password_forgotten"),
    ("password/new/", passwords.password_new, "password_new"),
)
_INSIDE: tuple[tuple[str, Page, str], ...] = (
    ("account/", overview.account, "account"),
    ("account/password/", passwords.account_password, "account_password"),
    ("account/email/", addresses.account_email, "account_email"),
    ("account/email/key/", addresses.account_email_key, "account_email_key"),
    ("account/email/drop/", addresses.account_email_drop, "account_email_drop"),
    ("account/devices/", devices.account_devices, "account_devices"),
    ("account/devices/others/end/", devices.account_devices_end, "account_devices_end"),
    ("account/devices/<str:handle>/end/", devices.account_device_end, "account_device_end"),
    ("account/trust/<int:pk>/end/", devices.account_trust_end, "account_trust_end"),
    ("account/app/", apps.account_app, "account_app"),
    ("account/app/new/", apps.account_app_new, "account_app_new"),
    ("account/app/removal/", apps.account_app_removal, "account_app_removal"),
)


def account_urls(area: Area) -> list[URLPattern]:
    """The addresses for one area, each behind its gate; to be included in the area's own `urlpatterns`."""
    outside, inside = [*_OUTSIDE], [*_INSIDE]
    if area.audience == Audience.EMPLOYER:
        outside.append(("address/", addresses.address, "address"))
    if not area.is_staff:
        inside.append(("account/name/", overview.account_name, "account_name"))
    given = {"area": area}
    return [
        *(path(route, area.door(view), given, name=name) for route, view, name in outside),
        *(path(route, area.gate(view), given, name=name) for route, view, name in inside),
    ]
