"""Documents of sessions go from one server to another, each checked where it arrives."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation.documents import Safe, Upload, looked_at
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.live import documents
from palabre.stages.live.carrying import session_of
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.documents import Arrival, DocumentFacts, Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit
from palabre.workflows.keep_document import open_document
from palabre.workflows.tell_room import tell_documents

FORM = "palabre-document/1"
Row = dict[str, Any]
Packed = Mapping[str, Any]

WORDS = ("title", "lang", "name", "sha256")
CODE = re.compile(r"[A-Z0-9]{16}")


def pack(summit: Summit, *, safe: Safe) -> Iterator[Row]:
    """Yield every document of an edition's sessions with what it holds, oldest first.

    Raises Refused: ``document-damaged``.
    """
    listed = SessionDocument.objects.select_related("session__summit", "kept_by")
    found = listed.filter(session__summit=summit).order_by("kept_at", "id")
    for one in found.iterator(chunk_size=20):
        content = open_document(one, safe=safe).content
        yield {
            "form": FORM,
            "session": str(one.session.guid),
            "code": one.code,
            **{name: getattr(one, name) for name in WORDS},
            "kept_at": one.kept_at.isoformat(),
            "kept_by": one.kept_by.code if one.kept_by else "",
            "content": base64.b64encode(content).decode(),
        }


@dataclass(frozen=True, slots=True)
class _Came:
    """A document as it came: of which session, listed how, what it holds."""

    session: Session
    listing: Listing
    upload: Upload
    arrival: Arrival
    sha256: str


def bring(
    summit: Summit, packed: Packed, *, safe: Safe, by: Actor, at: datetime
) -> SessionDocument | None:
    """Keep a document that comes from another server; None if it is known here.

    It is looked into and cleaned as one that somebody adds here, whatever its server
    says. One that was taken away here stays away.

    Raises Refused: ``not-allowed``, ``carried-malformed``, ``not-found``, and those of
    `documents.check` and of `looked_at`. Journal: ``live.document.added``.
    """
    require(by.holds(Role.SECRETARIAT, summit.code), documents.ADDED)
    came = _read(summit, packed)
    if _is_known(came):
        return None
    documents.check(came.session, came.listing, by=by)
    clean = looked_at(came.upload, safe.scanner)
    facts = DocumentFacts(
        listing=came.listing,
        name=clean.name,
        media_type=clean.media_type,
        n_bytes=len(clean.content),
        sha256=hashlib.sha256(clean.content).hexdigest(),
    )
    _check_free(came, safe)
    with transaction.atomic():
        made = documents.add(came.session, facts, arrival=came.arrival, by=by, at=at)
        safe.vault.put(made.code, safe.seal.close(clean.content))
        tell_documents(came.session)
    return made


def _read(summit: Summit, packed: Packed) -> _Came:
    session = session_of(summit, packed)
    words = {name: packed.get(name) for name in (*WORDS, "code", "kept_at", "content")}
    if packed.get("form") != FORM or not all(
        isinstance(w, str) for w in words.values()
    ):
        raise Refused("carried-malformed", why=FORM)
    told = {name: str(one) for name, one in words.items()}
    code = told["code"]
    if not CODE.fullmatch(code):
        raise Refused("carried-malformed", why="code")
    content = _content(told["content"], told["name"])
    if hashlib.sha256(content).hexdigest() != told["sha256"]:
        raise Refused("document-damaged", name=told["name"][:100])
    kept_by = Person.objects.filter(code=str(packed.get("kept_by"))).first()
    return _Came(
        session,
        Listing(clean_caption(told["title"]), told["lang"]),
        Upload("session", told["name"], content),
        Arrival(code, _instant(told["kept_at"]), kept_by),
        told["sha256"],
    )


def _content(words: str, name: str) -> bytes:
    """Return the bytes of a file; no more are unpacked than may be kept."""
    if len(words) > 4 * (MOST_BYTES // 3 + 1):
        raise Refused("upload-too-large", file=name[:100], megabytes=MOST_BYTES >> 20)
    try:
        return base64.b64decode(words, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("carried-malformed", why="base64") from None


def _instant(words: str) -> datetime:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Refused("carried-malformed", why="kept_at")
    return found


def _is_known(came: _Came) -> bool:
    here = SessionDocument.objects.filter(session=came.session)
    return (
        here.filter(code=came.arrival.code).exists()
        or here.filter(sha256=came.sha256).exists()
        or documents.was_taken_away(came.session, came.arrival.code)
    )


def _check_free(came: _Came, safe: Safe) -> None:
    """See that nothing else lies in the vault under a document's code.

    What lies under the code that this very document has is its own, left by a bringing
    that was cut off.
    """
    own = documents.code_of(came.session, came.sha256, at=came.arrival.kept_at)
    if came.arrival.code == own:
        return
    try:
        safe.vault.get(came.arrival.code)
    except (KeyError, OSError):
        return
    raise Refused("carried-malformed", why="code")
