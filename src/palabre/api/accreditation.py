"""Registration of oneself, and scans at a gate."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from palabre.api.answers import told
from palabre.api.doors import KNOWN, person_of
from palabre.api.shapes import Code
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import (
    checking_in,
    forms,
    queries,
    scans,
    snapshots,
    tokens,
    vetting,
)
from palabre.stages.accreditation.models import Category, Registration
from palabre.stages.accreditation.questions import Question
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people.operations import OrganizationFacts
from palabre.stages.plain_rows import row_where
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.register_participant import register_participant
from palabre.workflows.vet import take_up as take_up_place

router = Router(tags=["accreditation"])


class RegistrationIn(Schema):
    """What one states when asking to come."""

    attendance: Attendance
    category: str = Field(max_length=40)
    group: StakeholderGroup
    country: str = Field(pattern=r"^[A-Z]{2}$")
    organization: str = Field("", max_length=180)
    post: str = Field("", max_length=180)
    family_name: str | None = Field(None, max_length=100)
    languages: list[str] = []
    is_listed: bool = False
    answers: dict[str, str | list[str]] = {}


class QuestionShape(Schema):
    """One question of the form, in every language it is written in."""

    key: str
    kind: str
    label: dict[str, str]
    help: dict[str, str]
    section: str
    is_required: bool
    choices: list[tuple[str, dict[str, str]]]
    categories: list[str]
    modes: list[str]
    when: tuple[str, list[str]]
    keep_days: int | None


class FormShape(Schema):
    """The version of the form that people answer now."""

    version: int
    questions: list[QuestionShape]


class RegistrationShape(Schema):
    """One's own registration and where it stands."""

    code: str
    summit: str
    state: str
    attendance: str
    category: str
    group: str
    country: str
    organization: str
    post: str
    registered_at: datetime
    reason: str
    has_badge: bool


class ScanIn(Schema):
    """One scan: the badge's token, the gate, and the gate's own number of it.

    A scan that was kept while the gate was offline says when it was made.
    """

    token: str = Field(max_length=400)
    gate: str = Field(max_length=60)
    scan: str = Field(min_length=8, max_length=64)
    at: datetime | None = None


class SeenShape(Schema):
    """What a gate learns: admit, whom, whether it counts, whether one comes back in."""

    is_first_today: bool
    is_back: bool
    on: date
    name: str
    category: str


@router.post(
    "/editions/{summit}/registrations",
    response={201: RegistrationShape},
    auth=KNOWN,
    operation_id="register",
)
def register(request: Asked, summit: Code, given: RegistrationIn) -> HttpResponse:
    """Ask to come oneself, on site or online."""
    edition = summits.plain_by_code(summit)
    name = given.organization.strip()
    organization = OrganizationFacts(
        text(en=name), group=given.group, country=given.country
    )
    made = register_participant(
        edition,
        _facts(request, edition, given),
        organization=organization if name else None,
        answers=given.answers,
        family_name=given.family_name,
        by=request.actor,
        at=request.at,
    )
    return told(_registration(made), status=201)


@router.get(
    "/editions/{summit}/registration-form",
    response=FormShape,
    operation_id="registration_form",
)
def registration_form(request: Asked, summit: Code) -> FormShape:
    """Tell what an edition asks of whoever registers; version 0 asks nothing."""
    version = forms.published(summits.by_code(summit))
    return FormShape(
        version=version.number if version else 0,
        questions=[_question(one) for one in forms.questions_of(version)],
    )


def _question(one: Question) -> QuestionShape:
    return QuestionShape(
        key=one.key,
        kind=one.kind,
        label=dict(one.label.words),
        help=dict(one.help.words),
        section=one.section,
        is_required=one.is_required,
        choices=[(value, dict(name.words)) for value, name in one.choices],
        categories=list(one.categories),
        modes=list(one.modes),
        when=(one.when_key, list(one.when_values)),
        keep_days=one.keep_days,
    )


@router.get(
    "/editions/{summit}/registrations/own",
    response=RegistrationShape,
    auth=KNOWN,
    operation_id="own_registration",
)
def own(request: Asked, summit: Code) -> RegistrationShape:
    """Tell where one's own registration stands."""
    return _registration(_own(request, summit))


class AppealIn(Schema):
    """Why a refusal should be looked at again."""

    words: str = Field(min_length=1, max_length=4000)


@router.post(
    "/editions/{summit}/registrations/own/withdraw",
    response=RegistrationShape,
    auth=KNOWN,
    operation_id="withdraw_registration",
)
def withdraw_own(request: Asked, summit: Code) -> RegistrationShape:
    """Say that one does not come after all; a badge admits nowhere from now on."""
    there = _own(request, summit)
    leaving.withdraw(there, by=request.actor, at=request.at)
    return _registration(_own(request, summit))


@router.post(
    "/editions/{summit}/registrations/own/return",
    response=RegistrationShape,
    auth=KNOWN,
    operation_id="return_registration",
)
def return_own(request: Asked, summit: Code) -> RegistrationShape:
    """Take a withdrawn registration up again; it waits for a decision anew."""
    there = _own(request, summit)
    leaving.come_back(there, by=request.actor, at=request.at)
    return _registration(_own(request, summit))


@router.post(
    "/editions/{summit}/registrations/own/appeal",
    response=RegistrationShape,
    auth=KNOWN,
    operation_id="appeal_refusal",
)
def appeal_own(request: Asked, summit: Code, given: AppealIn) -> RegistrationShape:
    """Ask for one's refusal to be looked at again, once, by somebody else."""
    there = _own(request, summit)
    vetting.appeal(there, given.words, by=request.actor, at=request.at)
    return _registration(there)


