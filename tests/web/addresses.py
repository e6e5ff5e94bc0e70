"""Every address of the house, as the resolver knows it."""

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from matrix import Row

APART = frozenset({"admin:"})
"""Django's own pages for operators are looked at by `test_admin.py`."""


def all_names() -> dict[str, tuple[str, ...]]:
    """Return every URL name with the parts of its address."""
    return dict(_walk(get_resolver(), "", ()))


def _walk(
    resolver: URLResolver, space: str, parts: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in resolver.url_patterns:
        here = (*parts, *one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", here
            continue
        inner = f"{space}{one.namespace}:" if one.namespace else space
        if inner not in APART:
            yield from _walk(one, inner, here)


def address(name: str, row: Row, parts: tuple[str, ...], world: Mapping) -> str:
    """Return the address of a name, filled with what stands in the world."""
    path = reverse(
        name, kwargs={part: _thing(name, row, part, world) for part in parts}
    )
    return f"{path}?{row.query}" if row.query else path


def _thing(name: str, row: Row, part: str, world: Mapping) -> object:
    if part in row.filled:
        return world[row.filled[part]]
    if part == "code":
        return world[name.partition(":")[2]]
    return world.get(part, "nothing")
