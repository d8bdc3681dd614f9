"""What the office writes down when somebody asks for an account creation code (S-21)."""

from dataclasses import dataclass

from mypage.accounts.rules.mail_address import violations_of_mail_address
from mypage.kernel.rule import Violation, cites

CHANNELS = ("counter", "phone")
LIMITS = {"requested_by": ("依頼した方の氏名", 60), "checked": ("確認した内容", 200)}


@dataclass(frozen=True)
class CodeRequest:
    """Who asked for a code, which way, how the office made sure, and the address it is bound to (may be empty)."""

    channel: str
    requested_by: str
    checked: str = ""
    bound_email: str = ""


@cites("S-21", "S-30", "S-35")
def violations_of_request(request: CodeRequest) -> list[Violation]:
    """コードの発行依頼: at the counter or by telephone, by somebody named; a bound address must be one.

    >>> [violation.code for violation in violations_of_request(CodeRequest("mail", ""))]
    ['channel', 'requested_by_missing']
    """
    found = []
    if request.channel not in CHANNELS:
        found.append(Violation("channel", "依頼の方法（窓口か電話か）を選んでください。", "channel"))
    if not request.requested_by.strip():
        found.append(Violation("requested_by_missing", "依頼した方の氏名を入力してください。", "requested_by"))
    for name, (label, limit) in LIMITS.items():
        over = len(getattr(request, name)) - limit
        if over > 0:
            message = f"{label}は{limit}文字以内で入力してください。{over}文字減らしてください。"
            found.append(Violation(f"{name}_too_long", message, name))
    if request.bound_email:
        refusals = violations_of_mail_address(request.bound_email)
        found += [Violation(each.code, each.message, "bound_email") for each in refusals]
    return found
