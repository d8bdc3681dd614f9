"""都道府県, 市区町村, 郵便番号."""

from django.db import models
from django.db.models.functions import Length

from mypage.reference.choices import MunicipalityKind


class Prefecture(models.Model):
    """都道府県: 47 rows, the code is the two digits of JIS X 0401."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=4, unique=True)
    name_kana = models.CharField(max_length=12)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class MunicipalitySet(models.QuerySet["Municipality"]):
    """Sets of municipalities that have a name."""

    def addressable(self) -> "MunicipalitySet":
        """Those that stand in addresses today: wards instead of the designated city, nothing that was merged away."""
        return self.filter(is_current=True, is_northern_territory=False).exclude(kind=MunicipalityKind.DESIGNATED_CITY)


class Municipality(models.Model):
    """市区町村, with the wards of designated cities; the code has six digits, the last one checks."""

    code = models.CharField(max_length=6, primary_key=True)
    prefecture = models.ForeignKey(Prefecture, models.PROTECT, related_name="municipalities")
    district = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=20)
    short_name = models.CharField(max_length=20)
    name_kana = models.CharField(max_length=40)
    kind = models.CharField(max_length=15, choices=MunicipalityKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="wards")
    is_northern_territory = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)
    """False when a later table no longer has it; what refers to it stays."""
    jurisdiction_is_hand_edited = models.BooleanField(default=False)
    """True once an administrator has set who is in charge; loading the table again leaves that alone."""
    search_text = models.CharField(max_length=120)

    objects = MunicipalitySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="municipality_code_has_six_digits", condition=models.lookups.Exact(Length("code"), 6)
            ),
            models.CheckConstraint(
                name="municipality_kind_is_known", condition=models.Q(kind__in=MunicipalityKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name_with_district(self) -> str:
        """As it stands in an address after the prefecture: 二海郡八雲町."""
        return f"{self.district}{self.name}"

    @property
    def full_name(self) -> str:
        """With the prefecture: 北海道二海郡八雲町."""
        return f"{self.prefecture.name}{self.district}{self.name}"


class PostalCode(models.Model):
    """郵便番号: one town under one code, as Japan Post writes it; an empty town is 「以下に掲載がない場合」."""

    postal_code = models.CharField(max_length=7)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", db_index=False)
    town = models.CharField(max_length=60, blank=True)
    town_kana = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["postal_code", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["postal_code", "municipality", "town", "town_kana"], name="postal_code_row_once"
            ),
            models.CheckConstraint(
                name="postal_code_has_seven_digits", condition=models.lookups.Exact(Length("postal_code"), 7)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.postal_code} {self.town}".strip()
