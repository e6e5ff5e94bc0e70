"""Delegations: opened, named one by one or from a list, confirmed, letters checked."""

from datetime import date, datetime
from typing import Any

from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import BodyCode, Code, Words, words
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import nominating, nominee_lists, queries, rules
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.states import Attendance, DelegationPlace
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.nominate import nominate, read_list_for
from palabre.workflows.open_delegation import open_delegation

router = Router(tags=["delegations"])
HERE = "/editions/{summit}/delegations"


class PlanIn(Schema):
    """A delegation to open, or one whose plan changes; no number is without limit."""

    organization: str = Field(min_length=1, max_length=180)
    name: str = Field(min_length=1, max_length=200)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)
    seats_on_site: int | None = Field(None, ge=0, le=9999)
    seats_online: int | None = Field(None, ge=0, le=9999)
    closes_on: date | None = None


class QuotaShape(Schema):
    """How many are confirmed in one way of taking part, of how many, if there is a limit."""

    attendance: Attendance
    confirmed: int
    limit: int | None


class DelegationShape(Schema):
    """A delegation, and how far it is."""

    organization: str
    name: Words
    focal_point: str
    is_open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    letter_at: datetime | None
    quotas: list[QuotaShape]


class NomineeIn(Schema):
    """Somebody to nominate, as a row of a list says it."""

    name: str = Field(min_length=1, max_length=nominee_lists.LONGEST_NAME)
    native: str = Field("", max_length=200)
    family: str = Field("", max_length=100)
    email: str = Field("", max_length=254)
    title: str = Field("", max_length=60)
    post: str = Field("", max_length=180)
    country: str = Field("", pattern=r"^([A-Z]{2})?$")
    gender: str = Field("", pattern=r"^[fmx]?$")
    category: str = Field("", max_length=40)
    attendance: Attendance = Attendance.ON_SITE
    place: DelegationPlace = DelegationPlace.MEMBER


class AmendIn(Schema):
    """What is corrected of a nominee, whole."""

    category: str = Field(max_length=40)
    attendance: Attendance
    place: DelegationPlace
    post: str = Field("", max_length=180)


class MemberShape(Schema):
    """Somebody of a delegation; what else they state stays theirs."""

    code: str
    name: str
    email: str
    post: str
    country: str
    category: str
    attendance: str
    place: str
    state: str


class DelegationWhole(DelegationShape):
    """A delegation with its members."""

    members: list[MemberShape]
    may_be_named: list[str]


class ChosenIn(Schema):
    """Which nominees."""

    codes: list[str] = Field(max_length=nominee_lists.MOST_ROWS)


class WrongShape(Schema):
    """A cell that must be mended: where it stands, what it says, why it is wrong."""

    line: int
    column: str
    value: str
    why: str


class KnownRowShape(Schema):
    """A row about somebody on the list: what it says anew, to send as an amendment.

    What is confirmed already (``is_final``) stays as it is.
    """

    line: int
    code: str
    name: str
    changes: dict[str, str]
    is_final: bool


class PreviewShape(Schema):
    """What a list holds: rows to send to the nominees, known people, each wrong cell."""

    good: list[NomineeIn]
    known: list[KnownRowShape]
    wrong: list[WrongShape]
    unknown_columns: list[str]


@router.get(
    HERE, response=list[DelegationShape], auth=KNOWN, operation_id="delegations"
)
def delegations(request: Asked, summit: Code) -> list[DelegationShape]:
    """List the delegations that one speaks for; the secretariat sees all."""
    found = queries.delegations_of(request.actor, summits.by_code(summit))
    return [DelegationShape(**_facts(one, request.at)) for one in found]


@router.post(
    HERE,
    response={201: DelegationShape},
    auth=KNOWN,
    operation_id="open_delegation",
)
def delegation_open(
    request: Asked, summit: Code, given: PlanIn
) -> Status[DelegationShape]:
    """Open a delegation, or change its focal point, quota and window."""
    edition = summits.by_code(summit)
    made = open_delegation(edition, given.dict(), by=request.actor, at=request.at)
    kept = queries.delegation_for(request.actor, edition, made.organization.code)
    return Status(201, DelegationShape(**_facts(kept, request.at)))


@router.get(
    f"{HERE}/{{code}}",
    response=DelegationWhole,
    auth=KNOWN,
    operation_id="delegation",
)
def delegation(request: Asked, summit: Code, code: BodyCode) -> DelegationWhole:
    """Tell a delegation's members, quota and window to whoever speaks for it."""
    return _whole(_found(request, summit, code), request.at)


@router.post(
    f"{HERE}/{{code}}/nominees",
    response={201: list[MemberShape]},
    auth=KNOWN,
    operation_id="nominate",
)
def nominees(
    request: Asked, summit: Code, code: BodyCode, given: list[NomineeIn]
) -> Status[list[MemberShape]]:
    """Name people; all or none. Nothing is final before they are confirmed."""
    found = _found(request, summit, code)
    if len(given) > nominee_lists.MOST_ROWS:
        most = nominee_lists.MOST_ROWS
        raise Refused("list-too-long", n=len(given), longest=most)
    usual = nominating.may_be_named(found.summit)[0].code
    rows = [
        {key: str(said) for key, said in one.dict().items() if said}
        | {"category": one.category or usual}
        for one in given
    ]
    made = nominate(found, rows, by=request.actor, at=request.at)
    return Status(201, [_member(one) for one in made])


