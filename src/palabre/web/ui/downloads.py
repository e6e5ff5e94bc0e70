"""Files on their way out: attachments, never shown by our own origin; or our pictures."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def picture(content: bytes) -> HttpResponse:
    """Return a JPEG that the house drew itself, for a page to show and nobody to keep."""
    response = HttpResponse(content, content_type="image/jpeg")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Return a file to keep, which no browser shows or runs as a page of ours."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
