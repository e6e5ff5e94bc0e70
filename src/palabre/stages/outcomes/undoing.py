"""Undoing at the desk: words that stood before a change, a place before a move.

After a split, one sentence of both halves.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import queries as journal
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import editing, ordering, rules
from palabre.stages.outcomes.headings import headings_of
from palabre.stages.outcomes.holding import locked_for_edit, note
from palabre.stages.outcomes.models import Sentence, SentenceVersion

MOVED = "outcomes.sentence.moved"


def put_back(
    sentence: Sentence,
    version: SentenceVersion,
    *,
    revision: int | None = None,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Put the words back that stood before a change of a sentence.

    Where the change was a split, the other half goes back into them, with its comments;
    if somebody changed that half since, it stays in the text.

    Raises Refused: as `editing.edit_sentence` and `editing.merge` do.
    Journal: ``outcomes.sentence.edited`` or ``outcomes.sentence.merged``.
    """
    other = _other_half(sentence, version)
    if other is None or sentence.is_dropped:
        return editing.edit_sentence(
            sentence, version.before, revision=revision, by=by, at=at
        )
    if other.position < sentence.position:
        return editing.merge(
            other, sentence, text=version.before, other_revision=revision, by=by, at=at
        )
    return editing.merge(
        sentence, other, text=version.before, revision=revision, by=by, at=at
    )


def _other_half(sentence: Sentence, version: SentenceVersion) -> Sentence | None:
    """Return the half that a split made beside this one, as long as nobody changed it."""
    if version.act != "split":
        return None
    halves = SentenceVersion.objects.filter(
        sentence__draft=sentence.draft_id,
        sentence__is_dropped=False,
        act="split",
        at=version.at,
        before=version.before,
    ).exclude(sentence=sentence.pk)
    for half in halves.select_related("sentence__draft__summit").order_by("id"):
        if half.sentence.text == half.after:
            return half.sentence
    return None


@dataclass(frozen=True, slots=True)
class Move:
    """A move of a sentence that can be undone: who moved it, when, from where."""

    number: int
    who: str
    at: datetime
    was: ordering.Stood = field(repr=False)


def last_move(sentence: Sentence) -> Move | None:
    """Return the last move of a sentence that was not put back; None without one."""
    lines = journal.of_subject(f"draft:{sentence.draft.code}").filter(
        act=MOVED, facts__sentence=sentence.code
    )
    open_moves: list[Entry] = []
    for one in lines.order_by("id"):
        if one.facts.get("is_back"):
            del open_moves[-1:]
        elif "was_section" in one.facts:
            open_moves.append(one)
    if not open_moves:
        return None
    last = open_moves[-1]
    was = ordering.Stood(
        *(last.facts[f"was_{name}"] for name in ordering.Stood.__slots__)
    )
    return Move(last.pk, last.actor_name, last.at, was)


def move_back(
    sentence: Sentence, *, number: int | None = None, by: Actor, at: datetime
) -> Sentence:
    """Put a sentence back where it stood before its last move.

    Said again, it undoes the move before that one. ``number`` names the move that was
    on the screen: nothing is undone if it is no longer the last.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``move-missing``.
    Journal: ``outcomes.sentence.moved``.
    """
    require(rules.may_edit(by, sentence.draft), MOVED)
    with transaction.atomic():
        draft = locked_for_edit(sentence.draft)
        last = last_move(sentence)
        headings = headings_of(draft)
        is_other = last is not None and number not in {None, last.number}
        if last is None or is_other or last.was.section not in headings:
            raise Refused("move-missing", sentence=sentence.code)
        places = editing.places_of(draft)
        editing.deal(
            draft, ordering.moved_back(places, sentence.code, last.was, headings)
        )
        told = {"sentence": sentence.code, "section": last.was.section}
        note(MOVED, draft, by=by, at=at, **told, is_back=True)
        return draft.sentences.get(pk=sentence.pk)
