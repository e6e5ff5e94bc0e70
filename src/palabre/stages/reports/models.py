"""Sources, interventions, session reports, their rules and clearances."""

from django.db import models

from palabre.kernel.actors import Role
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session, SessionType
from palabre.stages.reports.states import CorrectionOrigin, QuoteState, ReportState
from palabre.stages.summits.models import Summit, Tag

DUE_HOURS = 14 * 24
"""Two weeks after the session, as forums of this kind ask."""

SPEAKER_HOURS = 72
"""How long a speaker may confirm or correct words that a report quotes."""


def remind_hours() -> list[int]:
    """Return the usual reminders: three days and one day before the deadline."""
    return [72, 24]


def clearing_roles() -> list[str]:
    """Return who clears a report unless the edition says otherwise."""
    return [Role.SECRETARIAT]


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


DAY_MS = 24 * 60 * 60 * 1000


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
    is_settled = models.BooleanField(
        default=False, help_text="A person said who spoke, or that nobody can know."
    )
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

    @property
    def clock(self) -> str:
        """Return the time from the start of the record, if the record has times.

        No session lasts a day: what is further off was said at another time than planned.
        """
        if self.starts_ms is None or self.starts_ms >= DAY_MS:
            return ""
        minutes, seconds = divmod(self.starts_ms // 1000, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"


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


class StandingLines(models.Manager["ReportLine"]):
    """The lines that reports have; those taken out are reached from what cites them."""

    def get_queryset(self) -> models.QuerySet["ReportLine"]:
        """Return the lines that stand."""
        return super().get_queryset().filter(withdrawn_at=None)


class ReportLine(models.Model):
    """One sentence of a report under its heading, with its words if it has any.

    A line that a text or a commitment rests on is not deleted when the report loses it:
    it keeps its words for them, and tells when it was taken out.
    """

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
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = StandingLines()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                condition=models.Q(withdrawn_at=None),
                name="report_line_position_once",
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


class ReportingRules(models.Model):
    """What an edition asks of its reports: when, and who clears them in which order.

    ``remind_hours`` are hours before the deadline; 0 is the deadline itself.
    """

    summit = models.OneToOneField(
        Summit, models.CASCADE, related_name="reporting_rules"
    )
    due_hours = models.PositiveIntegerField(default=DUE_HOURS)
    speaker_hours = models.PositiveIntegerField(default=SPEAKER_HOURS)
    remind_hours = models.JSONField(default=remind_hours)
    clearing_roles = models.JSONField(default=clearing_roles)

    def __str__(self) -> str:
        return f"reporting rules of {self.summit}"


class ReportTemplate(models.Model):
    """Which headings a report of one type of session has, and which must be filled."""

    type = models.OneToOneField(
        SessionType, models.CASCADE, related_name="report_template"
    )
    headings = models.JSONField(default=list)
    required = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"report template of {self.type}"


class DraftOrder(models.Model):
    """A session that closed and whose report the worker drafts next: a queue row."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    told = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "id"], name="draft_order_due")]

    def __str__(self) -> str:
        return f"draft of {self.session}"


class Reminder(models.Model):
    """That a rapporteur was reminded of one deadline; once for each hour of the rule."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    hours = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "hours"], name="reminder_once_an_hour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.hours} h"


class ReportClearance(models.Model):
    """The approval of a report by a named role."""

    report = models.ForeignKey(SessionReport, models.CASCADE, related_name="clearances")
    role = models.CharField(max_length=20)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "role"], name="report_clearance_once_a_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.role}"


class ReportReopening(models.Model):
    """That a cleared report was taken up again, why, and what stood until then.

    ``version`` is the number of the version that had been cleared; ``clearances`` are
    those that it had: role, by whom, when.
    """

    report = models.ForeignKey(SessionReport, models.CASCADE, related_name="reopenings")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    reason = models.TextField()
    version = models.PositiveIntegerField()
    clearances = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.report}: {self.reason[:40]}"


class WordCorrection(models.Model):
    """A version of some words of a turn. The turn keeps its own words for ever.

    ``start`` and ``end`` count in the words as they came in, ``before`` is what
    stands there; of several corrections of one place the last is read.
    """

    intervention = models.ForeignKey(
        Intervention, models.CASCADE, related_name="corrections"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    before = models.TextField()
    after = models.TextField()
    origin = models.CharField(max_length=12, default=CorrectionOrigin.PERSON)
    author = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["intervention", "start"], name="correction_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.intervention} {self.start}-{self.end}"


class PassageTranslation(models.Model):
    """A version of the translation of a passage of a turn; nothing is overwritten.

    ``start`` and ``end`` count in the words as they came in, ``before`` is what stands
    there; of several translations of a passage in one language the last is shown.
    """

    intervention = models.ForeignKey(
        Intervention, models.CASCADE, related_name="translations"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    before = models.TextField()
    lang = models.CharField(max_length=12)
    text = models.TextField()
    translator = models.CharField(
        max_length=200, blank=True, help_text="Who translated, as shown."
    )
    author = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["intervention", "start"], name="translation_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.intervention} {self.start}-{self.end} {self.lang}"


class LineTranslation(models.Model):
    """A version of the translation of a report's line; nothing is overwritten.

    ``before`` is the line as it was translated: a line that is written anew has none
    until somebody translates it again. Of several in one language the last is shown.
    """

    report = models.ForeignKey(
        SessionReport, models.CASCADE, related_name="translations"
    )
    before = models.TextField()
    lang = models.CharField(max_length=12)
    text = models.TextField()
    translator = models.CharField(
        max_length=200, blank=True, help_text="Who translated, as shown."
    )
    author = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report} {self.lang}"


class GlossaryDismissal(models.Model):
    """Words that are right as they stand, although the glossary doubted them."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    before = models.CharField(max_length=200)
    after = models.CharField(max_length=200)
    author = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "before", "after"], name="glossary_dismissed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} is not {self.after}"


class QuoteRequest(models.Model):
    """A speaker asked to confirm or correct words that a report quotes."""

    report = models.ForeignKey(
        SessionReport, models.CASCADE, related_name="quote_requests"
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    state = models.CharField(max_length=12, default=QuoteState.ASKED)
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.TextField(blank=True)
    correction = models.ForeignKey(
        WordCorrection, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "intervention", "start", "end"],
                name="quote_asked_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.quote[:40]}"
