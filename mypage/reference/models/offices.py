"""ハローワーク and other offices, their closed days and what they are in charge of."""

from django.db import models
from django.db.models.functions import Length

from mypage.reference import wording
from mypage.reference.choices import Coverage, OfficeKind
from mypage.reference.models.places import Municipality, Prefecture


class OfficeSet(models.QuerySet["Office"]):
    """Sets of offices that have a name."""

    def active(self) -> "OfficeSet":
        """Those that are shown to the public and can be chosen."""
        return self.filter(is_active=True)

    def with_gaps(self) -> "OfficeSet":
        """Those whose address or telephone number is not known."""
        return self.filter(models.Q(address="") | models.Q(phone=""))

    def with_places(self) -> "OfficeSet":
        """With what the lines of an office need, in the same statement."""
        return self.select_related("prefecture", "location", "location__prefecture", "parent")


class Office(models.Model):
    """ハローワーク (公共職業安定所, 出張所, 分庁舎), or an office of a prefecture or a city.

    Rows of the table carry a `table_key`; what an administrator has changed stands in `hand_edited_fields` and is
    left alone when the table is loaded again.
    """

    kind = models.CharField(max_length=10, choices=OfficeKind)
    code = models.CharField(max_length=5, null=True, blank=True, unique=True)
    """Five digits: what stands before the hyphen of a 求人番号."""
    number_code = models.CharField(max_length=4, blank=True, db_index=True)
    """Four digits: what a 事業所番号 starts with; a branch shares that of its parent."""
    name = models.CharField(max_length=60)
    common_name = models.CharField(max_length=60, blank=True)
    prefecture = models.ForeignKey(Prefecture, models.PROTECT, related_name="offices")
    location = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True, related_name="offices_here")
    postal_code = models.CharField(max_length=7, blank=True)
    address = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    hours_note = models.CharField(max_length=200, blank=True)
    jurisdiction_text = models.CharField(max_length=400, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="branches")
    is_active = models.BooleanField(default=True)
    hand_edited_fields = models.JSONField(default=list, blank=True)
    table_key = models.CharField(max_length=70, null=True, blank=True, unique=True, editable=False)
    search_text = models.CharField(max_length=400)

    objects = OfficeSet.as_manager()

    class Meta:
        ordering = ["prefecture_id", models.F("code").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(fields=["prefecture", "name"], name="office_name_once_in_a_prefecture"),
            models.UniqueConstraint(
                fields=["number_code"],
                condition=models.Q(parent=None) & ~models.Q(number_code=""),
                name="office_number_code_once_among_main_offices",
            ),
            models.CheckConstraint(name="office_kind_is_known", condition=models.Q(kind__in=OfficeKind.values)),
            models.CheckConstraint(name="office_is_named", condition=~models.Q(name="")),
            models.CheckConstraint(
                name="office_code_has_five_digits",
                condition=models.Q(code=None) | models.Q(models.lookups.Exact(Length("code"), 5)),
            ),
            models.CheckConstraint(
                name="office_number_code_has_four_digits",
                condition=models.Q(number_code="") | models.Q(models.lookups.Exact(Length("number_code"), 4)),
            ),
            models.CheckConstraint(
                name="office_opens_before_it_closes",
                condition=models.Q(opens_at=None, closes_at=None)
                | models.Q(opens_at__isnull=False, closes_at__isnull=False, opens_at__lt=models.F("closes_at")),
            ),
            models.CheckConstraint(
                name="office_is_not_its_own_parent",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name that people use: ハローワーク飯田橋."""
        return self.common_name or self.name

    @property
    def address_line(self) -> str:
        """Postal code and address, or a sentence where to ask. Never empty."""
        if not self.address:
            return self._gap(address=False, phone=True)
        return f"〒{self.postal_code[:3]}-{self.postal_code[3:]} {self.address}" if self.postal_code else self.address

    @property
    def phone_line(self) -> str:
        """The telephone number, or a sentence where to ask. Never empty."""
        return self.phone or self._gap(address=True, phone=False)

    @property
    def contact_line(self) -> str:
        """Address and telephone number in one line; one sentence covers what is missing. Never empty."""
        parts = [self.address_line] if self.address else []
        if self.phone:
            parts.append(f"電話 {self.phone}")
        gap = self._gap(address=bool(self.address), phone=bool(self.phone))
        return "　".join([*parts, gap] if gap else parts)

    @property
    def hours_line(self) -> str:
        """Opening hours with the usual closed days, or a sentence where to ask. Never empty."""
        return wording.hours_sentence(self.opens_at, self.closes_at, self.hours_note, wording.help_desk())

    @property
    def jurisdiction_line(self) -> str:
        """What it is in charge of, or a sentence where to ask. Never empty."""
        if self.jurisdiction_text:
            return self.jurisdiction_text
        return wording.branch_area(self.parent.shown_name) if self.parent else wording.area_gap(wording.help_desk())

    def _gap(self, *, address: bool, phone: bool) -> str:
        place = self.location.full_name if self.location else self.prefecture.name
        return wording.gap_sentence(address=address, phone=phone, place=place, help_desk=wording.help_desk())


class OfficeClosedDay(models.Model):
    """休業日: a day on which one office is closed although offices usually open."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="closed_days")
    day = models.DateField()
    reason = models.CharField(max_length=100)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["office", "day"], name="closed_day_once_an_office")]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"


class Jurisdiction(models.Model):
    """管轄: an office is in charge of a municipality, or of a part of it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="jurisdictions")
    office = models.ForeignKey(Office, models.PROTECT, related_name="jurisdictions")
    coverage = models.CharField(max_length=4, choices=Coverage)
    note = models.CharField(max_length=200, blank=True)
    """Which part, as people read it."""

    class Meta:
        ordering = ["municipality_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "office"], name="jurisdiction_once_an_office"),
            models.CheckConstraint(name="coverage_is_known", condition=models.Q(coverage__in=Coverage.values)),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.office_id} {self.coverage}"
