"""Versions of the registration form, drafts, answers and documents."""

from django.db import models

from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import InterestState
from palabre.stages.people.models import Organization, Person
from palabre.stages.sealed_fields import SealedField
from palabre.stages.summits.models import Summit


class FormVersion(models.Model):
    """The questions of an edition as they stood once; published, never changed."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="form_versions")
    number = models.PositiveSmallIntegerField()
    questions = models.JSONField(default=list)
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "number"], name="form_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"form {self.number} of {self.summit}"


class RegistrationDraft(models.Model):
    """What somebody has typed so far, sound or not; nothing of it is lost."""

    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    facts = models.JSONField(default=dict)
    answers = SealedField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="registration_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"draft of {self.person}"


class AnswerSheet(models.Model):
    """What a person answered, to which version of the form."""

    registration = models.OneToOneField(
        Registration, models.CASCADE, related_name="sheet"
    )
    version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    answers = SealedField(default=dict)
    purged = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"answers of {self.registration}"


class Document(models.Model):
    """A file that somebody handed in: cleaned, sealed, kept outside the web root."""

    code = models.CharField(max_length=20, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    question = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    n_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    purged_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code


class Interest(models.Model):
    """What somebody without a delegation says who they are, and wishes to bring.

    The secretariat invites, or affiliates with an organization that it knows; only
    then does the person register. Documents hang on the person, under ``QUESTION``.
    """

    QUESTION = "interest_paper"

    code = models.CharField(max_length=12, unique=True)
    summit = models.ForeignKey(Summit, models.CASCADE, related_name="interests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    entity = models.CharField(max_length=200)
    official_email = models.EmailField(blank=True)
    entity_since = models.CharField(max_length=10, blank=True)
    link = models.URLField(max_length=300, blank=True)
    group = models.CharField(max_length=30)
    country = models.CharField(max_length=2)
    came_before = models.CharField(max_length=400, blank=True)
    goals = models.TextField()
    state = models.CharField(max_length=12, default=InterestState.FILED)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    filed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["summit", "person"], name="interest_once_a_summit"
            )
        ]
        indexes = [models.Index(fields=["summit", "state"], name="interest_by_state")]

    def __str__(self) -> str:
        return self.code
