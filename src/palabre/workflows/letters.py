"""What people are told by mail, in the active language; nothing is sent from here."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.kernel.languages import primary
from palabre.stages.calls.models import Proposal
from palabre.stages.outbox.letters import Letter
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.summits.messages import ROLES
from palabre.stages.summits.models import Summit

SUBJECT_LENGTH = 200

QUOTES_ASKED = "reports.quotes.asked"
"""The act of the letter that asks a speaker about quoted words."""


def sign_in_link(url: str, *, minutes: int) -> Letter:
    """Return the letter that carries a sign-in link."""
    body = _(
        "Hello,\n\n"
        "open this address to sign in to Palabre:\n\n%(url)s\n\n"
        "It works once, within %(minutes)s minutes. If you did not ask for it, "
        "do nothing: nobody is signed in.\n"
    ) % {"url": url, "minutes": minutes}
    return Letter("people.link.made", _("Your link to sign in"), body)


def joining(name: str, url: str) -> Letter:
    """Return the letter that asks a stranger to confirm the address."""
    body = _(
        "Hello %(name)s,\n\n"
        "open this address to confirm that this mailbox is yours and to open your "
        "account:\n\n%(url)s\n\n"
        "It works once, within a day. If you did not ask for it, do nothing: no "
        "account is opened and nothing about you is kept.\n"
    ) % {"name": name, "url": url}
    return Letter("people.joining.asked", _("Open your account"), body)


def proposal_accepted(proposal: Proposal, session: Session, note: str) -> Letter:
    """Return the letter that tells a proposer of an acceptance."""
    facts = _facts(proposal) | {"session": session.code}
    subject = _("Accepted: %(title)s") % facts
    body = (
        _(
            "Dear %(name)s,\n\n"
            "your proposal “%(title)s” (%(code)s) for %(summit)s has been accepted. "
            "It is now session %(session)s of the programme. Its day, hour and room "
            "will be told when the programme is released.\n"
        )
        % facts
    )
    return Letter("calls.proposal.accepted", subject, body + _noted(note))


def proposal_declined(proposal: Proposal, reason: str) -> Letter:
    """Return the letter that tells a proposer why a proposal was declined."""
    facts = _facts(proposal) | {"reason": reason.strip()}
    subject = _("Not accepted: %(title)s") % facts
    body = (
        _(
            "Dear %(name)s,\n\n"
            "thank you for proposing “%(title)s” (%(code)s) for %(summit)s. "
            "It could not be accepted, for this reason:\n\n%(reason)s\n"
        )
        % facts
    )
    return Letter("calls.proposal.declined", subject, body)


def _facts(proposal: Proposal) -> dict[str, str]:
    return {
        "name": proposal.proposer.name,
        "title": proposal.title,
        "code": proposal.code,
        "summit": _name(proposal.call.summit, proposal.proposer.lang),
    }


def _name(summit: Summit, lang: str) -> str:
    return str(summit.name.said_in(lang))


def _noted(note: str) -> str:
    if not note.strip():
        return ""
    told = _("The secretariat adds:\n\n%(note)s\n") % {"note": note.strip()}
    return f"\n{told}"


def appointed(summit: Summit, name: str, role: Role, url: str) -> Letter:
    """Return the letter that tells somebody of a role in an edition."""
    facts = {
        "name": name,
        "role": str(ROLES[role]),
        "summit": _name(summit, get_language() or "en"),
        "url": url,
    }
    body = (
        _(
            "Dear %(name)s,\n\n"
            "you have a role in %(summit)s: %(role)s.\n\n"
            "Sign in with this address: a link comes to this mailbox, no password is "
            "needed.\n\n%(url)s\n"
        )
        % facts
    )
    return Letter("summits.role.granted", _("Your role in %(summit)s") % facts, body)


def words_quoted(
    person: Person, session: Session, url: str, *, until: datetime
) -> Letter:
    """Return the letter that asks a speaker to confirm or correct quoted words."""
    facts = {
        "name": person.name,
        "title": _title(session),
        "url": url,
        "until": _instant(until, session.summit.zone),
    }
    subject = _("Your words in the report of “%(title)s”") % facts
    body = (
        _(
            "Dear %(name)s,\n\n"
            "the report of the session “%(title)s” quotes you. Please confirm the "
            "words, or correct them; no account is needed:\n\n%(url)s\n\n"
            "You can do so until %(until)s. What the record holds stays as it is; a "
            "correction is shown beside it as yours.\n"
        )
        % facts
    )
    return Letter(QUOTES_ASKED, subject[:SUBJECT_LENGTH], body)


def words_set_aside(
    person: Person,
    session: Session,
    url: str,
    *,
    reason: str,
    until: datetime | None,
) -> Letter:
    """Return the letter that tells a speaker that a correction was set aside, and why.

    ``until`` is the end of the time in which the words may still be confirmed.
    """
    facts = {
        "name": person.name,
        "title": _title(session),
        "url": url,
        "reason": reason,
        "until": _instant(until, session.summit.zone) if until else "",
    }
    subject = _("Your correction in the report of “%(title)s”") % facts
    body = (
        _(
            "Dear %(name)s,\n\n"
            "the secretariat has set aside what you wrote in the place of your words in "
            "the report of the session “%(title)s”. Its reason:\n\n%(reason)s\n\n"
            "The words of the record stand again. Here is how they read:\n\n%(url)s\n"
        )
        % facts
    )
    if until:
        body += _(
            "\nYou can confirm them there until %(until)s. If they are wrong, write to "
            "the secretariat.\n"
        ) % {"until": facts["until"]}
    else:
        body += _("\nIf they are wrong, write to the secretariat.\n")
    return Letter("reports.quote.set_aside", subject[:SUBJECT_LENGTH], body)


def report_due(
    person: Person,
    session: Session,
    url: str,
    *,
    due: datetime | None,
    is_late: bool,
) -> Letter:
    """Return the letter that reminds a rapporteur of a report."""
    facts = {
        "name": person.name,
        "title": _title(session),
        "code": session.code,
        "url": url,
        "due": _instant(due, session.summit.zone) if due else "–",
    }
    subject = _("Report due: %(title)s") % facts
    asked = (
        _("The report of “%(title)s” (%(code)s) was due on %(due)s.")
        if is_late
        else _("The report of “%(title)s” (%(code)s) is due on %(due)s.")
    ) % facts
    body = _(
        "Dear %(name)s,\n\n%(asked)s A draft from the transcript gives you lines to "
        "correct; every line shows the words it rests on:\n\n%(url)s\n"
    ) % (facts | {"asked": asked})
    return Letter("reports.report.due", subject[:SUBJECT_LENGTH], body)


def report_returned(
    person: Person, session: Session, url: str, *, reason: str
) -> Letter:
    """Return the letter that gives a report back to its rapporteur, with the reason."""
    facts = {
        "name": person.name,
        "title": _title(session),
        "code": session.code,
        "url": url,
        "reason": reason,
    }
    subject = _("Report returned: %(title)s") % facts
    body = (
        _(
            "Dear %(name)s,\n\nThe report of “%(title)s” (%(code)s) was returned to "
            "you:\n\n%(reason)s\n\nPlease put it right and file it again:\n\n%(url)s\n"
        )
        % facts
    )
    return Letter("reports.report.returned", subject[:SUBJECT_LENGTH], body)


def _title(session: Session) -> str:
    return str(session.title.said_in(get_language() or "en"))


def _instant(at: datetime, zone: str) -> str:
    """Return an instant in words, with the zone of the edition."""
    local = at.astimezone(ZoneInfo(zone))
    said = format_datetime(
        local, "d MMMM y, HH:mm", locale=primary(get_language() or "en")
    )
    return f"{said} ({zone})"
