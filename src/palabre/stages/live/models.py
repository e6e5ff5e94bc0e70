"""Sittings, requests for the floor, statements and cues."""

from django.db import models
from django.db.models import Q

from palabre.stages.live.states import RequestKind, RequestState, SittingState
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session


class Sitting(models.Model):
    """The actual occurrence of a session, with real times."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default=SittingState.SCHEDULED)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_list_open = models.BooleanField(default=False)
    limit_seconds = models.PositiveIntegerField(default=180)

    def __str__(self) -> str:
        return f"sitting of {self.session}"


class RequestForFloor(models.Model):
    """An entry of the list of speakers, for the room and online alike."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="requests")
    code = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20, default=RequestKind.STATEMENT)
    lang = models.CharField(max_length=12, blank=True)
    is_remote = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=RequestState.WAITING)
    position = models.PositiveIntegerField()
    requested_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"],
                condition=Q(state="speaking"),
                name="one_speaker_a_sitting",
            )
        ]
        indexes = [
            models.Index(fields=["sitting", "state", "position"], name="list_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


class Statement(models.Model):
    """One turn taken: the line of the floor log that says who spoke, and when."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="statements")
    request = models.OneToOneField(
        RequestForFloor, models.PROTECT, related_name="statement"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["sitting", "started_at"], name="floor_log_in_order")
        ]

    def __str__(self) -> str:
        return f"statement of {self.request}"


class Cue(models.Model):
    """One caption. The floor log gives it its speaker.

    ``number`` runs from 1 in a sitting: a reader who reconnects asks for what came
    after the last one seen. ``source_id`` is the sender's own number: sent twice, it
    is kept once. ``label`` is whom the source names as the voice, if it does.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="cues")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    lang = models.CharField(max_length=12)
    text = models.TextField()
    label = models.CharField(max_length=200, blank=True)
    statement = models.ForeignKey(
        Statement, models.SET_NULL, null=True, blank=True, related_name="cues"
    )
    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "number"], name="cue_number_once"
            ),
            models.UniqueConstraint(
                fields=["sitting", "source", "source_id"],
                condition=~Q(source_id=""),
                name="cue_once_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting} #{self.number}"
