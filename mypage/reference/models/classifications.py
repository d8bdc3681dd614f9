"""産業分類, 職業分類, 免許・資格, 最低賃金, 平均求人賃金."""

from django.db import models

from mypage.reference.models.places import Prefecture


class Industry(models.Model):
    """日本標準産業分類 (第14回改定): 大 A-T, 中 2 digits, 小 3 digits, 細 4 digits."""

    code = models.CharField(max_length=4, primary_key=True)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=60)
    is_current = models.BooleanField(default=True)
    search_text = models.CharField(max_length=80)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="industry_level_is_1_to_4", condition=models.Q(level__range=(1, 4))),
            models.CheckConstraint(
                name="industry_has_a_parent_below_the_top",
                condition=models.Q(level=1, parent=None) | models.Q(level__gt=1, parent__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class OccupationSet(models.QuerySet["Occupation"]):
    """Sets of occupations."""

    def choosable(self) -> "OccupationSet":
        """Those that a posting may name: 小分類 in use, and a 中分類 where the table has no 小分類 below it."""
        return self.filter(models.Q(level=3) | models.Q(level=2, children=None), is_current=True)


class Occupation(models.Model):
    """厚生労働省編職業分類 (令和4年): 大 2 digits, 中 3 digits, 小 `NNN-NN`; many 小 have no name in the table."""

    code = models.CharField(max_length=6, primary_key=True)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=60, blank=True)
    examples = models.CharField(max_length=200, blank=True)
    """Occupations of job tag that belong here, joined by 、 (credit: data/README.md)."""
    job_tag = models.JSONField(default=list)
    """The same with their other names, as rows of `name`, `main` (belongs here in the first place) and `aliases`."""
    is_current = models.BooleanField(default=True)
    search_text = models.TextField()

    objects = OccupationSet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="occupation_level_is_1_to_3", condition=models.Q(level__range=(1, 3))),
            models.CheckConstraint(
                name="occupation_has_a_parent_below_the_top",
                condition=models.Q(level=1, parent=None) | models.Q(level__gt=1, parent__isnull=False),
            ),
            models.CheckConstraint(
                name="occupation_is_named_above_the_lowest", condition=models.Q(level=3) | ~models.Q(name="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.shown_name}"

    @property
    def shown_name(self) -> str:
        """Its name; that of its 中分類 where the table has none. Never empty."""
        if self.name or self.parent is None:
            return self.name
        return self.parent.name

    @property
    def label(self) -> str:
        """As it stands in a list: code and name, and examples where nameless neighbours must be told apart."""
        if self.name or not self.examples:
            return f"{self.code} {self.shown_name}"
        return f"{self.code} {self.shown_name}（{self.examples}など）"


class Licence(models.Model):
    """免許・資格: the codes of the public employment service."""

    code = models.CharField(max_length=4, primary_key=True)
    category_code = models.CharField(max_length=2, db_index=True)
    category = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    is_current = models.BooleanField(default=True)
    search_text = models.CharField(max_length=120)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class MinimumWage(models.Model):
    """地域別最低賃金: yen an hour in a prefecture, from a day on until the next one."""

    prefecture = models.ForeignKey(Prefecture, models.PROTECT, related_name="minimum_wages")
    fiscal_year = models.PositiveSmallIntegerField()
    yen = models.PositiveIntegerField()
    effective_date = models.DateField()
    is_date_confirmed = models.BooleanField(default=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["prefecture_id", "effective_date"]
        constraints = [
            models.UniqueConstraint(fields=["prefecture", "fiscal_year"], name="minimum_wage_once_a_year"),
            models.UniqueConstraint(fields=["prefecture", "effective_date"], name="minimum_wage_once_a_day"),
            models.CheckConstraint(name="minimum_wage_is_positive", condition=models.Q(yen__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.prefecture_id} {self.effective_date} {self.yen}"


class OfferedWage(models.Model):
    """平均求人賃金: what postings of a prefecture and a group of industries offered on average in a fiscal year."""

    WHOLE_COUNTRY = "00"
    ALL_INDUSTRIES = "ALL"

    prefecture_code = models.CharField(max_length=2)
    """Of the workplace; 00 is 全国."""
    prefecture_name = models.CharField(max_length=4)
    industry_group = models.CharField(max_length=3)
    """大分類, one letter or two that the statistics count together; ALL is 産業計."""
    industry_name = models.CharField(max_length=20)
    fiscal_year = models.PositiveSmallIntegerField()
    monthly_thousand_yen = models.PositiveIntegerField(null=True)
    """Full-time; none where the statistics publish nothing."""
    hourly_yen = models.PositiveIntegerField(null=True)
    """Part-time; none where the statistics publish nothing."""

    class Meta:
        ordering = ["prefecture_code", "industry_group", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["prefecture_code", "industry_group", "fiscal_year"], name="offered_wage_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefecture_code} {self.industry_group} {self.fiscal_year}"
