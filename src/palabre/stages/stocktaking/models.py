"""Initiatives, indicators, commitments and progress updates."""

from django.db import models

from palabre.kernel.languages import Text, text
from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.stocktaking.states import InitiativeState
from palabre.stages.summits.models import FrameworkItem, Series, Summit, Tag


class Initiative(models.Model):
    """An entry of the register: what somebody did since the baseline year."""

    code = models.CharField(max_length=12, unique=True)
    series = models.ForeignKey(Series, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default=InitiativeState.SUBMITTED)
    title = TextField()
    description = TextField()
    results = TextField()
    kind = models.CharField(max_length=20)
    entity = models.CharField(max_length=200)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    group = models.CharField(max_length=30)
    country = models.CharField(max_length=2, blank=True)
    action_line = models.ForeignKey(FrameworkItem, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    url = models.URLField(blank=True)
    submitted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    is_fictional = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["series", "state"], name="initiative_by_state")]

    def __str__(self) -> str:
        return self.code


class InitiativeTag(Tag):
    """A goal or target that an initiative serves, with an example."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "item"], name="initiative_tag_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.item}"


class Indicator(models.Model):
    """Something measured over the years."""

    code = models.SlugField(max_length=60, unique=True)
    series = models.ForeignKey(Series, models.CASCADE, related_name="+")
    name = TextField()
    definition = TextField()
    unit = models.CharField(max_length=40)
    is_fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code


class IndicatorValue(models.Model):
    """One year's value as one source reported it; back series get revised."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=16, decimal_places=3)
    shown = models.CharField(max_length=60)
    told = TextField(help_text="The same in other languages.")
    source = models.CharField(max_length=300)
    reported_in = models.CharField(max_length=120, blank=True)
    url = models.URLField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "reported_in"], name="value_once_a_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"

    @property
    def as_published(self) -> Text:
        """Return the value in words, in every language that it was told in."""
        return self.told or text(en=self.shown)


class Commitment(models.Model):
    """What somebody said they would do, linked to the words."""

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    text = models.TextField()
    lang = models.CharField(max_length=12)
    owner = models.CharField(max_length=200)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    measure = models.CharField(max_length=300, blank=True)
    baseline = models.CharField(max_length=120, blank=True)
    target = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    line = models.ForeignKey(
        ReportLine, models.PROTECT, null=True, blank=True, related_name="+"
    )
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    committed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class ProgressUpdate(models.Model):
    """What became of a commitment, said by somebody on a day."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="updates")
    at = models.DateTimeField()
    author = models.CharField(max_length=200)
    text = models.TextField()
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField(blank=True)

    def __str__(self) -> str:
        return f"{self.commitment} at {self.at}"
