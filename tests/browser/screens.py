"""Every screen that the application has, from its addresses, and a world to see it in.

A screen is an address that answers with a page: the rows of the persona matrix, and the
states that an address has beside the one it opens in. Who looks at it is somebody whom
the matrix lets in.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import addresses
import cast
import make
from installations import ROOT, sqlite_in
from matrix import MATRIX
from test_pages import NOT_PAGES
from world import LATE

from palabre.stages.accreditation import forms
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.summits.models import Summit

BARE = frozenset({"public:door", "public:programme-text"})
"""Pages without the frame of the others."""

PARTS = addresses.all_names()
NAMES = sorted(
    name
    for name in MATRIX.keys() & PARTS.keys()
    if 200 in MATRIX[name].gets.values()
    and not name.startswith(("api-", "intake:"))
    and (name not in NOT_PAGES or name in BARE)
)
STATES = {
    "404": ("nobody", "hamlet-2026/sessions/NONE-99/", 404),
    "refused": ("grace", "hamlet-2026/secretariat/", 403),
    "register: new": ("grace", "hamlet-2026/register/", 200),
    "register: questions": ("chidi", "hamlet-2026/register/1/", 200),
    "register: papers": ("chidi", "hamlet-2026/register/2/", 200),
    "register: looked over": ("chidi", "hamlet-2026/register/3/", 200),
    "register: done": ("bo", "hamlet-2026/register/", 200),
    "live: text alone": ("nobody", "hamlet-2026/sessions/VOI-01/live/?text=1", 200),
    "draft: a sentence": ("emeka", "drafting:draft?sentence=FACT-001", 200),
    "summary: a sentence": ("nobody", "public:summary?sentence=FACT-001", 200),
    "board: a session": ("amina", "secretariat:board?session=WEL-02", 200),
    "board why: a session": ("amina", "secretariat:board-why?session=WEL-02", 200),
    "desk: found": ("dalia", "gate:desk?q=bo", 200),
    "queue: all": ("amina", "vetting:queue?state=all", 200),
    "search: found": ("nobody", "public:search?q=well", 200),
    "places: one to move": ("hana", "protocol:seating?who=", 200),
    "programme: a list": ("nobody", "public:programme?view=list", 200),
    "releases: compared": ("nobody", "public:releases?was=1.0&now=1.0", 200),
    "proposal: new": ("grace", "hamlet-2026/proposals/new/", 200),
}
"""What an address shows to somebody else, or further on: who, where, with which status."""

EARLY = frozenset({one for one in STATES if one.startswith(("register", "proposal"))})
"""Seen while the windows are open; everything else on the last day."""
SPRING, LAST_DAY = "@2026-02-20T09:00:00+00:00", "@2026-06-12T14:05:00+00:00"

SEEN = (
    *("amina", "emeka", "dolores", "dalia", "ivo", "hana", "bo", "lena", "farid"),
    *("chidi", "grace", "nobody"),
)
"""Who looks at a screen: the first of these to whom it opens, or else the last."""

FILES = sorted(NOT_PAGES - BARE)

WORLD = """
import json
from palabre.management.database import bring_up_to_date
bring_up_to_date()
import cast, screens, world
from palabre.stages.people.models import Account
facts = world.build()
screens.begin_registration()
who = {name: Account.objects.get(email=one.email) for name, one in cast.CAST.items()}
who["noura"] = screens.open_account("نورة الفهد")
browsers = {name: cast.client(one) for name, one in who.items()}
cookies = {name: one.cookies["sessionid"].value for name, one in browsers.items()}
print(json.dumps({"cookies": cookies, "paths": screens.paths(facts)}))
"""


def paths(facts) -> dict[str, str]:
    """Return where each name leads in this world, after the language."""
    made = {
        name: addresses.address(name, MATRIX[name], PARTS[name], facts)
        for name in [*NAMES, *FILES]
    }
    return {name: path.removeprefix("/en/") for name, path in made.items()}


def begin_registration() -> None:
    """Let somebody stand in the middle of the form, and others wait for an answer."""
    person = Person.objects.get(email=cast.CHIDI.email)
    facts = {
        "attendance": "on-site",
        "category": "participant",
        "group": "academia",
        "country": "NG",
    }
    summit = Summit.objects.get(code="hamlet-2026")
    forms.keep_draft(summit, person, facts=facts, by=make.LOADER, at=LATE)
    for name in ("Guðrún Sigurðardóttir", "نورة الفهد", "陈美玲"):
        asked = RegistrationFacts(
            person=make.person(name),
            category=summit.categories.get(code="participant"),
            attendance="on-site",
            group="academia",
            country="IS",
        )
        accreditation.register(summit, asked, by=make.LOADER, at=LATE)


def open_account(name: str) -> Account:
    """Let somebody who holds no role sign in."""
    person = Person.objects.get(name=name)
    return people.open_account(
        person, email="noura@cast.example", by=make.LOADER, at=LATE
    )


def world_in(folder: Path) -> dict[str, dict[str, str]]:
    """Make the world of the matrix in a folder; return its cookies and its paths."""
    made = sqlite_in(folder)
    here = [ROOT / "tests" / name for name in ("web", "browser", "services")]
    made.environment["PYTHONPATH"] += os.pathsep + os.pathsep.join(map(str, here))
    told: dict[str, dict[str, str]] = json.loads(made.script(WORLD))
    return told


@dataclass(frozen=True, slots=True)
class World:
    """The world that is served: where, who may come, what each name's address is."""

    origin: str
    clock: Path
    cookies: dict[str, str]
    paths: dict[str, str]

    def stand(self, name: str) -> None:
        """Let it be the day on which a screen is seen."""
        told = self.clock.with_suffix(".new")
        told.write_text(SPRING if name in EARLY else LAST_DAY)
        told.replace(self.clock)  # at once: a clock without hands shows today
