"""manage.py start_service: the first office and the first administrator, from questions or from the environment."""

import os
import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mypage.accounts.search import administrators_exist
from mypage.kernel.clock import now
from mypage.kernel.rule import RuleViolation
from mypage.processes.starting import ALREADY_STARTED, FirstOffice, registration_address, start_service
from mypage.reference.queries import find_offices, prefectures

OFFICE, LOCAL_OFFICE, PREFECTURE = "MYPAGE_FIRST_OFFICE", "MYPAGE_FIRST_OFFICE_NAME", "MYPAGE_FIRST_OFFICE_PREFECTURE"
EMAIL, NAME = "MYPAGE_FIRST_ADMIN_EMAIL", "MYPAGE_FIRST_ADMIN_NAME"
_MOST_SHOWN = 20


class Command(BaseCommand):
    """Refuses once there is an administrator."""

    help = (
        f"Makes the first office ({OFFICE}: its five digits; or {LOCAL_OFFICE} and {PREFECTURE}) and the first"
        f" administrator ({EMAIL}, {NAME}), who gets a key by mail. Asks for what the environment does not say."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Makes both, and says where the key is entered."""
        if administrators_exist():
            raise CommandError(ALREADY_STARTED.message)
        ask = input if sys.stdin.isatty() else refuse_to_ask
        office = office_from_environment() or self.ask_for_office(ask)
        email = os.environ.get(EMAIL) or ask("管理者のメールアドレス: ")
        name = os.environ.get(NAME) or ask("管理者の氏名: ")
        try:
            user = start_service(office=office, email=email, name=name, at=now())
        except RuleViolation as refusal:
            raise CommandError("\n".join(violation.message for violation in refusal.violations)) from refusal
        self.stdout.write(f"{user.position.office.shown_name}に、管理者 {user.shown_name} を登録しました。")
        self.stdout.write(
            f"{user.email} に認証キーをメールでお送りします（run_service か deliver_mail が送信します）。"
        )
        self.stdout.write(
            f"メールが届いたら、50分以内に次の画面でパスワードを登録してください: {registration_address()}"
        )

    def ask_for_office(self, ask: Callable[[str], str]) -> FirstOffice:
        """One of the table, found by words, or a new one."""
        while True:
            words = ask(
                "最初の窓口の名称の一部か安定所番号（地方版ハローワークなどを新しく登録するときは空欄）: "
            ).strip()
            if not words:
                return self.ask_for_local_office(ask)
            found = list(find_offices(words=words).exclude(code=None)[: _MOST_SHOWN + 1])
            if len(found) == 1:
                return FirstOffice(code=found[0].code or "")
            for office in found[:_MOST_SHOWN]:
                self.stdout.write(f"  {office.code}  {office.shown_name}（{office.prefecture.name}）")
            self.stdout.write("番号を入力してください。" if found else "見つかりません。別の名称を入力してください。")

    def ask_for_local_office(self, ask: Callable[[str], str]) -> FirstOffice:
        """Its name and prefecture."""
        name = ask("窓口の名称: ").strip()
        known = {each.name: each.code for each in prefectures()}
        while True:
            typed = ask("都道府県（例: 東京都）: ").strip()
            if typed in known:
                return FirstOffice(name=name, prefecture_code=known[typed])
            self.stdout.write("都道府県の名称を、「都」「道」「府」「県」まで入力してください。")


def office_from_environment() -> FirstOffice | None:
    """The office that the environment names, if it names one."""
    code, name = os.environ.get(OFFICE, ""), os.environ.get(LOCAL_OFFICE, "")
    if not code and not name:
        return None
    return FirstOffice(code=code, name=name, prefecture_code=os.environ.get(PREFECTURE, ""))


def refuse_to_ask(_question: str) -> str:
    """Nobody is there to answer."""
    raise CommandError(
        f"Nobody is there to ask. Set {OFFICE} (or {LOCAL_OFFICE} and {PREFECTURE}), {EMAIL} and {NAME}."
    )
