"""Allowing a use or taking it back, with what it changes everywhere."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import photos
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.listing import set_listed
from palabre.stages.accreditation.models import Registration
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way
from palabre.stages.people.models import Consent, Person
from palabre.stages.summits.models import Summit


def allow(  # noqa: PLR0913 - a proof has these parts
    summit: Summit,
    person: Person,
    use: str,
    *,
    lang: str,
    way: Way,
    by: Actor,
    at: datetime,
) -> Consent:
    """Allow a use in an edition; on the public list one stands from now on.

    Raises Refused: those of `consents.give`.
    Journal: ``people.consent.given``, ``accreditation.registration.listed``.
    """
    with transaction.atomic():
        made = consents.give(
            person, use, edition=summit.code, lang=lang, way=way, by=by, at=at
        )
        if use == Use.PUBLIC_LIST:
            _list(summit, person, is_listed=True, by=by, at=at)
    return made


def take_back(
    summit: Summit, person: Person, use: str, *, safe: Safe, by: Actor, at: datetime
) -> None:
    """Take a use back: off the public list, the photograph deleted, off every file.

    Files of who allows a use are made when they are asked for, so whoever takes it
    back is in none that is made later.

    Raises Refused: those of `consents.withdraw`.
    Journal: ``people.consent.withdrawn``, ``accreditation.registration.listed``,
    ``accreditation.document.dropped``.
    """
    with transaction.atomic():
        consents.withdraw(person, use, edition=summit.code, by=by, at=at)
        if use == Use.PUBLIC_LIST:
            _list(summit, person, is_listed=False, by=by, at=at)
        if use == Use.PHOTO:
            photos.drop_photo(summit, person, safe=safe, by=by, at=at)


def _list(
    summit: Summit, person: Person, *, is_listed: bool, by: Actor, at: datetime
) -> None:
    for one in Registration.objects.filter(summit=summit, person=person).order_by("id"):
        set_listed(one, is_listed=is_listed, by=by, at=at)
