"""Where sentences stand: moving one up, down or to another section. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Way(StrEnum):
    """Which way a sentence goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence's place: its paragraph's number belongs to one section alone."""

    code: str
    section: str
    section_title: str
    paragraph: int
    is_dropped: bool = False


def moved(places: Sequence[Place], code: str, way: Way) -> tuple[Place, ...]:
    """Return the places with a sentence one step up or down.

    Within a paragraph it changes places with its neighbour; at the edge it goes over
    into the next paragraph, whose section it takes. At the end of the text it stays.
    """
    step = 1 if way is Way.DOWN else -1
    at = _index(places, code)
    near = at + step
    while 0 <= near < len(places) and places[near].is_dropped:
        near += step
    if not 0 <= near < len(places):
        return tuple(places)
    mine, other = places[at], places[near]
    rest = [one for one in places if one.code != code]
    if mine.paragraph == other.paragraph:
        rest.insert(near, mine)
    else:
        edge = near + 1 if way is Way.UP else near - 1
        rest.insert(edge, _into(mine, other))
    return tuple(rest)


def moved_to(
    places: Sequence[Place], code: str, section: str, headings: Mapping[str, str]
) -> tuple[Place, ...]:
    """Return the places with a sentence at the end of a section.

    Parameters
    ----------
    headings : Mapping
        Titles by section in order; a section of them that is empty opens again.
    """
    mine = places[_index(places, code)]
    rest = [one for one in places if one.code != code]
    if any(one.section == section for one in rest):
        return inserted(rest, mine, section)
    return _opened(rest, mine, section, headings)


def _opened(
    rest: Sequence[Place], mine: Place, section: str, headings: Mapping[str, str]
) -> tuple[Place, ...]:
    order = list(headings)
    before = set(order[: order.index(section)])
    at = max((n + 1 for n, one in enumerate(rest) if one.section in before), default=0)
    highest = max((one.paragraph for one in rest), default=0)
    title = headings[section]
    new = replace(mine, section=section, section_title=title, paragraph=highest + 1)
    return (*rest[:at], new, *rest[at:])


def inserted(places: Sequence[Place], new: Place, section: str) -> tuple[Place, ...]:
    """Return the places with a new sentence at the end of a section."""
    inside = [at for at, one in enumerate(places) if one.section == section]
    if not inside:
        raise KeyError(section)
    last = inside[-1]
    there = _into(new, places[last])
    return (*places[: last + 1], there, *places[last + 1 :])


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a sentence stood before it was moved.

    Parameters
    ----------
    after, before : str
        The sentences beside it; empty at the ends of the text.
    """

    section: str
    paragraph: int
    after: str
    before: str


def stood(places: Sequence[Place], code: str) -> Stood:
    """Return where a sentence stands, for the way back."""
    at = _index(places, code)
    mine = places[at]
    after = places[at - 1].code if at else ""
    before = places[at + 1].code if at + 1 < len(places) else ""
    return Stood(mine.section, mine.paragraph, after, before)


def moved_back(
    places: Sequence[Place], code: str, was: Stood, headings: Mapping[str, str]
) -> tuple[Place, ...]:
    """Return the places with a sentence where it stood, as far as that is there yet.

    It stands beside its old neighbour in its old paragraph. Where that paragraph is
    gone, it opens again beside the neighbour's; where both neighbours left the
    section, it stands at the section's end.
    """
    mine = places[_index(places, code)]
    rest = [one for one in places if one.code != code]
    home = [one for one in rest if one.section == was.section]
    same = [one for one in home if one.paragraph == was.paragraph]
    taken = {one.paragraph for one in rest} if not same else set()
    number = was.paragraph if was.paragraph not in taken else max(taken) + 1
    if not home:
        there = _opened(rest, mine, was.section, headings)
        return tuple(
            replace(one, paragraph=number) if one.code == code else one for one in there
        )
    beside = _beside(same or home, was)
    new = replace(_into(mine, home[0]), paragraph=number)
    at = _beside_at(rest, beside, was, is_inside=bool(same))
    return (*rest[:at], new, *rest[at:])


def _beside(near: Sequence[Place], was: Stood) -> Place:
    """Return the old neighbour that is there yet, the one before it first."""
    by_code = {one.code: one for one in near}
    return by_code.get(was.after) or by_code.get(was.before) or near[-1]


def _beside_at(
    rest: Sequence[Place], beside: Place, was: Stood, *, is_inside: bool
) -> int:
    """Return where it goes; outside its old paragraph no other one is cut in two."""
    whole = [
        at
        for at, one in enumerate(rest)
        if one.section == beside.section
        and (one.code == beside.code or (not is_inside and _same(one, beside)))
    ]
    is_before = beside.code == was.before
    return whole[0] if is_before else whole[-1] + 1


def _same(one: Place, other: Place) -> bool:
    return one.paragraph == other.paragraph


@dataclass(frozen=True, slots=True)
class Where:
    """Where a new sentence goes: after another one, else at the end of a section.

    ``is_paragraph`` begins a new paragraph there, after the one it would stand in.
    """

    after: str = ""
    section: str = ""
    is_paragraph: bool = False


def written(places: Sequence[Place], code: str, where: Where) -> tuple[Place, ...]:
    """Return the places with a new sentence; KeyError if nothing stands there."""
    if where.after:
        at = _index(places, where.after)
    else:
        inside = [n for n, one in enumerate(places) if one.section == where.section]
        if not inside:
            raise KeyError(where.section)
        at = inside[-1]
    beside = places[at]
    new = _into(Place(code, "", "", 0), beside)
    if where.is_paragraph:
        same = [n for n, one in enumerate(places) if one.paragraph == beside.paragraph]
        at = max(n for n in same if places[n].section == beside.section)
        highest = max(one.paragraph for one in places)
        new = replace(new, paragraph=highest + 1)
    return (*places[: at + 1], new, *places[at + 1 :])


def _into(mine: Place, other: Place) -> Place:
    return replace(
        mine,
        section=other.section,
        section_title=other.section_title,
        paragraph=other.paragraph,
    )


def _index(places: Sequence[Place], code: str) -> int:
    return next(at for at, one in enumerate(places) if one.code == code)
