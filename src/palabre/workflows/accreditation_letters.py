"""What registered people are told, in the active language; nothing is sent from here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from palabre.kernel.languages import interface_language, pause
from palabre.kernel.numbers import dates_in_words, day_in_words
from palabre.stages.accreditation.models import Appeal, Registration
from palabre.stages.accreditation.states import AppealOutcome, RegistrationState
from palabre.stages.accreditation.vetting import APPEAL_WITHIN
from palabre.stages.outbox.letters import Letter
from palabre.stages.people.models import Person

WITHDRAWN_TOLD = "accreditation.registration.withdrawn_told"
RETURNED_TOLD = "accreditation.registration.returned_told"
OF_STANDING = frozenset(
    {
        "accreditation.registration.accredited",
        "accreditation.registration.waitlisted",
        "accreditation.offer.made",
        "accreditation.registration.refused",
        "accreditation.appeal.decided",
        "accreditation.registration.revoked",
        "accreditation.registration.withdrawn",
        "accreditation.registration.returned",
    }
)
"""Acts whose letters tell where a registration stands: one of them holds."""

NAMING_ANOTHER = frozenset(f"{act}_told" for act in OF_STANDING)
"""Acts of letters that tell somebody of another person, by name and number."""


def accredited(one: Registration) -> Letter:
    """Return the letter that tells of an accreditation."""
    facts = _facts(one)
    body = (
        _(
            "Dear %(name)s,\n\n"
            "you are accredited for %(summit)s, %(dates)s (%(category)s, number "
            "%(code)s). Your badge stands on your registration page; the calendar "
            "entry comes with this message.\n"
        )
        % facts
    )
    subject = _("Accredited: %(summit)s") % facts
    act = "accreditation.registration.accredited"
    return Letter(act, subject, _with_address(body, one), edition_calendar(one))


def edition_calendar(one: Registration) -> str:
    """Return the edition's days as a calendar file, all-day, with its place."""
    summit, lang = one.summit, one.person.lang
    event = Event()
    event.add("uid", f"{summit.code}-{one.code}@palabre")
    event.add("dtstamp", one.decided_at or one.registered_at)
    event.add("summary", str(summit.name.said_in(lang)))
    event.add("dtstart", summit.starts_on)
    event.add("dtend", summit.ends_on + timedelta(days=1))
    event.add("location", str(summit.city.said_in(lang)))
    return _published(event)


def _published(event: Event) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Palabre//Accreditation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def waitlisted(one: Registration) -> Letter:
    """Return the letter that tells of the waiting list and its rule."""
    facts = _facts(one)
    body = (
        _(
            "Dear %(name)s,\n\n"
            "every place of “%(category)s” at %(summit)s is taken. You are on the "
            "waiting list. When a place becomes free it is offered first to bodies "
            "with the fewest places, then to whoever waits longest; you will be told "
            "at once and have some time to take it up.\n"
        )
        % facts
    )
    subject = _("On the waiting list: %(summit)s") % facts
    act = "accreditation.registration.waitlisted"
    return Letter(act, subject, _with_address(body, one))


def offered(one: Registration) -> Letter:
    """Return the letter that offers a place until an hour."""
    facts = _facts(one) | {"until": _told(one.offer_until, one)}
    body = (
        _(
            "Dear %(name)s,\n\n"
            "a place at %(summit)s is free for you until %(until)s. Take it up on "
            "your registration page; after that it is offered to the next in line.\n"
        )
        % facts
    )
    subject = _("A place for you: %(summit)s") % facts
    calendar = _offer_calendar(one, str(subject)) if one.offer_until else ""
    body = _with_address(body, one)
    return Letter("accreditation.offer.made", subject, body, calendar)


