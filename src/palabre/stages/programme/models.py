"""Sessions, roles, placements and releases."""

from django.db import models
from django.db.models import F, Q

from palabre.stages.calls.models import Proposal
from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.states import (
    Mode,
    RunAsks,
    RunState,
    SessionState,
)
from palabre.stages.summits.models import Room, Summit, Tag, Theme


class SessionType(models.Model):
    """A kind of session of one edition, with its usual length."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="session_types")
    code = models.SlugField(max_length=40)
    name = TextField()
    minutes = models.PositiveSmallIntegerField(default=45)
    is_high_level = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="type_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Session(models.Model):
    """Something that will take place.

    ``languages`` are those of interpretation; ``guid`` is stable over imports and
    exports; ``changes`` counts released changes (SEQUENCE in a calendar).
    """

    code = models.CharField(max_length=40)
    guid = models.UUIDField(unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="sessions")
    type = models.ForeignKey(SessionType, models.PROTECT, related_name="sessions")
    state = models.CharField(max_length=12, default=SessionState.PLANNED)
    title = TextField()
    subtitle = TextField()
    description = TextField()
    lang = models.CharField(max_length=12, blank=True)
    mode = models.CharField(max_length=12, default=Mode.HYBRID)
    languages = models.JSONField(default=list)
    is_captioned = models.BooleanField(default=False)
    is_unattributed = models.BooleanField(
        default=False, help_text="Chatham House Rule: no name is kept of who spoke."
    )
    minutes = models.PositiveSmallIntegerField()
    expected_audience = models.PositiveIntegerField(null=True, blank=True)
    track = models.CharField(max_length=120, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="sessions")
    proposal = models.OneToOneField(
        Proposal, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    links = models.JSONField(default=list)
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="session_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class SessionOrganizer(models.Model):
    """An organization behind a session; position 0 leads."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="organizers")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="organized"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "organization"], name="organizer_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} in {self.session}"


class SessionRole(models.Model):
    """What a person does in a session, and for whom."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, models.PROTECT, related_name="session_roles")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=20)
    post = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person", "role"], name="session_role_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} in {self.session}"


class SessionTag(Tag):
    """What a session is about."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "item"], name="session_tag_once")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.item}"


class InterpretationTeam(models.Model):
    """Interpreters who work together, one room a block.

    ``languages`` are those a listener can choose; ``present`` lists when the team is
    there, as ``[starts_at, ends_at]`` in ISO 8601, empty for the whole edition.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="teams")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    languages = models.JSONField(default=list)
    is_hybrid = models.BooleanField(default=False)
    n_booths = models.PositiveSmallIntegerField(default=1)
    block_minutes = models.PositiveSmallIntegerField(default=180)
    blocks_a_day = models.PositiveSmallIntegerField(default=2)
    blocks_a_week = models.PositiveSmallIntegerField(default=7)
    present = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "code"], name="team_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class InterpretationBlock(models.Model):
    """A period in which interpretation is offered; no two of an edition overlap."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="blocks")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "starts_at"], name="block_start_once"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="block_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summit} {self.starts_at:%d %H:%M}"


class Placement(models.Model):
    """A session in a room for a half-open interval, and who interprets it.

    No two placements of a room overlap: a trigger (SQLite) or an exclusion
    constraint (PostgreSQL) named ``placement_room_once`` holds it in the database.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="placement")
    room = models.ForeignKey(Room, models.PROTECT, related_name="placements")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_pinned = models.BooleanField(default=False)
    team = models.ForeignKey(
        InterpretationTeam, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="placement_ends_after_start",
            )
        ]
        indexes = [
            models.Index(fields=["room", "starts_at"], name="placement_by_room"),
            models.Index(fields=["starts_at"], name="placement_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.session} in {self.room}"


class SessionDemands(models.Model):
    """What a session asks of its place and hour, beside its length and size.

    ``windows`` are the only periods in which it may be held (`periods.Period`), empty
    for any; ``wishes`` are periods wished for or to be avoided (`periods.Wished`);
    ``fixed_at`` its hour where it has no other; ``rooms`` the only ones it may have, as
    ``venue/room``; ``needs`` the equipment its room must have.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="demands")
    windows = models.JSONField(default=list)
    wishes = models.JSONField(default=list)
    fixed_at = models.DateTimeField(null=True, blank=True)
    rooms = models.JSONField(default=list)
    needs = models.JSONField(default=list)
    must_interpret = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"demands of {self.session}"


