"""Papers made from the evidence: as a page, and as files to take along."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from palabre import __version__
from palabre.engines.formats.documents import akoma, docx, pdf
from palabre.engines.formats.documents.model import Document
from palabre.kernel.codes import slug
from palabre.kernel.languages import direction, primary
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import queries as outcomes
from palabre.stages.outcomes import reissuing
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.papers import brief, collected, press
from palabre.stages.outcomes.papers import summary as summaries
from palabre.stages.outcomes.papers.session_report import session_report
from palabre.stages.outcomes.papers.sources import Links
from palabre.stages.outcomes.papers.words import tongue
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import queries as reports
from palabre.stages.reports.models import Intervention
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import is_over
from palabre.web.requests import Asked
from palabre.web.ui.tags import day


@dataclass(frozen=True, slots=True)
class Form:
    """A file that a paper comes as."""

    ending: str
    type: str
    name: str
    write: Callable[[Document], bytes]


FORMS = {
    one.ending: one
    for one in (
        Form("pdf", "application/pdf", "PDF", pdf.write),
        Form(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "DOCX",
            docx.write,
        ),
        Form("xml", "application/akn+xml", "Akoma Ntoso", akoma.write),
    )
}


class Maker(Protocol):
    """What makes a paper of a whole edition."""

    def __call__(
        self, summit: Summit, *, lang: str, links: Links, at: datetime
    ) -> Document:
        """Return the paper in a language."""


LONG_SECTIONS = 8
"""Headings beyond which a paper on a page lists its parts."""

PRESS = "press-release"
"""The paper that tells of an edition as past; the others collect cleared reports."""

PAPERS: dict[str, tuple[object, Maker]] = {
    PRESS: (_("Press release"), press.press_release),
    "executive-brief": (
        _("Executive brief of the high-level track"),
        brief.executive_brief,
    ),
    collected.HIGH_LEVEL_PAPER: (
        _("Reports of the high-level track"),
        collected.high_level_reports,
    ),
    "outcome-document": (
        _("Outcome document of the forum track"),
        collected.outcome_document,
    ),
}


class PageLinks:
    """Full addresses of one edition's pages, in the reader's language."""

    def __init__(self, request: Asked, summit: Summit) -> None:
        self.request, self.summit = request, summit

    def _full(self, name: str, *parts: str) -> str:
        path = reverse(f"public:{name}", args=[self.summit.code, *parts])
        return self.request.build_absolute_uri(path)

    def turn(self, turn: Intervention) -> str:
        """Return where a turn stands in its transcript."""
        session = turn.source.session
        if session is None:
            return ""
        base = self._full("transcript", session.code)
        return f"{base}?record={turn.source_id}#{turn.code}"

    def session(self, session: Session) -> str:
        """Return where a session stands, with its record and report."""
        return self._full("session", session.code)

    def report(self, session: Session) -> str:
        """Return where the report of a session stands."""
        return self._full("report", session.code)

    def line(self, session: Session, code: str) -> str:
        """Return where a line stands in its report."""
        return f"{self.report(session)}#{code}"

    def figure(self, key: str) -> str:
        """Return where a figure opens to its definition."""
        return self._full("figure", key)

    def sentence(self, issue: Issue, code: str) -> str:
        """Return where a sentence of an issued summary opens to its evidence."""
        return f"{self.issue(issue)}?{urlencode({'sentence': code})}"

    def issue(self, issue: Issue) -> str:
        """Return where an issued summary stands, also when a newer one comes."""
        return self._full("issue", slug(issue.symbol), issue.lang)

    def edition(self) -> str:
        """Return where the edition tells of itself."""
        return self._full("summit")

    def paper(self, kind: str) -> str:
        """Return where another paper of the edition stands."""
        return self._full("paper", kind)


def papers(request: Asked, summit: str) -> HttpResponse:
    """List what can be read and taken along."""
    edition = summits.by_code(summit)
    lines = summits.items_of(ACTION_LINES)
    cleared = list(reports.cleared_reports_listed(edition))
    tagged = reports.items_reported(edition)
    context = {
        "summit": edition,
        "papers": [
            (key, title)
            for key, (title, _make) in PAPERS.items()
            if (key != PRESS and cleared) or is_over(edition, at=request.at)
        ],
        "lines": [(one, tagged.get(one.pk, 0)) for one in lines],
        "reports": cleared,
        "issue": outcomes.latest_issue(edition, get_language() or "en"),
        "forms": FORMS.values(),
    }
    return render(request, "public/papers.html", context)


def paper(request: Asked, summit: str, kind: str) -> HttpResponse:
    """Show a paper as a page."""
    edition = summits.by_code(summit)
    made = _paper(request, edition, kind)
    files = [
        (form, reverse("public:paper-file", args=[summit, kind, form.ending]))
        for form in FORMS.values()
    ]
    return _page(request, edition, made, files)


def paper_file(request: Asked, summit: str, kind: str, ending: str) -> HttpResponseBase:
    """Send a paper as a file; while its words stay the same it is written once.

    What changes during a summit changes every second, a collected paper seldom, and to
    set one in type takes seconds of a processor.
    """
    made = _paper(request, summits.by_code(summit), kind)
    return sent(request, made, ending)


def _paper(request: Asked, summit: Summit, kind: str) -> Document:
    lang = tongue(get_language() or "en")
    links = PageLinks(request, summit)
    if kind in PAPERS:
        if kind == PRESS and not is_over(summit, at=request.at):
            raise Refused("edition-not-over", on=day(summit.ends_on))
        return PAPERS[kind][1](summit, lang=lang, links=links, at=request.at)
    code = kind.removeprefix("action-line-")
    item = next(
        (one for one in summits.items_of(ACTION_LINES) if one.code == code), None
    )
    if item is None or code == kind:
        raise Refused("not-found", what="paper", code=kind)
    return collected.action_line_report(
        summit, item, lang=lang, links=links, at=request.at
    )


def report_file(
    request: Asked, summit: str, code: str, ending: str
) -> HttpResponseBase:
    """Send a session's report as a file: cleared for everybody, earlier for writers."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    found = reports.report_of(request.actor, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    links = PageLinks(request, edition)
    made = session_report(found, lang=found.lang, links=links)
    return sent(request, made, ending)


