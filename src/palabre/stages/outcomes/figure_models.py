"""Definitions of figures as versions, and releases of figures that are frozen."""

from django.db import models
from django.db.models import Q

from palabre.stages.fields import TextField
from palabre.stages.summits.models import Summit


class FigureVersion(models.Model):
    """A figure's definition as it stood from an instant on; never changed after.

    ``source`` is text of the language of definitions in its canonical form. What no
    version was written of is as the library has it. ``is_retired`` takes the figure
    off the pages of the edition.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="figure_versions")
    key = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    label = TextField()
    source = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    carried_from = models.CharField(max_length=40, blank=True)
    is_retired = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "key", "number"], name="figure_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number} of {self.summit}"


class FigureRelease(models.Model):
    """The figures of an edition as published at an instant: frozen for good.

    ``content`` is what everybody sees; ``sha256`` is over its canonical JSON. ``sets``
    are the people behind each number that was published, for proof and so that a later
    release does not give away who came between; ``content`` seals their hash. A release
    that ``corrects`` another says why in ``reason``.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="figure_releases")
    number = models.PositiveIntegerField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=200)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    sets = models.JSONField(default=list)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "number"], name="figure_release_once"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="figure_correction_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"figures {self.number} of {self.summit}"