def _offer_calendar(one: Registration, subject: str) -> str:
    """Return the hour until which an offer stands as a calendar file."""
    event = Event()
    event.add("uid", f"{one.summit.code}-{one.code}-offer@palabre")
    event.add("dtstamp", one.waiting_since or one.registered_at)
    event.add("summary", subject)
    event.add("dtstart", one.offer_until)
    event.add("dtend", one.offer_until)
    return _published(event)


def refused(one: Registration) -> Letter:
    """Return the letter that tells of a refusal, its reason, and the way to appeal."""
    until = one.decided_at + APPEAL_WITHIN if one.decided_at else None
    facts = _facts(one) | {"reason": one.reason, "until": _told(until, one)}
    body = (
        _(
            "Dear %(name)s,\n\n"
            "your registration for %(summit)s (number %(code)s) could not be "
            "accredited, for this reason:\n\n%(reason)s\n\n"
            "You may ask for another look, once, on your registration page until "
            "%(until)s. Somebody else will decide.\n"
        )
        % facts
    )
    subject = _("Not accredited: %(summit)s") % facts
    act = "accreditation.registration.refused"
    return Letter(act, subject, _with_address(body, one))


def appeal_decided(one: Registration, appeal: Appeal) -> Letter:
    """Return the letter that tells what became of an appeal."""
    facts = _facts(one) | {"reason": appeal.reason}
    if appeal.outcome == AppealOutcome.UPHELD:
        body = (
            _(
                "Dear %(name)s,\n\n"
                "your registration for %(summit)s was looked at again and is open "
                "anew:\n\n%(reason)s\n"
            )
            % facts
        )
    else:
        body = (
            _(
                "Dear %(name)s,\n\n"
                "your registration for %(summit)s was looked at again. The decision "
                "stands:\n\n%(reason)s\n"
            )
            % facts
        )
    subject = _("Your appeal: %(summit)s") % facts
    act = "accreditation.appeal.decided"
    return Letter(act, subject, _with_address(body, one))


def revoked(one: Registration) -> Letter:
    """Return the letter that tells of an accreditation taken back, with its reason."""
    facts = _facts(one) | {"reason": one.reason}
    body = (
        _(
            "Dear %(name)s,\n\n"
            "your accreditation for %(summit)s (number %(code)s) was taken back, for "
            "this reason:\n\n%(reason)s\n\n"
            "Your badge admits nowhere any more.\n"
        )
        % facts
    )
    subject = _("No longer accredited: %(summit)s") % facts
    act = "accreditation.registration.revoked"
    return Letter(act, subject, _with_address(body, one))


def returned(one: Registration) -> Letter:
    """Return the letter that tells that a withdrawn registration is open again."""
    facts = _facts(one)
    if one.state == RegistrationState.NOMINATED:
        body = (
            _(
                "Dear %(name)s,\n\n"
                "you are nominated again for %(summit)s, %(dates)s (%(category)s, "
                "number %(code)s). Your delegation confirms it next. A badge of before "
                "admits nowhere.\n"
            )
            % facts
        )
    else:
        body = (
            _(
                "Dear %(name)s,\n\n"
                "you are registered again for %(summit)s, %(dates)s (%(category)s, "
                "number %(code)s). A decision follows in turn; you will be told. A "
                "badge of before admits nowhere.\n"
            )
            % facts
        )
    subject = _("Registered again: %(summit)s") % facts
    return Letter(
        "accreditation.registration.returned", subject, _with_address(body, one)
    )


def withdrawn(one: Registration) -> Letter:
    """Return the letter that tells that a registration is withdrawn."""
    facts = _facts(one)
    body = (
        _(
            "Dear %(name)s,\n\n"
            "your registration for %(summit)s, %(dates)s (%(category)s, number "
            "%(code)s) is withdrawn. A badge of before admits nowhere. If this is a "
            "mistake, your registration page says whether you can come after all.\n"
        )
        % facts
    )
    subject = _("Withdrawn: %(summit)s") % facts
    return Letter(
        "accreditation.registration.withdrawn", subject, _with_address(body, one)
    )


