"""What gates saw: every scan once, whatever the network did in between."""

from django.db import models

from palabre.stages.accreditation.models import Badge
from palabre.stages.summits.models import Summit


class GateScan(models.Model):
    """One scan at a gate, kept as it was made; `CheckIn` counts what it proves.

    ``number`` is the gate's own: sent twice, it is kept once. ``place`` is empty for
    the grounds, else a zone or ``session:CODE``. ``at`` is the gate's clock put right
    by the difference to ours when it sent; ``told_at`` is what the gate's clock said.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    number = models.CharField(max_length=64, unique=True)
    badge = models.ForeignKey(
        Badge, models.PROTECT, null=True, blank=True, related_name="scans"
    )
    serial = models.CharField(max_length=20, blank=True)
    gate = models.CharField(max_length=60)
    place = models.CharField(max_length=60, blank=True)
    is_exit = models.BooleanField(default=False)
    is_by_name = models.BooleanField(
        default=False, help_text="Found by name: no code was read."
    )
    at = models.DateTimeField()
    told_at = models.DateTimeField()
    received_at = models.DateTimeField()
    refusal = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["summit", "place", "at"], name="scan_by_place"),
            models.Index(fields=["badge", "at"], name="scan_by_badge"),
        ]

    def __str__(self) -> str:
        return self.number
