"""What protocol says: refusals, reasons of places, clashes, the names of things."""

from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel import dates as babel_dates
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import primary
from palabre.kernel.places import Region, region_name
from palabre.stages.people.states import Gender
from palabre.stages.protocol.precedence import Reason
from palabre.stages.protocol.states import (
    ClashKind,
    DignitaryState,
    HostPlace,
    SeatRule,
    Shape,
    Source,
    Tie,
)
from palabre.stages.summits.queries import group_names

REFUSALS = {
    "ranks-missing": _("The table of ranks is empty: keep one rank at least."),
    "rank-twice": _("The rank “{code}” stands in the table twice."),
    "rank-without-name": _("The rank “{code}” has no name in English."),
    "rank-in-use": _(
        "{person} is on the high-level list as “{rank}”. Give another rank first."
    ),
    "rank-unknown": _("“{rank}” is no rank of this edition’s table."),
    "file-missing-here": _("Choose a file first."),
    "ranks-unreadable": _("{file}, line {line}: {why}."),
    "alphabet-unknown": _("States cannot be put in alphabetical order in “{lang}”."),
    "letter-unknown": _("“{letter}” is not one letter."),
    "listed-already": _("{person} is on the high-level list already."),
    "departs-before-arrival": _(
        "{person} would leave before arriving. Correct one of the two times."
    ),
    "replaced-by-itself": _("Choose somebody else of this edition’s list."),
    "seat-unknown": _("There is no seat {seat} in this plan: 1 to {last}."),
    "seat-reason-missing": _("Say why: the reason is kept with the move."),
    "seating-exists": _("This session has a plan of that shape already."),
    "not-in-seating": _("{person} is not in this plan."),
    "seats-too-many": _("A plan has {most} seats at most."),
    "when-unreadable": _("“{value}” is no date and time, or its zone is unknown."),
    "nobody-to-list": _("Choose somebody first."),
}

STATES = {
    DignitaryState.TENTATIVE: _("Tentative"),
    DignitaryState.CONFIRMED: pgettext_lazy("dignitary", "Confirmed"),
    DignitaryState.REPLACED: _("Replaced"),
}
TIES = {
    Tie.INSCRIPTION: _("Time of inscription on the list"),
    Tie.CREDENTIALS: _("Date of credentials, then inscription"),
    Tie.ALPHABETICAL: _("Alphabetical order of States"),
}
HOSTS = {
    HostPlace.BY_RULE: _("As all others"),
    HostPlace.FIRST: _("First of its rank"),
    HostPlace.LAST: _("Last of its rank"),
}
SHAPES = {
    Shape.ORDER: _("Speaking order"),
    Shape.PODIUM: _("Podium"),
    Shape.ROWS: _("Rows"),
    Shape.U: _("U-shaped table"),
    Shape.ROUND: _("Round tables"),
}
SEAT_RULES = {
    SeatRule.PRECEDENCE: _("Precedence, from the centre outwards"),
    SeatRule.ALPHABETICAL: _("Alphabetical order of States, from the first seat"),
    SeatRule.BALANCE: _("Balance of regions, groups and genders"),
}
SOURCES = {
    Source.HAND: _("entered by hand"),
    Source.FILE: _("from a file"),
    Source.DELEGATION: _("heads a delegation"),
    Source.REGISTRATION: _("registered with a rank"),
    Source.PROGRAMME: _("speaks and holds a rank"),
}

