"""What a delegate's report to capital is about, kept with an account or by a link alone.

The token of a choice is its key: whoever has the link reads the report. What somebody
cares about is nobody else's business: choices leave no line in the journal.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.models import CapitalChoice
from palabre.stages.outcomes.papers.capital import Wish
from palabre.stages.summits.models import Summit

TOKEN_BYTES = 18
MOST = 40
"""Choices that one person keeps in an edition."""
LONGEST_NAME = 120
MOST_OF_A_KIND = 200


def keep_choice(
    summit: Summit, wish: Wish, *, name: str = "", by: Actor, at: datetime
) -> CapitalChoice:
    """Keep a choice; who is signed in finds it again, everybody else by its link.

    Raises Refused: ``choice-empty``, ``choices-full``.
    """
    if wish.is_empty:
        raise Refused("choice-empty")
    if len(choices_of(summit, by=by)) >= MOST:
        raise Refused("choices-full", n=MOST)
    return CapitalChoice.objects.create(
        summit=summit,
        person_id=by.person_id,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        name=" ".join(name.split())[:LONGEST_NAME],
        themes=_kept(wish.themes),
        countries=_kept(wish.countries),
        sessions=_kept(wish.sessions),
        words=_kept(wish.words),
        made_at=at,
    )


def _kept(codes: Sequence[str]) -> list[str]:
    return [one[:80] for one in codes[:MOST_OF_A_KIND]]


def drop_choice(choice: CapitalChoice, *, by: Actor) -> None:
    """Forget a choice: its owner's, or that of a link without an owner.

    Raises Refused: ``not-allowed``.
    """
    if choice.person_id is not None and choice.person_id != by.person_id:
        raise Refused("not-allowed", act="outcomes.choice.dropped")
    choice.delete()


def choices_of(summit: Summit, *, by: Actor) -> list[CapitalChoice]:
    """Return what somebody who is signed in has kept, newest first."""
    if by.person_id is None:
        return []
    own = CapitalChoice.objects.filter(summit=summit, person_id=by.person_id)
    return list(own.order_by("-made_at", "-id"))


def choice_at(summit: Summit, token: str) -> CapitalChoice:
    """Return the choice that a key opens, or refuse with ``not-found``."""
    found = CapitalChoice.objects.filter(summit=summit, token=token[:64]).first()
    if found is None:
        raise Refused("not-found", what="choice", code="")
    return found


def wish_of(choice: CapitalChoice) -> Wish:
    """Return what a kept choice asks for."""
    return Wish(
        tuple(choice.themes),
        tuple(choice.countries),
        tuple(choice.sessions),
        tuple(choice.words),
    )
