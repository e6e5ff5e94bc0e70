"""Correcting captions: one operator for all; late readers see the corrected text."""

import re
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.captions import CAPTION_LIMIT
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.glossary import Glossary, glossary_of
from palabre.stages.live.models import Cue, RequestForFloor, Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import locked
from palabre.stages.live.states import SITTING_MOVES
from palabre.stages.people.models import Organization
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.unattributed import under_rule

TERMS_LIMIT = 400
"""Terms of one session: its own people and bodies first."""


def correct(cue: Cue, text: str, *, by: Actor, at: datetime) -> Cue:
    """Correct a caption; what the source sent is kept beside it.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``caption-empty``,
    ``caption-too-long``. Journal: ``live.cue.corrected``.
    """
    act = "live.cue.corrected"
    require(rules.may_caption(by, cue.sitting.session), act)
    words = clean_caption(text)
    if not words:
        raise Refused("caption-empty", field="text")
    if len(words) > CAPTION_LIMIT:
        raise Refused(
            "caption-too-long", length=len(words), limit=CAPTION_LIMIT, field="text"
        )
    with transaction.atomic():
        sitting = locked(cue.sitting.session)
        SITTING_MOVES.after("caption", sitting.state)
        changed = _change(cue, words, by, at)
        note(act, sitting, by=by, at=at, cue=cue.number)
    return changed


def replace_everywhere(
    sitting: Sitting, was: str, term: str, *, by: Actor, at: datetime
) -> list[Cue]:
    """Correct a word in every caption of a sitting; whole words only.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``caption-empty``.
    Journal: ``live.term.corrected``.
    """
    act = "live.term.corrected"
    require(rules.may_caption(by, sitting.session), act)
    heard, words = was.strip(), clean_caption(term)
    if not heard or not words:
        raise Refused("caption-empty", field="text")
    pattern = re.compile(rf"(?<!\w){re.escape(heard)}(?!\w)")
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("caption", held.state)
        found = held.cues.filter(text__contains=heard).order_by("number")
        changed = [
            _change(cue, fresh[:CAPTION_LIMIT], by, at)
            for cue in found
            if (fresh := pattern.sub(lambda _: words, cue.text)) != cue.text
        ]
        note(act, held, by=by, at=at, was=heard, now=words, n_cues=len(changed))
    return changed


def _change(cue: Cue, words: str, by: Actor, at: datetime) -> Cue:
    cue.heard = cue.heard or cue.text
    cue.text, cue.corrected_at, cue.corrected_by = words, at, by.name
    cue.save(update_fields=["text", "heard", "corrected_at", "corrected_by"])
    return cue


def session_glossary(session: Session) -> Glossary:
    """Return names and acronyms that are likely to be said in a session."""
    return glossary_of(_names(session), _bodies(session))


def _names(session: Session) -> list[str]:
    """Return who has a role here, who is on the list of speakers, then all others."""
    own = SessionRole.objects.filter(session=session)
    others = SessionRole.objects.filter(session__summit=session.summit_id)
    names = list(own.values_list("person__name", flat=True))
    if not under_rule(session):
        listed = RequestForFloor.objects.filter(sitting__session=session)
        newest = listed.order_by("-position", "-id")[:TERMS_LIMIT]
        names += newest.values_list("name", flat=True)
    names += others.values_list("person__name", flat=True).distinct()[:TERMS_LIMIT]
    return list(dict.fromkeys(names))


def _bodies(session: Session) -> list[str]:
    roles = SessionRole.objects.filter(session__summit=session.summit_id)
    found = Organization.objects.filter(
        pk__in=roles.values("organization")
    ) | Organization.objects.filter(organized__session__summit=session.summit_id)
    names: list[str] = []
    for body in found.distinct().order_by("id")[:TERMS_LIMIT]:
        names += [body.acronym, str(body.name.said_in(session.lang or "en"))]
    return list(dict.fromkeys(names))
