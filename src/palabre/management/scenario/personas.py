"""The personas of a scenario: accounts, standing roles, sign-in links."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import interface_language
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.people import operations as people
from palabre.stages.people import queries
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit

LINK_LIFE = timedelta(days=7)
LINK_USES = 1000
"""A demo's links are clicked again and again; they live on this machine alone."""


SIGNING = "palabre.web.participant.urls"
"""Where links that sign in stand: the other pages need not be loaded for them."""


def load_personas(
    scenario: Scenario,
    summit: Summit,
    persons: dict[str, Person],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Open the personas' accounts and grant their roles."""
    for table in scenario.edition.get("persona", ()):
        person = persons[queries.folded(table["name"])]
        people.open_account(person, email=table["email"], by=by, at=at)
        for role in table.get("roles", ()):
            summits.grant(summit, person, Role(role), by=by, at=at)
        if "chair" in table.get("roles", ()):
            summits.name_chair(summit, person, by=by, at=at)


def print_links(scenario: Scenario, origin: str) -> None:
    """Print one sign-in link per persona."""
    personas = scenario.edition.get("persona", ())
    if personas:
        print("sign in as (each link works for a week on this machine):")
    for table in personas:
        print(f"  {table['key']:<12} {table['name']:<26} {_link(table, origin)}")


def _link(table: Table, origin: str) -> str:
    account = queries.account_by_email(table["email"])
    if account is None:
        return "(no account)"
    token = people.make_sign_in_link(
        account, at=timezone.now(), life=LINK_LIFE, uses=LINK_USES
    )
    lang = interface_language(table.get("lang", "en"))
    path = reverse("sign-in-link", args=[token], urlconf=SIGNING)
    return f"{origin}/{lang}{path}"
