"""Make an account, give it a role, print a sign-in link or a token for the API.

palabre account amina@example.org --name "Amina Benhaddou"
palabre account amina@example.org --role secretariat --edition forum-2027
palabre account root@example.org --operator
palabre account captions@example.org --token --days 30
"""

import argparse
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role, system
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.stages.people import queries
from palabre.stages.people.models import Account
from palabre.stages.summits import operations as summits
from palabre.stages.summits import queries as summits_queries

BY = system("palabre account")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("email")
    parser.add_argument("--name", default="", help="name of the person, if new")
    parser.add_argument("--role", choices=[role.value for role in Role])
    parser.add_argument("--edition", help="code of the edition of the role")
    parser.add_argument("--operator", action="store_true", help="may see /admin/")
    parser.add_argument("--days", type=int, default=1, help="life of link or token")
    parser.add_argument(
        "--token", action="store_true", help="print a token for the API instead"
    )


def run(given: argparse.Namespace) -> int:
    """Make what is missing; print a link that signs in once, or a token."""
    bring_up_to_date()
    at = timezone.now()
    account = queries.account_by_email(given.email) or _open(given)
    if given.operator:
        Account.objects.filter(pk=account.pk).update(is_staff=True, is_superuser=True)
    if given.role and given.edition and account.person:
        summit = summits_queries.by_code(given.edition)
        summits.grant(summit, account.person, Role(given.role), by=BY, at=at)
    life = timedelta(days=given.days)
    if given.token:
        print(make_token(account, at=at, life=life))
        return 0
    token = people.make_sign_in_link(account, at=at, life=life)
    print(settings.ORIGIN + reverse("participant:sign-in-link", args=[token]))
    return 0


def _open(given: argparse.Namespace) -> Account:
    at = timezone.now()
    facts = people.PersonFacts(name=given.name or given.email, email=given.email)
    person = people.enter_person(facts, by=BY, at=at)
    return people.open_account(person, email=given.email, by=BY, at=at)
