"""What makes a registration: the facts one states, checked, and the open window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.models import Category, Delegation, Registration
from palabre.stages.accreditation.states import Attendance
from palabre.stages.people.models import Organization, Person
from palabre.stages.plain_rows import new_row, rows_where
from palabre.stages.summits.models import Phase, Summit
from palabre.stages.summits.states import PhaseKind


@dataclass(frozen=True, slots=True)
class RegistrationFacts:
    """What somebody states when asking to come."""

    person: Person
    category: Category
    attendance: str
    group: str
    country: str
    organization: Organization | None = None
    delegation: Delegation | None = None
    post: str = ""
    rank: str = ""
    gender: str = ""
    languages: Sequence[str] = ()
    is_listed: bool = False


def _check_facts(facts: RegistrationFacts) -> None:
    for name in ("group", "country"):
        if not getattr(facts, name):
            raise Refused("field-missing", field=name)
    if facts.attendance not in set(Attendance):
        raise Refused("field-unknown", field="attendance", value=facts.attendance)


def check_held(summit: Summit) -> None:
    """Refuse for an edition known by its published figures alone.

    Raises Refused: ``edition-listed-only``.
    """
    if summit.is_listed_only:
        raise Refused("edition-listed-only", edition=summit.code)


def is_over(summit: Summit, at: datetime) -> bool:
    """Tell whether an edition's last day is past where it is held."""
    return at.astimezone(ZoneInfo(summit.zone)).date() > summit.ends_on


def check_not_over(summit: Summit, at: datetime) -> None:
    """Refuse what is of no use once the last day is past.

    Raises Refused: ``edition-over``.
    """
    if is_over(summit, at):
        raise Refused("edition-over", on=summit.ends_on)


def check_window(summit: Summit, at: datetime) -> None:
    """Refuse outside the phase of accreditation, if the edition has one.

    Raises Refused: ``registration-closed``.
    """
    shut = shut_window(summit, at=at)
    if shut is not None:
        raise Refused(
            "registration-closed",
            opens=shut.starts_at,
            closes=shut.ends_at,
            zone=summit.zone,
        )


def shut_window(summit: Summit, *, at: datetime) -> Phase | None:
    """Return the window that is still to come, else the last, when none is open.

    None while one may register; an edition without a phase of accreditation is open.
    """
    windows = rows_where(
        Phase,
        "summit_id = %s AND kind = %s ORDER BY starts_at, id",
        summit.pk,
        str(PhaseKind.ACCREDITATION),
    )
    if not windows or any(one.starts_at <= at < one.ends_at for one in windows):
        return None
    return next((one for one in windows if at < one.starts_at), windows[-1])


def build(summit: Summit, facts: RegistrationFacts, at: datetime) -> Registration:
    """Return a registration that is not kept yet.

    Raises Refused: ``field-missing``, ``field-unknown``.
    """
    _check_facts(facts)
    return new_row(
        Registration,
        code=code_from(f"registration/{summit.code}/{facts.person.pk}", length=8),
        summit=summit,
        person=facts.person,
        organization=facts.organization,
        delegation=facts.delegation,
        post=facts.post,
        group=facts.group,
        country=facts.country,
        rank=facts.rank,
        gender=facts.gender,
        category=facts.category,
        attendance=facts.attendance,
        languages=list(facts.languages),
        is_listed=facts.is_listed,
        registered_at=at,
    )
