"""The gate as the desk uses it: a kept sentence before the engine's verifier."""

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.verify import verify
from palabre.stages.outcomes.models import Evidence, Sentence
from palabre.stages.reports.models import Intervention, ReportLine


def judge(sentence: Sentence) -> tuple[str, list[dict[str, object]]]:
    """Return verdict and checks of a sentence as it stands now."""
    found = sentence.evidence.select_related(
        "intervention__source__session", "line__report__session"
    ).order_by("position", "id")
    evidence = list(found)
    sources = {source.id: source for source in map(_source, evidence)}
    figures = tuple(
        engine.StatedFigure(
            id=str(figure["id"]),
            value=int(str(figure["value"])),
            definition=str(figure["definition"]),
            source=str(figure["source"]),
        )
        for figure in sentence.draft.figures
    )
    judged = verify(
        _statement(sentence, evidence),
        sources,
        figures=figures,
        lang=sentence.draft.lang,
    )
    checks = [
        {"rule": check.rule, "passed": check.passed, "told": check.told}
        for check in judged.checks
    ]
    return str(judged.verdict), checks


def _statement(sentence: Sentence, evidence: list[Evidence]) -> shapes.Statement:
    counts = sentence.counts
    return shapes.Statement(
        id=sentence.code,
        section=sentence.section,
        paragraph=sentence.paragraph,
        text=sentence.text,
        writer=shapes.Writer(sentence.writer),
        cites=tuple(
            shapes.Cite(_code(one), one.start, one.end, one.quote, one.link)
            for one in evidence
        ),
        figures=tuple(sentence.figures),
        function=sentence.function,
        counts=shapes.Counts(
            voices=counts.get("voices", 0),
            sessions=counts.get("sessions", 0),
            groups=tuple(counts.get("groups", ())),
            regions=tuple(counts.get("regions", ())),
            objections=counts.get("objections", 0),
        ),
    )


def _code(one: Evidence) -> str:
    return (one.intervention or one.line).code


def _source(one: Evidence) -> engine.Intervention:
    source = one.intervention or one.line
    if isinstance(source, ReportLine):
        return of_line(source)
    return of_turn(source)


def of_turn(
    turn: Intervention, voice: engine.Voice | None = None
) -> engine.Intervention:
    """Return a turn as the engine sees it."""
    session = turn.source.session
    return engine.Intervention(
        id=turn.code,
        session=session.code if session else "",
        order=turn.position,
        text=turn.text,
        lang=turn.lang,
        voice=voice or engine.Voice(name=turn.label, is_counted=turn.is_voice),
        source=turn.source.file,
        kind=RecordKind(turn.source.kind),
        section=turn.section,
        starts_ms=turn.starts_ms,
        ends_ms=turn.ends_ms,
        is_machine=turn.source.is_machine,
    )


def of_line(line: ReportLine) -> engine.Intervention:
    """Return a line of a report as the engine sees it."""
    session = line.report.session
    return engine.Intervention(
        id=line.code,
        session=session.code,
        order=line.position,
        text=line.text,
        lang=line.report.lang,
        voice=engine.Voice(is_counted=False),
        source=f"report of {session.code}",
        kind=RecordKind.REPORT,
        section=line.kind,
    )
