"""Definitions of figures as versions, releases that are frozen, orders for them."""

from django.db import models
from django.db.models import Q

from palabre.stages.fields import TextField
from palabre.stages.outcomes.states import OrderState
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


class FigureOrder(models.Model):
    """A release of figures that the worker makes next: a queue row.

    A trial only counts: ``found`` tells how many numbers about people there would be
    and how many hidden. ``told`` is the code of what kept an order from being done;
    ``n_tries`` counts who took it, since a worker may die over it.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    is_trial = models.BooleanField(default=False)
    corrects = models.ForeignKey(
        FigureRelease, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    n_tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    release = models.ForeignKey(
        FigureRelease, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    found = models.JSONField(default=dict)
    told = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit"],
                condition=Q(done_at__isnull=True),
                name="figure_order_one_at_once",
            )
        ]
        indexes = [models.Index(fields=["done_at", "id"], name="figure_order_due")]

    def __str__(self) -> str:
        return f"figures of {self.summit} at {self.asked_at}"

    @property
    def state(self) -> OrderState:
        """Return where it stands."""
        if self.done_at is None:
            return OrderState.COMPUTING if self.taken_at else OrderState.QUEUED
        return OrderState.FAILED if self.told else OrderState.DONE
