"""Documents of a session: listed for everybody, added by whoever speaks or runs it."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.live import queries
from palabre.stages.live.documents import TITLE_LIMIT, Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows.document_safe import documents_safe
from palabre.workflows.keep_document import drop_document, keep_document

router = Router(tags=["live"])
AT = "/editions/{summit}/sessions/{code}/documents"


class DocumentShape(Schema):
    """A document of a session; ``url`` is where its file lies."""

    code: str
    title: str
    lang: str
    name: str
    media_type: str
    n_bytes: int
    sha256: str
    kept_at: datetime
    url: str


class DocumentIn(Schema):
    """How a document is listed; without a title its file's name stands there."""

    title: str = Field("", max_length=TITLE_LIMIT)
    lang: str = Field("en", max_length=12)


@router.get(AT, response=list[DocumentShape], operation_id="session_documents")
def session_documents(request: Asked, summit: Code, code: Code) -> list[DocumentShape]:
    """Read the documents of a session, the oldest first."""
    found = queries.documents_of(_session(summit, code))
    return [_shape(one) for one in found]


@router.post(
    AT,
    response={201: DocumentShape},
    auth=KNOWN,
    operation_id="add_session_document",
)
def add_session_document(
    request: Asked,
    summit: Code,
    code: Code,
    file: File[UploadedFile],
    given: Form[DocumentIn],
) -> Status[DocumentShape]:
    """Add a PDF or a picture to a session: everybody can read it at once.

    What a file holds decides, not its name: a PDF that acts and what is neither are
    refused; pictures are drawn anew.
    """
    made = keep_document(
        _session(summit, code),
        Upload("session", file.name or "", file.read(MOST_BYTES + 1)),
        listing=Listing(given.title, given.lang),
        safe=documents_safe(),
        by=request.actor,
        at=request.at,
    )
    return Status(201, _shape(made))


@router.post(
    f"{AT}/{{document}}/remove",
    response={204: None},
    auth=KNOWN,
    operation_id="remove_session_document",
)
def remove_session_document(
    request: Asked, summit: Code, code: Code, document: Code
) -> None:
    """Take a document away, as whoever added it or runs the session."""
    found = queries.document_by_code(_session(summit, code), document)
    drop_document(found, safe=documents_safe(), by=request.actor, at=request.at)


def _session(summit: str, code: str) -> Session:
    return programme.session_by_code(summits.by_code(summit), code)


def _shape(one: SessionDocument) -> DocumentShape:
    session = one.session
    where = [session.summit.code, session.code, one.code]
    return DocumentShape(
        code=one.code,
        title=one.title,
        lang=one.lang,
        name=one.name,
        media_type=one.media_type,
        n_bytes=one.n_bytes,
        sha256=one.sha256,
        kept_at=one.kept_at,
        url=settings.ORIGIN + reverse("floor:document", args=where),
    )
