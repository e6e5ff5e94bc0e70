"""The ranks of an edition, its high-level list, notes apart, seating plans."""

from django.db import models

from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.protocol.states import (
    DignitaryState,
    HostPlace,
    SeatRule,
    Shape,
    Source,
    Tie,
)
from palabre.stages.summits.models import Summit


class ProtocolRank(models.Model):
    """A line of an edition's table of precedence; position 1 is the highest.

    ``is_ministerial``: ministers, deputies, regulators and whoever stands above; the
    timetable places them early and no empty room is theirs. ``needs_escort``: somebody
    meets and accompanies them.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    code = models.SlugField(max_length=30)
    name = TextField()
    position = models.PositiveSmallIntegerField()
    is_ministerial = models.BooleanField(default=False)
    needs_escort = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "code"], name="protocol_rank_code_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class PrecedenceRule(models.Model):
    """What comes first among persons of one rank, in one edition."""

    summit = models.OneToOneField(Summit, models.CASCADE, related_name="+")
    tie = models.CharField(max_length=12, default=Tie.INSCRIPTION)
    lang = models.CharField(max_length=12, default="en")
    first_letter = models.CharField(max_length=1, blank=True)
    host = models.CharField(max_length=10, default=HostPlace.BY_RULE)
    observers_last = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"precedence of {self.summit}"


class Dignitary(models.Model):
    """Somebody on an edition's high-level list.

    Instants are kept in UTC; ``arrives_zone`` and ``departs_zone`` name the zone in
    which they were told.
    """

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rank = models.ForeignKey(ProtocolRank, models.PROTECT, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=12, default=DignitaryState.TENTATIVE)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_observer = models.BooleanField(default=False)
    credentials_on = models.DateField(null=True, blank=True)
    languages = models.JSONField(default=list)
    arrives_at = models.DateTimeField(null=True, blank=True)
    arrives_zone = models.CharField(max_length=60, blank=True)
    arrival = models.CharField(max_length=120, blank=True)
    departs_at = models.DateTimeField(null=True, blank=True)
    departs_zone = models.CharField(max_length=60, blank=True)
    departure = models.CharField(max_length=120, blank=True)
    escort = models.CharField(max_length=120, blank=True)
    escort_phone = models.CharField(max_length=60, blank=True)
    surrogate = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=12, default=Source.HAND)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="dignitary_once_a_summit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.summit}"


class DignitaryNotes(models.Model):
    """What protocol alone may read of a dignitary, sealed: diet and security."""

    dignitary = models.OneToOneField(Dignitary, models.CASCADE, related_name="notes")
    sealed = models.BinaryField()
    has_diet = models.BooleanField(default=False)
    has_security = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"notes on {self.dignitary}"


class Seating(models.Model):
    """A plan of places, of a session or of the whole high-level list.

    ``n_seats`` 0 takes as many as there are persons; ``per_row`` is the seats of a row
    or of a round table, the head of a U.
    """

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    session = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=200, blank=True)
    shape = models.CharField(max_length=10, default=Shape.PODIUM)
    rule = models.CharField(max_length=12, default=SeatRule.PRECEDENCE)
    lang = models.CharField(max_length=12, default="en")
    first_letter = models.CharField(max_length=1, blank=True)
    n_seats = models.PositiveSmallIntegerField(default=0)
    per_row = models.PositiveSmallIntegerField(default=8)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "shape"],
                condition=models.Q(session__isnull=False),
                name="seating_once_a_shape",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shape} {self.code}"


class SeatMove(models.Model):
    """A place given by hand, and why; the last move of a person is what holds.

    ``seat`` 0 leaves somebody out; None gives the person back to the rule.
    """

    seating = models.ForeignKey(Seating, models.CASCADE, related_name="moves")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seat = models.PositiveSmallIntegerField(null=True)
    was = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} to {self.seat}"