class SessionOrder(models.Model):
    """One session after another, with the minutes between them.

    They run from the end of the first to the start of the second; the parts of a
    series are orders one after another.
    """

    before = models.ForeignKey(Session, models.CASCADE, related_name="orders_after")
    after = models.ForeignKey(Session, models.CASCADE, related_name="orders_before")
    at_least = models.PositiveIntegerField(default=0)
    at_most = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], name="session_order_once"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="session_order_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} before {self.after}"


class OrganizerRule(models.Model):
    """Whether an organization may hold two sessions of an edition at once.

    Who has no row follows its size: `wanted.is_single`.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="organizer_rules")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    is_one_at_a_time = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "organization"], name="organizer_rule_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} in {self.summit}"


class PlanningRules(models.Model):
    """The numbers and weights with which an edition is planned, where it set its own.

    ``numbers`` and ``weights`` are by code (`planning.NUMBERS`, the engine's
    preferences); ``themes`` says by code of a theme whether its sessions ``spread`` or
    ``gather``; ``walks`` and ``travels`` are ``[one, other, minutes]`` between rooms
    (``venue/room``) and between venues.
    """

    summit = models.OneToOneField(Summit, models.CASCADE, related_name="planning_rules")
    numbers = models.JSONField(default=dict)
    weights = models.JSONField(default=dict)
    themes = models.JSONField(default=dict)
    walks = models.JSONField(default=list)
    travels = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"planning rules of {self.summit}"


class RoomClosure(models.Model):
    """A time at which a room may not be used, and why."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="closures")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="room_closure_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.room} closed {self.starts_at:%d %H:%M}"


class Availability(models.Model):
    """When a person can attend an edition, from where, and the rest they need.

    ``periods`` empty for always (`periods.Period`); ``zone`` where a remote person
    sits, empty on site; ``rest`` in minutes between two sessions.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    periods = models.JSONField(default=list)
    zone = models.CharField(max_length=60, blank=True)
    rest = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="availability_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.summit}"


class DraftStep(models.Model):
    """A change of the draft: which sessions stood where before and after.

    ``number`` counts the steps of an edition without gaps: it is the version of the
    draft. ``changes`` is a list of ``{"session", "was", "now"}``, each a place or
    None (`steps.Place`). A step taken back ``is_undone``; one that a later step or a
    release closed ``is_closed``: it can be neither undone nor redone.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="draft_steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    changes = models.JSONField(default=list)
    undoes = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="+"
    )
    by = models.CharField(max_length=200)
    taken_at = models.DateTimeField()
    is_undone = models.BooleanField(default=False)
    is_closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "number"], name="draft_step_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.summit} {self.number}: {self.kind}"


class TimetableRun(models.Model):
    """A search for a timetable: asked for, worked, and what it found.

    ``progress`` is a list of ``{"seconds", "cost", "bound", "n_broken"}``; ``places``
    maps codes to places (`steps.Place`) or None; ``seen`` is the draft's version;
    ``change`` is what a repair answers (`mending.Change`), ``ways`` the alternatives it
    found, each like an outcome with its places and what it moves. A change that was
    ``taken_at`` holds until it is ``lifted_at``; ``step`` is the step of the draft that
    took it over, and undoing the step lifts the change too.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default=RunState.QUEUED)
    seconds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=0)
    weights = models.JSONField(default=dict)
    asks = models.CharField(max_length=12, default=RunAsks.TIMETABLE)
    change = models.JSONField(default=dict)
    seen = models.PositiveIntegerField()
    progress = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    ways = models.JSONField(default=list)
    reason = models.CharField(max_length=400, blank=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    step = models.ForeignKey(
        DraftStep, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summit", "number"], name="run_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.summit} timetable {self.number}"


class Agenda(models.Model):
    """Somebody's own agenda of one edition; its token is the key of its feed."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+"
    )
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="agenda_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"agenda {self.pk} of {self.summit}"


class Star(models.Model):
    """A session in an agenda."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="stars")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agenda", "session"], name="star_once_an_agenda"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session} in {self.agenda}"


class Release(models.Model):
    """A frozen, published version of the programme.

    ``programme`` is a list of what each session was: code, title, room, start, end,
    people; ``changelog`` a list of ``{"kind", "session", "title", "was", "now"}``.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=200)
    programme = models.JSONField(default=list)
    changelog = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "number"], name="release_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.summit} {self.name}"
