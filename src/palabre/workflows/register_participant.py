"""Registering oneself, for an organization that may be new here, with one's answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import forms, rules
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import Answer
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import consents
from palabre.stages.people import operations as people
from palabre.stages.people.consents import Use, Way
from palabre.stages.summits.models import Summit
from palabre.stages.wholeness import together

GIVEN = frozenset({"staff", "speaker", "high-level", "accompanying"})
"""Classes of badge that nobody asks for oneself: given, or asked for by another."""


def register_participant(  # noqa: PLR0913 - what a form brings
    summit: Summit,
    facts: RegistrationFacts,
    *,
    organization: people.OrganizationFacts | None,
    answers: Mapping[str, Answer] | None = None,
    family_name: str | None = None,
    lang: str = "",
    by: Actor,
    at: datetime,
) -> Registration:
    """Ask to come, for an organization that is entered if it is new; all or none.

    The draft, if there was one, is handed in with it. ``family_name`` says under which
    name one stands in lists; None leaves it as it is. Letters come in ``lang``, the
    language of the page, from now on; in its words whoever wishes to stand on the
    public list consents to that.

    Raises Refused: ``field-unknown`` for a class of badge that only the secretariat
    gives, and those of `accreditation.register` and `forms.hand_in`.
    Journal: ``accreditation.registration.registered``,
    ``people.organization.entered``, ``accreditation.answers.given``,
    ``people.consent.given``, ``people.family_name.stated``,
    ``people.language.stated``.
    """
    if facts.category.code in GIVEN and not rules.may_vet(by, summit):
        raise Refused("field-unknown", field="category", value=facts.category.code)
    with together():
        if family_name is not None and family_name != facts.person.family_name:
            people.state_family_name(facts.person, family_name, by=by, at=at)
        if lang and primary(lang) != primary(facts.person.lang):
            people.state_language(facts.person, primary(lang), by=by, at=at)
        if organization is not None:
            entered = people.enter_organization(organization, by=by, at=at)
            facts = replace(facts, organization=entered)
        made = accreditation.register(summit, facts, by=by, at=at)
        forms.hand_in(made, answers or {}, is_new=True, by=by, at=at)
        forms.drop_draft(summit, facts.person, by=by)
        if facts.is_listed:
            consents.give(
                facts.person,
                Use.PUBLIC_LIST,
                edition=summit.code,
                lang=lang or facts.person.lang,
                way=Way.FORM,
                by=by,
                at=at,
            )
    return made
