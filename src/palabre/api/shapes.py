"""Shapes that every module of the API shares: texts, pages, codes."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Annotated, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from palabre.kernel.languages import Text

Item = TypeVar("Item")
Row = TypeVar("Row")
Kept = TypeVar("Kept", bound=Model)

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
"""A public code as it stands in an address."""

BodyCode = Annotated[str, StringConstraints(pattern=r"^[\w][\w.-]{0,79}$")]
"""The code of an organization: its name as it stands in an address, in any script."""

Word = Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00]*$")]
"""What a reader looks for."""

MOST = 200


def _told_in_any_zone(at: datetime) -> datetime:
    if not MINYEAR < at.year < MAXYEAR:
        raise ValueError("no time zone could tell an instant that far away")
    return at


Moment = Annotated[AwareDatetime, AfterValidator(_told_in_any_zone)]
"""An instant that every time zone can tell: the first and the last year are not."""


class Words(Schema):
    """A text in several languages that says which one it was written in."""

    original: str
    words: dict[str, str]


class Paging(Schema):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=1_000_000)


class Page(Schema, Generic[Item]):
    """A part of a list, and how many there are in all."""

    n: int
    items: list[Item]


def words(text: Text) -> Words:
    """Return a text as its shape."""
    return Words(original=text.original, words=dict(text.words))


def part_of(rows: Sequence[Row], paging: Paging) -> tuple[int, list[Row]]:
    """Return how many rows there are, and those that were asked for."""
    return len(rows), list(rows[paging.offset : paging.offset + paging.limit])


def part_found(found: QuerySet[Kept], paging: Paging) -> tuple[int, list[Kept]]:
    """Return how many records were found, and those that were asked for."""
    return found.count(), list(found[paging.offset : paging.offset + paging.limit])
