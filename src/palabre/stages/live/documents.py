"""Documents of a session: who adds one and takes it away; what of them is listed.

What a file holds is cleaned before and lies in the vault: see `keep_document`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.journal.queries import of_subject
from palabre.stages.live import rules
from palabre.stages.live.models import SessionDocument
from palabre.stages.live.notes import told_of
from palabre.stages.live.posts import lang_or_refuse
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session

MOST_A_SESSION = 40
"""Documents of one session: enough, and no free storage."""

TITLE_LIMIT = 200
ADDED, TAKEN_AWAY = "live.document.added", "live.document.removed"


@dataclass(frozen=True, slots=True)
class Listing:
    """How a document is listed; without a title its file's name stands there."""

    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document: how it is listed, and what its file is."""

    listing: Listing
    name: str
    media_type: str
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a document that was kept on another server was there."""

    code: str
    kept_at: datetime
    kept_by: Person | None = None


def code_of(session: Session, sha256: str, *, at: datetime) -> str:
    """Return the code of a document: what it holds, of which session, since when."""
    seed = f"session-document/{session.guid}/{at.isoformat()}/{sha256}"
    return code_from(seed, length=16)


def check(session: Session, listing: Listing, *, by: Actor) -> None:
    """See that somebody may add a document so named, before its file is looked at.

    Raises Refused: ``not-allowed``, ``uploads-too-many``, ``title-too-long``,
    ``field-unknown``.
    """
    require(rules.may_add_document(by, session), ADDED)
    if SessionDocument.objects.filter(session=session).count() >= MOST_A_SESSION:
        raise Refused("uploads-too-many", most=MOST_A_SESSION)
    if len(listing.title) > TITLE_LIMIT:
        raise Refused("title-too-long", length=len(listing.title), field="title")
    lang_or_refuse(listing.lang)


def add(
    session: Session,
    facts: DocumentFacts,
    *,
    arrival: Arrival | None = None,
    by: Actor,
    at: datetime,
) -> SessionDocument:
    """List a document of a session; everybody may read it from then on.

    One that comes from another server keeps its code, its instant and who kept it, save
    under the Chatham House Rule.

    Raises Refused: ``document-there`` if the same file is listed, and those of `check`.
    Journal: ``live.document.added``.
    """
    check(session, facts.listing, by=by)
    keeper = told_of(by, session)
    kept_by_id = keeper.person_id
    if arrival is not None and arrival.kept_by is not None:
        bearer = Actor(person_id=arrival.kept_by.pk)
        kept_by_id = told_of(bearer, session).person_id
    try:
        with transaction.atomic():
            made = SessionDocument.objects.create(
                session=session,
                code=arrival.code if arrival else code_of(session, facts.sha256, at=at),
                title=facts.listing.title.strip() or facts.name,
                lang=lang_or_refuse(facts.listing.lang),
                name=facts.name,
                media_type=facts.media_type,
                n_bytes=facts.n_bytes,
                sha256=facts.sha256,
                kept_at=min(arrival.kept_at, at) if arrival else at,
                kept_by_id=kept_by_id,
            )
            _note(ADDED, made, by=keeper, at=at)
    except IntegrityError as error:
        raise Refused("document-there", file=facts.name, field="file") from error
    return made


def was_taken_away(session: Session, code: str) -> bool:
    """Tell whether a document was on a session's list and was taken off it."""
    lines = of_subject(f"session:{session.code}").filter(
        act=TAKEN_AWAY, summit=session.summit.code
    )
    return any(one.facts.get("document") == code for one in lines)


def remove(document: SessionDocument, *, by: Actor, at: datetime) -> None:
    """Take a document off a session's list, for good.

    Raises Refused: ``not-allowed``. Journal: ``live.document.removed``.
    """
    require(rules.may_remove_document(by, document), TAKEN_AWAY)
    with transaction.atomic():
        _note(TAKEN_AWAY, document, by=told_of(by, document.session), at=at)
        document.delete()


def _note(act: str, document: SessionDocument, *, by: Actor, at: datetime) -> None:
    session = document.session
    journal.record(
        act,
        f"session:{session.code}",
        by=by,
        at=at,
        summit=session.summit.code,
        document=document.code,
        sha256=document.sha256,
    )
