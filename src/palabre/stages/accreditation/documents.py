"""Acts about documents: keep one sealed, open it for whoever may, drop it.

The scanner, the vault and the seal are passed in; the database knows no content.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.sealing import Seal
from palabre.stages.accreditation import interests, rules, uploads
from palabre.stages.accreditation.form_models import Document
from palabre.stages.accreditation.models import Registration
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit

MOST_A_PERSON = 20
"""Documents of one person in one edition: enough, and no free storage."""


class Scanner(Protocol):
    """What looks for malware: the gateway, or its Null twin."""

    def found(self, content: bytes) -> str:
        """Return the name of what was found, or nothing; ConnectionError if unable."""
        ...


class Vault(Protocol):
    """Where sealed bytes lie: the gateway, or its Null twin."""

    def put(self, code: str, sealed: bytes) -> None:
        """Keep sealed bytes under a code."""
        ...

    def get(self, code: str) -> bytes:
        """Return the sealed bytes of a code."""
        ...

    def drop(self, code: str) -> None:
        """Forget a code; twice is harmless."""
        ...


@dataclass(frozen=True, slots=True)
class Safe:
    """Where documents are kept, with what, and who looks into them first."""

    vault: Vault
    seal: Seal
    scanner: Scanner


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: to which question, what it calls itself, what it holds."""

    question: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it goes out: always as an attachment."""

    name: str
    media_type: str
    content: bytes


def keep(
    summit: Summit,
    person: Person,
    upload: Upload,
    *,
    safe: Safe,
    by: Actor,
    at: datetime,
) -> Document:
    """Clean a file, have it looked at, seal it, keep it.

    Raises Refused: ``not-allowed``, ``upload-infected``, ``upload-not-scanned``,
    ``uploads-too-many`` and those of `uploads.cleaned`.
    Journal: ``accreditation.document.kept``.
    """
    act = "accreditation.document.kept"
    require(rules.may_register(by, person.pk), act)
    if _n_kept(summit, person) >= MOST_A_PERSON:
        raise Refused("uploads-too-many", most=MOST_A_PERSON)
    clean = looked_at(upload, safe.scanner)
    sha256 = hashlib.sha256(clean.content).hexdigest()
    code = code_from(f"document/{person.pk}/{at.isoformat()}/{sha256}", length=16)
    safe.vault.put(code, safe.seal.close(clean.content))
    with transaction.atomic():
        document = Document.objects.create(
            code=code,
            summit=summit,
            person=person,
            question=upload.question,
            name=clean.name,
            media_type=clean.media_type,
            n_bytes=len(clean.content),
            sha256=sha256,
            kept_at=at,
        )
        journal.record(act, f"document:{code}", by=by, at=at, summit=summit.code)
    return document


def _n_kept(summit: Summit, person: Person) -> int:
    there = Document.objects.filter(
        summit=summit, person=person, purged_at__isnull=True
    )
    return there.count()


def looked_at(upload: Upload, scanner: Scanner) -> uploads.Clean:
    """Return a file as it may be kept: looked into for malware, then cleaned.

    Raises Refused: ``upload-infected``, ``upload-not-scanned`` and those of
    `uploads.cleaned`.
    """
    uploads.check_size(upload.name, upload.content)
    _scan(upload, scanner)
    return uploads.cleaned(upload.name, upload.content)


def _scan(upload: Upload, scanner: Scanner) -> None:
    shown = uploads.safe_name(upload.name)
    try:
        found = scanner.found(upload.content[: uploads.MOST_BYTES + 1])
    except ConnectionError as error:
        raise Refused("upload-not-scanned", file=shown) from error
    if found:
        raise Refused("upload-infected", file=shown, found=found)


def may_open(actor: Actor, document: Document, *, is_sensitive: bool) -> bool:
    """Tell whether an actor may open a document: its owner, and whoever vets them."""
    if actor.person_id is not None and actor.person_id == document.person_id:
        return True
    if is_sensitive:
        return actor.holds(Role.SECRETARIAT, document.summit.code)
    there = Registration.objects.select_related("summit", "category").filter(
        summit=document.summit, person=document.person_id
    )
    asked = there.first()
    if asked is None:
        return _may_open_of_nobody(actor, document)
    return rules.may_look(actor, asked)


def _may_open_of_nobody(actor: Actor, document: Document) -> bool:
    """Tell it of a document whose owner has not registered, only expressed interest."""
    if rules.may_vet(actor, document.summit):
        return True
    said = interests.interest_of(document.person_id, document.summit)
    return said is not None and interests.may_decide(actor, said)


def open_(
    document: Document, *, is_sensitive: bool, safe: Safe, by: Actor, at: datetime
) -> Opened:
    """Open a document; when another than its owner does, the journal says so.

    Raises Refused: ``not-found`` for whoever may not know of it, ``document-damaged``.
    Journal: ``accreditation.document.opened``.
    """
    if document.purged_at or not may_open(by, document, is_sensitive=is_sensitive):
        raise Refused("not-found", what="document", code=document.code)
    try:
        content = safe.seal.open(safe.vault.get(document.code))
    except (ValueError, KeyError, OSError) as error:
        raise Refused("document-damaged", name=document.name) from error
    if by.person_id != document.person_id:
        journal.record(
            "accreditation.document.opened",
            f"person:{document.person.code}",
            by=by,
            at=at,
            summit=document.summit.code,
            document=document.code,
            question=document.question,
        )
    return Opened(document.name, document.media_type, content)


def drop(document: Document, *, safe: Safe, by: Actor, at: datetime) -> None:
    """Delete a document's content for good; its line stays without name.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.document.dropped``.
    """
    act = "accreditation.document.dropped"
    require(by.is_system or by.person_id == document.person_id, act)
    safe.vault.drop(document.code)
    with transaction.atomic():
        document.name, document.sha256, document.purged_at = "", "", at
        document.save(update_fields=["name", "sha256", "purged_at"])
        subject = f"document:{document.code}"
        journal.record(act, subject, by=by, at=at, summit=document.summit.code)
