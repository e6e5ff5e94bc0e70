"""What one sentence rests on, ready to be shown: who, when, which words, how counted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from palabre.engines.synthesis.document_words import source_told
from palabre.kernel.languages import Text, direction
from palabre.kernel.places import region_of
from palabre.stages.live.models import Statement
from palabre.stages.outcomes.gate import cite_of
from palabre.stages.outcomes.models import Evidence, Sentence
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention, ReportLine

CONTEXT = 260
"""Signs of the same turn shown on either side of the cited words."""

OBJECTION = "explicit-objection"
UNCOUNTED = frozenset({"similar", "model", OBJECTION})


@dataclass(frozen=True, slots=True)
class Words:
    """Cited words in their turn or line, with who said them and where.

    Parameters
    ----------
    before, after : str
        What stands around the words in the same turn, cut at a word.
    starts_at : datetime or None
        When the turn began, if the record has times and the session a place.
    offset : str
        Time from the start of the record, ``"0:12:31"``.
    """

    code: str
    before: str
    quote: str
    after: str
    lang: str
    dir: str
    link: str
    is_report: bool
    is_counted: bool
    is_machine: bool
    who: str
    person: str
    post: Text
    organization: str
    group: str
    country: str
    region: str
    session: str
    title: Text
    held_at: datetime | None
    offset: str
    floor: "Floor | None" = None
    translation: str = ""
    withdrawn_at: datetime | None = None
    translator: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """A line of the floor log: who had the floor, from when to when.

    Parameters
    ----------
    kind : str
        What the floor was asked for.
    """

    name: str
    kind: str
    is_remote: bool
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many distinct voices of a group stand behind a sentence."""

    group: str
    n: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a sentence rests on."""

    words: tuple[Words, ...]
    groups: tuple[GroupCount, ...]
    n_voices: int
    n_sessions: int
    n_objections: int
    figures: tuple[dict[str, object], ...]


def grounds_of(sentence: Sentence) -> Grounds:
    """Return what a sentence rests on; its evidence must be prefetched."""
    evidence = list(sentence.evidence.all())
    log = _floor_log(evidence)
    words = tuple(
        _translated(replace(_words(one), floor=_floor(one, log)), one, sentence)
        for one in evidence
    )
    used = set(sentence.figures)
    return Grounds(
        words=words,
        groups=_by_group(words),
        n_voices=len({one.person or one.who for one in _counted(words)}),
        n_sessions=len({one.session for one in words if one.session}),
        n_objections=sum(one.link == OBJECTION for one in words),
        figures=tuple(
            one
            | {
                "key": edition_key(str(one["id"])),
                "source": source_told(str(one["source"]), sentence.draft.lang),
            }
            for one in sentence.draft.figures
            if one["id"] in used
        ),
    )


def _translated(words: Words, one: Evidence, sentence: Sentence) -> Words:
    """Return words with their translation where the sentence shows it."""
    cite = cite_of(one, sentence)
    return replace(words, translation=cite.translation, translator=cite.translator)


def _floor_log(evidence: Sequence[Evidence]) -> dict[int, list[Statement]]:
    """Return the floor logs of the sessions that are cited, by session."""
    cited = [one.intervention for one in evidence if one.intervention is not None]
    sessions = {
        one.source.session_id for one in cited if one.source.session_id is not None
    }
    log: dict[int, list[Statement]] = defaultdict(list)
    if sessions:
        found = Statement.objects.filter(sitting__session_id__in=sessions)
        for one in found.select_related("sitting", "request").order_by(
            "started_at", "id"
        ):
            log[one.sitting.session_id].append(one)
    return log


def _floor(one: Evidence, log: dict[int, list[Statement]]) -> Floor | None:
    """Return the line of the floor log under which cited words were said.

    The speaker's own, and of several the one that was running when the turn began; a
    turn without a time takes the speaker's only one.
    """
    turn = one.intervention
    if turn is None or turn.source.session_id is None:
        return None
    own = [each for each in log.get(turn.source.session_id, ()) if _is_of(each, turn)]
    running = [each for each in own if _was_running(each, turn.starts_ms)]
    chosen = running[:1] or (own if len(own) == 1 else [])
    if not chosen:
        return None
    found = chosen[0]
    request = found.request
    return Floor(
        request.name,
        request.kind,
        request.is_remote,
        found.started_at,
        found.ended_at,
    )


def _is_of(statement: Statement, turn: Intervention) -> bool:
    request = statement.request
    if turn.person_id is not None and request.person_id is not None:
        return turn.person_id == request.person_id
    return bool(turn.label) and request.name.casefold() == turn.label.casefold()


def _was_running(statement: Statement, starts_ms: int | None) -> bool:
    opened = statement.sitting.opened_at
    if starts_ms is None or opened is None:
        return False
    said_at = opened + timedelta(milliseconds=starts_ms)
    ended = statement.ended_at
    return statement.started_at <= said_at and (ended is None or said_at <= ended)


def edition_key(figure: str) -> str:
    """Return the key of an edition's figure, which has a page of its own."""
    kind, _, key = figure.partition(":")
    return key if kind == "edition" else ""


