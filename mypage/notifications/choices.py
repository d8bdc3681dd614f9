"""The fixed choices of this context."""

from django.db.models import TextChoices


class MailState(TextChoices):
    """Where a mail stands in the outbox."""

    QUEUED = "queued", "送信待ち"
    SENDING = "sending", "送信中"
    SENT = "sent", "送信済み"
    UNDELIVERED = "undelivered", "未達"
    DROPPED = "dropped", "送信不要"


class DeliveryState(TextChoices):
    """What people are told about a mail."""

    WAITING = "waiting", "まもなく送信します"
    DELAYED = "delayed", "送信が遅れています"
    SENT = "sent", "送信しました"
    UNDELIVERED = "undelivered", "お届けできませんでした"
    DROPPED = "dropped", "送信は不要になりました"


class Failure(TextChoices):
    """Why a mail was not handed over at its last try."""

    CONNECTION = "connection", "メールサーバーに接続できない"
    TEMPORARY = "temporary", "メールサーバーが一時的に受け取らない"
    REFUSED = "refused", "宛先のメールアドレスが受け取られない"
    REJECTED = "rejected", "メールサーバーがメールを受け取らない"
    INTERNAL = "internal", "メールを作れない"
