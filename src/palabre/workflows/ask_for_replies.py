"""After a session: its open questions go to those who spoke, with a link to reply."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from palabre.kernel.languages import interface_language
from palabre.stages.live import queries
from palabre.stages.live.models import Question, Sitting
from palabre.stages.outbox import operations as outbox
from palabre.stages.people.models import Person
from palabre.stages.programme.states import RoleInSession
from palabre.workflows.close_session import OPEN_QUESTIONS

ANSWERERS = (RoleInSession.SPEAKER, RoleInSession.MODERATOR, RoleInSession.CHAIR)

Link = Callable[[Question, Person], str]


def ask_for_replies(sitting: Sitting, *, link: Link, at: datetime) -> int:
    """Send the unanswered questions of a session to whoever may answer them.

    A question put to somebody goes to that person alone. Returns how many messages
    were queued; the secretariat's outbox sends them.
    """
    questions = queries.unanswered(sitting)
    if not questions:
        return 0
    n_queued = 0
    for person in _answerers(sitting):
        own = [one for one in questions if one.to_id in {None, person.pk}]
        if own and person.email:
            n_queued += _send(sitting, person, own, link, at)
    return n_queued


def _answerers(sitting: Sitting) -> list[Person]:
    roles = (
        sitting.session.roles.filter(role__in=ANSWERERS)
        .select_related("person")
        .order_by("position", "id")
    )
    return list({role.person_id: role.person for role in roles}.values())


def _send(
    sitting: Sitting, person: Person, own: list[Question], link: Link, at: datetime
) -> int:
    session = sitting.session
    with override(interface_language(person.lang)):
        title = str(session.title.said_in(person.lang))
        lines = [f"{one.text}\n{link(one, person)}" for one in own]
        subject = _("Questions that stayed open: {title}").format(title=title)
        body = _(
            "These questions were asked in writing and not answered in the session. "
            "Each link opens a page where your answer can be given; it joins the "
            "record."
        )
        made = outbox.queue(
            summit=session.summit,
            person=person,
            act=OPEN_QUESTIONS,
            subject=subject,
            body="\n\n".join([body, *lines]),
            at=at,
        )
    return 1 if made is not None else 0
