"""やること: what an employer should do first, each with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse

from mypage.establishments.choices import RegistrationState
from mypage.establishments.keeping import DRAFT_KEPT
from mypage.establishments.models import Establishment, Membership
from mypage.kernel.clock import day_in_japan
from mypage.kernel.ja import jdate, jshort
from mypage.notifications.queries import addresses_not_reached
from mypage.postings.choices import PostingState
from mypage.postings.models import Posting
from mypage.postings.queries.overview import Overview


@dataclass(frozen=True)
class Task:
    """One thing to do: words, the page where it is done, a line below, a state."""

    label: str
    href: str
    hint: str
    status: str = ""
    chip: tuple[str, str] | None = None


def tasks_of(membership: Membership, overview: Overview) -> list[Task]:
    """The most urgent first. Who only reads learns of what waits and of visits, not of work."""
    establishment = membership.establishment
    found = [*_of_establishment(establishment, overview), *_returned(overview), *_visits(establishment, overview)]
    if membership.may_write:
        found += [*_ending(overview), *_going(overview), *_drafts(overview)]
    if membership.is_owner:
        found += _lost_addresses(establishment)
    return [*found, *_waiting(establishment, overview)]


def _of_establishment(establishment: Establishment, overview: Overview) -> list[Task]:
    href, chip = reverse("employer:establishment"), ("修正依頼中", "orange")
    found = []
    if establishment.state == RegistrationState.RETURNED:
        hint = "職員からの連絡を確かめ、内容を直して、もう一度送信してください。"
        if establishment.lapses_on:
            hint += f"期限は{jdate(establishment.lapses_on)}です。"
        found.append(Task("事業所の仮登録を修正する", href, hint, chip=chip))
    if overview.is_change_returned:
        hint = "変更仮登録に、職員から修正の依頼があります。内容を直して、もう一度送信してください。"
        found.append(Task("事業所の変更を修正する", href, hint, chip=chip))
    return found


def _returned(overview: Overview) -> list[Task]:
    return [_returned_one(posting) for posting in overview.returned]


def _returned_one(posting: Posting) -> Task:
    hint = "指摘を確かめ、内容を直して、もう一度送ってください。"
    if posting.change:
        return Task(
            f"「{posting.shown_title}」の変更を修正する", _page_of(posting), hint, chip=("変更の修正依頼", "red")
        )
    if posting.visit_until and not posting.visited_at:
        hint += f"来所の期限は{jdate(posting.visit_until)}です。"
    return Task(f"「{posting.shown_title}」の申込みを修正する", _page_of(posting), hint, chip=("修正依頼", "red"))


def _ending(overview: Overview) -> list[Task]:
    """S-09: what ends with this month, told from the 20th on."""
    if not overview.ending:
        return []
    first, count = overview.ending[0], len(overview.ending)
    day = first.referral_until
    label = f"紹介期限が{day.month}月{day.day}日の求人が{count}件あります" if day else ""
    hint = "続けて募集するときは、期限までに更新してください。過ぎると、求人は終了します。"
    return [Task(label, reverse("employer:postings_renewal"), hint, chip=("期限が近い", "orange"))]


def _visits(establishment: Establishment, overview: Overview) -> list[Task]:
    if not overview.visits:
        return []
    first = overview.visits[0]
    until = jdate(first.visit_until) if first.visit_until else ""
    hint = f"{establishment.office.shown_name}に、{until}までにお越しください。過ぎると、申込みは失効します。"
    chip = ("来所が必要", "orange")
    if len(overview.visits) == 1:
        return [Task(f"「{first.shown_title}」の申込みのために来所する", _page_of(first), hint, chip=chip)]
    label = f"求人の申込みのために来所する（{len(overview.visits)}件）"
    return [Task(label, _list_of(PostingState.SUBMITTED), f"最初の期限：{hint}", chip=chip)]


def _going(overview: Overview) -> list[Task]:
    if not overview.going:
        return []
    first = overview.going[0]
    day = jdate(day_in_japan(first.changed_at + DRAFT_KEPT))
    hint = f"{day}に消去されます。残すときは、開いて保存してください。"
    chip = ("まもなく消去", "orange")
    if len(overview.going) == 1:
        return [Task(f"書きかけの「{first.shown_title}」を残すか確かめる", _page_of(first), hint, chip=chip)]
    label = f"まもなく消去される書きかけの求人を確かめる（{len(overview.going)}件）"
    return [Task(label, f"{_list_of(PostingState.DRAFT)}&sort=changed", f"最初の1件は{hint}", chip=chip)]


def _drafts(overview: Overview) -> list[Task]:
    draft, count = overview.last_draft, overview.by_state[PostingState.DRAFT]
    if draft is None or (count == 1 and draft in overview.going):
        return []
    saved = f"最後の保存 {jshort(draft.changed_at)}"
    if count == 1:
        return [Task(f"書きかけの「{draft.shown_title}」の続きを書く", _page_of(draft), saved, status="1件")]
    hint = f"{saved}（{draft.shown_title}）"
    return [Task("書きかけの求人の続きを書く", _list_of(PostingState.DRAFT), hint, status=f"{count}件")]


def _lost_addresses(establishment: Establishment) -> list[Task]:
    current = Membership.objects.current().filter(establishment=establishment)
    lost = addresses_not_reached(current.values_list("user__email", flat=True))
    hint = "メールをお届けできなかった利用者がいます。メールアドレスを確かめてください。"
    if not lost:
        return []
    return [Task("届かないメールアドレスを確かめる", reverse("employer:logins"), hint, status=f"{len(lost)}名")]


def _waiting(establishment: Establishment, overview: Overview) -> list[Task]:
    count = overview.by_state[PostingState.SUBMITTED]
    if not count:
        return []
    hint = f"{establishment.office.shown_name}が内容を確認しています。"
    return [Task("確認待ちの求人を見る", _list_of(PostingState.SUBMITTED), hint, status=f"{count}件")]


def _page_of(posting: Posting) -> str:
    return reverse("employer:posting", args=[posting.pk])


def _list_of(state: str) -> str:
    return f"{reverse('employer:postings')}?state={state}"
