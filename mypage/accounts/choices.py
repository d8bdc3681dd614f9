"""The fixed choices of this context."""

from django.db import models


class Audience(models.TextChoices):
    """Whose My Page a login opens. The same address may be a login of each, separately (S-24)."""

    EMPLOYER = "employer", "求人者"
    SEEKER = "seeker", "求職者"
    STAFF = "staff", "職員"


class KeyPurpose(models.TextChoices):
    """What a mailed key is for."""

    OPENING = "opening", "求人者マイページの開設"
    ACCOUNT = "account", "アカウントの登録"
    PASSWORD = "password", "パスワードの再登録"
    EMAIL_CHANGE = "email_change", "メールアドレスの変更"
    EMAIL_REPLACEMENT = "email_replacement", "メールアドレスの変更（窓口受付）"
    LOGIN_ADDED = "login_added", "利用者の追加"
    STAFF = "staff", "職員の登録"
    ONE_TIME_CODE = "one_time_code", "ワンタイムパスワード"


class KeyAnswer(models.TextChoices):
    """What a typed key turned out to be."""

    RIGHT = "right", "正しい"
    WRONG = "wrong", "違う"
    USED = "used", "使用済み"
    EXPIRED = "expired", "時間切れ"
    ENDED = "ended", "終了"


class StaffState(models.TextChoices):
    """Whether a member of the staff can sign in."""

    ACTIVE = "active", "利用中"
    UNREGISTERED = "unregistered", "登録待ち"
    DISABLED = "disabled", "停止中"
