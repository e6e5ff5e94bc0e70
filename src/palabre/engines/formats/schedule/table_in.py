"""Read schedules from tables and from lists of plain JSON records."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.schedule import columns
from palabre.engines.formats.schedule.desk import Desk
from palabre.engines.formats.schedule.json_in import persons
from palabre.engines.formats.schedule.located_json import Located
from palabre.engines.formats.schedule.people import parts, people
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.times import day, instant
from palabre.engines.formats.schedule.values import (
    PersonRole,
    Schedule,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import folded, one_line
from palabre.engines.formats.tables import Table
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_RANGE: Final = late(r"(.*?\d.*?)\s*(?:[–—-]|\bto\b|\bà\b)\s*(.*\d.*)", re.DOTALL)
_DAY_AND_CLOCK: Final = late(r"(.*?\d{4}),?\s+(\d{1,2}\s*[:.h].*)", re.DOTALL)
_INFERRED: Final = late(r"\s*\((?:inferred|déduit)\)", re.IGNORECASE)
_NO: Final = frozenset(("no", "non", "false", "0", "n"))


def read_rows(
    desk: Desk, table: Table, *, mapped: Mapping[str, str] | None = None
) -> Schedule:
    """Read the rows of a table as events.

    Parameters
    ----------
    mapped : mapping of str to str, optional
        Field → column where a person has said so; else by the columns' names.

    Raises
    ------
    Refused
        ``schedule-unknown`` if no column holds titles.
    """
    desk.notes.extend(table.notes)
    view = _view(desk, table.columns, mapped)
    raws = [view.raw(line, cells) for line, cells in table.rows]
    return desk.schedule(Front(title=_stem(table.file)), raws)


def read_records(desk: Desk, records: list[Located]) -> Schedule:
    """Read a list of JSON objects, one an event, whatever the keys are called.

    Raises
    ------
    Refused
        ``schedule-unknown`` if no key holds titles.
    """
    names = tuple(dict.fromkeys(key for record in records for key in record))
    view = _view(desk, names, None)
    raws = []
    for record in records:
        cells = {name: _cell(record, name) for name in names}
        raws.append(view.raw(record.line, cells, _listed(record, view)))
    return desk.schedule(Front(title=_stem(desk.file)), raws)


@dataclass(frozen=True, slots=True)
class _View:
    """Rows seen through the fields that their columns hold."""

    desk: Desk
    fields: Mapping[str, str]
    rest: tuple[str, ...]

    def raw(
        self,
        line: int,
        cells: Mapping[str, str],
        listed: tuple[ScheduledPerson, ...] = (),
    ) -> RawEvent:
        """Return one row as a raw event."""
        said = defaultdict(str, {f: cells[column] for f, column in self.fields.items()})
        return replace(
            _worded(line, said),
            kind=self._certain(line, said["kind"]),
            persons=listed or self._people(line, said),
            action_lines=parts(self._certain(line, said["action_lines"]), ";,\n|"),
            details=tuple(
                (name, one_line(cells[name])) for name in self.rest if cells[name]
            ),
        )

    def _certain(self, line: int, text: str) -> str:
        """Return text without the mark of whoever only inferred it."""
        certain = _INFERRED.sub("", text)
        if certain != text:
            told = f"The file marks “{one_line(certain)}” as inferred; look it up."
            self.desk.mend(line, "marked-inferred", told)
        return certain

    def _people(
        self, line: int, said: Mapping[str, str]
    ) -> tuple[ScheduledPerson, ...]:
        found = []
        for field, role in _ROLES.items():
            named, nobody = people(said.get(field, ""), role)
            found += named
            for words in nobody:
                told = f"“{words}” names nobody and was left out; write the name."
                self.desk.mend(line, "person-unnamed", told)
        return tuple(found)


_ROLES: Final = {
    "moderators": PersonRole.MODERATOR,
    "speakers": PersonRole.SPEAKER,
}


def _view(
    desk: Desk, names: tuple[str, ...], mapped: Mapping[str, str] | None
) -> _View:
    fields = columns.mapping(names) if mapped is None else mapped
    if "title" not in fields:
        why = "no column holds titles; name it Title or Titre"
        if len(names) == 1:
            why = "it is neither schedule XML or JSON, iCalendar, nor rows of columns"
        raise Refused("schedule-unknown", file=desk.file, why=why)
    unread = sorted(set(names) - set(fields.values()))
    return _View(desk, fields, tuple(unread))


def _worded(line: int, said: Mapping[str, str]) -> RawEvent:
    """Return the words of a row that need no second look."""
    on, moment, start, end = _when(said)
    return RawEvent(
        line=line,
        title=said["title"],
        guid=said["guid"],
        id=said["id"],
        code=said["code"],
        slug=said["slug"],
        subtitle=said["subtitle"],
        track=said["track"],
        lang=said["lang"],
        abstract=said["abstract"],
        description=said["description"],
        room=said["room"],
        venue=said["venue"],
        zone=said["zone"],
        on=on,
        moment=moment,
        start=start,
        until=end,
        end=end,
        length=said["minutes"],
        url=said["url"],
        online_url=said["online_url"],
        status=said["status"],
        licence=said["licence"],
        organisers=parts(said["organisers"]),
        topics=parts(said["topics"]),
        is_recorded=folded(said["recorded"]) not in _NO,
        sequence=_count(said["sequence"]),
    )


def _when(said: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return day, instant, start and end, whichever the columns hold."""
    on, start, end = said["date"], said["start"], said["end"]
    if instant(start):
        return on, start, "", end
    if not on.strip():
        on, start = _apart(start)
        end = _apart(end)[1]
    if not end and (found := _RANGE.fullmatch(start)):
        start, end = found[1], found[2]
    return (on, "", start, end) if start or not instant(on) else (on, on, "", end)


def _apart(text: str) -> tuple[str, str]:
    """Return the day and the clock of a cell that holds both, no day where it is one."""
    found = _DAY_AND_CLOCK.fullmatch(text.strip())
    if found and day(found[1])[0]:
        return found[1], found[2]
    return "", text


def _count(text: str) -> int:
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else 0


def _stem(file: str) -> str:
    return PurePosixPath(file.replace("\\", "/")).name.partition(".")[0]


def _cell(record: Located, name: str) -> str:
    """Return a value as the text of a cell; lists of words as one cell."""
    value = record.get(name)
    if isinstance(value, list):
        return "; ".join(item for item in value if isinstance(item, str))
    return record.said(name)


def _listed(record: Located, view: _View) -> tuple[ScheduledPerson, ...]:
    """Return the people that a record lists as objects."""
    column = view.fields.get("speakers", "")
    return persons(record.nodes(column))
