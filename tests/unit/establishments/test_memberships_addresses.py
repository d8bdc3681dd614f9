"""Another address of a login: who is told, and by which office it may be replaced."""

import pytest

from mypage.accounts.commands.addresses import ask_for_change
from mypage.accounts.models import StaffPosition, User
from mypage.establishments.choices import Role
from mypage.establishments.commands.addresses import complete_change, complete_replacement, take_replacement
from mypage.establishments.models import Membership
from mypage.kernel.rule import RuleViolation
from mypage.notifications.models import Notice
from tests.cast import NOW, PASSWORD, Cast
from tests.post import deliver, key_in
from tests.unit.establishments.test_memberships import mails, of, refusal

NEW = "jinji@demo.example"


def test_old_address_and_colleagues_are_told_of_a_change(cast: Cast) -> None:
    Membership.objects.create(establishment=cast.bakery, user=cast.yamada, role=Role.MEMBER, since=NOW)
    key = ask_for_change(user=cast.yamada, new_email=NEW, current=PASSWORD, at=NOW)
    complete_change(user=cast.yamada, key=key, typed=key_in(deliver(NOW)[-1]), at=NOW)
    assert mails("email_changed") == ["yamada@demo.example"]
    assert mails("email_changed_colleagues") == sorted([cast.suzuki.email, cast.ito.email, cast.tanaka.email])
    told = Notice.objects.filter(template="email_changed").values_list("reader_id", flat=True)
    assert set(told) == {cast.shop.pk, cast.bakery.pk}


def test_a_wrong_key_counts_although_nothing_else_happens(cast: Cast) -> None:
    key = ask_for_change(user=cast.yamada, new_email=NEW, current=PASSWORD, at=NOW)
    deliver(NOW)
    with pytest.raises(RuleViolation):
        complete_change(user=cast.yamada, key=key, typed="AAAAAAAA", at=NOW)
    key.refresh_from_db()
    assert key.wrong_entries == 1


def take(cast: Cast, *, by: User, checked: str = "社員証と名刺") -> None:
    take_replacement(membership=of(cast.yamada), new_email=NEW, checked=checked, by=by, at=NOW)


def test_a_replacement_is_told_at_once_and_again_when_it_is_done(cast: Cast) -> None:
    take(cast, by=cast.nakamura)
    assert mails("email_replacement_asked") == sorted([cast.yamada.email, cast.suzuki.email, cast.ito.email])
    message = next(each for each in deliver(NOW) if each.to == [NEW])
    complete_replacement(email=NEW, typed=key_in(message), password="Spring-2026!", at=NOW)
    complete_replacement(email=NEW, typed=key_in(message), password="Spring-2026!", at=NOW)
    assert mails("email_changed") == ["yamada@demo.example"]
    assert mails("email_changed_colleagues") == sorted([cast.suzuki.email, cast.ito.email])
    assert User.objects.get(pk=cast.yamada.pk).email == NEW


def test_another_office_cannot_replace(cast: Cast) -> None:
    StaffPosition.objects.filter(user=cast.nakamura).update(office=cast.other_office)
    by = User.objects.get(pk=cast.nakamura.pk)
    assert refusal(lambda: take(cast, by=by)) == "other_office"


def test_a_login_that_left_meanwhile_is_not_replaced(cast: Cast) -> None:
    membership = of(cast.yamada)
    Membership.objects.filter(pk=membership.pk).update(ended_at=NOW)
    gone = refusal(
        lambda: take_replacement(membership=membership, new_email=NEW, checked="社員証", by=cast.nakamura, at=NOW)
    )
    assert gone == "login_gone"


def test_without_a_check_nobody_is_told(cast: Cast) -> None:
    assert refusal(lambda: take(cast, by=cast.nakamura, checked=" ")) == "not_checked"
    assert mails("email_replacement_asked") == []
