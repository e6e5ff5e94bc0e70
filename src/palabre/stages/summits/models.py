"""Series, editions, calendars, venues, rooms, frameworks, roles and stated figures."""

from django.db import models
from django.db.models import F, Q

from palabre.kernel.languages import Text, text
from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.states import SummitState, TagStatus


class Series(models.Model):
    """What comes back year after year."""

    code = models.SlugField(max_length=40, unique=True)
    name = TextField()
    about = TextField()
    is_fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.name.said_in("en"))


class Summit(models.Model):
    """One edition with its dates and place."""

    code = models.SlugField(max_length=40, unique=True)
    series = models.ForeignKey(Series, models.PROTECT, related_name="summits")
    name = TextField()
    tagline = TextField()
    state = models.CharField(max_length=20, default=SummitState.ANNOUNCED)
    starts_on = models.DateField()
    ends_on = models.DateField()
    zone = models.CharField(max_length=60, default="UTC")
    languages = models.JSONField(default=list)
    accent = models.CharField(max_length=7, default="#1f5f5b")
    city = TextField()
    country = models.CharField(max_length=2, blank=True)
    country_name = TextField()
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    chair_style = TextField()
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline = TextField()
    processes = models.JSONField(default=list)
    invitation = TextField()
    next_summit = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="previous_summit",
    )
    is_fictional = models.BooleanField(default=False)
    is_unattributed = models.BooleanField(
        default=False, help_text="Chatham House Rule in every session."
    )
    is_listed_only = models.BooleanField(
        default=False, help_text="A past edition known by its published figures alone."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="summit_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Host(models.Model):
    """An organization or a State behind an edition."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="hosts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "organization", "kind"], name="host_once_a_summit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.organization}"


class Phase(models.Model):
    """A dated window of the calendar, half-open."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=20)
    label = TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="phase_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.summit}"


class Venue(models.Model):
    """A building or a campus, open on given days."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="venues")
    code = models.SlugField(max_length=40)
    name = TextField()
    address = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="venue_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class VenueDay(models.Model):
    """A day on which a venue is open, in the summit's zone."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="days")
    on = models.DateField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venue", "on"], name="venue_day_once"),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")),
                name="venue_day_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue} on {self.on}"


class Room(models.Model):
    """A place for a session: seats, booths, equipment."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms")
    code = models.SlugField(max_length=40)
    name = TextField()
    floor = models.CharField(max_length=40, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    n_booths = models.PositiveSmallIntegerField(default=0)
    equipment = models.JSONField(default=list)
    is_main_stage = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venue", "code"], name="room_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Theme(models.Model):
    """A topic of one edition's agenda."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="themes")
    code = models.SlugField(max_length=40)
    name = TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="theme_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Framework(models.Model):
    """A list to tag with: WSIS Action Lines, SDG goals and targets, own ones."""

    code = models.SlugField(max_length=40, unique=True)
    name = TextField()

    def __str__(self) -> str:
        return self.code


class FrameworkItem(models.Model):
    """An Action Line, a goal, a target, an objective."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="items")
    code = models.CharField(max_length=20)
    name = TextField()
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    facilitator = models.CharField(max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="item_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class FrameworkLink(models.Model):
    """Where one framework's item touches another's; a suggestion, never a score."""

    source = models.ForeignKey(FrameworkItem, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(FrameworkItem, models.CASCADE, related_name="links_in")
    is_whole = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"], name="framework_link_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Tag(models.Model):
    """What a proposal, a session, a report or a commitment is about (abstract)."""

    item = models.ForeignKey(FrameworkItem, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, default=TagStatus.DECLARED)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class TagDecision(models.Model):
    """What a person decided about a suggested tag, and the words that suggested it.

    Suggestions are worked out from the text when somebody looks, and are kept nowhere:
    nothing suggested can be shown as confirmed. A confirmed one becomes a tag of its
    subject; one that was dismissed is not suggested again.

    ``subject`` names what it is about as the journal does, e.g. ``session:INC-01``
    with the edition before it; ``spans`` are ``[part, start, end]`` in its text then.
    """

    subject = models.CharField(max_length=120)
    item = models.ForeignKey(FrameworkItem, models.CASCADE, related_name="+")
    is_confirmed = models.BooleanField()
    reason = models.CharField(max_length=300)
    spans = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "item"], name="tag_decided_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.item}"


class RoleGrant(models.Model):
    """A standing role that a person holds in one edition."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20)
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "summit", "role"], name="role_once_a_summit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.person}"


class StatedFigure(models.Model):
    """A number somebody published, with definition, source and date.

    Figures that Palabre counts itself are definitions over records
    (`outcomes.figures`); this table keeps what others stated.
    """

    summit = models.ForeignKey(
        Summit, models.CASCADE, null=True, blank=True, related_name="stated_figures"
    )
    series = models.ForeignKey(
        Series, models.CASCADE, null=True, blank=True, related_name="stated_figures"
    )
    key = models.SlugField(max_length=60)
    label = TextField()
    value = models.DecimalField(max_digits=16, decimal_places=3)
    shown = models.CharField(
        max_length=60, help_text="As published: “more than 4,000”."
    )
    told = TextField(help_text="The same in other languages: “plus de 4 000”.")
    unit = models.CharField(max_length=30, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    definition = TextField()
    source = models.CharField(max_length=300)
    url = models.URLField(blank=True)
    stated_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.shown}"

    @property
    def as_published(self) -> Text:
        """Return the value in words, in every language that it was told in."""
        return self.told or text(en=self.shown)
