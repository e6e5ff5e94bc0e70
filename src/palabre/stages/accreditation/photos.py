"""Photographs for badges: one a person and edition, drawn anew, sealed, taken back.

Who handed one in sees it, and so do those who hand out and look at badges; it goes
thirty days after the edition.
"""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from PIL import Image, ImageOps

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import documents, rules, uploads
from palabre.stages.accreditation.documents import Safe, Upload
from palabre.stages.accreditation.form_models import Document
from palabre.stages.accreditation.models import Badge
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit

PHOTO = "photo"
"""What stands in place of a question's key."""

KEEP_DAYS = 30
SIZE = (420, 540)
"""Pixels: 35 by 45 millimetres at 300 dots an inch, as passports have it."""

SMALLEST = 200
"""Pixels of the shorter side below which nobody is recognized."""


def keep_photo(
    summit: Summit,
    person: Person,
    upload: Upload,
    *,
    safe: Safe,
    by: Actor,
    at: datetime,
) -> Document:
    """Keep a photograph for the badge; the one before it goes.

    Raises Refused: ``photo-kind``, ``photo-small`` and those of `documents.keep`.
    Journal: ``accreditation.document.kept``, ``accreditation.document.dropped``.
    """
    drawn = replace(upload, question=PHOTO, content=portrait(upload))
    before = photo_of(summit, person)
    kept = documents.keep(summit, person, drawn, safe=safe, by=by, at=at)
    if before is not None:
        documents.drop(before, safe=safe, by=by, at=at)
    return kept


def drop_photo(
    summit: Summit, person: Person, *, safe: Safe, by: Actor, at: datetime
) -> None:
    """Take a photograph back; the next badge is printed without one.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.document.dropped``.
    """
    before = photo_of(summit, person)
    if before is not None:
        documents.drop(before, safe=safe, by=by, at=at)


def photo_of(summit: Summit, person: Person) -> Document | None:
    """Return a person's photograph for an edition, if there is one."""
    found: Document | None = _kept(summit).filter(person=person).last()
    return found


def read_photo(document: Document, *, safe: Safe, by: Actor) -> bytes:
    """Return the picture for its owner and for whoever looks at badges.

    Looking at the face beside the badge is what a gate does all day, so that is no
    line of the journal.

    Raises Refused: ``not-found`` for everybody else, ``document-damaged``.
    """
    is_own = by.is_known and by.person_id == document.person_id
    if not is_own and not rules.may_check_in(by, document.summit):
        raise Refused("not-found", what="photo", code=document.code)
    return _opened(document, safe)


def photos_on_badges(
    summit: Summit, person_ids: Iterable[int], *, safe: Safe, by: Actor
) -> dict[int, bytes]:
    """Return the photographs of people by their keys; a damaged one is left out.

    Raises Refused: ``not-allowed``.
    """
    if not rules.may_check_in(by, summit):
        raise Refused("not-allowed", act="accreditation.photos.read")
    wanted = set(person_ids)
    found = {}
    for one in _kept(summit):
        if one.person_id in wanted:
            try:
                found[one.person_id] = _opened(one, safe)
            except Refused:  # one file that is damaged must not stop the others
                continue
    return found


def pictured(summit: Summit, badges: Iterable[Badge]) -> set[str]:
    """Return the serials of the badges whose bearers have a photograph."""
    with_one = set(_kept(summit).values_list("person_id", flat=True))
    return {one.serial for one in badges if one.registration.person_id in with_one}


def portrait(upload: Upload) -> bytes:
    """Return a picture cut to the shape of a badge's photograph, as JPEG.

    Raises Refused: ``photo-kind``, ``photo-small`` and those of `uploads.cleaned`.
    """
    clean = uploads.cleaned(upload.name, upload.content)
    if not clean.media_type.startswith("image/"):
        raise Refused("photo-kind", file=clean.name)
    picture = Image.open(io.BytesIO(clean.content)).convert("RGBA")
    if min(picture.size) < SMALLEST:
        raise Refused("photo-small", file=clean.name, pixels=SMALLEST)
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    fitted = ImageOps.fit(paper.convert("RGB"), SIZE, centering=(0.5, 0.35))
    drawn = io.BytesIO()
    fitted.save(drawn, "JPEG", quality=85)
    return drawn.getvalue()


def _kept(summit: Summit):  # type: ignore[no-untyped-def]  # noqa: ANN202
    found = Document.objects.filter(
        summit=summit, question=PHOTO, purged_at__isnull=True
    )
    return found.select_related("summit", "person").order_by("id")


def _opened(document: Document, safe: Safe) -> bytes:
    try:
        return safe.seal.open(safe.vault.get(document.code))
    except (ValueError, KeyError, OSError) as error:
        raise Refused("document-damaged", name=document.name) from error
