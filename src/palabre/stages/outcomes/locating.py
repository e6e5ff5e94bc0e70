"""Finding words in the records that a sentence could rest on, likeliest first."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from palabre.engines.synthesis import words as engine
from palabre.engines.synthesis.sentences import split
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.models import Draft, Evidence
from palabre.stages.outcomes.voices import HEADINGS
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.reports.states import ReportState

MOST_READ = 400
"""Turns and lines that are read for one sentence; the longest words choose them."""
MOST_FOUND = 6
LEADS = 4
"""Words, the longest, of which a turn must hold one to be read at all."""
LEAST_SHARED = 2
"""Content words that a place shares at the least: one is chance."""
LINK = "person"
"""The link of words that a person chose: it is counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a turn or of a report's line: ``text[start:end]``."""

    source: Intervention | ReportLine
    start: int
    end: int
    share: float = 0.0

    @property
    def key(self) -> str:
        """Return what names it in a form."""
        return f"{self.source.code}:{self.start}:{self.end}"

    @property
    def words(self) -> str:
        """Return the words that stand there."""
        return self.source.text[self.start : self.end]


def places_for(draft: Draft, text: str) -> list[Place]:
    """Return places in the records that say most of what a text says, one a source."""
    lang = primary(draft.lang)
    wanted = set(engine.stems(text, lang))
    if not wanted:
        return []
    rows = _near(draft, wanted, lang)
    heard = [(one, *pair) for one in rows for pair in _sentences(one, lang)]
    n_with = Counter(stem for _, _, _, stems in heard for stem in stems & wanted)
    weight = {stem: math.log(1 + len(heard) / (1 + n_with[stem])) for stem in wanted}
    whole = sum(weight.values()) or 1.0
    best: dict[str, Place] = {}
    for row, start, end, stems in heard:
        shared = stems & wanted
        if len(shared) < min(LEAST_SHARED, len(wanted)):
            continue
        share = round(sum(weight[one] for one in shared) / whole, 3)
        if row.code not in best or share > best[row.code].share:
            best[row.code] = Place(row, start, end, share)
    ranked = sorted(best.values(), key=lambda one: (-one.share, one.source.code))
    return ranked[:MOST_FOUND]


def _near(draft: Draft, wanted: set[str], lang: str) -> list[Intervention | ReportLine]:
    longest = sorted(wanted, key=lambda one: (-len(one), one))[:LEADS]
    near = Q()
    for stem in longest:
        near |= Q(text__icontains=stem[: max(3, len(stem) - 1)])
    turns = (
        Intervention.objects.select_related("source__session", "person", "organization")
        .filter(near, source__summit=draft.summit_id, lang__startswith=lang)
        .exclude(source__session=None)
        .order_by("source_id", "position")[:MOST_READ]
    )
    lines = (
        ReportLine.objects.select_related("report__session", "intervention")
        .filter(
            near,
            report__session__summit=draft.summit_id,
            report__state=ReportState.CLEARED,
            report__lang__startswith=lang,
            kind__in=list(HEADINGS),
        )
        .order_by("report_id", "position")[:MOST_READ]
    )
    return [*turns, *lines]


def _sentences(
    row: Intervention | ReportLine, lang: str
) -> Iterator[tuple[int, int, set[str]]]:
    for span in split(row.text):
        yield (
            span.start,
            span.end,
            set(engine.stems(row.text[span.start : span.end], lang)),
        )


def places_of(draft: Draft, keys: Sequence[str]) -> list[Place]:
    """Return the places that keys name, each once and in their order.

    Raises Refused: ``quote-not-found`` for what does not stand in the records.
    """
    told = [_parts(one) for one in dict.fromkeys(keys)]
    codes = {code for code, _, _ in told}
    turns = Intervention.objects.select_related(
        "source__session", "person", "organization"
    ).filter(source__summit=draft.summit_id, code__in=codes)
    lines = ReportLine.objects.select_related("report__session").filter(
        report__session__summit=draft.summit_id,
        report__state=ReportState.CLEARED,
        code__in=codes,
    )
    rows: dict[str, Intervention | ReportLine] = {one.code: one for one in turns}
    rows |= {one.code: one for one in lines}
    return [_place(rows.get(code), code, start, end) for code, start, end in told]


def _parts(key: str) -> tuple[str, int, int]:
    code, _, rest = key.partition(":")
    start, _, end = rest.partition(":")
    is_place = all(one.isascii() and one.isdigit() for one in (start, end))
    if not is_place or len(start) + len(end) > 18:
        raise Refused("quote-not-found", source=code, quote="…")
    return code, int(start), int(end)


def _place(
    row: Intervention | ReportLine | None, code: str, start: int, end: int
) -> Place:
    if row is None or not 0 <= start < end <= len(row.text):
        raise Refused("quote-not-found", source=code, quote="…")
    return Place(row, start, end)


def evidence_at(places: Sequence[Place]) -> list[Evidence]:
    """Return places as evidence that is not kept yet."""
    return [
        Evidence(
            intervention=one.source if isinstance(one.source, Intervention) else None,
            line=one.source if isinstance(one.source, ReportLine) else None,
            start=one.start,
            end=one.end,
            quote=one.words,
            link=LINK,
            position=position,
        )
        for position, one in enumerate(places)
    ]
