"""Take over what was stated last time: into a draft, and before whoever vets."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import carrying, forms, nominating, rules
from palabre.stages.accreditation.form_models import RegistrationDraft
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.nominating import Nominee
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


def carry_over(
    summit: Summit, person: Person, *, lang: str, by: Actor, at: datetime
) -> RegistrationDraft:
    """Fill the draft in with what was stated last time, by consent kept with proof.

    What was typed already stays as typed.

    Raises Refused: ``not-allowed``, ``not-found`` for who was not accredited before.
    Journal: ``people.consent.given``.
    """
    require(rules.may_register(by, person.pk), "accreditation.draft.kept")
    then = carrying.accredited_before(person.pk, summit)
    if then is None:
        raise Refused("not-found", what="registration", code=summit.code)
    with transaction.atomic():
        consents.give(
            person,
            Use.CARRY_OVER,
            edition=summit.code,
            lang=lang,
            way=Way.FORM,
            by=by,
            at=at,
        )
        there = forms.draft_of(summit, person)
        typed = there.facts if there else {}
        said = {key: value for key, value in typed.items() if value}
        answered = there.answers if there else {}
        return forms.keep_draft(
            summit,
            person,
            facts=carrying.facts_then(then, summit) | said,
            answers=carrying.answers_then(then, summit) | answered,
            by=by,
            at=at,
        )


def name_again(
    delegation: Delegation, codes: Sequence[str], *, by: Actor, at: datetime
) -> list[Registration]:
    """Nominate those of the last delegation who come again, as they came; all or none.

    Raises Refused: ``nobody-chosen`` and those of `nominating.nominate_all`.
    Journal: ``accreditation.nominee.named``, one line each.
    """
    require(rules.may_nominate(by, delegation), "accreditation.nominee.named")
    named = nominating.may_be_named(delegation.summit)
    here = {one.code: one for one in named}
    chosen = [one for one in carrying.members_before(delegation) if one.code in codes]
    if not chosen:
        raise Refused("nobody-chosen")
    many = [
        Nominee(
            person=one.person,
            category=here.get(one.category.code, named[0]),
            attendance=one.attendance,
            post=one.post,
            place=one.place or "member",
            rank=one.rank,
            languages=one.languages,
        )
        for one in chosen
    ]
    return nominating.nominate_all(delegation, many, by=by, at=at)
