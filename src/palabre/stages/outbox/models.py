"""Messages to send."""

from django.db import models

from palabre.stages.outbox.states import MessageState
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


class Message(models.Model):
    """One message to one person, in that person's language."""

    summit = models.ForeignKey(
        Summit, models.CASCADE, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    email = models.EmailField()
    lang = models.CharField(max_length=12, default="en")
    act = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(
        blank=True, help_text="Sent along as a calendar file (iCalendar)."
    )
    state = models.CharField(max_length=12, default=MessageState.QUEUED)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="message_by_state")]

    def __str__(self) -> str:
        return f"{self.act} to {self.email}"
