"""Sittings, the list of speakers, the floor log, captions, questions, presence."""

from django.db import models
from django.db.models import Q

from palabre.stages.live.states import (
    OrderRule,
    PlayerKind,
    PollState,
    QuestionState,
    RequestKind,
    RequestState,
    SittingState,
)
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session


class Sitting(models.Model):
    """The actual occurrence of a session, with real times.

    ``limits`` are seconds by kind (``"question"``) or rank (``"rank:minister"``) where
    they differ from ``limit_seconds``; ``weights`` those of the order by balance;
    ``quotas`` seconds by stakeholder group. ``signal`` is what whoever keeps the floor
    shows everybody until ``signal_until``.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default=SittingState.SCHEDULED)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_list_open = models.BooleanField(default=False)
    list_opens_at = models.DateTimeField(null=True, blank=True)
    list_closes_at = models.DateTimeField(null=True, blank=True)
    limit_seconds = models.PositiveIntegerField(default=180)
    limits = models.JSONField(default=dict)
    grace_seconds = models.PositiveSmallIntegerField(default=15)
    is_cut_off = models.BooleanField(default=False)
    order_rule = models.CharField(max_length=12, default=OrderRule.INSCRIPTION)
    weights = models.JSONField(default=dict)
    quotas = models.JSONField(default=dict)
    allows_anonymous = models.BooleanField(default=False)
    allows_reactions = models.BooleanField(default=True)
    signal = models.CharField(max_length=20, blank=True)
    signal_text = models.CharField(max_length=200, blank=True)
    signal_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sitting of {self.session}"


class RequestForFloor(models.Model):
    """An entry of the list of speakers, for the room and online alike.

    ``fixed_place`` is where the chair put it, against the rule, with ``place_reason``;
    ``stands_as`` as whom it is put in order since two changed places; ``left_seconds``
    what a paused speaker has left; ``written`` a statement filed in writing.
    """

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
    on_behalf = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=30, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    category = models.CharField(max_length=20, blank=True)
    ruling = models.TextField(blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)
    fixed_place = models.PositiveSmallIntegerField(null=True, blank=True)
    place_reason = models.CharField(max_length=300, blank=True)
    n_skipped = models.PositiveSmallIntegerField(default=0)
    left_seconds = models.IntegerField(null=True, blank=True)
    swap_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    stands_as = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handed_from = models.CharField(max_length=200, blank=True)
    written = models.TextField(blank=True)

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
    """One turn taken: the line of the floor log that says who spoke, and when.

    Whoever is interrupted or paused goes on in a turn of its own, with what was left
    of the time.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="statements")
    request = models.ForeignKey(
        RequestForFloor, models.PROTECT, related_name="statements"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    limit_seconds = models.PositiveIntegerField(default=180)
    is_cut = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["sitting", "started_at"], name="floor_log_in_order")
        ]

    def __str__(self) -> str:
        return f"statement of {self.request}"


class FloorAct(models.Model):
    """One act at a console, with what it changed: it can be taken back for a while.

    ``before`` and ``after`` hold the rows that changed, by table and key. ``key`` is
    the console's own number: an act that is sent twice is done once.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="acts")
    key = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "key"],
                condition=~Q(key=""),
                name="floor_act_once",
            )
        ]
        indexes = [models.Index(fields=["sitting", "at"], name="floor_acts_in_order")]

    def __str__(self) -> str:
        return f"{self.act} in {self.sitting}"


class Cue(models.Model):
    """One caption. The floor log gives it its speaker.

    ``number`` runs from 1 in a sitting: a reader who reconnects asks for what came
    after the last one seen. ``source_id`` is the sender's own number: sent twice, it
    is kept once. ``label`` is whom the source names as the voice, if it does.
    ``heard`` is what the source sent, where an operator has corrected ``text``.
    ``retold_at`` is when the floor log made it another's, last.
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
    heard = models.TextField(blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.CharField(max_length=200, blank=True)
    retold_at = models.DateTimeField(null=True, blank=True)

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


class Player(models.Model):
    """What carries picture and sound of a session, and its interpretation.

    ``channels`` are ``{"lang", "url"}``: sound in another language.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, default=PlayerKind.NONE)
    url = models.URLField(max_length=500, blank=True)
    channels = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.kind} of {self.session}"


class SessionDocument(models.Model):
    """A file that belongs to a session, for everybody: cleaned, sealed, in the vault.

    ``kept_by`` may take it away again; it is told nobody, and kept nowhere of whoever
    takes part under the Chatham House Rule.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    lang = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    n_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "sha256"], name="document_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Question(models.Model):
    """A question in writing. ``asker`` stays in the house where it is anonymous.

    ``words`` may come in other languages: tag → text, beside ``text`` in ``lang``.
    ``n_carried`` are votes given on another server, whose voters stayed there.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="questions")
    code = models.CharField(max_length=12, unique=True)
    text = models.TextField()
    lang = models.CharField(max_length=12, default="en")
    words = models.JSONField(default=dict)
    asker = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    is_anonymous = models.BooleanField(default=False)
    to = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, default=QuestionState.ASKED)
    is_pinned = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    n_carried = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["sitting", "state"], name="questions_by_state")]

    def __str__(self) -> str:
        return self.code


class QuestionVote(models.Model):
    """One person's wish to hear a question answered."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "person"], name="question_vote_once"
            )
        ]

    def __str__(self) -> str:
        return f"vote for {self.question}"


class Poll(models.Model):
    """A question to the room with given answers. ``quorum`` is voters needed.

    ``carried`` are the counts of a poll held on another server: who chose what stayed
    there.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="polls")
    code = models.CharField(max_length=12, unique=True)
    text = models.CharField(max_length=300)
    options = models.JSONField(default=list)
    quorum = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, default=PollState.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    n_present = models.PositiveIntegerField(null=True, blank=True)
    carried = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.code


class PollVote(models.Model):
    """One person's answer to a poll; the last one counts while it is open."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    option = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="poll_vote_once")
        ]

    def __str__(self) -> str:
        return f"vote in {self.poll}"


class Presence(models.Model):
    """Somebody took part from one minute to another; nothing else is known of it.

    ``until`` is the last minute seen; a gap longer than a few minutes makes a new one.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.CharField(max_length=8)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["sitting", "person", "place"], name="presence_of_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.sitting}"


class Reaction(models.Model):
    """How many reacted in a minute, by kind; whose reaction it was is kept nowhere."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="reactions")
    kind = models.CharField(max_length=16)
    minute = models.DateTimeField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "kind", "minute"], name="reactions_of_a_minute"
            )
        ]

    def __str__(self) -> str:
        return f"{self.n} × {self.kind} in {self.sitting}"
