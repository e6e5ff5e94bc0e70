"""The Chatham House Rule at the desk: words on its sessions name nobody who spoke."""

from collections.abc import Iterable

from django.db.models import Q

from palabre.stages.outcomes.models import Draft, Evidence
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


def check_in(draft: Draft, *texts: str, field: str) -> None:
    """Refuse with ``names-in-words`` words on a draft as a whole that name somebody.

    Those are meant who took part in a session under the Rule that the draft cites.
    """
    if not any(texts):
        return
    rows = draft.sentences.all()
    cited = set(
        rows.values_list("evidence__intervention__source__session", flat=True)
    ) | set(rows.values_list("evidence__line__report__session", flat=True))
    ruled = Q(is_unattributed=True) | Q(summit__is_unattributed=True)
    sessions = Session.objects.filter(ruled, pk__in=cited - {None})
    for session in sessions.select_related("summit").order_by("pk"):
        check_nameless(session, texts, field=field)


def _session(one: Evidence) -> Session | None:
    if one.intervention is not None:
        return one.intervention.source.session
    return one.line.report.session if one.line is not None else None
