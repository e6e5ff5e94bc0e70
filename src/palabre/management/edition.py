r"""Found an edition and its first secretariat; print the link that opens its pages.

palabre edition forum-2027 --name "National Forum 2027" --from 2027-05-10 --to 2027-05-12 \
    --zone Europe/Zurich --secretariat you@example.org
palabre edition forum-2028 --series forum --name "National Forum 2028" ...

Types of session, classes of badge and the frameworks (WSIS Action Lines, the SDGs) are
there at once; venues, calendar, themes and everything else are set on its pages.
"""

import argparse
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from palabre.kernel.actors import Role, system
from palabre.kernel.languages import Text, known_tags
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.stages.people.queries import account_by_email
from palabre.stages.summits.operations import SummitPlan
from palabre.workflows.appoint import Appointment
from palabre.workflows.found_edition import SeriesFacts, found_edition

BY = system("palabre edition")
LINK_LIFE = timedelta(days=1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("code", help="short and public, such as forum-2027")
    parser.add_argument("--name", required=True, help="as people call it")
    parser.add_argument("--from", dest="starts_on", required=True, type=_day)
    parser.add_argument("--to", dest="ends_on", required=True, type=_day)
    parser.add_argument("--zone", default="UTC", help="IANA zone (default: UTC)")
    parser.add_argument(
        "--languages", default="en,fr", help="BCP 47 tags (default: en,fr)"
    )
    parser.add_argument("--series", help="code of the series (default: the edition's)")
    parser.add_argument("--secretariat", metavar="EMAIL", help="who runs it")
    parser.add_argument("--person", default="", help="that person's name, if new")


def run(given: argparse.Namespace) -> int:
    """Found the edition; print its addresses."""
    bring_up_to_date()
    at = timezone.now()
    languages = known_tags(one.strip() for one in given.languages.split(",") if one)
    lang = languages[0] if "en" not in languages else "en"
    name = Text({lang: given.name}, lang)
    plan = SummitPlan(
        code=given.code,
        name=name,
        starts_on=given.starts_on,
        ends_on=given.ends_on,
        zone=given.zone,
        languages=languages,
    )
    email = given.secretariat
    summit = found_edition(
        SeriesFacts(given.series or given.code, name),
        plan,
        secretariat=Appointment(email, Role.SECRETARIAT, given.person, lang)
        if email
        else None,
        url=settings.ORIGIN + reverse("participant:sign-in"),
        by=BY,
        at=at,
    )
    print(f"{_address('public:summit', summit.code)}    the edition")
    print(
        f"{_address('secretariat:setup', summit.code)}    what it needs, step by step"
    )
    if account := account_by_email(email or ""):
        token = people.make_sign_in_link(account, at=at, life=LINK_LIFE)
        print(f"{_address('participant:sign-in-link', token)}    signs in once")
    return 0


def _address(name: str, *parts: str) -> str:
    with translation.override("en"):
        return str(settings.ORIGIN + reverse(name, args=parts))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        told = f"“{words}” is no day; write it as 2027-05-10"
        raise argparse.ArgumentTypeError(told) from error
