"""The reader's choice of sessions, as days to click, lists to pick, chips to drop."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from palabre.kernel.places import country_name
from palabre.stages.people.queries import folded
from palabre.stages.programme import filters
from palabre.stages.programme import queries as programme
from palabre.stages.programme.filters import Choice
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.ui.names import language_name
from palabre.web.ui.tags import page_lang

ALL_DAYS = "all"
VIEWS = ("grid", "list")


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list to pick from."""

    value: str
    label: str
    n: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """A list to pick from, with its label."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A name to type, with the names that there are; ``value`` as a person reads it."""

    name: str
    label: str
    value: str
    names: tuple[str, ...]

    @property
    def options(self) -> SafeString:
        """Return the names as entries of a list; hundreds, so written in one piece."""
        return mark_safe(  # noqa: S308 - each name is escaped
            "".join(f'<option value="{escape(name)}">' for name in self.names)
        )


@dataclass(frozen=True, slots=True)
class DayTab:
    """A day to click; None stands for all days."""

    on: date | None
    n: int
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the choice that can be dropped."""

    label: str
    value: str
    query: str


def query_of(choice: Choice, **changes: str) -> str:
    """Return the query of an address for a choice, with changes."""
    parts = {**choice.made, **changes}
    return urlencode({name: value for name, value in parts.items() if value})


def day_tabs(
    rows: Iterable[SessionRow], choice: Choice, *, zone: str, view: str
) -> list[DayTab]:
    """Return the days of a programme, all of them together last."""
    counted = filters.days_of(rows, zone=zone)
    tabs = [
        DayTab(
            on,
            n,
            query_of(choice, day=on.isoformat(), view=view),
            choice.day == on.isoformat(),
        )
        for on, n in counted.items()
    ]
    whole = query_of(choice, day=ALL_DAYS, view=view)
    return [*tabs, DayTab(None, sum(counted.values()), whole, not choice.day)]


def pickers(
    summit: Summit, rows: Iterable[SessionRow], choice: Choice
) -> tuple[Picker, ...]:
    """Return what a programme can be filtered by; only what has sessions."""
    rows = list(rows)
    counted = filters.counts(rows)
    named = _names(summit, rows)
    labels = {
        "theme": _("Theme"),
        "type": _("Type"),
        "room": _("Room"),
        "language": _("Interpretation"),
        "line": _("Action Line"),
        "country": _("Country"),
    }
    made = (
        Picker(name, label, _options(named[name], counted[name], getattr(choice, name)))
        for name, label in labels.items()
    )
    return tuple(picker for picker in made if picker.options)


def fields(rows: Iterable[SessionRow], choice: Choice) -> tuple[Field, ...]:
    """Return the names by which a programme can be filtered: people, organizations."""
    rows, lang = list(rows), page_lang()
    named = {
        "person": filters.people_named(rows),
        "organization": {
            code: str(body.name.said_in(lang))
            for code, body in filters.bodies_named(rows).items()
        },
    }
    return tuple(
        Field(
            name,
            _chip_label(name),
            names.get(asked, asked),
            tuple(sorted(set(names.values()), key=str.casefold)),
        )
        for name, names in named.items()
        for asked in [getattr(choice, name)]
    )


def _options(
    names: Mapping[str, str], counted: Mapping[str, int], chosen: str
) -> tuple[Option, ...]:
    return tuple(
        Option(code, label, counted.get(code, 0), code == chosen)
        for code, label in names.items()
        if counted.get(code) or code == chosen
    )


def _names(summit: Summit, rows: list[SessionRow]) -> dict[str, dict[str, str]]:
    lang = page_lang()
    rooms = sorted({row.held.room for row in rows if row.held})
    tags = dict.fromkeys(tag for row in rows for tag in row.languages)
    countries = {iso2 for row in rows for iso2 in row.countries}
    countries_named = {iso2: country_name(iso2, lang) for iso2 in countries}
    return {
        "theme": {
            one.code: str(one.name.said_in(lang)) for one in summits.themes_of(summit)
        },
        "type": {
            code: str(name.said_in(lang))
            for code, name in programme.types_of(summit).items()
        },
        "room": {room.code: str(room.name.said_in(lang)) for room in rooms},
        "language": {tag: language_name(tag, lang) for tag in tags},
        "line": {
            one.code: f"{one.code} · {one.name.said_in(lang)}"
            for one in summits.items_of(programme.LINES)
        },
        "country": dict(
            sorted(countries_named.items(), key=lambda pair: folded(pair[1]))
        ),
    }


def chips(
    choice: Choice,
    pickers: Iterable[Picker],
    fields: Iterable[Field],
    *,
    day: str,
    view: str,
) -> list[Chip]:
    """Return the parts of a choice with the address that drops each."""
    labels = {
        (picker.name, option.value): option.label
        for picker in pickers
        for option in picker.options
    }
    labels |= {(one.name, getattr(choice, one.name)): one.value for one in fields}
    return [
        Chip(
            _chip_label(name),
            labels.get((name, value)) or _named(name, value),
            query_of(choice, **{"day": day, "view": view, name: ""}),
        )
        for name, value in choice.made.items()
        if name != "day"
    ]


def _chip_label(name: str) -> str:
    return {
        "q": _("Words"),
        "venue": _("Venue"),
        "room": _("Room"),
        "theme": _("Theme"),
        "type": _("Type"),
        "language": _("Interpretation"),
        "line": _("Action Line"),
        "organization": _("Organization"),
        "country": _("Country"),
        "person": _("Person"),
    }[name]


def _named(name: str, value: str) -> str:
    return country_name(value, page_lang()) if name == "country" else value
