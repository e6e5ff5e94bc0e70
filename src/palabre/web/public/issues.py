"""The Chair's Summary as issued: its page, its files, each at an address that stays."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language, override

from palabre import __version__
from palabre.engines.synthesis import typeset
from palabre.engines.synthesis.document import schema
from palabre.kernel.codes import slug
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import citation, document, reissuing
from palabre.stages.outcomes import queries as outcomes
from palabre.stages.outcomes.models import Corrigendum, Draft, Issue
from palabre.stages.outcomes.papers import summary as summaries
from palabre.stages.outcomes.redline import Piece, redline
from palabre.stages.outcomes.rules import may_sign
from palabre.stages.outcomes.signed_text import canonical, signed_text
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.drafting.panel import panel_of
from palabre.web.public.papers import FORMS, PageLinks
from palabre.web.requests import Asked

PART = "drafting/evidence.html"
JSON = "application/json; charset=utf-8"
CITED = {
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def summary(request: Asked, summit: str) -> HttpResponseBase:
    """Show the newest issue in the reader's language, else in another."""
    edition = summits.by_code(summit)
    return _page(request, edition, *_newest(request, edition))


def issue(request: Asked, summit: str, document: str, lang: str) -> HttpResponseBase:
    """Show an issue at its own address, which stays when a newer one comes."""
    edition = summits.by_code(summit)
    found = _issue(edition, document, lang)
    return _page(request, edition, found, found.draft)


def _newest(request: Asked, edition: Summit) -> tuple[Issue, Draft]:
    lang = request.GET.get("lang") or get_language() or "en"
    found = outcomes.issued_draft(edition, lang)
    if found is None:
        raise Refused("not-found", what="summary", code=edition.code)
    return found


def _issue(edition: Summit, document: str, lang: str) -> Issue:
    found = outcomes.issue_at(edition, document, lang)
    found.summit = found.draft.summit = edition
    return found


def _page(
    request: Asked, edition: Summit, issue: Issue, draft: Draft
) -> HttpResponseBase:
    """Return the page of an issue; ``?sentence=`` opens what a sentence rests on."""
    corrigenda = list(issue.corrigenda.order_by("number"))
    tag = _tag(request, issue, len(corrigenda))
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    sections = outcomes.text_of(draft, with_dropped=False)
    code = request.GET.get("sentence", "")
    panel = panel_of(draft, sections, code) if code else None
    is_part = panel is not None and request.headers.get("HX-Request") == "true"
    every = list(outcomes.issues_of(edition))
    context = {
        "summit": edition,
        "issue": issue,
        "document": slug(issue.symbol),
        "draft": draft,
        "text_dir": direction(draft.lang),
        "sections": sections,
        "panel": panel,
        "selected": code,
        "others": [_other(one) for one in every if _is_twin(one, issue)],
        "newer": next((_other(one) for one in every if _is_newer(one, issue)), None),
        "earlier": [_other(one) for one in every if _is_newer(issue, one)],
        "corrigenda": [_corrected(one) for one in corrigenda],
        "corrected": _by_sentence(corrigenda),
        "reads_now": _reads_now(corrigenda).get(code, ""),
        "overridden": [
            one for one in document.overridden_of(draft) if one.override_reason
        ],
        "cite_as": citation.in_words(_cited(request, edition, issue, draft)),
        "endings": ("pdf", "docx", "xml", "json"),
        "n_corrigenda": len(corrigenda),
        "forms": [one for one in citation.FORMS if one != "txt"],
        "may_correct": may_sign(request.actor, edition),
    }
    page = render(request, PART if is_part else "public/summary.html", context)
    page["ETag"] = tag
    patch_vary_headers(page, ["HX-Request", "Cookie", "Accept-Language"])
    return page


def _tag(request: Asked, issue: Issue, n_corrigenda: int) -> str:
    """Return the ETag: what is shown, to whom, in which look."""
    seen = (
        issue.sha256,
        n_corrigenda,
        request.get_full_path(),
        request.headers.get("HX-Request", ""),
        get_language(),
        request.actor.name,
        request.COOKIES.get("theme", ""),
        __version__,
    )
    return f'"{hashlib.sha256(repr(seen).encode()).hexdigest()[:24]}"'


@dataclass(frozen=True, slots=True)
class Other:
    """Another issue, to lead to."""

    symbol: str
    document: str
    lang: str


