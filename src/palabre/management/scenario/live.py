"""Loading a scenario's live sessions: sittings, the floor log, captions.

Some transcripts are replayed as if they had been spoken: the list of speakers, who had
the floor when, and captions that the log gives their speaker. One session stays open,
so that the demo has a live room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from palabre.engines.formats.intake import read_file
from palabre.engines.formats.reading import read_record
from palabre.engines.formats.reading.labels import speaker_name
from palabre.kernel.actors import Actor
from palabre.management.scenario import audience
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import Attendance
from palabre.stages.live import captions, presence
from palabre.stages.live import operations as live
from palabre.stages.live.models import Sitting
from palabre.stages.live.states import Place
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.states import SessionState

REPLAYED = 6
"""Sessions replayed whole; those in French count for a third of them."""

PACE = 2.4
"""Words a second, where a record has no times: 144 words a minute."""

CAPTION_WORDS = 14
"""Words of one caption: two lines on a screen."""


AUDIENCE = 12
"""Listeners of a session who ask, vote and are counted as present."""


JOINS = 60
"""Most who join a replayed session from afar."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What one speaker said at a stretch, with the seconds since the start."""

    role: SessionRole
    text: str
    lang: str
    starts: float
    ends: float


def load_live(scenario: Scenario, sessions: dict[str, Session], *, by: Actor) -> int:
    """Replay some sessions and leave one open; return how many sittings were made."""
    chosen = _chosen(scenario)
    for number, table in enumerate(chosen):
        session = sessions[table["code"]]
        if not _is_ready(session):
            continue
        spoken = _spoken(scenario, session, table)
        stays_open = number == len(chosen) - 1
        _replay(session, spoken, by=by, stays_open=stays_open)
    return len(chosen)


def _is_ready(session: Session) -> bool:
    return session.state == SessionState.PLANNED and hasattr(session, "placement")


def _chosen(scenario: Scenario) -> list[Table]:
    recorded = sorted(
        (one for one in scenario.sessions if one.get("record")),
        key=lambda one: one["code"],
    )
    french = [one for one in recorded if one["original"] == "fr"][: REPLAYED // 3]
    others = [one for one in recorded if one["original"] != "fr"]
    last = [one for one in others if one["record"].endswith(".vtt")][-1:] or others[-1:]
    whole = [one for one in others if one not in last][: REPLAYED - len(french)]
    return [*french, *whole, *last]


def _spoken(scenario: Scenario, session: Session, table: Table) -> list[_Spoken]:
    path = scenario.folder / "records" / table["record"]
    (record, *_) = read_record(path.name, read_file(path))
    roles = {
        folded(role.person.name): role
        for role in session.roles.select_related("person", "organization")
    }
    fallback = next(iter(roles.values()))
    spoken, clock = [], 5.0
    for turn in record.turns:
        role = roles.get(folded(speaker_name(turn.speaker)), fallback)
        starts = turn.starts_ms / 1000 if turn.starts_ms is not None else clock
        clock = max(starts, clock) + len(turn.text.split()) / PACE
        lang = turn.lang or table["original"]
        spoken.append(_Spoken(role, turn.text, lang, max(starts, 0.0), clock))
    return spoken


def _replay(
    session: Session, spoken: Sequence[_Spoken], *, by: Actor, stays_open: bool
) -> None:
    began = session.placement.starts_at + timedelta(minutes=1)
    sitting = live.open_sitting(session, by=by, at=began)
    kept = spoken[: max(2, len(spoken) // 3)] if stays_open else spoken
    stretches = [list(group) for _, group in groupby(kept, key=lambda one: one.role.pk)]
    now = began
    for number, stretch in enumerate(stretches):
        holds = stays_open and number == len(stretches) - 1
        now = _speak(sitting, stretch, began, now, by=by, holds=holds)
    audience.take_part(sitting, _audience(session), by=by, at=began)
    presence.be_present_all(
        sitting, Place.ONLINE, _online(session), n_minutes=3, by=by, at=began
    )
    if stays_open:
        _wait(sitting, session, {one.role.pk for one in kept}, by=by, at=now)
    else:
        live.close_sitting(sitting, by=by, at=now + timedelta(seconds=20))


def _audience(session: Session) -> list[Person]:
    """Return some who registered and have no role in the session: they listen."""
    registered = Registration.objects.filter(summit=session.summit)
    speaks = session.roles.values("person")
    listens = registered.exclude(person__in=speaks).select_related("person")
    start = session.pk * AUDIENCE % max(1, listens.count() - AUDIENCE)
    found = listens.order_by("id")[start : start + AUDIENCE]
    return [one.person for one in found]


def _online(session: Session) -> list[Person]:
    """Return some of those who take part from afar: they join by the page."""
    registered = Registration.objects.filter(
        summit=session.summit, attendance=Attendance.ONLINE
    )
    afar = registered.select_related("person").order_by("id")
    n = afar.count()
    start = session.pk * JOINS % max(1, n - JOINS)
    return [one.person for one in afar[start : start + JOINS - session.pk % 20]]


def _speak(
    sitting: Sitting,
    stretch: Sequence[_Spoken],
    began: datetime,
    now: datetime,
    *,
    by: Actor,
    holds: bool,
) -> datetime:
    starts = max(began + timedelta(seconds=stretch[0].starts), now)
    request = live.request_floor(sitting, _facts(stretch[0]), by=by, at=starts)
    statement = live.give_floor(request, by=by, at=starts)
    told = list(_captions(stretch, starts))
    ends = told[-1].at + timedelta(seconds=4)
    captions.caption(sitting, told, by=by, at=ends)
    if not holds:
        live.end_statement(statement, by=by, at=ends)
    return ends


def _facts(one: _Spoken) -> live.RequestFacts:
    return _request(one.role, one.lang)


def _request(role: SessionRole, lang: str) -> live.RequestFacts:
    return live.RequestFacts(
        name=role.person.name,
        person=role.person,
        organization=role.organization,
        group=role.group,
        country=role.person.country,
        lang=lang,
    )


def _captions(
    stretch: Sequence[_Spoken], starts: datetime
) -> Iterator[captions.CaptionFacts]:
    at = starts
    for one in stretch:
        words = one.text.split()
        for first in range(0, len(words), CAPTION_WORDS):
            part = words[first : first + CAPTION_WORDS]
            at += timedelta(seconds=len(part) / PACE)
            yield captions.CaptionFacts(
                text=" ".join(part), at=at, lang=one.lang, source="replay"
            )


def _wait(
    sitting: Sitting, session: Session, spoke: set[int], *, by: Actor, at: datetime
) -> None:
    waiting = session.roles.select_related("person", "organization").exclude(
        pk__in=spoke
    )
    for number, role in enumerate(waiting.order_by("position", "id")[:3]):
        live.request_floor(
            sitting,
            _request(role, session.lang),
            by=by,
            at=at + timedelta(seconds=number),
        )
