"""Papers that carry a code which anybody can check."""

from django.db import models

from palabre.stages.accreditation.models import Registration


class IssuedPaper(models.Model):
    """An invitation letter or a certificate: what it says, whether it still holds.

    ``facts`` is what the verification page tells everybody; nothing of a passport.
    """

    code = models.CharField(max_length=16, unique=True)
    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="papers"
    )
    kind = models.CharField(max_length=12)
    lang = models.CharField(max_length=12)
    facts = models.JSONField(default=dict)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=models.Q(revoked_at__isnull=True),
                name="paper_valid_once_a_kind",
            )
        ]

    def __str__(self) -> str:
        return self.code
