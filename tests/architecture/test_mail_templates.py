"""Every kind of mail and notice has its text, and somebody sends it."""

from mypage.notifications.templates import MAILS, NOTICES
from tests.architecture.sources import TEMPLATES, python_files, shown, strings_in, tree_of

LISTS = {"mypage/notifications/templates.py", "mypage/notifications/posting_templates.py"}


def texts() -> set[str]:
    """The keys whose text lies among the templates; what starts with `_` is part of another one."""
    return {path.stem for path in (TEMPLATES / "mail").glob("*.txt") if not path.name.startswith("_")}


def mentioned() -> set[str]:
    """Every literal text of the code, the list of kinds itself aside."""
    paths = [path for path in python_files(below="mypage") if shown(path) not in LISTS]
    return {text for path in paths for text in strings_in(tree_of(path))}


def test_every_kind_of_mail_has_a_text_and_every_text_a_kind() -> None:
    assert texts() == set(MAILS)


def test_every_kind_is_sent_by_somebody() -> None:
    assert (set(MAILS) | set(NOTICES)) - mentioned() == set()
