"""What must hold of a member of the staff: a name, a place, at least one role; somebody must remain to administer."""

from dataclasses import dataclass

from mypage.kernel.rule import Violation, cites

LONGEST_NAME = 60


@dataclass(frozen=True)
class StaffRoles:
    """職員の権限: 窓口, 審査, 管理者."""

    is_counter: bool = False
    is_reviewer: bool = False
    is_administrator: bool = False

    @property
    def words(self) -> list[str]:
        """The roles held, in Japanese."""
        held = ((self.is_counter, "窓口"), (self.is_reviewer, "審査"), (self.is_administrator, "管理者"))
        return [word for has, word in held if has]


@cites("architecture.md 9 (gates by role)")
def violations_of_staff(name: str, roles: StaffRoles) -> list[Violation]:
    """職員には氏名があり、窓口・審査・管理者のうち1つ以上の権限がある。

    >>> [violation.field for violation in violations_of_staff(" ", StaffRoles())]
    ['name', 'roles']
    """
    found = []
    if not name.strip():
        found.append(Violation("staff_name", "氏名を入力してください。", "name"))
    elif len(name) > LONGEST_NAME:
        over = len(name) - LONGEST_NAME
        message = f"氏名は{LONGEST_NAME}文字以内で入力してください。{over}文字減らしてください。"
        found.append(Violation("staff_name_length", message, "name"))
    if not roles.words:
        found.append(Violation("staff_roles", "権限を1つ以上選んでください。", "roles"))
    return found


@cites("issue 2, part 5: administrators keep staff")
def violations_of_losing_an_administrator(*, is_oneself: bool, others_who_can_sign_in: int) -> list[Violation]:
    """管理者は自分自身の権限を外したり利用を停止したりできず、最後の管理者も失えない。

    >>> violations_of_losing_an_administrator(is_oneself=False, others_who_can_sign_in=1)
    []
    >>> [v.code for v in violations_of_losing_an_administrator(is_oneself=False, others_who_can_sign_in=0)]
    ['last_administrator']
    """
    if is_oneself:
        message = (
            "自分自身の管理者の権限を外したり、利用を停止したりすることはできません。ほかの管理者にご依頼ください。"
        )
        return [Violation("oneself", message, "roles")]
    if others_who_can_sign_in == 0:
        message = "管理者が1人もいなくなるため、変更できません。先に、ほかの職員を管理者にしてください。"
        return [Violation("last_administrator", message, "roles")]
    return []
