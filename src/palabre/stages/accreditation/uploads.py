"""Files from strangers, cleaned before anything is kept: known by what they hold.

Pictures are decoded and written anew, which leaves their metadata and whatever hid
behind them; a PDF that acts, carries files or opens things is refused.
"""

import io
import logging
import re
import unicodedata
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from palabre.engines.formats.intake import BROKEN_PDF
from palabre.kernel.refusals import Refused

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""A photograph of 40 megapixels; a picture bomb unpacks to thousands."""

LONGEST_SIDE = 2400
"""Pixels kept of a picture: a passport page stays readable."""

ACTING = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|OpenAction|AA|XFA|SubmitForm)\b"
)
PICTURES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}
FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True, slots=True)
class Clean:
    """A file that may be kept."""

    name: str
    media_type: str
    content: bytes


def cleaned(name: str, content: bytes) -> Clean:
    """Return a file as it may be kept, whatever its name or sender said it is.

    Raises
    ------
    Refused
        ``upload-empty``, ``upload-too-large``, ``upload-kind`` or ``upload-acting``.
    """
    shown = safe_name(name)
    if not content:
        raise Refused("upload-empty", file=shown)
    check_size(name, content)
    if content.startswith(b"%PDF-"):
        return _pdf(shown, content)
    return _picture(shown, content)


def check_size(name: str, content: bytes) -> None:
    """Refuse what is too large to look into: ``upload-too-large``."""
    if len(content) > MOST_BYTES:
        megabytes = MOST_BYTES >> 20
        raise Refused("upload-too-large", file=safe_name(name), megabytes=megabytes)


def safe_name(name: str) -> str:
    """Return a file's name without folders, controls and tricks of direction."""
    last = re.split(r"[\\/]", name)[-1]
    signs = (sign for sign in last if unicodedata.category(sign)[0] != "C")
    return "".join(signs).strip(". ")[-120:] or "document"


def _pdf(name: str, content: bytes) -> Clean:
    if ACTING.search(content):
        raise Refused("upload-acting", file=name)
    from pypdf import PdfReader  # noqa: PLC0415 - slow import
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - slow import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage is refused below
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        is_readable = not reader.is_encrypted and len(reader.pages) > 0
        is_acting = is_readable and _acts(reader)
    except (PyPdfError, *BROKEN_PDF) as error:
        raise Refused("upload-kind", file=name) from error
    if not is_readable or is_acting:
        raise Refused("upload-acting", file=name)
    return Clean(_with_ending(name, "pdf"), "application/pdf", content)


def _acts(reader: "PdfReader") -> bool:
    """Tell whether the catalogue, once unpacked, opens or carries anything."""
    root = reader.root_object
    names = root.get("/Names")
    carried = names.get_object() if names is not None else {}
    return any(key in root for key in ("/OpenAction", "/AA")) or any(
        key in str(carried) for key in ("/JavaScript", "/EmbeddedFiles")
    )


def _picture(name: str, content: bytes) -> Clean:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            if image.width * image.height > MOST_PIXELS:
                raise Refused("upload-too-large", file=name, megabytes=MOST_BYTES >> 20)
            image.load()
            has_holes = image.mode in {"RGBA", "LA", "P"}
            upright = ImageOps.exif_transpose(image)
            drawn = upright.convert("RGBA" if has_holes else "RGB")
        except (
            OSError,
            SyntaxError,
            ValueError,
            Image.DecompressionBombError,
            Image.DecompressionBombWarning,
        ) as error:
            raise Refused("upload-kind", file=name) from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    form = "PNG" if has_holes else "JPEG"
    media_type, ending = PICTURES[form]
    drawn.save(written, form, optimize=True)
    return Clean(_with_ending(name, ending), media_type, written.getvalue())


def _with_ending(name: str, ending: str) -> str:
    stem = name.rsplit(".", 1)[0] if "." in name else name
    return f"{stem[:100]}.{ending}"
