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


class ChangeState(models.TextChoices):
    """Where a change of the establishment's data stands."""

    DRAFT = "draft", "変更の書きかけ"
    WAITING = "waiting", "変更の確認中"
    RETURNED = "returned", "変更の修正依頼中"
    ACCEPTED = "accepted", "変更済み"
    DISCARDED = "discarded", "取りやめ"

    @classmethod
    def open(cls) -> list["ChangeState"]:
        """Being written, waiting or returned."""
        return [cls.DRAFT, cls.WAITING, cls.RETURNED]


class ImageState(models.TextChoices):
    """Where an image stands."""

    NEW = "new", "説明の入力待ち"
    WAITING = "waiting", "確認中"
    PUBLISHED = "published", "確認済み"
    REFUSED = "refused", "掲載できません"


class ImageKind(models.TextChoices):
    """What an image shows: the choices of the table of fields."""

    OUTSIDE = "外観", "外観"
    WORKPLACE = "職場の風景", "職場の風景"
    GOODS = "取扱商品", "取扱商品"
    OTHER = "その他", "その他"


class RefusalGround(models.TextChoices):
    """Why postings of an establishment are not taken: the numbers of 職業安定法5条の6第1項 in order."""

    ILLEGAL = "illegal", "申込みの内容が法令に違反する（職業安定法第５条の６第１項第１号）"
    UNSUITABLE = "unsuitable", "労働条件が通常と比べて著しく不適当（職業安定法第５条の６第１項第２号）"
    PUNISHED = "punished", "労働関係の法令に違反し、処分や公表などを受けている（職業安定法第５条の６第１項第３号）"
    NOT_STATED = "not_stated", "労働条件が明示されていない（職業安定法第５条の６第１項第４号）"
    GANG = "gang", "暴力団員などに当たる（職業安定法第５条の６第１項第５号）"
    NO_REPORT = "no_report", "自己申告などの求めに正当な理由なく応じない（職業安定法第５条の６第１項第６号）"
