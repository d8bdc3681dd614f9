"""Every mail and every notice by its key: title, the facts it needs, whether a secret goes with it.

The text of a mail stands in `mail/<key>.txt`; the text of a notice stands here, with the names of facts in braces.
"""

from mypage.notifications.kinds import AS_FACTS_SAY, STAFF, MailTemplate, NoticeTemplate
from mypage.notifications.posting_templates import POSTING_MAILS, POSTING_NOTICES

MAILS: dict[str, MailTemplate] = {
    # the opening of My Page, and accounts without a code (S-25, S-27)
    "opening_key": MailTemplate("パスワード登録申込受付通知", ("establishment",), has_secret=True),
    "opening_known_address": MailTemplate("パスワード登録申込受付通知", ("establishment",)),
    "opening_completed": MailTemplate("求人者マイページの開設が完了しました", ("establishment",)),
    "account_key": MailTemplate("パスワード登録申込受付通知", has_secret=True),
    "account_known_address": MailTemplate("パスワード登録申込受付通知"),
    "account_completed": MailTemplate("アカウントの登録が完了しました"),
    # password, address and second factor
    "password_key": MailTemplate("パスワード再登録のお手続き", ("audience",), has_secret=True, audience=AS_FACTS_SAY),
    "password_changed": MailTemplate("パスワードを変更しました", ("audience",), audience=AS_FACTS_SAY),
    "email_change_key": MailTemplate("メールアドレス変更の確認", ("audience",), has_secret=True, audience=AS_FACTS_SAY),
    "email_changed": MailTemplate("メールアドレスを変更しました", ("audience",), audience=AS_FACTS_SAY),
    "email_changed_colleagues": MailTemplate("メールアドレスを変更しました", ("establishment",)),
    "email_replacement_key": MailTemplate("メールアドレス変更の確認", has_secret=True),
    "email_replacement_asked": MailTemplate("メールアドレスの変更を受け付けました", ("establishment",)),
    "one_time_code": MailTemplate(
        "ワンタイムパスワードのお知らせ", ("audience",), has_secret=True, audience=AS_FACTS_SAY
    ),
    "second_factor_changed": MailTemplate(
        "認証アプリの設定を変更しました", ("audience", "change"), audience=AS_FACTS_SAY
    ),
    # the logins of an establishment
    "login_added_key": MailTemplate("利用者登録のお手続き", ("establishment", "role"), has_secret=True),
    "login_added_existing": MailTemplate("利用者登録のお手続き", ("establishment", "role")),
    "login_added": MailTemplate("利用者を追加しました", ("establishment", "role")),
    "login_added_own": MailTemplate("利用者を追加しました", ("establishment", "role")),
    "login_removed": MailTemplate("利用者の登録を終了しました", ("establishment",)),
    "login_removed_own": MailTemplate("利用者の登録を終了しました", ("establishment",)),
    "login_role_changed": MailTemplate("利用者の権限を変更しました", ("establishment", "role")),
    "owner_handed_over": MailTemplate("代表を交代しました", ("establishment",)),
    "my_page_left": MailTemplate("求人者マイページの利用を終了しました", ("establishment", "office")),
    "logins_check": MailTemplate("利用者の一覧をご確認ください", ("establishment",)),
    # the registration of an establishment
    "provisional_received": MailTemplate("事業所の仮登録を受け付けました", ("establishment", "office", "lapses_on")),
    "establishment_registered": MailTemplate("事業所の登録が完了しました", ("establishment", "number", "office")),
    "establishment_returned": MailTemplate("事業所の登録内容の修正をお願いします", ("establishment", "office")),
    "provisional_lapsed": MailTemplate("事業所の仮登録が失効しました", ("establishment",)),
    # postings
    "posting_received": MailTemplate(
        "求人の申込みを受け付けました", ("establishment", "receipt_number", "office", "visit_on")
    ),
    "posting_withdrawn": MailTemplate("求人の申込みを取り下げました", ("establishment", "receipt_number", "office")),
    "posting_lapsed": MailTemplate("求人の申込みが失効しました", ("establishment", "receipt_number", "office")),
    "posting_draft_ends": MailTemplate("書きかけの求人がまもなく消去されます", ("establishment", "drafts", "ends_on")),
    # changes of its data, and its images
    "establishment_change_accepted": MailTemplate("事業所の登録内容を変更しました", ("establishment", "office")),
    "establishment_change_returned": MailTemplate("事業所の変更の修正をお願いします", ("establishment", "office")),
    "establishment_change_ends": MailTemplate(
        "書きかけの事業所の変更がまもなく消去されます", ("establishment", "ends_on")
    ),
    "image_refused": MailTemplate("掲載できない画像があります", ("establishment", "office", "caption")),
    # staff
    "staff_key": MailTemplate("職員登録のお手続き", has_secret=True, audience=STAFF),
    **POSTING_MAILS,
}

