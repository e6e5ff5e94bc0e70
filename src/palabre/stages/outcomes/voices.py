"""Turns and report lines as the engine sees them: one key a person, one a report."""

from collections import defaultdict
from collections.abc import Iterable

from palabre.engines.formats.reading.labels import speaker_name
from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis.bodies import GROUPS
from palabre.engines.synthesis.names import Bodies
from palabre.engines.synthesis.voice_register import voice_key
from palabre.kernel.places import region_of
from palabre.stages.people.models import Organization
from palabre.stages.reports.models import (
    Intervention,
    LineTranslation,
    PassageTranslation,
    ReportLine,
)
from palabre.stages.reports.states import LineKind
from palabre.stages.reports.translations import in_order
from palabre.stages.reports.translations import of_line as of_report_line
from palabre.stages.summits.models import Summit

HEADINGS = {
    LineKind.KEY_ISSUE: "key issues",
    LineKind.ACHIEVEMENT: "achievements",
    LineKind.CHALLENGE: "challenges",
    LineKind.TREND: "trends",
    LineKind.WAY_FORWARD: "way forward",
    LineKind.ANNOUNCEMENT: "announcements",
    LineKind.CONSENSUS: "consensus",
    LineKind.NO_CONSENSUS: "no consensus",
    LineKind.TAKEAWAY: "takeaways",
}
"""The engine's headings. Quotations stand in the transcript and are read there."""

LINES_START = 10_000
"""Order of a session's report lines: after every turn of its transcripts."""

ANYWHERE = engine.Voice(is_counted=False)


def _label_name(label: str) -> str:
    """Return the name in a label, or the label where it names a role alone."""
    return speaker_name(label) or label.strip()


def of_turn(turn: Intervention) -> engine.Intervention:
    """Return a turn as the engine sees it."""
    session = turn.source.session
    return engine.Intervention(
        id=turn.code,
        session=session.code if session else "",
        order=turn.position,
        text=turn.text,
        lang=turn.lang,
        voice=voice_of(turn),
        source=turn.source.file,
        kind=RecordKind(turn.source.kind),
        section=turn.section.casefold(),
        starts_ms=turn.starts_ms,
        ends_ms=turn.ends_ms,
        is_machine=turn.source.is_machine,
        translations=translations_of(_given(turn)),
    )


def translations_of(
    given: Iterable[PassageTranslation | LineTranslation],
) -> tuple[engine.Translation, ...]:
    """Return translations as the engine sees them, in the order given."""
    return tuple(
        engine.Translation(*_place(one), one.lang, one.text, one.translator)
        for one in given
    )


def _place(one: PassageTranslation | LineTranslation) -> tuple[int, int]:
    if isinstance(one, LineTranslation):
        return 0, len(one.before)
    return one.start, one.end


def _given(turn: Intervention) -> list[PassageTranslation]:
    """Return the translations of a turn in the order in which they were given."""
    given: list[PassageTranslation] | None = getattr(turn, "given", None)
    return in_order(turn.translations.all()) if given is None else given


def voice_of(turn: Intervention) -> engine.Voice:
    """Return who speaks in a turn: a person, else the label by itself."""
    if not turn.label or turn.source.kind == RecordKind.REPORT:
        return ANYWHERE
    if turn.source.is_unattributed:
        return engine.Voice(
            key=f"rule:{turn.source_id}:{turn.label}",
            name="",
            group=turn.group,
            is_counted=turn.is_voice,
        )
    organization = turn.organization
    region = region_of(turn.country) if turn.country else None
    name = turn.person.name if turn.person else _label_name(turn.label)
    key = f"person:{turn.person.code}" if turn.person else voice_key(name)
    return engine.Voice(
        key=key,
        name=name,
        organisation=str(organization.name.said_in("en")) if organization else "",
        group=turn.group,
        region=str(region or ""),
        country=turn.country,
        is_counted=turn.is_voice,
    )


def of_line(line: ReportLine) -> engine.Intervention:
    """Return a line of a report as the engine sees it; it is nobody's own view."""
    session = line.report.session
    return engine.Intervention(
        id=line.code,
        session=session.code,
        order=LINES_START + line.position,
        text=line.text,
        lang=line.report.lang,
        voice=ANYWHERE,
        source=f"report of {session.code}",
        kind=RecordKind.REPORT,
        section=HEADINGS.get(LineKind(line.kind), ""),
        translations=translations_of(of_report_line(line)),
    )


def bodies_told(summit: Summit, text: str) -> Bodies:
    """Return the organizations that spoke, with their groups, where a text tells one.

    Only a body told by its group ("a civil society network") is compared with them.
    """
    if not any(f" {group} " in text.casefold() for group in GROUPS):
        return ()
    spoke = Intervention.objects.filter(
        source__session__summit=summit, organization__isnull=False
    ).exclude(group="")
    found: dict[int, set[str]] = defaultdict(set)
    for one, group in spoke.values_list("organization_id", "group").distinct():
        found[one].add(group)
    bodies = Organization.objects.in_bulk(list(found))
    told = {
        (str(bodies[one].name.said_in(lang)), min(groups))
        for one, groups in found.items()
        for lang in ("en", "fr", "es")
        if len(groups) == 1
    }
    return tuple(sorted(told))
