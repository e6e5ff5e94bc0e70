"""Taking a draft or a sentence in hand: locked, in its state, not changed meanwhile."""

import unicodedata
from datetime import datetime

from palabre.engines.synthesis.gate_text import plain_spaces
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import in_type
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes.models import Draft, Sentence
from palabre.stages.outcomes.states import DRAFT_MOVES

LONGEST = 2000
"""Signs of one sentence: more is a paragraph."""

LONGEST_NOTE = 4000
"""Signs of a comment or a reason."""


def locked_draft(draft: Draft) -> Draft:
    """Return a draft, locked until the transaction ends."""
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("summit")
        .get(pk=draft.pk)
    )


def locked_for_edit(draft: Draft) -> Draft:
    """Return a draft that may still be edited, locked; else refuse: ``wrong-state``."""
    locked = locked_draft(draft)
    DRAFT_MOVES.after("edit", locked.state)
    return locked


def locked_sentence(sentence: Sentence, revision: int | None = None) -> Sentence:
    """Return a sentence of a draft that may be edited, as it stands now.

    Refuse with ``sentence-changed`` if it has moved on since ``revision``.
    """
    locked_for_edit(sentence.draft)
    found = Sentence.objects.select_related("draft__summit").get(pk=sentence.pk)
    if revision is not None and found.revision != revision:
        raise changed(found)
    return found


def changed(sentence: Sentence) -> Refused:
    """Return the refusal that says who changed a sentence meanwhile."""
    return Refused(
        "sentence-changed",
        sentence=sentence.code,
        who=sentence.changed_by,
        revision=sentence.revision,
        text=sentence.text,
    )


def clean(text: str) -> str:
    r"""Return words on one line, without control signs.

    Examples
    --------
    >>> clean("  wells\x00 need\ncare ")
    'wells need care'
    """
    plain = "".join(
        " " if unicodedata.category(sign) == "Cc" else sign for sign in text
    )
    return " ".join(plain.split())


def sentence_text(text: str, *, field: str = "text") -> str:
    """Return the words of a sentence; refuse none and too many."""
    words = clean(text)
    if not words:
        raise Refused("field-missing", field=field)
    if len(words) > LONGEST:
        raise Refused("sentence-too-long", n=len(words), most=LONGEST, field=field)
    return words


def in_the_type_of(draft: Draft, words: str, before: str = "") -> str:
    """Return words with the spaces and apostrophes that the text has.

    A form takes the spaces that do not break for plain ones: the same words are the same.
    """
    if plain_spaces(words) == plain_spaces(before):
        return before
    return in_type(words, draft.lang)


def reason_text(reason: str) -> str:
    """Return a reason; refuse none and too long a one."""
    words = clean(reason)
    if not words:
        raise Refused("reason-missing", field="reason")
    if len(words) > LONGEST_NOTE:
        raise Refused("note-too-long", n=len(words), most=LONGEST_NOTE, field="reason")
    return words


def touch(sentence: Sentence, *, by: Actor, at: datetime) -> None:
    """Mark a sentence as changed: who still has the old one on the screen is told."""
    sentence.revision += 1
    sentence.changed_at, sentence.changed_by = at, by.name


def note(act: str, draft: Draft, *, by: Actor, at: datetime, **facts: object) -> None:
    """Leave the journal line of an act about a draft."""
    code = draft.summit.code
    journal.record(act, f"draft:{draft.code}", by=by, at=at, summit=code, **facts)
