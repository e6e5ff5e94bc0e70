"""The journal's lines."""

from django.db import models


class Entry(models.Model):
    """One act: who did what to what, when, with the facts.

    ``hash`` is SHA-256 over the previous entry's hash and this entry's content, so a
    line that was changed or taken out breaks the chain behind it.
    """

    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    summit = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["summit", "-id"], name="journal_by_summit"),
            models.Index(fields=["subject", "-id"], name="journal_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"
