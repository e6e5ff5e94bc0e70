"""The high-level list from CSV and XLSX files, and back out as rows."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale

from palabre.engines.formats.schedule.wording import folded
from palabre.engines.formats.tables import Table, read_table
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.nominee_lists import (
    COLUMNS as NOMINEE_COLUMNS,
)
from palabre.stages.accreditation.nominee_lists import WrongCell, country_code
from palabre.stages.accreditation.questions import EMAIL
from palabre.stages.protocol.models import Dignitary, ProtocolRank
from palabre.stages.protocol.notes import Notes

MOST_ROWS = 2000
LONGEST = 200
NAMED_LONGEST = {"family": 100}

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "nom", "nom complet", "الاسم"),
    "family": NOMINEE_COLUMNS["family"],
    "native": ("name in own script", "native name", "nom dans sa langue"),
    "title": ("title", "titre", "civilite"),
    "email": ("email", "e mail", "courriel", "adresse electronique", "البريد"),
    "rank": ("rank", "rang", "الرتبة"),
    "post": ("function", "post", "position", "fonction", "poste", "الوظيفة"),
    "organization": ("organization", "organisation", "ministry", "المنظمة"),
    "country": ("country", "state", "pays", "etat", "البلد"),
    "status": ("status", "statut", "الحالة"),
    "is_observer": ("observer", "observateur"),
    "credentials_on": ("credentials", "date of credentials", "lettres de creance"),
    "languages": ("languages", "langues", "اللغات"),
    "arrives_at": ("arrival", "arrives", "arrivee", "الوصول"),
    "arrival": ("arrival flight", "arrives by", "vol d arrivee", "رحلة الوصول"),
    "departs_at": ("departure", "departs", "depart", "المغادرة"),
    "departure": ("departure flight", "departs by", "vol de depart", "رحلة المغادرة"),
    "escort": ("escort", "accompanied by", "accompagnement", "المرافق"),
    "escort_phone": ("escort phone", "telephone de l accompagnement"),
    "surrogate": ("surrogate", "answers for them", "repondant"),
    "diet": ("diet", "dietary notes", "regime", "النظام الغذائي"),
    "security": ("security", "security notes", "securite", "الأمن"),
}
CLOSED = ("diet", "security")
"""Columns that protocol alone brings in and takes out."""

HEADINGS = {
    "name": "Name",
    "family": "Family name",
    "title": "Title",
    "email": "E-mail",
    "rank": "Rank",
    "post": "Function",
    "organization": "Organization",
    "country": "Country",
    "status": "Status",
    "is_observer": "Observer",
    "credentials_on": "Credentials",
    "languages": "Languages",
    "arrives_at": "Arrival",
    "arrival": "Arrival flight",
    "departs_at": "Departure",
    "departure": "Departure flight",
    "escort": "Escort",
    "escort_phone": "Escort phone",
    "surrogate": "Surrogate",
}
"""The columns of an export, which reads back in; English like other exports."""

STATUSES = {
    **dict.fromkeys(("confirmed", "confirme", "confirmee", "yes", "مؤكد"), "confirmed"),
    **dict.fromkeys(("tentative", "provisoire", "possible", "مبدئي"), "tentative"),
    "replaced": "replaced",
}
YES = frozenset({"yes", "oui", "true", "1", "x", "نعم"})
NO = frozenset({"no", "non", "false", "0", "لا"})
SPLIT = re.compile(r"[,;/،]+")
DAY_FIRST = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})\b")


@dataclass(frozen=True, slots=True)
class DignitaryList:
    """What a file holds: the good rows as plain facts, and each wrong cell.

    Parameters
    ----------
    closed_columns : tuple of str
        Columns with notes that were left aside because they are protocol's alone.
    """

    good: tuple[dict[str, str], ...]
    wrong: tuple[WrongCell, ...]
    unknown_columns: tuple[str, ...] = ()
    closed_columns: tuple[str, ...] = ()


def read_list(
    name: str,
    content: bytes,
    *,
    ranks: Sequence[ProtocolRank],
    zone: str,
    there: Collection[str] = (),
    may_note: bool,
) -> DignitaryList:
    """Read a high-level list.

    Parameters
    ----------
    zone : str
        In which times are told that name none.
    there : collection of str
        Folded names and addresses of who is on the list already.
    may_note : bool
        Whether notes on diet and security may come in.

    Raises
    ------
    Refused
        ``list-without-names``, ``list-too-long`` and those of `read_table`.
    """
    known = frozenset(folded(one) for many in COLUMNS.values() for one in many)
    table = read_table(name, content, known=known)
    columns = _columns(table)
    if "name" not in columns.values():
        raise Refused("list-without-names", file=name)
    if len(table.rows) > MOST_ROWS:
        raise Refused("list-too-long", n=len(table.rows), longest=MOST_ROWS)
    closed = (
        () if may_note else tuple(c for c, ours in columns.items() if ours in CLOSED)
    )
    read = {c: ours for c, ours in columns.items() if c not in closed}
    good, wrong = _read(table, read, _Words(_rank_names(ranks), zone), set(there))
    strange = tuple(one for one in table.columns if one not in columns)
    return DignitaryList(good, wrong, strange, closed)


@dataclass(frozen=True, slots=True)
class _Words:
    ranks: Mapping[str, str]
    zone: str


def _rank_names(ranks: Sequence[ProtocolRank]) -> dict[str, str]:
    """Return codes by every folded name of a rank, and by the code itself."""
    found = {folded(one.code): one.code for one in ranks}
    for one in ranks:
        for words in one.name.words.values():
            found.setdefault(folded(words), one.code)
    return found


def _columns(table: Table) -> dict[str, str]:
    ours = {folded(spelt): name for name, many in COLUMNS.items() for spelt in many}
    return {
        column: ours[folded(column)]
        for column in table.columns
        if folded(column) in ours
    }


def _read(
    table: Table, columns: Mapping[str, str], words: _Words, seen: set[str]
) -> tuple[tuple[dict[str, str], ...], tuple[WrongCell, ...]]:
    good: list[dict[str, str]] = []
    wrong: list[WrongCell] = []
    headers = {ours: column for column, ours in columns.items()}
    for line, row in table.rows:
        facts, bad = _row(line, row, columns, words)
        keys = {folded(facts.get("name", "")), facts.get("email", "")} - {""}
        for needed in ("name", "rank"):
            is_told = any(columns[one.column] == needed for one in bad)
            if not facts.get(needed) and not is_told:
                column = headers.get(needed, HEADINGS[needed])
                bad.append(WrongCell(line, column, "", "missing"))
        if not bad and keys & seen:
            bad = [WrongCell(line, headers["name"], facts["name"], "twice")]
        if not bad and _leaves_first(facts):
            column = headers["departs_at"]
            bad = [WrongCell(line, column, row[column], "leaves-first")]
        if bad:
            wrong += bad
            continue
        seen |= keys
        good.append(facts)
    return tuple(good), tuple(wrong)


def _leaves_first(facts: Mapping[str, str]) -> bool:
    arrives, departs = facts.get("arrives_at"), facts.get("departs_at")
    if not arrives or not departs:
        return False
    first, last = (one.partition("|")[0] for one in (arrives, departs))
    return datetime.fromisoformat(last) <= datetime.fromisoformat(first)


def _row(
    line: int, row: Mapping[str, str], columns: Mapping[str, str], words: _Words
) -> tuple[dict[str, str], list[WrongCell]]:
    facts: dict[str, str] = {}
    bad = []
    for column, name in columns.items():
        said = row[column].strip()
        if not said:
            continue
        value, why = _cell(name, said, words)
        if why:
            bad.append(WrongCell(line, column, said, why))
        else:
            facts[name] = value
    return facts, bad


def _cell(name: str, said: str, words: _Words) -> tuple[str, str]:
    """Return what a cell means, or why it means nothing."""
    if len(said) > (MOST_ROWS if name in CLOSED else NAMED_LONGEST.get(name, LONGEST)):
        return "", "too-long"
    if name == "rank":
        return _known(words.ranks.get(folded(said), ""), "unknown")
    if name in {"arrives_at", "departs_at"}:
        found = when(said, words.zone)
        return _known(f"{found[0].isoformat()}|{found[1]}" if found else "", "when")
    read = READERS.get(name)
    return read(said) if read else (said, "")


def _known(value: str, why: str) -> tuple[str, str]:
    return value, "" if value else why


def when(said: str, zone: str) -> tuple[datetime, str] | None:
    """Return the instant that a cell means in UTC order, and the zone it was told in.

    A date and a time, perhaps an offset (ISO 8601) or the name of a zone behind them;
    without either they are told in ``zone``.

    Examples
    --------
    >>> when("2026-05-25 09:40 Asia/Tokyo", "Europe/Zurich")[0].isoformat()
    '2026-05-25T09:40:00+09:00'
    >>> when("tomorrow", "Europe/Zurich") is None
    True
    """
    words = DAY_FIRST.sub(lambda m: f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}", said.strip())
    head, _, tail = words.rpartition(" ")
    named = zone
    if head and tail[:1].isalpha() and not tail.startswith("T"):
        words, named = head, tail
    try:
        at = datetime.fromisoformat(words.replace(" ", "T", 1))
        own = ZoneInfo(named)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None
    if len(words) <= len("2026-05-25"):
        return None
    return (at if at.tzinfo else at.replace(tzinfo=own)), named


def _date(said: str) -> date | None:
    words = DAY_FIRST.sub(lambda m: f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}", said.strip())
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _languages(said: str) -> tuple[str, str]:
    found = []
    for word in filter(None, (one.strip() for one in SPLIT.split(said))):
        tag = _language_names().get(folded(word), "")
        if not tag:
            return "", "language"
        found.append(tag)
    return ",".join(dict.fromkeys(found)), ""


@cache
def _language_names() -> Mapping[str, str]:
    """Return tags by tag and by folded name in the six official languages."""
    found: dict[str, str] = {}
    for lang in ("en", "fr", "es", "ru", "ar", "zh"):
        for tag, name in Locale.parse(lang).languages.items():
            if primary(tag) == tag:
                found.setdefault(folded(tag), tag)
                found.setdefault(folded(name), tag)
    return found


def _email(said: str) -> tuple[str, str]:
    email = said.lower()
    return _known(email if EMAIL.fullmatch(email) else "", "email")


def _yes_or_no(said: str) -> tuple[str, str]:
    if folded(said) not in YES | NO:
        return "", "unknown"
    return "yes" if folded(said) in YES else "", ""


def _day(said: str) -> tuple[str, str]:
    on = _date(said)
    return _known(on.isoformat() if on else "", "date")


READERS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "status": lambda said: _known(STATUSES.get(folded(said), ""), "unknown"),
    "country": lambda said: _known(country_code(said), "country"),
    "is_observer": _yes_or_no,
    "email": _email,
    "surrogate": _email,
    "languages": _languages,
    "credentials_on": _day,
}
"""How a cell of a column is read; others stay as they are."""


def rows_of(
    listed: Sequence[Dignitary], notes: Mapping[int, Notes] | None
) -> tuple[list[str], list[list[str]]]:
    """Return the headings and rows of an export; notes only where they were opened."""
    heads = list(HEADINGS.values())
    if notes is not None:
        heads += ["Dietary notes", "Security notes"]
    return heads, [_out(one, notes) for one in listed]


def _out(one: Dignitary, notes: Mapping[int, Notes] | None) -> list[str]:
    body = one.organization
    row = [
        one.person.name,
        one.person.family_name,
        one.person.title,
        one.person.email,
        one.rank.code,
        one.post,
        str(body.name.said_in("en")) if body else "",
        one.country,
        one.state,
        "yes" if one.is_observer else "no",
        one.credentials_on.isoformat() if one.credentials_on else "",
        ", ".join(one.languages),
        _told(one.arrives_at, one.arrives_zone or one.summit.zone),
        one.arrival,
        _told(one.departs_at, one.departs_zone or one.summit.zone),
        one.departure,
        one.escort,
        one.escort_phone,
        one.surrogate.email if one.surrogate else "",
    ]
    if notes is not None:
        given = notes.get(one.pk, Notes())
        row += [given.diet, given.security]
    return row


def _told(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}" if at else ""
