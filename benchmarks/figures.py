"""Measure figures and the public list: 10,000 registrations, releases, pages of the list.

    python benchmarks/figures.py [--people 10000] [--seed 7]

Makes an edition in a folder of its own, registers people in one statement (names in
eight scripts, countries as they come), counts every figure, releases them, lets sixty
more come and releases again, and asks for pages of the public list.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib import import_module
from typing import Any

from sections import keep_section

from palabre.kernel.actors import Actor, system
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import text
from palabre.kernel.places import countries

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIRST = (
    "Amina",
    "Élodie",
    "Иван",
    "王",
    "ليلى",
    "Kwabena",
    "María",
    "Ngozi",
    "李",
    "Zoé",
)
LAST = (
    "Benhaddou",
    "Marchetaz",
    "Петров",
    "小明",
    "حداد",
    "Asantewaa",
    "Quispe",
    "Eze",
)
TITLE = "Figures and the public list"


def main() -> int:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PALABRE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "palabre.config.settings"
        import_module("django").setup()
        import_module("palabre.management.database").bring_up_to_date()
        rows = list(measure(given.people, given.seed))
    command = (
        f"python benchmarks/figures.py --people {given.people} --seed {given.seed}"
    )
    body = [
        f"{given.people:,} accredited registrations, SQLite. `{command}`",
        "",
        "| what | value |",
        "| --- | --- |",
        *(f"| {what} | {value} |" for what, value in rows),
    ]
    keep_section(TITLE, "\n".join(body))
    print("\n".join(body))
    return 0


def of(name: str) -> Any:
    """Return a module of the house, once Django stands."""
    return import_module(f"palabre.{name}")


def measure(n: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield what was measured and its value."""
    directory = of("stages.accreditation.directory")
    figures = of("stages.outcomes.figures")
    releasing = of("stages.outcomes.counting.releasing")
    wanted = directory.Wanted
    chance = random.Random(seed)  # noqa: S311 - seeded, nothing secret
    by = system("benchmark")
    summit = edition(by)
    register(summit, n, chance, since=0)
    found, seconds = timed(lambda: figures.figures(summit, at=NOON))
    yield f"every figure counted ({len(found)})", f"{seconds:.2f} s"
    made, seconds = timed(lambda: releasing.release(summit, by=by, at=NOON))
    proposal = told(made)
    yield "first release, protected and frozen", f"{seconds:.1f} s"
    yield "numbers about people in it, of which hidden", proposal
    register(summit, 60, chance, since=n)
    later = NOON + timedelta(days=1)
    made, seconds = timed(lambda: releasing.release(summit, by=by, at=later))
    yield "second release, sixty people later", f"{seconds:.1f} s"
    yield "numbers about people in it, of which hidden", told(made)
    for what, asked in (
        ("first page of the list", wanted()),
        ("one letter", wanted(letter="B")),
        ("a search in any script", wanted(q="петров")),
        ("one country", wanted(country="KE")),
    ):
        act = partial(directory.directory, summit, asked)
        many = [timed(act) for _ in range(5)]
        seconds = statistics.median(one for _, one in many)
        yield f"{what} ({many[0][0].n} people)", f"{1000 * seconds:.0f} ms"


def told(release: Any) -> str:
    """Return how many numbers about people a release has, and how many it hides."""
    released = of("stages.outcomes.counting.released")
    numbers: list[int | None] = []
    for one in released.figures_in(release).values():
        if one.record == "accreditation.Registration":
            numbers += [n for table in one.tables for _, n in table.cells]
    return f"{len(numbers)}, {sum(n is None for n in numbers)}"


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    """Return what an act gives and how long it took."""
    start = time.perf_counter()
    given = act()
    return given, time.perf_counter() - start


def edition(by: Actor) -> Any:
    """Return a new edition with one category."""
    accreditation, summits = (
        of("stages.accreditation.operations"),
        of("stages.summits.operations"),
    )
    series = summits.found_series(
        "bench", name=text(en="Bench"), about=text(), is_fictional=True, by=by, at=NOON
    )
    plan = summits.SummitPlan(
        code="bench-2026",
        name=text(en="Bench 2026"),
        starts_on=date(2026, 5, 25),
        ends_on=date(2026, 5, 29),
    )
    made = summits.announce(series, plan, by=by, at=NOON)
    rows = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
    accreditation.set_categories(made, rows, by=by, at=NOON)
    return made


def register(summit: Any, n: int, chance: random.Random, *, since: int) -> None:
    """Put accredited people into the tables, as many as there may be, at once."""
    registration = of("stages.accreditation.models").Registration
    people_models, folded = (
        of("stages.people.models"),
        of("stages.people.queries").folded,
    )
    person, alias = people_models.Person, people_models.PersonAlias
    weights = [1 / (place + 3) for place in range(len(countries()))]
    states = chance.choices(sorted(countries()), weights, k=n)
    category = summit.categories.get()
    people = []
    for number in range(since, since + n):
        last = chance.choice(LAST)
        name = f"{chance.choice(FIRST)} {last} {number}"
        people.append(
            person(code=f"B{number:06}", name=name, sort_name=f"{last} {name}")
        )
    people = person.objects.bulk_create(people, batch_size=1000)
    alias.objects.bulk_create(
        [alias(person=one, name=one.name, folded=folded(one.name)) for one in people],
        batch_size=1000,
    )
    registration.objects.bulk_create(
        [
            registration(
                code=one.code,
                summit=summit,
                person=one,
                group=chance.choice(list(StakeholderGroup)),
                country=state,
                gender=chance.choices("fmx", (48, 50, 2))[0],
                rank=chance.choices(("", "minister", "high-level"), (90, 2, 8))[0],
                category=category,
                attendance=chance.choices(("on-site", "online"), (2, 1))[0],
                is_listed=chance.random() < 0.8,
                state="accredited",
                registered_at=NOON,
                decided_at=NOON,
            )
            for one, state in zip(people, states, strict=True)
        ],
        batch_size=1000,
    )


if __name__ == "__main__":
    raise SystemExit(main())