@router.put(
    "/editions/{summit}/nominees/{code}",
    response=MemberShape,
    auth=KNOWN,
    operation_id="amend_nominee",
)
def amend_nominee(
    request: Asked, summit: Code, code: Code, given: AmendIn
) -> MemberShape:
    """Correct what was said of a nominee, until it is confirmed."""
    edition = summits.by_code(summit)
    found = queries.nominee_for(request.actor, edition, code)
    category = edition.categories.filter(code=given.category).first()
    if category is None:
        raise Refused("field-unknown", field="category", value=given.category)
    facts = nominating.Nominee(
        person=found.person,
        category=category,
        attendance=given.attendance,
        post=given.post,
        place=given.place,
        rank=found.rank,
        languages=found.languages,
    )
    nominating.amend(found, facts, by=request.actor, at=request.at)
    return _member(queries.nominee_for(request.actor, edition, code))


@router.post(
    "/editions/{summit}/nominees/{code}/drop",
    response=MemberShape,
    auth=KNOWN,
    operation_id="drop_nominee",
)
def drop_nominee(request: Asked, summit: Code, code: Code) -> MemberShape:
    """Take a nominee back, confirmed or not; after the window too."""
    edition = summits.by_code(summit)
    found = queries.nominee_for(request.actor, edition, code)
    leaving.drop(found, by=request.actor, at=request.at)
    return _member(queries.nominee_for(request.actor, edition, code))


@router.post(
    "/editions/{summit}/nominees/{code}/return",
    response=MemberShape,
    auth=KNOWN,
    operation_id="restore_nominee",
)
def restore_nominee(request: Asked, summit: Code, code: Code) -> MemberShape:
    """Nominate somebody again who was taken back or withdrew; to be confirmed."""
    edition = summits.by_code(summit)
    found = queries.nominee_for(request.actor, edition, code)
    leaving.come_back(found, by=request.actor, at=request.at)
    return _member(queries.nominee_for(request.actor, edition, code))


@router.post(
    f"{HERE}/{{code}}/confirm",
    response=DelegationWhole,
    auth=KNOWN,
    operation_id="confirm_nominees",
)
def confirm_nominees(
    request: Asked, summit: Code, code: BodyCode, given: ChosenIn
) -> DelegationWhole:
    """Confirm nominees within quota and window; all or none. They are vetted next."""
    found = _found(request, summit, code)
    nominating.confirm_all(found, given.codes, by=request.actor, at=request.at)
    return _whole(found, request.at)


@router.post(
    f"{HERE}/{{code}}/list",
    response=PreviewShape,
    auth=KNOWN,
    operation_id="preview_nominees",
)
def preview_nominees(
    request: Asked, summit: Code, code: BodyCode, file: File[UploadedFile]
) -> PreviewShape:
    """Read a CSV or XLSX list: good rows to send on, each wrong cell. Nothing is kept."""
    found = _found(request, summit, code)
    read = read_list_for(found, file.name or "list", file.read())
    return PreviewShape(
        good=[NomineeIn.model_validate(row) for row in read.good],
        known=[
            KnownRowShape(
                line=one.line,
                code=one.code,
                name=one.name,
                changes={name: new for name, (_, new) in one.changes.items()},
                is_final=one.is_final,
            )
            for one in read.known
        ],
        wrong=[
            WrongShape(line=one.line, column=one.column, value=one.value, why=one.why)
            for one in read.wrong
        ],
        unknown_columns=list(read.unknown_columns),
    )


@router.post(
    f"{HERE}/{{code}}/letter",
    response=DelegationShape,
    auth=KNOWN,
    operation_id="check_letter",
)
def check_letter(request: Asked, summit: Code, code: BodyCode) -> DelegationShape:
    """Note that the letter of representation was seen and is in order."""
    edition = summits.by_code(summit)
    act = "accreditation.delegation.letter_checked"
    require(rules.may_vet(request.actor, edition), act)
    found = queries.delegation_for(request.actor, edition, code)
    done = nominating.check_letter(found, by=request.actor, at=request.at)
    return DelegationShape(**_facts(done, request.at))


def _found(request: Asked, summit: str, code: str) -> Delegation:
    return queries.delegation_for(request.actor, summits.by_code(summit), code)


def _facts(one: Delegation, at: datetime) -> dict[str, Any]:
    taken = nominating.seats_taken(one)
    return {
        "organization": one.organization.code,
        "name": words(one.organization.name),
        "focal_point": one.focal_point.name if one.focal_point else "",
        "is_open": nominating.is_open(one, at),
        "opens_at": one.opens_at,
        "closes_at": one.closes_at,
        "letter_at": one.letter_at,
        "quotas": [
            QuotaShape(
                attendance=way,
                confirmed=taken.get(way, 0),
                limit=nominating.quota_of(one, way),
            )
            for way in Attendance
        ],
    }


def _whole(one: Delegation, at: datetime) -> DelegationWhole:
    return DelegationWhole(
        **_facts(one, at),
        members=[_member(each) for each in queries.members_of(one)],
        may_be_named=[each.code for each in nominating.may_be_named(one.summit)],
    )


def _member(one: Registration) -> MemberShape:
    return MemberShape(
        code=one.code,
        name=one.person.name,
        email=one.person.email,
        post=one.post,
        country=one.country,
        category=one.category.code,
        attendance=one.attendance,
        place=one.place,
        state=one.state,
    )
