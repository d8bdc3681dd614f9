"""What the pages on which a posting is written say: a new one, one that was returned, a change of one in force."""

from dataclasses import dataclass

from django.urls import reverse

from mypage.postings.models import Posting


@dataclass(frozen=True)
class WritingWords:
    """The words of the task list, the form, the check page and the preview; `task_list` is where they lead back to."""

    task_list: str
    name: str
    back: str
    lead: str
    check_title: str
    check_lead: str
    send: str
    not_yet: str
    is_true: str = "内容が実際の労働条件と同じであることを確認しました"

    @property
    def given_back(self) -> str:
        """Beside what was typed before the session had ended."""
        return f"{self.not_yet}内容を確かめて、「{self.send}」を押してください。"


def task_list_of(posting: Posting) -> str:
    """The address of the task list: a draft's own one; any other posting has its page there."""
    return reverse("employer:posting" if posting.is_draft else "employer:posting_writing", args=[posting.pk])


def words_for(posting: Posting) -> WritingWords:
    """Whatever the posting is written for now."""
    here, title = task_list_of(posting), posting.shown_title
    if posting.is_draft:
        return WritingWords(
            task_list=here,
            name="求人の申込み",
            back="求人の申込みに戻る",
            lead=f"{posting.get_kind_display()}の求人の書きかけです。",
            check_title="申し込む前に内容を確認してください",
            check_lead=f"「{title}」の申込みは、まだ終わっていません。",
            send="求人を申し込む",
            not_yet="まだ申し込んでいません。",
        )
    office = posting.establishment.office.shown_name
    if posting.is_accepted:
        return WritingWords(
            task_list=here,
            name="求人内容の変更",
            back="求人内容の変更に戻る",
            lead=f"受理された求人（求人番号 {posting.number}）の内容を変更します。"
            f"変更は、申し出て、{office}が確認するまで反映されません。",
            check_title="変更を申し出る前に内容を確認してください",
            check_lead=f"「{title}」の変更は、まだ申し出ていません。",
            send="変更を申し出る",
            not_yet="まだ変更を申し出ていません。",
        )
    return WritingWords(
        task_list=here,
        name="求人の修正",
        back="求人の修正に戻る",
        lead=f"{office}から修正の依頼があった求人（受付番号 {posting.receipt_number}）です。"
        "直してから、もう一度申し込んでください。",
        check_title="もう一度申し込む前に内容を確認してください",
        check_lead=f"「{title}」の修正した内容は、まだ申し込んでいません。",
        send="修正した内容を申し込む",
        not_yet="まだ申し込んでいません。",
    )
