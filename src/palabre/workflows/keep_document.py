"""Documents of a session: looked into and cleaned, sealed, listed, told to its room."""

import hashlib
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.documents import Opened, Safe, Upload, looked_at
from palabre.stages.live import documents
from palabre.stages.live.documents import DocumentFacts, Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.programme.models import Session
from palabre.workflows.tell_room import tell_documents


def keep_document(
    session: Session,
    upload: Upload,
    *,
    listing: Listing,
    safe: Safe,
    by: Actor,
    at: datetime,
) -> SessionDocument:
    """Keep a file as a document of a session, whatever its sender said it is.

    Raises Refused: those of `documents.add` and of `looked_at`.
    Journal: ``live.document.added``.
    """
    documents.check(session, listing, by=by)
    clean = looked_at(upload, safe.scanner)
    facts = DocumentFacts(
        listing=listing,
        name=clean.name,
        media_type=clean.media_type,
        n_bytes=len(clean.content),
        sha256=hashlib.sha256(clean.content).hexdigest(),
    )
    with transaction.atomic():
        made = documents.add(session, facts, by=by, at=at)
        safe.vault.put(made.code, safe.seal.close(clean.content))
        tell_documents(session)
    return made


def open_document(document: SessionDocument, *, safe: Safe) -> Opened:
    """Return what a document holds, for everybody.

    Raises Refused: ``document-damaged``.
    """
    try:
        content = safe.seal.open(safe.vault.get(document.code))
    except (ValueError, KeyError, OSError) as error:
        raise Refused("document-damaged", name=document.name) from error
    return Opened(document.name, document.media_type, content)


def drop_document(
    document: SessionDocument, *, safe: Safe, by: Actor, at: datetime
) -> None:
    """Take a document away: from the list, and what it holds from the vault.

    Raises Refused: ``not-allowed``. Journal: ``live.document.removed``.
    """
    session, code = document.session, document.code
    with transaction.atomic():
        documents.remove(document, by=by, at=at)
        tell_documents(session)
    safe.vault.drop(code)
