"""求人不受理期間: periods in which the office takes no postings of an establishment."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from mypage.accounts.models import User
from mypage.establishments.choices import RefusalGround
from mypage.establishments.models.registration import Establishment


class RefusalPeriodQuerySet(models.QuerySet["RefusalPeriod"]):
    """Sets of periods that have a name."""

    def running_on(self, day: date) -> "RefusalPeriodQuerySet":
        """Those in which postings are refused on a day: begun, not over, not lifted."""
        return self.unlifted().filter(Q(until=None) | Q(until__gte=day), begins_on__lte=day)

    def unlifted(self) -> "RefusalPeriodQuerySet":
        """Those that the office has not lifted, whether they have begun or are over."""
        return self.filter(lifted_at=None)


class RefusalPeriod(models.Model):
    """One period with its legal ground and the evidence for it; what was entered is never changed, only lifted."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="refusal_periods")
    ground = models.CharField(max_length=12, choices=RefusalGround)
    begins_on = models.DateField()
    until = models.DateField(null=True)
    """The last day, counted; none while nobody knows (当分の間)."""
    evidence = models.TextField()
    """What the office has seen: a notice of another authority, a document with its number."""
    note = models.TextField(blank=True)
    entered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    entered_at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.TextField(blank=True)

    objects = RefusalPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-begins_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("begins_on")), name="refusal_period_ends_after_its_beginning"
            ),
            models.CheckConstraint(condition=Q(lifted_at=None) | ~Q(lifted_because=""), name="lifted_refusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"refusal period #{self.pk}"

    def runs_on(self, day: date) -> bool:
        """Whether postings are refused in it on a day."""
        return self.lifted_at is None and self.begins_on <= day and (self.until is None or day <= self.until)