def _counted(words: Sequence[Words]) -> list[Words]:
    return [one for one in words if one.is_counted and one.link not in UNCOUNTED]


def _by_group(words: Sequence[Words]) -> tuple[GroupCount, ...]:
    voices = {one.person or one.who: one.group for one in _counted(words) if one.group}
    counts = Counter(voices.values())
    return tuple(
        GroupCount(group, n)
        for group, n in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )


def _words(one: Evidence) -> Words:
    if one.intervention is not None:
        return _of_turn(one, one.intervention)
    assert one.line is not None, f"evidence {one.pk} stands in nothing"
    return _of_line(one, one.line)


def _of_turn(one: Evidence, turn: Intervention) -> Words:
    before, after = _around(turn.text, one.start, one.end)
    organization = turn.organization
    session = turn.source.session
    region = region_of(turn.country) if turn.country else None
    return Words(
        code=turn.code,
        before=before,
        quote=one.quote,
        after=after,
        lang=turn.lang,
        dir=direction(turn.lang),
        link=one.link,
        is_report=turn.source.kind == "report",
        is_counted=turn.is_voice,
        is_machine=turn.source.is_machine,
        who=turn.person.name if turn.person else turn.label,
        person=turn.person.code if turn.person else "",
        post=organization.name if organization else Text(),
        organization=organization.code if organization else "",
        group=turn.group,
        country=turn.country,
        region=str(region or ""),
        session=session.code if session else "",
        title=session.title if session else Text(),
        held_at=_held_at(session, turn.starts_ms),
        offset=turn.clock,
    )


def _of_line(one: Evidence, line: ReportLine) -> Words:
    before, after = _around(line.text, one.start, one.end)
    report = line.report
    return Words(
        code=line.code,
        before=before,
        quote=one.quote,
        after=after,
        lang=report.lang,
        dir=direction(report.lang),
        link=one.link,
        is_report=True,
        is_counted=False,
        is_machine=False,
        who=report.rapporteur.name if report.rapporteur else "",
        person=report.rapporteur.code if report.rapporteur else "",
        post=Text(),
        organization="",
        group="",
        country="",
        region="",
        session=report.session.code,
        title=report.session.title,
        held_at=_held_at(report.session, None),
        offset="",
        withdrawn_at=line.withdrawn_at,
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span, cut at a word."""
    before, after = text[:start], text[end:]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def _held_at(session: Session | None, starts_ms: int | None) -> datetime | None:
    placement = getattr(session, "placement", None)
    if placement is None:
        return None
    starts_at: datetime = placement.starts_at
    return starts_at + timedelta(milliseconds=starts_ms or 0)