def _other(one: Issue) -> Other:
    return Other(one.symbol, slug(one.symbol), one.lang)


def _is_twin(one: Issue, issue: Issue) -> bool:
    return one.symbol == issue.symbol and one.lang != issue.lang


def _is_newer(one: Issue, issue: Issue) -> bool:
    return one.lang == issue.lang and (one.issued_at, one.pk) > (
        issue.issued_at,
        issue.pk,
    )


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrigendum with each change as a redline."""

    corrigendum: Corrigendum
    changes: tuple[tuple[str, str, tuple[Piece, ...]], ...]


def _corrected(one: Corrigendum) -> Corrected:
    return Corrected(
        one,
        tuple(
            (
                change["sentence"],
                change["override"],
                redline(change["before"], change["after"]),
            )
            for change in one.changes
        ),
    )


def _by_sentence(corrigenda: Sequence[Corrigendum]) -> dict[str, int]:
    """Return the number of the last corrigendum that changed each sentence."""
    return {
        change["sentence"]: one.number for one in corrigenda for change in one.changes
    }


def _reads_now(corrigenda: Sequence[Corrigendum]) -> dict[str, str]:
    """Return each corrected sentence as the last corrigendum makes it read."""
    return {
        change["sentence"]: change["after"]
        for one in corrigenda
        for change in one.changes
    }


# Files ---------------------------------------------------------------------------------


def summary_json(request: Asked, summit: str) -> HttpResponseBase:
    """Send the newest issue as ``summary.json``."""
    return _json(request, _newest(request, summits.by_code(summit))[0])


def issue_json(
    request: Asked, summit: str, document: str, lang: str
) -> HttpResponseBase:
    """Send an issue as ``summary.json``: the very bytes whose hash is published."""
    return _json(request, _issue(summits.by_code(summit), document, lang))


def _json(request: Asked, issue: Issue) -> HttpResponseBase:
    text = canonical(issue.content)
    sent = _sent(request, text, JSON, issue.sha256, lang=issue.lang)
    place = reverse("public:summary-schema")
    sent["Link"] = f'<{request.build_absolute_uri(place)}>; rel="describedby"'
    return sent


def summary_schema(request: Asked) -> HttpResponseBase:
    """Send the JSON Schema of ``summary.json``."""
    text = canonical(schema("summary"))
    mark = hashlib.sha256(text.encode()).hexdigest()
    return _sent(request, text, "application/schema+json", mark, lang="en")


def issue_signed(
    request: Asked, summit: str, document: str, lang: str
) -> HttpResponseBase:
    """Send the text exactly as it was hashed for the signature."""
    found = _issue(summits.by_code(summit), document, lang)
    text = signed_text(found.draft)
    return _sent(request, text, JSON, found.draft.signed_hash, lang=lang)


def issue_corrigenda(
    request: Asked, summit: str, document: str, lang: str
) -> HttpResponseBase:
    """Send the corrigenda of an issue."""
    found = _issue(summits.by_code(summit), document, lang)
    text = canonical([_plain(one) for one in found.corrigenda.order_by("number")])
    mark = hashlib.sha256(text.encode()).hexdigest()
    return _sent(request, text, JSON, mark, lang=lang)


def _plain(one: Corrigendum) -> dict[str, object]:
    return {
        "symbol": one.symbol,
        "number": one.number,
        "of": one.issue.sha256,
        "at": one.at.isoformat(),
        "by": one.by,
        "reason": one.reason,
        "changes": one.changes,
        "sha256": one.sha256,
    }


def summary_manifest(request: Asked, summit: str) -> HttpResponseBase:
    """Send the hashes of what went into the newest issue and what came out."""
    return _manifest(request, _newest(request, summits.by_code(summit))[0])


def issue_manifest(
    request: Asked, summit: str, document: str, lang: str
) -> HttpResponseBase:
    """Send the hashes of what went into an issue and what came out."""
    return _manifest(request, _issue(summits.by_code(summit), document, lang))


def _manifest(request: Asked, issue: Issue) -> HttpResponseBase:
    text = canonical(document.manifest_of(issue))
    mark = hashlib.sha256(text.encode()).hexdigest()
    return _sent(request, text, JSON, mark, lang=issue.lang)


def summary_pdf(request: Asked, summit: str) -> HttpResponseBase:
    """Send the PDF of the newest issue, with its corrigenda."""
    issue, _ = _newest(request, summits.by_code(summit))
    number = issue.corrigenda.count()
    return _version(request, issue, number, "pdf") if number else _pdf(request, issue)


def issue_pdf(
    request: Asked, summit: str, document: str, lang: str
) -> HttpResponseBase:
    """Send the PDF of an issue."""
    return _pdf(request, _issue(summits.by_code(summit), document, lang))


def _pdf(request: Asked, issue: Issue) -> HttpResponseBase:
    path = Path(settings.MEDIA_ROOT) / issue.pdf
    if not issue.pdf or not path.exists():
        raise Refused("not-found", what="file", code=issue.symbol)
    tag = f'"{issue.pdf_sha256}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    sent = FileResponse(path.open("rb"), content_type="application/pdf")
    sent["Content-Disposition"] = f'inline; filename="{path.name}"'
    sent["Content-Language"] = issue.lang
    sent["ETag"] = tag
    return sent


def issue_version(
    request: Asked, summit: str, document: str, lang: str, number: int, ending: str
) -> HttpResponseBase:
    """Send an issue as its corrigenda make it read; 0 is the text as issued."""
    found = _issue(summits.by_code(summit), document, lang)
    return _version(request, found, number, ending)


def _version(
    request: Asked, found: Issue, number: int, ending: str
) -> HttpResponseBase:
    lang = found.lang
    version = reissuing.version_of(found, number)
    if ending == "json":
        text = canonical(version.content)
        return _sent(request, text, JSON, version.mark, lang=lang)
    form = FORMS.get(ending)
    if form is None:
        raise Refused("not-found", what="file", code=ending)
    tag = f'"{version.mark[:32]}-{__version__}-{ending}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    links = PageLinks(request, found.summit)
    content = _bytes_of(version, ending, links)
    sent = HttpResponse(content, content_type=form.type)
    name = f"{slug(version.symbol)}-{lang}.{ending}"
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    sent["Content-Language"] = lang
    sent["ETag"] = tag
    return sent


def _bytes_of(version: reissuing.Version, ending: str, links: PageLinks) -> bytes:
    if ending == "pdf":
        imprint = summaries.imprint_of(
            version.issue.draft, version.symbol, corrected_at=version.corrected_at
        )
        return typeset.pdf(version.draft, version.corpus, imprint=imprint)
    with override(version.issue.lang):  # the same bytes for readers of every language
        made = summaries.version_document(version, links=links)
    return FORMS[ending].write(made)


def issue_cite(
    request: Asked, summit: str, document: str, lang: str, form: str
) -> HttpResponseBase:
    """Send how an issue is cited, as a reference manager reads it."""
    edition = summits.by_code(summit)
    found = _issue(edition, document, lang)
    if form not in CITED:
        raise Refused("not-found", what="citation", code=form)
    cited = _cited(request, edition, found, found.draft)
    texts = {
        "txt": lambda: citation.in_words(cited) + "\n",
        "bib": lambda: citation.bibtex(cited),
        "ris": lambda: citation.ris(cited),
        "csl.json": lambda: canonical(citation.csl(cited)),
    }
    text = texts[form]()
    mark = hashlib.sha256(text.encode()).hexdigest()
    sent = _sent(request, text, CITED[form], mark, lang=lang)
    name = f"{slug(found.symbol)}-{lang}.{form}"
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    return sent


def _cited(
    request: Asked, edition: Summit, issue: Issue, draft: Draft
) -> citation.Cited:
    place = reverse("public:issue", args=[edition.code, slug(issue.symbol), issue.lang])
    return citation.Cited(
        title=draft.title,
        symbol=issue.symbol,
        lang=issue.lang,
        author=draft.signed_by,
        container=str(edition.name.said_in(issue.lang)),
        publisher=str(edition.series.name.said_in(issue.lang)),
        place=str(edition.city.said_in(issue.lang)),
        issued_on=issue.issued_at.astimezone(ZoneInfo(edition.zone)).date(),
        url=request.build_absolute_uri(place),
    )


def _sent(
    request: Asked, text: str, kind: str, mark: str, *, lang: str
) -> HttpResponseBase:
    """Return a text with its language and its hash as ETag; 304 if the reader has it."""
    tag = f'"{mark}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    sent = HttpResponse(text, content_type=kind)
    sent["Content-Language"] = lang
    sent["ETag"] = tag
    return sent
