"""What a change of the six screens says beside what is in force."""

from collections.abc import Mapping

from mypage.establishments.content import answers_of, screens
from mypage.kernel.fields import Raw
from mypage.kernel.rule import cites


@cites("domain.md 1.2: 変更仮登録 (old data stays in force)")
def merged(in_force: Mapping[str, Raw], values: Mapping[str, Raw]) -> dict[str, Raw]:
    """変更後の内容: the screens as they will be: what is in force, with the change over it."""
    return {**in_force, **values}


@cites("domain.md 1.2: 変更仮登録 (old data stays in force)")
def changed_names(in_force: Mapping[str, Raw], wanted: Mapping[str, Raw]) -> list[str]:
    """変更のある項目: those whose counting answer is another one, in the order of the screens.

    An answer counts only while its condition holds.

    >>> changed_names({"phone": "03-5550-1001"}, {"phone": "03-5550-1002", "corporate_number": "1"})
    ['phone']
    """
    before, after = answers_of(in_force).raw, answers_of(wanted).raw
    names = [name for screen in screens() for name in screen.names]
    return [name for name in names if (before.get(name) or "") != (after.get(name) or "")]