def summary_file(request: Asked, summit: str, ending: str) -> HttpResponseBase:
    """Send the issued summary with its corrigenda, for editors and archives."""
    edition = summits.by_code(summit)
    lang = request.GET.get("lang") or get_language() or "en"
    found = outcomes.issued_draft(edition, lang)
    if found is None:
        raise Refused("not-found", what="summary", code=summit)
    issue, draft = found
    links = PageLinks(request, edition)
    number = issue.corrigenda.count()
    with override(issue.lang):  # the same bytes for readers of every language
        if number:
            version = reissuing.version_of(issue, number)
            made = summaries.version_document(version, links=links)
        else:
            made = summaries.summary_document(draft, issue=issue, links=links)
    return sent(request, made, ending)


# pages and files -------------------------------------------------------------------
def _page(
    request: Asked, summit: Summit, made: Document, files: list[tuple[Form, str]]
) -> HttpResponse:
    context = {"summit": summit} | shown(made, files)
    return render(request, "public/paper.html", context)


def shown(made: Document, files: list[tuple[Form, str]]) -> dict[str, object]:
    """Return a paper as its template wants it: sentences with running numbers."""
    number = 0
    sections, notes = [], []
    for section in made.sections:
        paragraphs = []
        for paragraph in section.paragraphs:
            sentences = []
            for one in paragraph.sentences:
                number += bool(one.evidence)
                sentences.append((one, number if one.evidence else 0, _dir(one.lang)))
                if one.evidence:
                    notes.append(
                        (
                            number,
                            [(each, direction(each.lang)) for each in one.evidence],
                        )
                    )
            paragraphs.append((paragraph, sentences))
        sections.append((section, paragraphs))
    return {
        "paper": made,
        "paper_dir": direction(made.lang),
        "is_foreign": primary(made.lang) != primary(get_language() or "en"),
        "sections": sections,
        "contents": _contents(made),
        "notes": notes,
        "files": files,
    }


def _contents(made: Document) -> list[tuple[int, str]]:
    """Return the parts of a long paper with their place, to go to; else nothing."""
    parts = [
        (number, section.title)
        for number, section in enumerate(made.sections, 1)
        if section.level == 1
    ]
    is_long = len(made.sections) > LONG_SECTIONS
    return parts if is_long and len(parts) > 1 else []


def _dir(lang: str) -> str:
    return direction(lang) if lang else ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A paper that is told from others by the hash of all that it says."""

    digest: str
    made: Document = field(compare=False)


@lru_cache(maxsize=8)
def _written(form: Form, known: _Known) -> bytes:
    return form.write(known.made)


def sent(request: Asked, made: Document, ending: str) -> HttpResponseBase:
    """Return a paper as a file with its mark, or 304 to who has these very words.

    While its words stay the same it is written once.
    """
    form = FORMS.get(ending)
    if form is None:
        raise Refused("not-found", what="file", code=ending)
    known = _Known(sha256(repr(made).encode()).hexdigest(), made)
    tag = f'"{known.digest[:32]}-{__version__}-{ending}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    answer = _file_of(made, form, _written(form, known))
    answer["ETag"] = tag
    return answer


def _file_of(made: Document, form: Form, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=form.type)
    name = f"{made.path}-{made.lang}.{form.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Language"] = made.lang
    return answer
