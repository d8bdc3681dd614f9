"""The fixed choices of this context."""

from django.db import models


class Channel(models.TextChoices):
    """Which way a code was asked for (S-21)."""

    COUNTER = "counter", "窓口"
    PHONE = "phone", "電話"


class CodeEnd(models.TextChoices):
    """Why a code counts no more, beside the passing of its term."""

    USED = "used", "使用済み"
    REPLACED = "replaced", "再発行により無効"
    REVOKED = "revoked", "取消"
    DEAD = "dead", "誤入力により無効"


class CodeState(models.TextChoices):
    """What the office and the holder are told of a code."""

    LIVE = "live", "有効"
    EXPIRED = "expired", "期限切れ"
    USED = "used", "使用済み"
    REPLACED = "replaced", "再発行により無効"
    REVOKED = "revoked", "取消"
    DEAD = "dead", "誤入力により無効"
