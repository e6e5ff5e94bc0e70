"""The Chatham House Rule at the desk: words on its sessions name nobody who spoke."""

from collections.abc import Iterable

from palabre.stages.outcomes.models import Evidence
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import check_nameless, under_rule


def check_on(
    evidence: Iterable[Evidence], *texts: str, is_nobody: bool, field: str = "text"
) -> None:
    """Refuse with ``names-in-words`` words on evidence that name somebody.

    Parameters
    ----------
    is_nobody : bool
        A person has said that what looks like a name is none of somebody who took part.
    """
    if is_nobody:
        return
    sessions = {one.pk: one for one in map(_session, evidence) if one is not None}
    for session in sessions.values():
        if under_rule(session):
            check_nameless(session, texts, field=field)


def _session(one: Evidence) -> Session | None:
    if one.intervention is not None:
        return one.intervention.source.session
    return one.line.report.session if one.line is not None else None
