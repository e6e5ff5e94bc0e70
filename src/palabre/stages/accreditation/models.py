"""Registrations, delegations, badges and check-ins."""

from django.db import models
from django.db.models import Q

from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import Summit


class Category(models.Model):
    """A class of badge: its colour and where it admits."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="categories")
    code = models.SlugField(max_length=40)
    name = TextField()
    colour = models.CharField(max_length=7)
    zones = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    deciders = models.JSONField(default=list)
    needs_second = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "code"], name="category_code_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Zone(models.Model):
    """A place that classes of badge open, with its name in the edition's languages."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="badge_zones")
    code = models.SlugField(max_length=40)
    name = TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="zone_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Delegation(models.Model):
    """A group sent by a State or an organization, through its focal point."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="delegations")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    focal_point = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    head = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    seats_on_site = models.PositiveSmallIntegerField(null=True, blank=True)
    seats_online = models.PositiveSmallIntegerField(null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    letter_at = models.DateTimeField(null=True, blank=True)
    letter_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "organization"], name="delegation_once"
            )
        ]

    def __str__(self) -> str:
        return f"delegation of {self.organization}"


class Registration(models.Model):
    """A person who asked to come, with what was stated then."""

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    post = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=30)
    country = models.CharField(max_length=2)
    rank = models.CharField(max_length=30, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="registrations")
    attendance = models.CharField(max_length=12)
    languages = models.JSONField(default=list)
    is_listed = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=RegistrationState.REGISTERED)
    registered_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    place = models.CharField(max_length=12, blank=True)
    refusal_by = models.BigIntegerField(null=True, blank=True)
    refusal_reason = models.TextField(blank=True)
    surrogate = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    waiting_since = models.DateTimeField(null=True, blank=True)
    offer_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="registration_once_a_summit"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "revoked"]) | ~Q(reason=""),
                name="registration_refused_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["summit", "state", "attendance"], name="registration_by_state"
            ),
            models.Index(fields=["summit", "country"], name="registration_by_country"),
        ]

    def __str__(self) -> str:
        return self.code


class Pool(models.Model):
    """How many places a category has in one way of taking part.

    Offers go out by themselves once a human has read their letter; ``letter_hash``
    says in which wording.
    """

    category = models.ForeignKey(Category, models.CASCADE, related_name="pools")
    attendance = models.CharField(max_length=12)
    seats = models.PositiveIntegerField()
    offer_hours = models.PositiveSmallIntegerField(default=48)
    letter_hash = models.CharField(max_length=64, blank=True)
    letter_by = models.CharField(max_length=200, blank=True)
    letter_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "attendance"], name="pool_once_a_category"
            )
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.attendance}"


class Mandate(models.Model):
    """What somebody is named to decide: a category, a group in it, or either alone."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="mandates")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    category = models.ForeignKey(
        Category, models.CASCADE, null=True, blank=True, related_name="mandates"
    )
    group = models.CharField(max_length=30, blank=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person", "category", "group"],
                name="mandate_once",
            ),
            models.UniqueConstraint(
                fields=["summit", "person", "group"],
                condition=Q(category__isnull=True),
                name="mandate_for_any_category_once",
            ),
        ]

    def __str__(self) -> str:
        return f"mandate of {self.person}"


class Appeal(models.Model):
    """A refusal that somebody asks to be looked at again."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="appeals"
    )
    words = models.TextField()
    filed_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"appeal of {self.registration}"


class Badge(models.Model):
    """A signed token for one accredited registration; verified without the server.

    ``token`` holds no personal data: serial, summit, category, day of expiry and an
    Ed25519 signature, in the QR alphanumeric alphabet.
    """

    registration = models.ForeignKey(
        Registration, models.PROTECT, related_name="badges"
    )
    serial = models.CharField(max_length=20, unique=True)
    token = models.TextField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(revoked_at__isnull=True),
                name="badge_valid_once_a_registration",
            )
        ]

    def __str__(self) -> str:
        return self.serial


class CheckIn(models.Model):
    """A badge seen at a gate; once a badge and day, however often it is scanned.

    ``scan`` is the gate's own number of the scan: sent twice, it counts once.
    """

    badge = models.ForeignKey(Badge, models.PROTECT, related_name="check_ins")
    on = models.DateField()
    at = models.DateTimeField()
    gate = models.CharField(max_length=60)
    scan = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["badge", "on"], name="check_in_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.badge} on {self.on}"
