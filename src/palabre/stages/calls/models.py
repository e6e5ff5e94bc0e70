"""Calls and proposals."""

from django.db import models
from django.db.models import F, Q

from palabre.stages.calls.states import ProposalState
from palabre.stages.fields import TextField
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import Summit, Tag, Theme


class Call(models.Model):
    """An open call of one edition, half-open in time.

    ``prompts`` are open points of the edition before: a list of
    ``{"code", "text", "url"}`` that a proposal may start from.
    """

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    title = TextField()
    about = TextField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    prompts = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")),
                name="call_closes_after_opening",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Proposal(models.Model):
    """A session that an organization offers."""

    code = models.CharField(max_length=12, unique=True)
    call = models.ForeignKey(Call, models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=12, default=ProposalState.DRAFT)
    proposer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    co_organizers = models.ManyToManyField(Organization, blank=True, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    lang = models.CharField(max_length=12, default="en")
    session_type = models.SlugField(max_length=40, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    mode = models.CharField(max_length=12, blank=True)
    languages = models.JSONField(default=list)
    expected_audience = models.PositiveIntegerField(null=True, blank=True)
    speakers = models.TextField(blank=True)
    wishes = models.JSONField(
        default=list, help_text="Days and hours preferred or impossible."
    )
    from_point = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="proposal_declined_with_reason",
            )
        ]
        indexes = [models.Index(fields=["call", "state"], name="proposal_by_state")]

    def __str__(self) -> str:
        return self.code


class ProposalTag(Tag):
    """What a proposal is about."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "item"], name="proposal_tag_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.item}"
