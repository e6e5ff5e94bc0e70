"""Bring translations in that lie beside records, each to the words it translates."""

from collections.abc import Iterable
from datetime import datetime

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading.translations import found_in
from palabre.engines.formats.records import Translated
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.reports import queries
from palabre.stages.reports.models import Intervention
from palabre.stages.reports.translations import translate
from palabre.stages.summits.models import Summit


def import_translations(
    summit: Summit, given: Iterable[Translated], *, by: Actor, at: datetime
) -> list[Note]:
    """Keep each translation at every passage with its words; tell what found no place.

    One that stands there already, word for word, is not kept again.
    Raises Refused: ``not-allowed``. Journal: ``reports.passage.translated``.
    """
    wanted = list(given)
    placed: set[Translated] = set()
    notes = []
    for turn in queries.interventions_of(summit) if wanted else ():
        for start, one in found_in(turn.text, turn.source.file, wanted):
            placed.add(one)
            try:
                _keep(turn, start, one, by, at)
            except Refused as refusal:
                if refusal.code == "not-allowed":
                    raise
                notes.append(_left_out(one, f"It was refused: {refusal.code}."))
    told = "No record holds the words it translates; they must stand there exactly."
    notes += [_left_out(one, told) for one in wanted if one not in placed]
    return notes


def _keep(
    turn: Intervention, start: int, one: Translated, by: Actor, at: datetime
) -> None:
    end = start + len(one.words)
    words = " ".join(one.text.split())
    for kept in turn.translations.all():
        if (kept.start, kept.end, kept.lang, kept.text, kept.translator) == (
            *(start, end, one.lang, words, one.by),
        ):
            return
    translate(
        turn, start, end, lang=one.lang, text=words, translator=one.by, by=by, at=at
    )


def _left_out(one: Translated, why: str) -> Note:
    told = f"“{one.words[:60]}”: {why}"
    file = one.record or "translations.toml"
    return Note(file, 0, "translation-left-out", told, NoteKind.LEFT_OUT)
