"""Drafts, sentences, evidence and issues of the Chair's Summary."""

from django.db import models

from palabre.stages.fields import TextField
from palabre.stages.outcomes.states import Disposition, DraftState, Step
from palabre.stages.people.models import Person
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit, Theme


class Draft(models.Model):
    """One version of the Chair's Summary in one language.

    ``manifest`` holds the hashes of what went in, the configuration and the versions,
    ``prices`` what each bound of the selection costs in each section, ``model`` what a
    language model was asked, answered, and was refused.
    """

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    lang = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=12, default=DraftState.DRAFTED)
    made_at = models.DateTimeField()
    manifest = models.JSONField(default=dict)
    figures = models.JSONField(default=list)
    prices = models.JSONField(default=list)
    model = models.JSONField(default=dict)
    lies_with = models.CharField(max_length=12, default=Step.MACHINE)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "lang", "number"], name="draft_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.summit} {self.lang} {self.number}"


class SummaryOrder(models.Model):
    """A draft that the worker makes next: a queue row.

    ``told`` is the code of what kept it from being made.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    lang = models.CharField(max_length=12)
    with_model = models.BooleanField(default=False)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    draft = models.ForeignKey(
        Draft, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    told = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "id"], name="summary_order_due")]

    def __str__(self) -> str:
        return f"{self.summit} {self.lang} at {self.asked_at}"


class Sentence(models.Model):
    """One sentence of a draft, with what the gate says of it.

    ``revision`` grows with every change: who edits says which one was on the screen.
    ``before_merge`` is, of one that was merged into another, what that one was before.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="sentences")
    code = models.CharField(max_length=40)
    section = models.CharField(max_length=60)
    section_title = models.CharField(max_length=200)
    position = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    text = models.TextField()
    writer = models.CharField(max_length=12)
    function = models.CharField(max_length=20, blank=True)
    verdict = models.CharField(max_length=16)
    checks = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    figures = models.JSONField(default=list)
    override_reason = models.TextField(blank=True)
    is_dropped = models.BooleanField(default=False)
    drop_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    before_merge = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "code"], name="sentence_code_once"
            ),
            models.UniqueConstraint(
                fields=["draft", "position"], name="sentence_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} {self.code}"


class Evidence(models.Model):
    """Words that a sentence rests on: ``text[start:end] == quote``.

    ``came_with`` is the sentence that brought them when it was merged into this one.
    """

    sentence = models.ForeignKey(Sentence, models.CASCADE, related_name="evidence")
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, null=True, blank=True, related_name="+"
    )
    line = models.ForeignKey(
        ReportLine, models.PROTECT, null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    link = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)
    came_with = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(intervention__isnull=False)
                | models.Q(line__isnull=False),
                name="evidence_has_a_source",
            )
        ]

    def __str__(self) -> str:
        return self.quote[:60]


class SentenceVersion(models.Model):
    """A sentence as it stood before an edit: who changed it, when, and why."""

    sentence = models.ForeignKey(Sentence, models.CASCADE, related_name="versions")
    at = models.DateTimeField()
    author = models.CharField(max_length=200)
    before = models.TextField()
    after = models.TextField()
    reason = models.TextField(blank=True)
    act = models.CharField(max_length=12, default="edited")
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.sentence} at {self.at}"


class Comment(models.Model):
    """What somebody says of a sentence, and what became of it.

    It goes with its sentence through edits, moves, merges and splits. ``quote`` are
    the words it is about, if not the whole; ``about`` is the sentence as it stood.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments")
    sentence = models.ForeignKey(Sentence, models.CASCADE, related_name="comments")
    code = models.CharField(max_length=12, unique=True)
    quote = models.TextField(blank=True)
    about = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()
    author_id = models.BigIntegerField(null=True, blank=True)
    author = models.CharField(max_length=200)
    disposition = models.CharField(max_length=12, default=Disposition.OPEN)
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["draft", "disposition"], name="comments_by_disposition"
            )
        ]

    def __str__(self) -> str:
        return self.code


class CommentReply(models.Model):
    """What somebody answers to a comment; the oldest first."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField()
    author_id = models.BigIntegerField(null=True, blank=True)
    author = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["comment", "id"], name="replies_in_order")]

    def __str__(self) -> str:
        return f"{self.comment}: {self.text[:40]}"


class DraftVersion(models.Model):
    """A draft as it stood at an instant, under a name: frozen for good."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="frozen")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="draft_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft} v{self.number}"


class Clearance(models.Model):
    """A step on the way of a draft: who passed it on, or gave it back, and when.

    ``sha256`` is the text that was cleared; a later edit shows.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="clearances")
    step = models.CharField(max_length=12)
    is_return = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.draft} {self.step}"


class Point(models.Model):
    """A claim that recurs, with who stands behind it.

    One that was left out keeps the sentence that would tell it, why it is not in the
    text, and its cites, so that a person can take it in.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="points")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="points")
    code = models.CharField(max_length=40)
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    function = models.CharField(max_length=20)
    text = models.TextField()
    lang = models.CharField(max_length=12)
    counts = models.JSONField(default=dict)
    is_open = models.BooleanField(default=False)
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    told = models.TextField(blank=True)
    left_out = models.CharField(max_length=20, blank=True)
    weight = models.FloatField(default=0.0)
    cites = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "code"], name="point_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class Issue(models.Model):
    """The Chair's Summary as issued: frozen, with symbol, hashes and files.

    The language versions of one document bear one symbol.
    """

    symbol = models.CharField(max_length=60)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="issues")
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="issue")
    lang = models.CharField(max_length=12)
    title = TextField()
    issued_at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf = models.CharField(max_length=300, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "lang"], name="symbol_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.symbol


class Corrigendum(models.Model):
    """What was wrong in an issue, and what it should say; the issue never changes."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="corrigenda")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    reason = models.TextField()
    changes = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="corrigendum_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """Return the document number, e.g. ``BF/2026/CS/1/Corr.1``."""
        return f"{self.issue.symbol}/Corr.{self.number}"


class CapitalChoice(models.Model):
    """What a delegate's report is about, kept; its token is the key of its address."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+"
    )
    token = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120, blank=True)
    themes = models.JSONField(default=list)
    countries = models.JSONField(default=list)
    sessions = models.JSONField(default=list)
    words = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["summit", "person"], name="capital_choices_of_one")
        ]

    def __str__(self) -> str:
        return f"choice {self.pk} of {self.summit}"
