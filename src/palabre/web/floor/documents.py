"""Documents of a session: the page on which they are added, and each to download."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.rights import require
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.live import queries, rules
from palabre.stages.live.documents import ADDED, TITLE_LIMIT, Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.live.values import document_row
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, tell_refusal
from palabre.web.floor.forms import languages_of
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.downloads import attachment
from palabre.workflows.document_safe import documents_safe
from palabre.workflows.keep_document import (
    drop_document,
    keep_document,
    open_document,
)

QUESTION = "session"
"""What a file of a session answers: no question of a form."""

FRESH_SECONDS = 60
"""So long a reader or a server in between may keep a document unasked."""


class DocumentForm(forms.Form):
    """A file with its title and language."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, JPEG or PNG, 5 MB at most."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=TITLE_LIMIT,
        required=False,
        help_text=gettext_lazy("Without one the file’s name stands there."),
    )
    lang = forms.ChoiceField(label=gettext_lazy("Language of the document"))

    def __init__(self, *args: object, session: Session, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["lang"].choices = [  # type: ignore[attr-defined]
            one for one in languages_of(session) if one[0]
        ]


@signed_in
def documents(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a session's documents to whoever may add to them, with a form for it."""
    session = session_of(summit, code)
    require(rules.may_add_document(request.actor, session), ADDED)
    form = DocumentForm(
        *_given(request),
        session=session,
        initial={"lang": session.lang},
    )
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: _keep(request, session, form))
        if kept is not None:
            messages.success(request, _("The document is kept: everybody can read it."))
            return redirect("floor:documents", summit, code)
    told = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "rows": [
            (document_row(one), rules.may_remove_document(request.actor, one))
            for one in queries.documents_of(session)
        ],
    }
    return render(request, "floor/documents.html", told)


def _given(request: Asked) -> tuple[object, object]:
    is_sent = request.method == "POST"
    return (request.POST, request.FILES) if is_sent else (None, None)


def _keep(request: Asked, session: Session, form: DocumentForm) -> SessionDocument:
    given = form.cleaned_data
    file = given["file"]
    return keep_document(
        session,
        Upload(QUESTION, file.name, file.read(MOST_BYTES + 1)),
        listing=Listing(given["title"], given["lang"]),
        safe=documents_safe(),
        by=request.actor,
        at=request.at,
    )


def document(request: Asked, summit: str, code: str, document: str) -> HttpResponse:
    """Return a document to keep; no browser shows or runs it as a page of ours."""
    found = queries.document_by_code(session_of(summit, code), document)
    mark = f'"{found.sha256}"'
    if mark in request.headers.get("If-None-Match", ""):
        return _fresh(HttpResponseNotModified(), mark)
    opened = open_document(found, safe=documents_safe())
    response = attachment(opened.content, opened.name, opened.media_type)
    response["Content-Language"] = found.lang
    return _fresh(response, mark)


def _fresh(response: HttpResponse, mark: str) -> HttpResponse:
    """Let what lies in between keep it: many read the same at once."""
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response["ETag"] = mark
    return response


@signed_in
def document_drop(
    request: Asked, summit: str, code: str, document: str
) -> HttpResponse:
    """Take a document away."""
    found = queries.document_by_code(session_of(summit, code), document)
    if request.method != "POST":
        return redirect("floor:live", summit, code)

    def drop() -> None:
        drop_document(found, safe=documents_safe(), by=request.actor, at=request.at)

    if tell_refusal(request, drop):
        messages.success(request, _("The document is gone."))
    return redirect("floor:documents", summit, code)
