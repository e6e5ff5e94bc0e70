"""Sources, interventions, session reports and clearances."""

from django.db import models

from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.reports.states import ReportState
from palabre.stages.summits.models import Summit, Tag


class Source(models.Model):
    """A record that came in: a file, or the captions of a sitting.

    One of a session under the Chatham House Rule is unattributed: it names nobody.
    """

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="sources")
    session = models.ForeignKey(
        Session, models.CASCADE, null=True, blank=True, related_name="sources"
    )
    file = models.CharField(max_length=300)
    format = models.CharField(max_length=30)
    kind = models.CharField(max_length=20)
    lang = models.CharField(max_length=12, blank=True)
    sha256 = models.CharField(max_length=64)
    is_machine = models.BooleanField(default=False)
    is_unattributed = models.BooleanField(default=False)
    imported_at = models.DateTimeField()
    notes = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "sha256", "file"], name="source_once_a_summit"
            )
        ]

    def __str__(self) -> str:
        return self.file


class Intervention(models.Model):
    """One turn of a source. The text never changes; corrections are versions."""

    code = models.CharField(max_length=60, unique=True)
    source = models.ForeignKey(Source, models.CASCADE, related_name="interventions")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="interventions"
    )
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    group = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, blank=True)
    is_voice = models.BooleanField(default=True)
    lang = models.CharField(max_length=12)
    text = models.TextField()
    section = models.CharField(max_length=60, blank=True)
    starts_ms = models.PositiveBigIntegerField(null=True, blank=True)
    ends_ms = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "position"], name="intervention_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class SessionReport(models.Model):
    """What happened in a session, as the rapporteur files it."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="report")
    state = models.CharField(max_length=12, default=ReportState.DRAFTED)
    lang = models.CharField(max_length=12, default="en")
    rapporteur = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    drafted_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=200, blank=True)
    return_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"report of {self.session}"


class ReportLine(models.Model):
    """One sentence of a report under its heading, with its words if it has any."""

    report = models.ForeignKey(SessionReport, models.CASCADE, related_name="lines")
    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    text = models.TextField()
    is_machine = models.BooleanField(default=False)
    intervention = models.ForeignKey(
        Intervention, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"], name="report_line_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ReportVersion(models.Model):
    """A report as it stood before or after a correction; nothing is overwritten."""

    report = models.ForeignKey(SessionReport, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    author = models.CharField(max_length=200)
    lines = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="report_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} v{self.number}"


class ReportTag(Tag):
    """What a report says its session was about."""

    report = models.ForeignKey(SessionReport, models.CASCADE, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "item"], name="report_tag_once")
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.item}"
