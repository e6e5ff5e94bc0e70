"""Acts about papers: invitation letters, certificates of attendance, their codes.

A paper is issued once and said anew at each download; its code tells anybody who,
what and for which days, and whether it was taken back since.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import CheckIn, Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.journal import operations as journal


class PaperKind(StrEnum):
    """What a paper is."""

    INVITATION = "invitation"
    CERTIFICATE = "certificate"


def issue_invitation(
    registration: Registration, *, lang: str, by: Actor, at: datetime
) -> IssuedPaper:
    """Issue the letter that a consulate wants to see; again gives the one there is.

    Raises Refused: ``not-allowed``, ``not-accredited``, ``paper-online``.
    Journal: ``accreditation.paper.issued``.
    """
    act = "accreditation.paper.issued"
    require(rules.may_vet(by, registration.summit), act)
    if registration.state != RegistrationState.ACCREDITED:
        raise Refused("not-accredited")
    if registration.attendance != Attendance.ON_SITE:
        raise Refused("paper-online")
    return _issue(registration, PaperKind.INVITATION, lang, by=by, at=at)


def issue_certificate(
    registration: Registration,
    *,
    lang: str,
    minutes: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> IssuedPaper:
    """Issue a certificate to who was seen at a door or took part in a session.

    Asked again it is the same paper with the same code; it says what came since, in
    the language in which it was asked for last.

    Parameters
    ----------
    minutes : mapping
        Minutes of presence by code of session.

    Raises Refused: ``not-allowed``, ``not-attended``.
    Journal: ``accreditation.paper.issued``.
    """
    act = "accreditation.paper.issued"
    require(rules.may_read(by, registration), act)
    seen = {"days": days_seen(registration), "minutes": dict(minutes or {})}
    is_accredited = registration.state == RegistrationState.ACCREDITED
    if not is_accredited or not any(seen.values()):
        raise Refused("not-attended")
    return _issue(registration, PaperKind.CERTIFICATE, lang, seen=seen, by=by, at=at)


def revoke_paper(paper: IssuedPaper, *, by: Actor, at: datetime) -> IssuedPaper:
    """Take a paper back; its code says so from now on.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.paper.revoked``.
    """
    act = "accreditation.paper.revoked"
    summit = paper.registration.summit
    require(rules.may_vet(by, summit), act)
    with transaction.atomic():
        paper.revoked_at = at
        paper.save(update_fields=["revoked_at"])
        journal.record(act, f"paper:{paper.code}", by=by, at=at, summit=summit.code)
    return paper


def days_seen(registration: Registration) -> list[str]:
    """Return the days on which a person was seen at a door, as ISO dates."""
    seen = CheckIn.objects.filter(badge__registration=registration)
    return sorted({on.isoformat() for on in seen.values_list("on", flat=True)})


def paper_by_code(code: str) -> IssuedPaper:
    """Return a paper by the code printed on it, or refuse with ``paper-unknown``."""
    wanted = "".join(sign for sign in code.upper() if sign.isalnum())
    found = (
        IssuedPaper.objects.select_related("registration__summit__series")
        .filter(code=wanted)
        .first()
    )
    if found is None:
        raise Refused("paper-unknown", code=wanted[:20])
    return found


def valid_paper(registration: Registration, kind: str) -> IssuedPaper | None:
    """Return the paper of a kind that holds, if one was issued."""
    found = IssuedPaper.objects.select_related(
        "registration__summit", "registration__person", "registration__organization"
    ).filter(registration=registration, kind=kind, revoked_at__isnull=True)
    return found.order_by("-id").first()


def does_hold(paper: IssuedPaper) -> bool:
    """Tell whether a paper still holds: not taken back, its bearer still accredited."""
    is_accredited = paper.registration.state == RegistrationState.ACCREDITED
    return paper.revoked_at is None and is_accredited


def _issue(
    registration: Registration,
    kind: PaperKind,
    lang: str,
    *,
    seen: Mapping[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> IssuedPaper:
    """Issue a paper, or bring the one there is up to date with what was seen."""
    facts = {**_facts(registration), "days": [], **(seen or {})}
    there = valid_paper(registration, kind)
    if there is not None:
        is_same = (there.facts, there.lang) == (facts, lang)
        if seen is None or is_same:
            return there
    seed = f"paper/{kind}/{registration.code}/{registration.pk}/{at.isoformat()}"
    with transaction.atomic():
        made = there or IssuedPaper(
            code=code_from(seed, length=12),
            registration=registration,
            kind=kind,
            lang=lang,
        )
        made.facts, made.lang = facts, lang
        made.issued_at, made.issued_by = at, by.name
        made.save()
        journal.record(
            "accreditation.paper.issued",
            f"paper:{made.code}",
            by=by,
            at=at,
            summit=registration.summit.code,
            kind=kind,
        )
    return made


def _facts(registration: Registration) -> dict[str, object]:
    summit = registration.summit
    return {
        "name": registration.person.name,
        "starts_on": summit.starts_on.isoformat(),
        "ends_on": summit.ends_on.isoformat(),
    }
