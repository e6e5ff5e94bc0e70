"""Answering an expression of interest: the form is filled in, the person is told."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from palabre.kernel.actors import Actor, system
from palabre.kernel.languages import interface_language, text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import forms, interests
from palabre.stages.accreditation.form_models import Interest
from palabre.stages.accreditation.states import InterestState
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.people import operations as people


def answer_interest(
    one: Interest,
    move: str,
    *,
    organization: str = "",
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Interest:
    """Invite, affiliate or decline; the letter waits until a human has read it.

    Who is invited or affiliated finds the registration form filled in.

    Raises Refused: ``field-missing`` for an affiliation with nobody, ``field-unknown``,
    and those of `interests.decline`.
    Journal: ``accreditation.interest.invited`` and its like.
    """
    require(interests.may_decide(by, one), "accreditation.interest.answered")
    with transaction.atomic():
        match move:
            case "invite":
                done = interests.invite(one, by=by, at=at)
            case "affiliate":
                done = _affiliate(one, organization, by=by, at=at)
            case "decline":
                done = interests.decline(one, reason=reason, by=by, at=at)
            case _:
                raise Refused("field-unknown", field="act", value=move)
        if done.state != InterestState.DECLINED:
            _fill_in(done, at=at)
        with translation.override(interface_language(done.person.lang)):
            letter = _letter(done)
        outbox.queue_letter(letter, summit=done.summit, person=done.person, at=at)
    return done


def _affiliate(one: Interest, name: str, *, by: Actor, at: datetime) -> Interest:
    if not name.strip():
        raise Refused("field-missing", field="organization")
    facts = people.OrganizationFacts(
        name=text(en=name.strip()), group=one.group, country=one.country
    )
    body = people.enter_organization(facts, by=by, at=at)
    return interests.affiliate(one, body, by=by, at=at)


def _fill_in(one: Interest, *, at: datetime) -> None:
    """Put what is known into the draft; what the person typed there stays."""
    there = forms.draft_of(one.summit, one.person)
    typed = {key: said for key, said in there.facts.items() if said} if there else {}
    answered = dict(there.answers) if there else {}
    body = one.organization
    facts = {
        "category": interests.CATEGORY,
        "group": one.group,
        "country": one.country,
        "organization": str(body.name.said_in("en")) if body else one.entity,
    }
    answers = {"interest": one.goals}
    if body is None:
        answers |= {"status": "none"}
    if one.entity_since:
        answers["entity_since"] = one.entity_since
    if one.link:
        answers["entity_link"] = one.link
    forms.keep_draft(
        one.summit,
        one.person,
        facts=facts | typed,
        answers=answers | answered,
        by=system("interests"),
        at=at,
    )


def _letter(one: Interest) -> Letter:
    lang = one.person.lang
    facts = {
        "name": one.person.name,
        "summit": str(one.summit.name.said_in(lang)),
        "organization": str(one.organization.name.said_in(lang))
        if one.organization
        else "",
        "reason": one.reason,
    }
    act = f"accreditation.interest.{one.state}"
    if one.state == InterestState.DECLINED:
        body = _(
            "Dear %(name)s,\n\n"
            "thank you for your interest in %(summit)s. We cannot invite you, for this "
            "reason:\n\n%(reason)s\n\nYou may write once more on the same page.\n"
        )
        body = f"{body % facts}\n{_address(one, 'interest')}\n"
        return Letter(act, _("Your interest: %(summit)s") % facts, body)
    if one.state == InterestState.AFFILIATED:
        body = _(
            "Dear %(name)s,\n\n"
            "thank you for your interest in %(summit)s. You may register with "
            "%(organization)s; your registration form is filled in as far as we know "
            "you. Look it over and hand it in.\n"
        )
    else:
        body = _(
            "Dear %(name)s,\n\n"
            "thank you for your interest: you are invited to register for %(summit)s. "
            "Your registration form is filled in as far as we know you. Look it over "
            "and hand it in.\n"
        )
    body = f"{body % facts}\n{_address(one, 'register')}\n"
    return Letter(act, _("You are invited: %(summit)s") % facts, body)


def _address(one: Interest, page: str) -> str:
    """Return the full address of a page of the edition, in the person's language."""
    lang = interface_language(one.person.lang)
    return f"{settings.ORIGIN.rstrip('/')}/{lang}/{one.summit.code}/{page}/"
