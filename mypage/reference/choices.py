"""Choices of the reference data, with the words in which people read them."""

from django.db.models import TextChoices


class OfficeKind(TextChoices):
    """種別: who runs an office."""

    NATIONAL = "national", "ハローワーク（公共職業安定所）"
    LOCAL = "local", "地方版ハローワーク"
    OTHER = "other", "その他の窓口"


class Coverage(TextChoices):
    """管轄の範囲: how much of a municipality an office is in charge of."""

    FULL = "full", "全域"
    PART = "part", "一部の地域"


class MunicipalityKind(TextChoices):
    """市区町村の種類."""

    CITY = "city", "市"
    DESIGNATED_CITY = "designated_city", "政令指定都市"
    WARD = "ward", "区（政令指定都市）"
    SPECIAL_WARD = "special_ward", "特別区"
    TOWN = "town", "町"
    VILLAGE = "village", "村"
