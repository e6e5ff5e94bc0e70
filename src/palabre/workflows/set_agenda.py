"""Set an edition's themes or types anew; what is in use cannot go."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.calls.models import Proposal
from palabre.stages.programme import kinds
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits import amending
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit, Theme

Themes = Sequence[tuple[str, Text]]
Types = Sequence[tuple[str, Text, int, bool]]


def set_agenda(summit: Summit, themes: Themes, *, by: Actor, at: datetime) -> None:
    """Set the themes of an edition, in order; those missing go if nothing has them.

    Raises Refused: ``not-allowed``, ``theme-in-use``.
    Journal: ``summits.themes.set``, ``summits.themes.dropped``.
    """
    wanted = {code for code, _ in themes}
    with transaction.atomic():
        going = summit.themes.exclude(code__in=wanted).order_by("position", "id")
        for theme in going:
            _check_unused(theme)
        amending.drop_themes(summit, [one.code for one in going], by=by, at=at)
        summits.set_themes(summit, themes, by=by, at=at)


def _check_unused(theme: Theme) -> None:
    n = Session.objects.filter(themes=theme).count()
    n += Proposal.objects.filter(themes=theme).count()
    if n:
        raise Refused("theme-in-use", theme=str(theme.name.said_in("en")), n=n)


def set_types(summit: Summit, types: Types, *, by: Actor, at: datetime) -> None:
    """Set the types of session, in order; those missing go if no session has them.

    Raises Refused: ``not-allowed``, ``type-in-use``.
    Journal: ``programme.types.set``, ``programme.types.dropped``.
    """
    wanted = {one[0] for one in types}
    with transaction.atomic():
        going = summit.session_types.exclude(code__in=wanted)
        codes = list(going.order_by("id").values_list("code", flat=True))
        kinds.drop_types(summit, codes, by=by, at=at)
        programme.set_session_types(summit, types, by=by, at=at)
