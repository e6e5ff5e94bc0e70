"""Bring translations in that lie beside records, each to the words it translates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading.copies import Copy, aligned, name_of
from palabre.engines.formats.reading.refusals import as_note
from palabre.engines.formats.reading.translations import Shelf
from palabre.engines.formats.records import Translated, Turn
from palabre.kernel.actors import Actor
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Session
from palabre.stages.reports import queries
from palabre.stages.reports.models import Intervention
from palabre.stages.reports.translations import translate
from palabre.stages.summits.models import Summit


def import_translations(
    summit: Summit,
    given: Iterable[Translated],
    *,
    into: Session | None = None,
    by: Actor,
    at: datetime,
) -> list[Note]:
    """Keep each translation at every passage with its words; tell what found no place.

    One that stands there already, word for word, is not kept again. ``into`` names the
    one session whose records they are for.
    Raises Refused: ``not-allowed``. Journal: ``reports.passage.translated``.
    """
    wanted = list(given)
    placed: set[Translated] = set()
    notes = []
    shelf = Shelf(wanted)
    turns = queries.interventions_of(summit)
    turns = turns.filter(source__session=into) if into else turns
    for turn in turns if wanted else ():
        for start, one in shelf.found_in(turn.text, turn.source.file):
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


def import_copies(
    summit: Summit,
    copies: Iterable[Copy],
    told: Mapping[str, Sequence[Turn]],
    *,
    into: Session | None = None,
    by: Actor,
    at: datetime,
) -> tuple[int, list[Note]]:
    """Keep what copies of whole records give for each turn; tell of those that do not fit.

    Parameters
    ----------
    told : mapping of str to sequence of Turn
        The turns of each copy, by its file's name.
    into : Session, optional
        The one session whose records they are for.

    Returns
    -------
    tuple of int and list of Note
        How many turns have their translation, and why copies were left out.

    Raises Refused: ``not-allowed``. Journal: ``reports.passage.translated``.
    """
    n, notes = 0, []
    for copy in copies:
        turns = _turns_of(summit, copy.record, into)
        try:
            said = [Turn(one.text, one.label) for one in turns] or None
            for place, words in aligned(copy, said, told.get(copy.file)):
                turn = turns[place]
                if primary(turn.lang) == primary(copy.lang):
                    continue
                given = Translated(turn.text, copy.lang, words, copy.record, copy.by)
                _keep(turn, 0, given, by, at)
                n += 1
        except Refused as refusal:
            if refusal.code == "not-allowed":
                raise
            notes.append(as_note(copy.file, refusal))
    return n, notes


def _turns_of(summit: Summit, record: str, into: Session | None) -> list[Intervention]:
    """Return the turns of the record with a file name, as they were said."""
    found = Intervention.objects.filter(
        source__summit=summit, source__file__endswith=record
    ).prefetch_related("translations")
    found = found.filter(source__session=into) if into else found
    turns = found.select_related("source__summit", "source__session")
    return [
        one
        for one in turns.order_by("source_id", "position")
        if name_of(one.source.file) == record
    ]


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
