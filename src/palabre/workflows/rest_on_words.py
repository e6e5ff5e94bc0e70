"""Lines of a report as they come in from outside, each rested on its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palabre.kernel.refusals import Refused
from palabre.stages.reports.facts import LineFacts
from palabre.stages.reports.models import Intervention, ReportLine, SessionReport
from palabre.workflows.retell_words import Reteller, reteller_for


@dataclass(frozen=True, slots=True)
class Given:
    """A line as it should stand.

    Parameters
    ----------
    code : str
        A line that stands: the new one keeps its words, and its text if none is given.
    turn, start, end
        A place in the session's records; without a text its words are retold.
    """

    kind: str
    text: str = ""
    code: str = ""
    turn: str = ""
    start: int | None = None
    end: int | None = None


def lines_given(report: SessionReport, given: Sequence[Given]) -> list[LineFacts]:
    """Return lines with what they rest on.

    Raises Refused: ``quote-not-found`` for a place that is not in the session's
    records, ``not-found`` for a line that does not stand.
    """
    return list(_lines(report, given))


def _lines(report: SessionReport, given: Sequence[Given]) -> Iterator[LineFacts]:
    standing = {line.code: line for line in report.lines.all()}
    codes = {one.turn for one in given if one.turn}
    turns = {
        turn.code: turn
        for turn in Intervention.objects.filter(
            source__session=report.session, code__in=codes
        )
    }
    reteller = reteller_for(report.session, report.lang) if turns else None
    for one in given:
        if one.code:
            yield _kept(standing.get(one.code), one)
        elif one.turn:
            yield _rested(turns.get(one.turn), one, reteller)
        else:
            yield LineFacts(one.kind, " ".join(one.text.split()))


def _kept(line: ReportLine | None, one: Given) -> LineFacts:
    if line is None:
        raise Refused("not-found", what="line", code=one.code)
    text = " ".join((one.text or line.text).split())
    return LineFacts(
        kind=one.kind,
        text=text,
        is_machine=line.is_machine and text == line.text,
        intervention=line.intervention,
        start=line.start,
        end=line.end,
        quote=line.quote,
    )


def _rested(
    turn: Intervention | None, one: Given, reteller: Reteller | None
) -> LineFacts:
    start, end = one.start or 0, one.end or 0
    if turn is None or reteller is None or not start < end <= len(turn.text):
        raise Refused("quote-not-found", source=one.turn, quote="…")
    told = " ".join(one.text.split())
    return LineFacts(
        kind=one.kind,
        text=told or reteller.line(turn, start, end, kind=one.kind),
        intervention=turn,
        start=start,
        end=end,
        quote=turn.text[start:end],
    )
