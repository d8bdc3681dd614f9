"""The fixed choices of this context."""

from django.db import models


class NoticeState(models.TextChoices):
    """掲載の状態: follows from the term and from whether it was withdrawn."""

    WAITING = "waiting", "掲載前"
    SHOWN = "shown", "掲載中"
    OVER = "over", "掲載終了"
    WITHDRAWN = "withdrawn", "取り下げ"