def other_withdrawn(one: Registration, reader: Person) -> Letter:
    """Return the letter that tells whoever answers for somebody that they withdrew."""
    facts = _facts(one, reader.lang) | {"reader": reader.name}
    body = (
        _(
            "Dear %(reader)s,\n\n"
            "the registration of %(name)s for %(summit)s, %(dates)s (%(category)s, "
            "number %(code)s) is withdrawn. A badge of before admits nowhere.\n"
        )
        % facts
    )
    subject = _("Withdrawn: %(name)s, %(summit)s") % facts
    body = f"{body}\n{_answering_address(one, reader)}\n"
    return Letter(WITHDRAWN_TOLD, subject, body)


def other_returned(one: Registration, reader: Person) -> Letter:
    """Return the letter that tells whoever answers for somebody that they come back."""
    facts = _facts(one, reader.lang) | {"reader": reader.name}
    if one.state == RegistrationState.NOMINATED:
        body = (
            _(
                "Dear %(reader)s,\n\n"
                "%(name)s, who had withdrawn from %(summit)s, %(dates)s (%(category)s, "
                "number %(code)s), is nominated again. The delegation confirms it "
                "next.\n"
            )
            % facts
        )
    else:
        body = (
            _(
                "Dear %(reader)s,\n\n"
                "%(name)s, who had withdrawn from %(summit)s, %(dates)s (%(category)s, "
                "number %(code)s), is registered again. A decision follows in turn.\n"
            )
            % facts
        )
    subject = _("Coming after all: %(name)s, %(summit)s") % facts
    body = f"{body}\n{_answering_address(one, reader)}\n"
    return Letter(RETURNED_TOLD, subject, body)


def in_place(
    one: Registration, reader: Person, write: Callable[[Registration], Letter]
) -> Letter:
    """Return a letter to somebody without an address, as who answers for them reads it."""
    one.person.lang = reader.lang  # in memory alone: the letter is read by another
    letter = write(one)
    told = _(
        "You answer for %(name)s (number %(code)s), who gave no address. This is what "
        "they are told:"
    ) % _facts(one)
    here, there = registration_address(one), _answering_address(one, reader)
    body = f"{told}\n\n{letter.body.replace(here, there)}"
    subject = f"{letter.subject} · {one.person.name}"
    return replace(letter, act=f"{letter.act}_told", subject=subject, body=body)


def _answering_address(one: Registration, reader: Person) -> str:
    """Return the page on which a reader answers for somebody: delegation, or others."""
    root = f"{settings.ORIGIN.rstrip('/')}/{interface_language(reader.lang)}"
    delegation = one.delegation
    if delegation is not None and delegation.focal_point_id == reader.pk:
        return f"{root}/{one.summit.code}/delegations/{delegation.organization.code}/"
    return f"{root}/{one.summit.code}/register/others/"


def _facts(one: Registration, lang: str = "") -> dict[str, str]:
    lang = lang or one.person.lang
    return {
        "name": one.person.name,
        "code": one.code,
        "summit": str(one.summit.name.said_in(lang)),
        "dates": dates_in_words(one.summit.starts_on, one.summit.ends_on, lang),
        "category": str(one.category.name.said_in(lang)),
    }


def _told(at: datetime | None, one: Registration) -> str:
    if at is None:
        return "—"
    zone = one.summit.zone
    local = at.astimezone(ZoneInfo(zone))
    lang = one.person.lang
    on = day_in_words(local.date(), lang)
    return f"{on}{pause(lang)}{local:%H:%M} ({zone})"


def registration_address(one: Registration) -> str:
    """Return the full address of the page on which one's registration stands."""
    lang = interface_language(one.person.lang)
    return f"{settings.ORIGIN.rstrip('/')}/{lang}/{one.summit.code}/register/"


def _with_address(body: str, one: Registration) -> str:
    return f"{body}\n{registration_address(one)}\n"
