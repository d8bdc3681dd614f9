"""What an establishment keeps about itself: changes that wait for the office, workplaces, images, declarations."""

from django.db import models
from django.db.models import Q

from mypage.accounts.models import User
from mypage.establishments.choices import ChangeState, ImageKind, ImageState
from mypage.establishments.models.registration import Establishment


class ChangeQuerySet(models.QuerySet["EstablishmentChange"]):
    """Sets of changes that have a name."""

    def open(self) -> "ChangeQuerySet":
        """Those being written, waiting, or returned: at most one for an establishment."""
        return self.filter(state__in=ChangeState.open())

    def waiting(self) -> "ChangeQuerySet":
        """Those that wait for the office."""
        return self.filter(state=ChangeState.WAITING)


class EstablishmentChange(models.Model):
    """変更仮登録: what an employer wants changed, beside the data in force until the office accepts it."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="changes")
    state = models.CharField(max_length=10, choices=ChangeState)
    values = models.JSONField(default=dict)
    """Only what differs from the data in force, by identifier, as typed where it could not be read."""
    before = models.JSONField(default=dict)
    """Once accepted: what the same identifiers said before."""
    version = models.PositiveIntegerField(default=1)
    """Grows with every saved screen and every step, so that nobody decides on what he has not seen."""
    screen_versions = models.JSONField(default=dict)
    """Screen to the version with which it was last saved: two people may write on different screens."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    warned_days = models.PositiveSmallIntegerField(null=True)
    """The last warning that was given before the end of what was never sent: so many days before."""
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    remarks = models.TextField(blank=True)
    """What the office asked to correct, the last time it returned the change."""
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["establishment"], condition=Q(state__in=ChangeState.open()), name="one_open_change_each"
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.WAITING) | Q(submitted_at__isnull=False), name="waiting_change_was_sent"
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"], name="change_queue")]

    def __str__(self) -> str:
        return f"{self.state} change #{self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether the office has it."""
        return self.state == ChangeState.WAITING

    @property
    def is_returned(self) -> bool:
        """Whether the office asked for corrections."""
        return self.state == ChangeState.RETURNED

    @property
    def may_be_written(self) -> bool:
        """Whether its screens can be changed now."""
        return self.state in (ChangeState.DRAFT, ChangeState.RETURNED)


class Workplace(models.Model):
    """就業場所: a place of work kept for reuse in postings, which copy it."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="workplaces")
    name = models.CharField(max_length=60)
    content = models.JSONField(default=dict)
    """By the identifiers `workplace_*` of the table of fields."""
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"workplace #{self.pk}"


class ImageQuerySet(models.QuerySet["EstablishmentImage"]):
    """Sets of images that have a name."""

    def kept(self) -> "ImageQuerySet":
        """Those that nobody has taken away."""
        return self.filter(removed_at=None)

    def counted(self) -> "ImageQuerySet":
        """Those that count against the most: neither taken away nor refused."""
        return self.kept().exclude(state=ImageState.REFUSED)

    def waiting(self) -> "ImageQuerySet":
        """Those that wait for the office."""
        return self.kept().filter(state=ImageState.WAITING)

    def published(self) -> "ImageQuerySet":
        """Those that may be shown to job seekers."""
        return self.kept().filter(state=ImageState.PUBLISHED)


class EstablishmentImage(models.Model):
    """画像: a picture of the establishment, drawn anew from the file that was sent; shown after the office's check."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="images")
    state = models.CharField(max_length=10, choices=ImageState)
    token = models.CharField(max_length=32, unique=True)
    """The random name of its two files; nothing of the name that the employer's file had is kept."""
    kind = models.CharField(max_length=10, choices=ImageKind, blank=True)
    caption = models.CharField(max_length=30, blank=True)
    place = models.PositiveIntegerField()
    """The order in which the images are shown."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    waiting_since = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Why the office refused it."""
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ImageState.NEW) | (~Q(caption="") & ~Q(kind="")),
                name="shown_image_has_caption",
            ),
        ]
        indexes = [
            models.Index(fields=["establishment", "place"], name="image_order"),
            models.Index(fields=["state", "waiting_since"], name="image_queue"),
        ]

    def __str__(self) -> str:
        return f"image #{self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether the office has yet to look at it."""
        return self.state == ImageState.WAITING


class SelfDeclaration(models.Model):
    """求人不受理に関する自己申告: that no ground for refusing postings applies; each one stays as it was made."""

    establishment = models.ForeignKey(Establishment, on_delete=models.CASCADE, related_name="declarations")
    version = models.CharField(max_length=10)
    declared_on = models.DateField()
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    declared_by_name = models.CharField(max_length=120)
    """As it was then: the declaration outlives the login."""

    class Meta:
        ordering = ["-declared_at", "-id"]
        indexes = [models.Index(fields=["establishment", "-declared_at"], name="declaration_newest")]

    def __str__(self) -> str:
        return f"declaration #{self.pk}"