@router.post(
    "/editions/{summit}/registrations/own/take-up",
    response=RegistrationShape,
    auth=KNOWN,
    operation_id="take_up_place",
)
def take_up_own(request: Asked, summit: Code) -> RegistrationShape:
    """Take up an offered place in time, which accredits."""
    key = tokens.key_at(settings.BADGE_KEY)
    take_up_place(_own(request, summit), key=key, by=request.actor, at=request.at)
    return _registration(_own(request, summit))


def _own(request: Asked, summit: str) -> Registration:
    edition = summits.plain_by_code(summit)
    found = queries.registration_of(request.actor.person_id, edition)
    if found is None:
        raise Refused("not-found", what="registration", code=summit)
    return found


@router.post(
    "/editions/{summit}/check-ins",
    response=SeenShape,
    auth=KNOWN,
    operation_id="check_in",
)
def check_in(request: Asked, summit: Code, given: ScanIn) -> HttpResponse:
    """Admit the bearer of a badge; the same scan sent twice counts once."""
    seen = checking_in.check_in(
        summits.plain_by_code(summit),
        _scan(given, request.at),
        key=tokens.key_at(settings.BADGE_KEY),
        by=request.actor,
        at=request.at,
    )
    registration = seen.check_in.badge.registration
    shape = SeenShape(
        is_first_today=seen.is_first_today,
        is_back=seen.is_back,
        on=seen.check_in.on,
        name=registration.person.name,
        category=registration.category.code,
    )
    return told(shape)


class MadeIn(Schema):
    """One scan of a gate that may have been offline; ``serial`` if found by name."""

    number: str = Field(min_length=8, max_length=64)
    at: datetime
    token: str = Field("", max_length=400)
    serial: str = Field("", max_length=20)
    place: str = Field("", max_length=60)
    is_exit: bool = False


class BatchIn(Schema):
    """What a gate sends at once; ``sent_at`` is its own clock, right or wrong."""

    gate: str = Field(min_length=1, max_length=60)
    sent_at: datetime
    scans: list[MadeIn] = Field(max_length=scans.MOST)


class ReceiptShape(Schema):
    """A scan that is kept; ``refusal`` says why it did not admit, if it did not."""

    number: str
    refusal: str


class SnapshotShape(Schema):
    """The gates' list as exact words, our Ed25519 signature over them, our key."""

    words: str
    signature: str
    key: str


@router.post(
    "/editions/{summit}/scans",
    response=list[ReceiptShape],
    auth=KNOWN,
    operation_id="take_scans",
)
def take_scans(request: Asked, summit: Code, given: BatchIn) -> list[ReceiptShape]:
    """Keep the scans of a gate, each number once; clocks are put right by ours."""
    made = [
        scans.Made(
            number=one.number,
            at=_aware(one.at),
            token=one.token,
            serial=one.serial,
            place=one.place,
            is_exit=one.is_exit,
        )
        for one in given.scans
    ]
    receipts = scans.take(
        summits.by_code(summit),
        scans.Batch(given.gate, _aware(given.sent_at), made),
        key=tokens.key_at(settings.BADGE_KEY).public_key(),
        by=request.actor,
        at=request.at,
    )
    return [ReceiptShape(number=one.number, refusal=one.refusal) for one in receipts]


@router.get(
    "/editions/{summit}/gate-snapshot",
    response=SnapshotShape,
    auth=KNOWN,
    operation_id="gate_snapshot",
)
def gate_snapshot(request: Asked, summit: Code, lang: str = "en") -> SnapshotShape:
    """Return what a gate needs to admit without the network, signed."""
    made = snapshots.snapshot(
        summits.by_code(summit),
        lang,
        key=tokens.key_at(settings.BADGE_KEY),
        by=request.actor,
        at=request.at,
    )
    return SnapshotShape(words=made.words, signature=made.signature, key=made.key)


def _aware(at: datetime) -> datetime:
    """Return an instant with its zone; one without is taken as UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _facts(request: Asked, edition: Summit, given: RegistrationIn) -> RegistrationFacts:
    person = person_of(request)
    category = row_where(
        Category, "summit_id = %s AND code = %s", edition.pk, given.category
    )
    if category is None:
        raise Refused("field-unknown", field="category", value=given.category)
    return RegistrationFacts(
        person=person,
        category=category,
        attendance=given.attendance,
        group=given.group,
        country=given.country,
        post=given.post,
        rank=person.rank,
        gender=person.gender,
        languages=given.languages,
        is_listed=given.is_listed,
    )


def _scan(given: ScanIn, at: datetime) -> checking_in.Scan:
    made_at = given.at if given.at and given.at.tzinfo else at
    return checking_in.Scan(
        token=given.token, at=min(made_at, at), gate=given.gate, number=given.scan
    )


def _registration(one: Registration) -> RegistrationShape:
    return RegistrationShape(
        code=one.code,
        summit=one.summit.code,
        state=one.state,
        attendance=one.attendance,
        category=one.category.code,
        group=one.group,
        country=one.country,
        organization=one.organization.code if one.organization else "",
        post=one.post,
        registered_at=one.registered_at,
        reason=one.reason,
        has_badge=one.state == RegistrationState.ACCREDITED
        and queries.badge_of(one) is not None,
    )
