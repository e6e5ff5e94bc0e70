"""Pages of a long list, fetched before the template sees them."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Line = TypeVar("Line")


def page_of(found: QuerySet[Row], number: str | None, size: int) -> Page[Row]:
    """Return one page of a list; a strange number gives the nearest page."""
    page = Paginator(found, size).get_page(number)
    page.object_list = list(page.object_list)
    return page


def page_in(lines: Sequence[Line], number: str | None, size: int) -> Page[Line]:
    """Return one page of lines that are there; a strange number gives the nearest."""
    return Paginator(lines, size).get_page(number)
