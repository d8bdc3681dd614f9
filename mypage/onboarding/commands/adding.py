"""「事業所を追加する」: a login that signs in already opens a further My Page with its code (S-24)."""

from datetime import datetime

from django.db import transaction

from mypage.accounts.models import User
from mypage.notifications.commands import queue_mail
from mypage.onboarding.commands.comparing import find_code
from mypage.onboarding.commands.issuing import lock_code
from mypage.onboarding.commands.opening import spend_code
from mypage.onboarding.models import AccountCreationCode
from mypage.onboarding.rules.comparison import Entries


def add_establishment(*, user: User, entries: Entries, network: str, at: datetime) -> AccountCreationCode:
    """The establishment's My Page is open with this login as 代表. Raises what `find_code` raises, counted the same."""
    code = find_code(entries=entries, network=network, at=at, by=user.actor())
    with transaction.atomic():
        live = lock_code(code.pk)
        spend_code(live, user, at)
        facts = {"establishment": live.establishment.name}
        queue_mail(template="opening_completed", to=user.email, facts=facts, at=at)
    return live
