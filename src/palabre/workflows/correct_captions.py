"""Correcting captions for all who follow, and for all who read later."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.live import corrections
from palabre.stages.live.models import Cue
from palabre.workflows.tell_room import tell_corrections


def correct_captions(cue: Cue, text: str, *, by: Actor, at: datetime) -> Sequence[Cue]:
    """Correct one caption and tell the room. See `corrections.correct`."""
    with transaction.atomic():
        changed = [corrections.correct(cue, text, by=by, at=at)]
        tell_corrections(cue.sitting.session, changed)
    return changed


def correct_term(
    cue: Cue, was: str, term: str, *, by: Actor, at: datetime
) -> Sequence[Cue]:
    """Correct a word in every caption. See `corrections.replace_everywhere`."""
    with transaction.atomic():
        changed = corrections.replace_everywhere(cue.sitting, was, term, by=by, at=at)
        tell_corrections(cue.sitting.session, changed)
    return changed
