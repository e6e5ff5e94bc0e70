"""Which session a record belongs to: by its code, its file's name, title and date."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from palabre.engines.formats.records import Record
from palabre.kernel.codes import slug
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

CODE_LENGTH = 40
_PACKED = re.compile(r"\.(?:gz|xz|bz2)$")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sessions of an edition by code and by title."""

    zone: str
    by_code: Mapping[str, Session]
    by_title: Mapping[str, tuple[Session, ...]]

    def find(self, record: Record) -> Session | None:
        """Return the session of a record; None when nothing or two things fit."""
        return (
            self.by_code.get(folded(record.session))
            or self._titled(record.session, record.starts_at)
            or self.by_code.get(folded(stem(record)))
            or self._coded_within(folded(stem(record)))
            or self._titled(record.title, record.starts_at)
            or self._titled(stem(record), record.starts_at)
        )

    def _coded_within(self, words: str) -> Session | None:
        """Return the session whose code stands within a name; the longest code."""
        padded = f" {words} "
        fits = [code for code in self.by_code if code and f" {code} " in padded]
        longest = max(map(len, fits), default=0)
        best = [code for code in fits if len(code) == longest]
        return self.by_code[best[0]] if len(best) == 1 and longest > 1 else None

    def _titled(self, title: str, starts_at: datetime | None) -> Session | None:
        fits = self.by_title.get(folded(title), ()) if title else ()
        if len(fits) > 1 and starts_at is not None:
            on = starts_at.astimezone(ZoneInfo(self.zone)).date()
            fits = tuple(one for one in fits if _held_on(one, self.zone) == on)
        return fits[0] if len(fits) == 1 else None


def _held_on(session: Session, zone: str) -> object:
    placement = getattr(session, "placement", None)
    return placement and placement.starts_at.astimezone(ZoneInfo(zone)).date()


def shelf_of(summit: Summit) -> Shelf:
    """Return the sessions of an edition, ready to find a record's."""
    sessions = list(
        Session.objects.filter(summit=summit)
        .select_related("placement")
        .order_by("code")
    )
    titled: dict[str, dict[int, Session]] = defaultdict(dict)
    for one in sessions:
        for words in one.title.words.values():
            titled[folded(words)][one.pk] = one
    return Shelf(
        summit.zone,
        {folded(one.code): one for one in sessions},
        {title: tuple(many.values()) for title, many in titled.items() if title},
    )


def stem(record: Record) -> str:
    """Return a file's name without folders, archive and endings.

    Examples
    --------
    >>> stem(Record("week.zip!day-1/CLI-01.vtt", "webvtt", ()))
    'CLI-01'
    """
    archive, _, inside = record.file.rpartition("!")
    name = PurePosixPath(_PACKED.sub("", inside)).stem
    if name.isdigit() and archive:
        return f"{PurePosixPath(_PACKED.sub('', archive)).stem}-{name}"
    return name


def own_code(record: Record) -> str:
    """Return the code of the session that a record without programme makes.

    Records of one session share it; a record with its own date is a session of its
    own, since a body that meets twice in a week holds two sessions.
    """
    told = stem(record) if record.starts_at else record.session or stem(record)
    return slug(told, longest=CODE_LENGTH) or "record"


def own_title(record: Record) -> str:
    """Return the title of the session that a record without programme makes."""
    told = record.title or record.session or stem(record)
    return " ".join(told.replace("_", " ").split())[:300]
