"""職員: stopped and let in again, signed out, helped when an app or a key is lost. Each is told first, then done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from mypage.accounts.commands.staff import disable_staff, enable_staff
from mypage.accounts.commands.staff_registration import end_staff_sessions, remove_staff_app, send_staff_key
from mypage.accounts.search import staff_people
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.web.access import staff_view
from mypage.web.access_types import AreaRequest
from mypage.web.http import leave_notice, page, see_other


@dataclass(frozen=True)
class Act:
    """What is about to be done: the page's title, what follows from it, the button, and the word when it is done."""

    title: str
    consequences: tuple[str, ...]
    button: str
    done: str
    is_grave: bool = False


STOP = Act(
    "職員の利用を停止する",
    ("ログインできなくなり、ログイン中の端末からもすぐにログアウトされます。", "停止は、あとで解除できます。"),
    "利用を停止する",
    "利用を停止しました",
    is_grave=True,
)
LET_IN = Act(
    "職員の利用を再開する",
    ("これまでのパスワードと認証アプリで、またログインできるようになります。",),
    "利用を再開する",
    "利用を再開しました",
)
SIGN_OUT = Act(
    "すべての端末からログアウトさせる",
    ("ログイン中のすべての端末がログアウトされます。入力中の内容は失われます。",),
    "ログアウトさせる",
    "すべての端末からログアウトさせました",
    is_grave=True,
)
REMOVE_APP = Act(
    "認証アプリの登録を解除する",
    (
        "スマートフォンの紛失や機種変更などで、認証アプリを使えなくなったときの手続きです。本人であることを確かめてから行ってください。",
        "ログイン中の端末はすべてログアウトされ、次にログインするときに認証アプリを登録し直します。",
    ),
    "登録を解除する",
    "認証アプリの登録を解除しました",
    is_grave=True,
)
SEND_KEY = Act(
    "認証キーを送り直す",
    ("新しい認証キーをメールでお送りします。前の認証キーは使えなくなります。",),
    "送り直す",
    "認証キーのメールを送ります",
)


@staff_view("administrator")
def stop(request: AreaRequest, number: int) -> HttpResponse:
    """利用の停止."""
    return _told_then_done(request, number, STOP, disable_staff)


@staff_view("administrator")
def let_in(request: AreaRequest, number: int) -> HttpResponse:
    """利用の再開."""
    return _told_then_done(request, number, LET_IN, enable_staff)


@staff_view("administrator")
def sign_out(request: AreaRequest, number: int) -> HttpResponse:
    """すべての端末からのログアウト."""
    return _told_then_done(request, number, SIGN_OUT, end_staff_sessions)


@staff_view("administrator")
def remove_app(request: AreaRequest, number: int) -> HttpResponse:
    """認証アプリの登録の解除."""
    return _told_then_done(request, number, REMOVE_APP, remove_staff_app)


@staff_view("administrator")
def send_key(request: AreaRequest, number: int) -> HttpResponse:
    """認証キーの再送."""
    return _told_then_done(request, number, SEND_KEY, send_staff_key)


def _told_then_done(request: AreaRequest, number: int, act: Act, command: Callable[..., object]) -> HttpResponse:
    user = get_object_or_404(staff_people(), pk=number)
    if request.method != "POST":
        return page(request, "staff/admin/people/act.html", {"person": user, "act": act})
    try:
        command(user=user, by=request.actor, at=now())
    except RuleViolation as refusal:
        leave_notice(request, "warning", "手続きできませんでした", refusal.violations[0].message)
    else:
        leave_notice(request, "success", act.done)
    return see_other("staff:person", user.pk)
