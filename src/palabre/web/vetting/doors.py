"""The door of the vetting pages: open to whoever decides on something here."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from palabre.kernel.actors import Actor, Role
from palabre.kernel.rights import require
from palabre.stages.accreditation import remits
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in

View = Callable[..., HttpResponse]

OPENING = frozenset({Role.SECRETARIAT, Role.ACCREDITATION})
"""Roles that open the pages; others come in where a category names theirs."""


def for_deciders(view: View) -> View:
    """Open a view of an edition to the secretariat and to whoever decides on a part.

    The view takes ``summit`` (a code) as keyword; it gets the edition's record.
    """

    @wraps(view)
    @signed_in
    def guarded(
        request: Asked, *args: object, summit: str, **kwargs: object
    ) -> HttpResponse:
        edition = summits.by_code(summit)
        require(may_vet_here(request.actor, edition), f"web.{view.__name__}.opened")
        return view(request, *args, summit=edition, **kwargs)

    return guarded


def may_vet_here(actor: Actor, summit: Summit) -> bool:
    """Tell whether the vetting pages of an edition open to an actor."""
    if actor.holds_any(OPENING, summit.code):
        return True
    return not remits.remit_of(actor, summit).is_nothing


def is_secretariat(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor may go on to the secretariat's own pages."""
    return actor.holds(Role.SECRETARIAT, summit.code)
