"""Consents use by use: the words agreed to, their version and language, when and how.

A consent is never deleted: it is withdrawn, and another may follow. What a withdrawal
changes elsewhere, `workflows.change_consent` does in the same act.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.db import connection, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Consent, Person
from palabre.stages.plain_rows import ask, keep_unread, new_row, rows_where
from palabre.stages.wholeness import whole

ONE_AT_A_TIME = "SELECT 1 FROM palabre_person WHERE id = %s FOR UPDATE"
STANDING = """\
person_id = %s AND edition = %s AND "use" = %s AND withdrawn_at IS NULL ORDER BY id"""


class Use(StrEnum):
    """What a person may allow; each stands alone."""

    PUBLIC_LIST = "public-list"
    CARRY_OVER = "carry-over"
    PHOTO = "photo"
    RECORDINGS = "recordings"
    MAILING = "mailing"
    SHARING = "sharing"


class Way(StrEnum):
    """How a consent was given."""

    FORM = "registration-form"
    PAGE = "own-page"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class Wording:
    """What one agrees to when allowing a use, in its present version."""

    use: Use
    version: str
    name: Text
    words: Text


@cache
def wordings() -> dict[Use, Wording]:
    """Return what each use says now, in the order of the page."""
    place = files("palabre.stages.people") / "consents.toml"
    table = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        Use(one["code"]): Wording(
            Use(one["code"]),
            one["version"],
            Text(one["name"], "en"),
            Text(one["words"], "en"),
        )
        for one in table["use"]
    }


def give(  # noqa: PLR0913 - a proof has these parts
    person: Person,
    use: str,
    *,
    edition: str,
    lang: str,
    way: Way,
    by: Actor,
    at: datetime,
) -> Consent:
    """Allow a use in an edition, in the words shown; twice to the same words is once.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``people.consent.given``.
    """
    act = "people.consent.given"
    require(_is_own(by, person), act)
    wording = _wording(use)
    spoken = lang if lang in wording.words.words else wording.words.original
    with whole():
        if connection.vendor == "postgresql":  # on SQLite a writer is alone anyhow
            ask(ONE_AT_A_TIME, person.pk)
        standing = rows_where(Consent, STANDING, person.pk, edition, str(wording.use))
        if standing and standing[-1].version == wording.version:
            return standing[-1]
        made = new_row(
            Consent,
            person=person,
            use=wording.use,
            edition=edition,
            words=wording.words.words[spoken],
            version=wording.version,
            lang=spoken,
            way=way,
            given_at=at,
        )
        keep_unread(made)
        _note(act, made, by=by, at=at)
    return made


def withdraw(
    person: Person, use: str, *, edition: str, by: Actor, at: datetime
) -> list[Consent]:
    """Take back what was allowed; taking back nothing is harmless.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``people.consent.withdrawn``, one line each.
    """
    act = "people.consent.withdrawn"
    require(_is_own(by, person), act)
    wording = _wording(use)
    with transaction.atomic():
        found = _standing(person).filter(use=wording.use, edition=edition)
        many = list(found.select_for_update().order_by("id"))
        for one in many:
            one.withdrawn_at = at
            one.save(update_fields=["withdrawn_at"])
            _note(act, one, by=by, at=at)
    return many


def standing(person: Person, edition: str) -> dict[Use, Consent]:
    """Return what a person allows now in an edition."""
    found = _standing(person).filter(edition=edition, use__in=list(Use))
    return {Use(one.use): one for one in found.order_by("id")}


def history(person: Person) -> list[Consent]:
    """Return every consent that a person gave, the last first."""
    return list(Consent.objects.filter(person=person).order_by("-id"))


def people_who_allow(use: str, edition: str) -> set[int]:
    """Return the keys of the people who allow a use in an edition now."""
    found = Consent.objects.filter(
        use=_wording(use).use, edition=edition, withdrawn_at__isnull=True
    )
    return set(found.order_by("id").values_list("person_id", flat=True))


def _standing(person: Person):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return Consent.objects.filter(person=person, withdrawn_at__isnull=True)


def _wording(use: str) -> Wording:
    if use not in set(Use):
        raise Refused("field-unknown", field="use", value=use)
    return wordings()[Use(use)]


def _is_own(by: Actor, person: Person) -> bool:
    return by.is_system or (by.is_known and by.person_id == person.pk)


def _note(act: str, consent: Consent, *, by: Actor, at: datetime) -> None:
    journal.record(
        act,
        f"person:{consent.person.code}",
        by=by,
        at=at,
        summit=consent.edition,
        use=str(consent.use),
        version=consent.version,
        lang=consent.lang,
    )
