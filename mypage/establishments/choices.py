"""The fixed choices of this context."""

from django.db import models


class Role(models.TextChoices):
    """What a login may do for an establishment (decisions.md)."""

    OWNER = "owner", "代表"
    MEMBER = "member", "担当"
    VIEWER = "viewer", "閲覧のみ"


class RegistrationState(models.TextChoices):
    """Where the registration of an establishment stands (domain.md 1.2)."""

    PROVISIONAL = "provisional", "仮登録（確認待ち）"
    RETURNED = "returned", "修正依頼中"
    REGISTERED = "registered", "本登録"
    LAPSED = "lapsed", "仮登録の失効"
    CLOSED = "closed", "廃止"


class RegistrationDecision(models.TextChoices):
    """What the office decided on a provisional registration."""

    CONFIRMED = "confirmed", "確認（本登録）"
    RETURNED = "returned", "修正依頼"
