"""Every sign of the alphabet can be read out, and no two sound alike."""

from mypage.kernel.codes import ALPHABET
from mypage.web.staff.spelling import spelled


def test_every_sign_of_a_code_has_a_reading_of_its_own() -> None:
    signs = spelled(ALPHABET)
    assert [each.sign for each in signs] == list(ALPHABET)
    assert len({each.reading for each in signs}) == len(ALPHABET)
    assert all(each.word.endswith(each.reading) for each in signs)
    assert [each.place for each in signs] == list(range(1, len(ALPHABET) + 1))