NOTICES: dict[str, NoticeTemplate] = {
    # read at an office
    "code_died": NoticeTemplate(
        "アカウント作成コードの誤入力が10回になりました",
        "{name}のアカウント作成コードは、誤入力が10回になったため無効になりました。求人者から求めがあれば再発行してください。",
        ("establishment", "name"),
        link="staff:establishment",
        link_label="事業所の画面で再発行する",
        link_args=("establishment",),
    ),
    "waiting_registration": NoticeTemplate(
        "確認待ちの申込みがあります",
        "{name}の仮登録が確認を待っています。",
        ("establishment", "name"),
        link="staff:establishment",
        link_label="事業所の画面で確認する",
        link_args=("establishment",),
    ),
    "posting_submitted": NoticeTemplate(
        "確認待ちの求人があります",
        "{establishment}から求人の申込みがありました（受付番号 {receipt_number}）。",
        ("posting", "establishment", "receipt_number"),
        link="staff:posting",
        link_label="求人の内容を見る",
        link_args=("posting",),
    ),
    "posting_withdrawn_by_employer": NoticeTemplate(
        "求人の申込みが取り下げられました",
        "{establishment}が求人の申込みを取り下げました（受付番号 {receipt_number}）。確認の必要はなくなりました。",
        ("posting", "establishment", "receipt_number"),
        link="staff:posting",
        link_label="求人の内容を見る",
        link_args=("posting",),
    ),
    "waiting_change": NoticeTemplate(
        "事業所の変更が届いています",
        "{name}の登録内容の変更が確認を待っています。",
        ("establishment", "name", "change"),
        link="staff:change",
        link_label="変更の内容を確認する",
        link_args=("change",),
    ),
    "waiting_images": NoticeTemplate(
        "画像が届いています",
        "{name}の画像が確認を待っています。",
        ("establishment", "name"),
        link="staff:images",
        link_label="画像を確認する",
    ),
    "undelivered_staff_mail": NoticeTemplate(
        "メールをお届けできませんでした",
        "職員への「{title}」のメールを、24時間お届けできませんでした。職員の一覧でメールアドレスを確かめてください。",
        ("title",),
    ),
    # read in My Page
    "undelivered_mail": NoticeTemplate(
        "メールをお届けできませんでした",
        "「{title}」のメールを、24時間お届けできませんでした。利用者の一覧でメールアドレスを確かめてください。",
        ("title",),
        link="employer:logins",
        link_label="利用者の一覧を見る",
    ),
    "email_changed": NoticeTemplate(
        "メールアドレスを変更しました", "この事業所の利用者が、ログインに使うメールアドレスを変更しました。"
    ),
    "login_added": NoticeTemplate(
        "利用者を追加しました", "この事業所に、権限が「{role}」の利用者を追加しました。", ("role",)
    ),
    "login_removed": NoticeTemplate("利用者の登録を終了しました", "この事業所の利用者の登録を1名分終了しました。"),
    "owner_handed_over": NoticeTemplate("代表を交代しました", "この事業所の代表が交代しました。"),
    "logins_check": NoticeTemplate(
        "利用者の一覧をご確認ください",
        "前回の確認から1年になります。退職や異動をした方が残っていないか、利用者の一覧を確かめてください。",
        link="employer:logins",
        link_label="利用者の一覧を見る",
    ),
    "posting_received": NoticeTemplate(
        "求人の申込みを受け付けました",
        "「{job_title}」の申込みを受け付けました。受付番号は {receipt_number} です。{office}が内容を確認します。",
        ("posting", "job_title", "receipt_number", "office"),
        link="employer:posting",
        link_label="求人の状況を見る",
        link_args=("posting",),
    ),
    "posting_withdrawn": NoticeTemplate(
        "求人の申込みを取り下げました",
        "「{job_title}」の申込み（受付番号 {receipt_number}）を取り下げました。",
        ("posting", "job_title", "receipt_number"),
        link="employer:posting",
        link_label="求人の内容を見る",
        link_args=("posting",),
    ),
    "posting_lapsed": NoticeTemplate(
        "求人の申込みが失効しました",
        "「{job_title}」の申込み（受付番号 {receipt_number}）は、期限までのご来所を確認できなかったため失効しました。",
        ("posting", "job_title", "receipt_number"),
        link="employer:posting",
        link_label="求人の内容を見る",
        link_args=("posting",),
    ),
    "posting_draft_ends": NoticeTemplate(
        "書きかけの求人がまもなく消去されます",
        "書きかけの求人が{drafts}件あります。変更のないまま{ends_on}を過ぎると消去されます。続けるときは、求人を開いて保存してください。",
        ("drafts", "ends_on"),
        link="employer:postings",
        link_label="求人の一覧を見る",
    ),
    "provisional_received": NoticeTemplate(
        "事業所の仮登録を受け付けました",
        "{establishment}の仮登録を受け付けました。内容の確認が終わるまでお待ちください。",
        ("establishment",),
    ),
    "establishment_registered": NoticeTemplate(
        "事業所の登録が完了しました",
        "{establishment}の登録が完了しました。事業所番号は {number} です。",
        ("establishment", "number"),
    ),
    "establishment_returned": NoticeTemplate(
        "事業所の登録内容の修正をお願いします",
        "{establishment}の登録内容に、修正をお願いしたい点があります。内容を直して、もう一度お送りください。",
        ("establishment",),
    ),
    "provisional_lapsed": NoticeTemplate(
        "事業所の仮登録が失効しました",
        "{establishment}の仮登録は、期限までに確認が終わらなかったため失効しました。もう一度お手続きください。",
        ("establishment",),
    ),
    "establishment_change_accepted": NoticeTemplate(
        "事業所の登録内容を変更しました",
        "{establishment}の登録内容の変更を確認しました。これからの求人には、変更後の内容が使われます。",
        ("establishment",),
        link="employer:establishment",
        link_label="事業所を見る",
    ),
    "establishment_change_returned": NoticeTemplate(
        "事業所の変更の修正をお願いします",
        "{establishment}の登録内容の変更に、修正をお願いしたい点があります。内容を直して、もう一度お送りください。",
        ("establishment",),
        link="employer:establishment",
        link_label="内容を直す",
    ),
    "establishment_change_ends": NoticeTemplate(
        "書きかけの事業所の変更がまもなく消去されます",
        "書きかけのまま送られていない事業所の変更があります。変更のないまま{ends_on}を過ぎると消去されます。続けるときは、事業所から画面を開いて保存してください。",
        ("ends_on",),
        link="employer:establishment",
        link_label="事業所を見る",
    ),
    "image_accepted": NoticeTemplate(
        "画像を確認しました",
        "画像「{caption}」を確認しました。求人情報に掲載できます。",
        ("caption",),
        link="employer:images",
        link_label="画像を見る",
    ),
    "image_refused": NoticeTemplate(
        "掲載できない画像があります",
        "画像「{caption}」は掲載できません。理由を確かめて、別の画像をお送りください。",
        ("caption",),
        link="employer:images",
        link_label="理由を見る",
    ),
    **POSTING_NOTICES,
}