REASONS = {
    "presides": _("Presides over the session: before all others."),
    "rank": _("{rank}: rank {n} of the table."),
    "no-rank": _("Without a rank of the table: after all who have one."),
    "observer": _("Observer: after the members."),
    "host-first": _("From the host country: first of its rank."),
    "host-last": _("From the host country: last of its rank."),
    "credentials": _("Among equals, credentials of {on}."),
    "no-credentials": _("Among equals, after those whose credentials are dated."),
    "inscribed": _("Among equals, on the list since {on}."),
    "not-inscribed": _("Among equals, after those on the high-level list."),
    "asked": _("Among equals, in the order in which they asked."),
    "alphabet": _("Alphabetical order in {lang}: {state}."),
    "alphabet-from": _(
        "Alphabetical order in {lang} from the letter {letter}: {state}."
    ),
    "balance-region": _("{region}: {n} seated before."),
    "balance-group": _("{group}: {n} seated before."),
    "balance-gender": _("{gender}: {n} seated before."),
    "balance": _("Nothing is known that would be balanced."),
    "turn": _("So turn {n}."),
    "podium-centre": _("So the centre of the podium."),
    "podium-right": _("So seat {n} at the right hand of the centre."),
    "podium-left": _("So seat {n} at the left hand of the centre."),
    "row-centre": _("So the centre of row {row}."),
    "row-right": _("So row {row}, seat {n} right of the centre."),
    "row-left": _("So row {row}, seat {n} left of the centre."),
    "head-centre": _("So the centre of the head of the table."),
    "head-right": _("So the head of the table, seat {n} at the right hand."),
    "head-left": _("So the head of the table, seat {n} at the left hand."),
    "arm-right": _("So seat {n} of the arm at the right hand of the head."),
    "arm-left": _("So seat {n} of the arm at the left hand of the head."),
    "table-head": _("So the first seat of table {table}."),
    "table-right": _("So table {table}, seat {n} at the right hand of the first."),
    "table-left": _("So table {table}, seat {n} at the left hand of the first."),
    "by-hand": _("Placed by hand ({by}): {reason}"),
}
"""Why somebody has a place; rank and tie first, then where that leads."""

CLASHES = {
    ClashKind.BEFORE_ARRIVAL: _(
        "“{session}” begins at {at}, and {name} arrives at {when} and needs "
        "{minutes} minutes to be there."
    ),
    ClashKind.AFTER_DEPARTURE: _(
        "“{session}” ends at {at}, and {name} departs at {when} and must leave "
        "{minutes} minutes before."
    ),
    ClashKind.TWO_PLACES: _("{name} is in “{session}” and in “{other}” at once."),
    ClashKind.NO_TIME_BETWEEN: _(
        "{name} has {minutes} minutes to go from “{other}” to “{session}” in "
        "another building."
    ),
    ClashKind.REPLACED: _(
        "{name} does not come, {other} does: “{session}” still names {name}."
    ),
    ClashKind.NO_ESCORT: _("{name} ({rank}) has nobody to meet and accompany them."),
    ClashKind.ESCORT_TWICE: _(
        "{escort} accompanies {name} to “{session}” and {other} elsewhere at once."
    ),
    ClashKind.NO_LANGUAGE: _(
        "“{session}” is held in {languages}; {name} speaks {spoken}."
    ),
    ClashKind.EMPTY_ROOM: _(
        "{name} ({rank}) speaks in “{session}” before {n} expected in a room of "
        "{capacity}."
    ),
    ClashKind.UNPLACED: _("“{session}” with {name} has neither room nor hour."),
    ClashKind.NO_ARRIVAL: _(
        "Nobody knows when {name} arrives; “{session}” is on {at}."
    ),
}
"""What the timetable runs into."""

GENDERS = {
    Gender.WOMAN: pgettext_lazy("seated", "Women"),
    Gender.MAN: pgettext_lazy("seated", "Men"),
    Gender.OTHER: pgettext_lazy("seated", "Other genders"),
}


def sentence_of(reason: Reason, ranks: Mapping[str, str]) -> str:
    """Return a reason as a sentence, in the active language.

    Parameters
    ----------
    ranks : mapping
        What the edition's ranks are called in that language, by code.
    """
    told = {name: _told(name, value, ranks) for name, value in reason.facts.items()}
    return str(REASONS[reason.code]).format(**told)


def sentences_of(reasons: tuple[Reason, ...], ranks: Mapping[str, str]) -> str:
    """Return all reasons of a place, one sentence after another."""
    return " ".join(sentence_of(one, ranks) for one in reasons)


def _told(name: str, value: object, ranks: Mapping[str, str]) -> object:
    lang = get_language() or "en"
    if isinstance(value, date):
        return babel_dates.format_date(value, "long", locale=_locale(lang))
    match name:
        case "rank":
            return ranks.get(str(value), value)
        case "region":
            return region_name(Region(str(value)), lang)
        case "gender":
            return GENDERS.get(Gender(str(value)), value)
        case "lang":
            return language_in(str(value), lang)
    known = group_names().get(str(value)) if name == "group" else None
    return known.said_in(lang) if known else value


def language_in(tag: str, lang: str) -> str:
    """Return what a language is called in another."""
    found = Locale.parse(primary(lang)).languages
    return str(found.get(primary(tag), tag))


def _locale(lang: str) -> str:
    return "en_GB" if primary(lang) == "en" else primary(lang)
