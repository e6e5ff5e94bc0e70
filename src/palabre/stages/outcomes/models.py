"""Drafts, sentences, evidence and issues of the Chair's Summary."""

from django.db import models

from palabre.stages.fields import TextField
from palabre.stages.outcomes.states import DraftState
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit, Theme


class Draft(models.Model):
    """One version of the Chair's Summary in one language.

    ``manifest`` holds the hashes of what went in, the configuration and the versions.
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


class Sentence(models.Model):
    """One sentence of a draft, with what the gate says of it."""

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
    """Words that a sentence rests on: ``text[start:end] == quote``."""

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

    def __str__(self) -> str:
        return f"{self.sentence} at {self.at}"


class Point(models.Model):
    """A claim that recurs, with who stands behind it."""

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
