"""What has been loaded from the tables of the project."""

from django.db import models


class LoadedTable(models.Model):
    """One table of `data/`, with the digest of the bytes that the database agrees with."""

    name = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField(default=0)
    loaded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.rows})"
