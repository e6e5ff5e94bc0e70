"""Categories of registration, which are classes of badge, and the zones they open."""

import re
from collections.abc import Sequence

from ninja import Router, Schema
from pydantic import Field, field_validator

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Words, words
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import zones as places
from palabre.stages.accreditation.categories import keep_categories
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows.register_participant import GIVEN

router = Router(tags=["accreditation"])
MOST = 60
"""Categories, or zones, of one edition."""

SHORT = r"^[\w-]{1,40}$"
COLOUR = re.compile(r"^#[0-9a-f]{6}$")


class NamedIn(Schema):
    """A code, and the name that it stands for in the edition's languages."""

    code: str = Field(pattern=SHORT)
    name: Words

    @field_validator("name")
    @classmethod
    def said(cls, name: Words) -> Words:
        """Take a name that says something in the language it was written in."""
        if not name.words.get(name.original, "").strip():
            raise ValueError("a name says something in its original language")
        return name


class CategoryIn(NamedIn):
    """A class of badge: its name, the colour of its band, the zones it opens."""

    colour: str = Field(max_length=7)
    zones: list[str] = Field(min_length=1, max_length=MOST)

    @field_validator("colour")
    @classmethod
    def read(cls, colour: str) -> str:
        """Take a colour as ``#rrggbb``."""
        if not COLOUR.match(colour.lower()):
            raise ValueError("a colour is #rrggbb")
        return colour.lower()


class NamedShape(Schema):
    """A zone by its code and name."""

    code: str
    name: Words


class CategoryShape(NamedShape):
    """A class of badge; ``is_given`` where nobody registers in it by oneself."""

    colour: str
    zones: list[NamedShape]
    is_given: bool


@router.get(
    "/editions/{summit}/categories",
    response=list[CategoryShape],
    operation_id="categories",
)
def categories(request: Asked, summit: Code) -> list[CategoryShape]:
    """Tell as what people register for an edition, in order, and where it admits."""
    del request  # anybody reads the classes
    return _categories(summits.by_code(summit))


@router.put(
    "/editions/{summit}/categories",
    response=list[CategoryShape],
    auth=KNOWN,
    operation_id="keep_categories",
)
def set_categories(
    request: Asked, summit: Code, given: list[CategoryIn]
) -> list[CategoryShape]:
    """Set the classes of badge, in order; those missing go if nobody is in them."""
    _check_few(given)
    edition = summits.by_code(summit)
    wanted = [(one.code, _text(one.name), one.colour, one.zones) for one in given]
    keep_categories(edition, wanted, by=request.actor, at=request.at)
    return _categories(edition)


@router.get("/editions/{summit}/zones", response=list[NamedShape], operation_id="zones")
def zones(request: Asked, summit: Code) -> list[NamedShape]:
    """Tell what the zones are called that classes of badge open."""
    del request  # they stand on every badge
    return list(_zones(summits.by_code(summit)).values())


@router.put(
    "/editions/{summit}/zones",
    response=list[NamedShape],
    auth=KNOWN,
    operation_id="keep_zones",
)
def keep_zones(request: Asked, summit: Code, given: list[NamedIn]) -> list[NamedShape]:
    """Set the zones and their names, in order; one that a class opens stays."""
    _check_few(given)
    edition = summits.by_code(summit)
    wanted = [(one.code, _text(one.name)) for one in given]
    places.set_zones(edition, wanted, by=request.actor, at=request.at)
    return list(_zones(edition).values())


def _check_few(given: Sequence[NamedIn]) -> None:
    if len(given) > MOST:
        raise Refused("list-too-long", n=len(given), longest=MOST)


def _text(name: Words) -> Text:
    said = {lang: one.strip() for lang, one in name.words.items() if one.strip()}
    return Text(said, name.original)


def _zones(summit: Summit) -> dict[str, NamedShape]:
    named = {
        code: NamedShape(code=code, name=words(Text({"en": code})))
        for code in places.zone_names(summit, "en")
    }
    return named | {
        one.code: NamedShape(code=one.code, name=words(one.name))
        for one in places.zones_of(summit)
    }


def _categories(summit: Summit) -> list[CategoryShape]:
    named = _zones(summit)
    return [
        CategoryShape(
            code=one.code,
            name=words(one.name),
            colour=one.colour,
            zones=[named[code] for code in one.zones],
            is_given=one.code in GIVEN,
        )
        for one in summit.categories.order_by("position", "id")
    ]
