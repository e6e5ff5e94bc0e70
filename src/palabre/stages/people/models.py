"""Persons, organizations, affiliations and the accounts that sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from palabre.stages.fields import TextField


class Person(models.Model):
    """Somebody, with the name as given; the order of its parts is the person's."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=200)
    family_name = models.CharField(max_length=100, blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    rank = models.CharField(max_length=30, blank=True)
    lang = models.CharField(max_length=12, default="en")
    email = models.EmailField(blank=True)
    biography = TextField()
    is_fictional = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["name"], name="person_by_name"),
            models.Index(fields=["email"], name="person_by_email"),
        ]

    def __str__(self) -> str:
        return self.name


class PersonAlias(models.Model):
    """Another spelling or script of one person's name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    lang = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], name="alias_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Organization(models.Model):
    """A State, an agency, a company, a university, an association, a magazine."""

    code = models.CharField(max_length=60, unique=True)
    name = TextField()
    folded = models.CharField(max_length=200, db_index=True)
    acronym = models.CharField(max_length=30, blank=True)
    group = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    url = models.URLField(blank=True)
    is_fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.name.said_in("en"))


class Affiliation(models.Model):
    """For whom a person speaks, from when to when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="affiliations"
    )
    post = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organization", "post"], name="affiliation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organization}"


class Consent(models.Model):
    """What a person allowed, when, how, in which words; withdrawn, never deleted.

    ``edition`` is the code of the edition it is given for; empty stands for every one.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    use = models.CharField(max_length=40)
    edition = models.CharField(max_length=40, blank=True)
    words = models.TextField()
    version = models.CharField(max_length=20, blank=True)
    lang = models.CharField(max_length=12, blank=True)
    way = models.CharField(max_length=30, blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["use", "edition"], name="consent_by_use")]

    def __str__(self) -> str:
        return f"{self.use}: {self.person}"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts for Django's own commands."""

    def create_user(self, email: str, password: str | None = None) -> "Account":
        """Make an account; without a password it signs in by link only."""
        account = self.model(email=self.normalize_email(email).lower())
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str, **_: Any) -> "Account":
        """Make an operator's account."""
        account = self.create_user(email, password)
        account.is_staff = account.is_superuser = True
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """What signs in; the person behind it is who acts."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(
        Person, models.CASCADE, null=True, blank=True, related_name="account"
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email


class SignInLink(models.Model):
    """A link that opens an account until it is used up or too old.

    Only the SHA-256 of the token is kept: the table opens nothing by itself.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    uses_left = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"link of {self.account}"
