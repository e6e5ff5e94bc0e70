"""Carried over from the last edition: found again, filled in and compared by consent.

That somebody was accredited before is the house's own record. What was stated then is
filled in, and shown beside what is stated now, where the person agrees to it.
"""

from dataclasses import dataclass

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import questions as asking
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.accreditation.forms import published, questions_of
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.questions import Answer, Kind
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.consents import Use, standing
from palabre.stages.summits.models import Summit

COMPARED = ("organization", "post", "group", "country", "category", "attendance")
"""What is set beside each other, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing stated, then and now."""

    name: str
    was: object
    now: object

    @property
    def is_changed(self) -> bool:
        """Tell whether it is stated otherwise than before."""
        return self.was != self.now


@dataclass(frozen=True, slots=True)
class Before:
    """The last accreditation; what was stated then stands here by consent alone."""

    registration: Registration
    beside: tuple[Beside, ...] = ()

    @property
    def n_changed(self) -> int:
        """Return how many things are stated otherwise than before."""
        return sum(one.is_changed for one in self.beside)


def accredited_before(person_id: int, summit: Summit) -> Registration | None:
    """Return somebody's last accreditation in an earlier edition of the series."""
    found = Registration.objects.filter(
        person_id=person_id,
        state=RegistrationState.ACCREDITED,
        summit__series_id=summit.series_id,
        summit__starts_on__lt=summit.starts_on,
    ).select_related("summit", "person", "organization", "category")
    return found.order_by("-summit__starts_on", "-id").first()


def before(actor: Actor, registration: Registration) -> Before | None:
    """Return what came before, for whoever vets; compared if the person agrees."""
    if not rules.may_look(actor, registration):
        return None
    then = accredited_before(registration.person_id, registration.summit)
    if then is None:
        return None
    allowed = standing(registration.person, registration.summit.code)
    if Use.CARRY_OVER not in allowed:
        return Before(then)
    return Before(then, tuple(_beside(then, registration)))


def _beside(then: Registration, now: Registration) -> list[Beside]:
    rows = []
    for name in COMPARED:
        was, is_now = _told(then, name), _told(now, name)
        if was or is_now:
            rows.append(Beside(name, was, is_now))
    return rows


def _told(one: Registration, name: str) -> object:
    value = getattr(one, name)
    if name in {"organization", "category"}:
        return value.name if value is not None else ""
    return value


def facts_then(then: Registration, summit: Summit) -> dict[str, Answer]:
    """Return what may be filled in of the first step: as typed, where it still fits."""
    codes = set(summit.categories.order_by("id").values_list("code", flat=True))
    body = then.organization
    lang = then.person.lang
    return {
        "attendance": then.attendance,
        "category": then.category.code if then.category.code in codes else "",
        "group": then.group,
        "organization": str(body.name.said_in(lang)) if body else "",
        "post": then.post,
        "country": then.country,
        "languages": list(then.languages),
    }


def answers_then(then: Registration, summit: Summit) -> dict[str, Answer]:
    """Return answers to questions that are asked again; nothing closed, no document."""
    sheet = AnswerSheet.objects.filter(registration=then).first()
    if sheet is None:
        return {}
    wanted = {
        one.key: one
        for one in questions_of(published(summit))
        if not one.is_sensitive and one.kind is not Kind.FILE
    }
    kept = {key: said for key, said in sheet.answers.items() if key in wanted}
    good, _ = asking.cleaned(list(wanted.values()), kept)
    return {key: said for key, said in good.items() if key in kept}


def members_before(delegation: Delegation) -> list[Registration]:
    """Return who came with this body last time and is not named this time."""
    summit = delegation.summit
    last = (
        Delegation.objects.filter(
            organization=delegation.organization_id,
            summit__series_id=summit.series_id,
            summit__starts_on__lt=summit.starts_on,
        )
        .order_by("-summit__starts_on", "-id")
        .first()
    )
    if last is None:
        return []
    here = Registration.objects.filter(summit=summit).order_by("id")
    came = last.registrations.filter(state=RegistrationState.ACCREDITED)
    came = came.exclude(person__in=here.values("person"))
    rich = came.select_related("person", "category", "summit", "organization")
    return list(rich.order_by("person__sort_name", "id"))
