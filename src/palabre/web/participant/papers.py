"""One's own papers: the invitation letter, the certificate of attendance."""

from django.http import HttpResponse
from django.utils.translation import get_language

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import issuing, queries
from palabre.stages.accreditation.issuing import PaperKind
from palabre.stages.summits import queries as summits
from palabre.web.public.verify import address_of
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import attachment
from palabre.workflows.certify_attendance import certify_attendance
from palabre.workflows.print_paper import print_paper


@signed_in
def paper(request: Asked, summit: str, kind: str) -> HttpResponse:
    """Hand out one's own paper; a certificate is issued when one asks."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is None or kind not in set(PaperKind):
        raise Refused("not-found", what="paper", code=kind)
    if kind == PaperKind.CERTIFICATE:
        lang = get_language() or "en"
        certify_attendance(there, lang=lang, by=request.actor, at=request.at)
    found = issuing.valid_paper(there, kind)
    if found is None:
        raise Refused("not-found", what="paper", code=kind)
    url = address_of(found.code, found.lang)
    content = print_paper(found, url=url, by=request.actor, at=request.at)
    return attachment(content, f"{kind}-{edition.code}.pdf", "application/pdf")
