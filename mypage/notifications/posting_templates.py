"""Mails and notices about what becomes of a posting after it was submitted."""

from mypage.notifications.kinds import MailTemplate, NoticeTemplate

POSTING_MAILS: dict[str, MailTemplate] = {
    "posting_accepted": MailTemplate(
        "求人を受理しました", ("establishment", "receipt_number", "office", "number", "ends_on")
    ),
    "posting_public": MailTemplate("求人の公開が始まりました", ("establishment", "number", "office", "ends_on")),
    "posting_returned": MailTemplate("求人の申込みの修正をお願いします", ("establishment", "receipt_number", "office")),
    "posting_refused": MailTemplate("求人の申込みを受理しませんでした", ("establishment", "receipt_number", "office")),
    "posting_corrected": MailTemplate("求人の内容を窓口で訂正しました", ("establishment", "receipt_number", "office")),
    "posting_change_received": MailTemplate(
        "求人の変更の申し出を受け付けました", ("establishment", "receipt_number", "office")
    ),
    "posting_change_accepted": MailTemplate("求人の変更を反映しました", ("establishment", "number", "office")),
    "posting_change_returned": MailTemplate("求人の変更の修正をお願いします", ("establishment", "number", "office")),
    "posting_change_refused": MailTemplate("求人の変更を受け付けませんでした", ("establishment", "number", "office")),
    "posting_suspended": MailTemplate("求人の募集を停止しました", ("establishment", "number", "office")),
    "posting_resumed": MailTemplate("求人の募集を再開しました", ("establishment", "number", "office", "ends_on")),
    "posting_cancelled": MailTemplate("求人を取り消しました", ("establishment", "number", "office")),
    "posting_fulfilled": MailTemplate("求人が充足して終わりました", ("establishment", "number", "office")),
    "posting_expired": MailTemplate("求人の紹介期限が過ぎました", ("establishment", "number", "office")),
    "posting_extended": MailTemplate("求人の有効期間を延長しました", ("establishment", "number", "office", "ends_on")),
    "posting_not_extended": MailTemplate("求人の有効期間を延長しませんでした", ("establishment", "number", "office")),
}


def _at_office(title: str, text: str) -> NoticeTemplate:
    facts = ("posting", "establishment", "receipt_number")
    return NoticeTemplate(
        title, text, facts, link="staff:posting", link_label="求人の内容を見る", link_args=("posting",)
    )


def _of_employer(title: str, text: str) -> NoticeTemplate:
    facts = tuple(
        name for name in ("job_title", "number", "receipt_number", "office", "ends_on") if f"{{{name}}}" in text
    )
    return NoticeTemplate(
        title,
        text,
        ("posting", *facts),
        link="employer:posting",
        link_label="求人の状況を見る",
        link_args=("posting",),
    )


POSTING_NOTICES: dict[str, NoticeTemplate] = {
    "posting_change_submitted": _at_office(
        "確認待ちの求人の変更があります",
        "{establishment}から求人の変更の申し出がありました（受付番号 {receipt_number}）。",
    ),
    "posting_change_dropped_by_employer": _at_office(
        "求人の変更が取りやめられました",
        "{establishment}が求人の変更を取りやめました（受付番号 {receipt_number}）。確認は必要ありません。",
    ),
    "posting_extension_asked": _at_office(
        "有効期間の延長の申し出があります",
        "{establishment}から求人の有効期間の延長の申し出がありました（受付番号 {receipt_number}）。",
    ),
    "posting_suspended_by_employer": _at_office(
        "求人の募集が停止されました", "{establishment}が求人の募集を停止しました（受付番号 {receipt_number}）。"
    ),
    "posting_resumed_by_employer": _at_office(
        "求人の募集が再開されました", "{establishment}が求人の募集を再開しました（受付番号 {receipt_number}）。"
    ),
    "posting_cancelled_by_employer": _at_office(
        "求人が取り消されました", "{establishment}が求人を取り消しました（受付番号 {receipt_number}）。"
    ),
    "posting_fulfilled_by_employer": _at_office(
        "求人が充足して終わりました", "{establishment}が、充足したため求人を終えました（受付番号 {receipt_number}）。"
    ),
    "posting_accepted": _of_employer(
        "求人を受理しました", "「{job_title}」を受理しました。求人番号は {number}、紹介期限日は{ends_on}です。"
    ),
    "posting_public": _of_employer(
        "求人の公開が始まりました", "「{job_title}」（求人番号 {number}）の公開が始まりました。"
    ),
    "posting_returned": _of_employer(
        "求人の申込みの修正をお願いします",
        "「{job_title}」（受付番号 {receipt_number}）に、修正の依頼があります。直して、もう一度申し込んでください。",
    ),
    "posting_refused": _of_employer(
        "求人の申込みを受理しませんでした",
        "「{job_title}」（受付番号 {receipt_number}）は、受理されませんでした。理由を求人の画面でご確認ください。",
    ),
    "posting_corrected": _of_employer(
        "求人の内容を窓口で訂正しました",
        "「{job_title}」（受付番号 {receipt_number}）を窓口で訂正しました。訂正した項目を求人の画面でご確認ください。",
    ),
    "posting_change_received": _of_employer(
        "求人の変更の申し出を受け付けました",
        "「{job_title}」の変更を受け付けました。{office}が確認するまでは、これまでの内容で募集を続けます。",
    ),
    "posting_change_accepted": _of_employer(
        "求人の変更を反映しました", "「{job_title}」（求人番号 {number}）の変更を反映しました。"
    ),
    "posting_change_returned": _of_employer(
        "求人の変更の修正をお願いします",
        "「{job_title}」（求人番号 {number}）の変更に、{office}から修正の依頼があります。募集は続いています。",
    ),
    "posting_change_refused": _of_employer(
        "求人の変更を受け付けませんでした",
        "「{job_title}」（求人番号 {number}）の変更は、受け付けられませんでした。理由を求人の画面でご確認ください。",
    ),
    "posting_suspended": _of_employer(
        "求人の募集を停止しました",
        "「{job_title}」（求人番号 {number}）の募集を停止しました。新しい紹介と応募は行われません。",
    ),
    "posting_resumed": _of_employer(
        "求人の募集を再開しました",
        "「{job_title}」（求人番号 {number}）の募集を再開しました。紹介期限日は{ends_on}です。",
    ),
    "posting_cancelled": _of_employer("求人を取り消しました", "「{job_title}」（求人番号 {number}）を取り消しました。"),
    "posting_fulfilled": _of_employer(
        "求人が充足して終わりました", "「{job_title}」（求人番号 {number}）は、充足して終わりました。"
    ),
    "posting_expired": _of_employer(
        "求人の紹介期限が過ぎました",
        "「{job_title}」（求人番号 {number}）は、紹介期限日が過ぎて終わりました。同じ内容で新しく申し込めます。",
    ),
    "posting_extended": _of_employer(
        "求人の有効期間を延長しました",
        "「{job_title}」（求人番号 {number}）の有効期間を延長しました。紹介期限日は{ends_on}です。",
    ),
    "posting_not_extended": _of_employer(
        "求人の有効期間を延長しませんでした",
        "「{job_title}」（求人番号 {number}）の有効期間は、延長されませんでした。理由を求人の画面でご確認ください。",
    ),
}
