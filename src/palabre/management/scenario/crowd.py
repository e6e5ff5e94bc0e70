"""A crowd of fictional registrations: pure, and the same for the same seed.

Who comes from where, for whom, in which rank; names come from pools, nobody is real.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from palabre.management.scenario.bodies import Body, bodies_of
from palabre.management.scenario.names import Culture, Name, Names

MINISTERIAL = ("minister", "deputy-minister", "regulator")
"""Ministers, deputies and heads of regulatory authorities."""

AMBASSADORS = 0.3
"""Share of the other high-level participants who are ambassadors."""

GROUPS = {
    "government": 34,
    "private-sector": 16,
    "civil-society": 20,
    "technical-community": 10,
    "academia": 12,
    "international-organization": 8,
}
"""Stakeholder groups in hundredths of those without a rank."""

GENDERS = {"f": 46, "m": 52, "x": 1, "": 1}
"""As people say, in hundredths; empty when not said."""

PRESS = 0.03
"""Share of the private sector and civil society who report on it."""

FIRST_DAYS = (60, 22, 9, 6, 3)
"""Hundredths of those who come, by the day on which they first come."""

COMES_AGAIN = 0.8
"""Chance to be seen on a day after the first."""

HIGH_LEVEL_ON_SITE = 0.93
"""Share of the high-level participants who come in person."""

LISTED = 0.8
"""Share of those who agree to stand in the public list."""

SPACELESS = ("ja", "ko", "zh")
"""Languages that write family name and forename together."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody registered otherwise, who counts towards the aims."""

    name: str
    country: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Aims:
    """Numbers that all registrations together reach, those already there included."""

    n_countries: int = 166
    n_ministerial: int = 78
    n_high_level: int = 512
    on_site_share: float = 0.62
    show_share: float = 0.88


@dataclass(frozen=True, slots=True)
class Registrant:
    """A made-up registration.

    ``days`` are the days of the summit on which the badge is seen, 0 the first; empty
    for people online and for those who stay away. ``sort_name`` has the family name
    first. ``native`` is the name in its own script, in the language ``native_lang``.
    """

    name: str
    sort_name: str
    native: str
    native_lang: str
    gender: str
    country: str
    group: str
    rank: str
    category: str
    organization: Body
    post: str
    lang: str
    languages: tuple[str, ...]
    attendance: str
    days: tuple[int, ...]
    registered_days_before: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class _Seat:
    """Who is wanted before there is a name: a country, a group and a rank."""

    country: str
    group: str
    rank: str = ""


def crowd(
    names: Names,
    *,
    n: int,
    seed: int,
    already: Sequence[Known] = (),
    aims: Aims | None = None,
) -> tuple[Registrant, ...]:
    """Return the registrations that are missing to ``n``.

    Parameters
    ----------
    names : Names
        Pools and patterns.
    n : int
        Registrations in all, those in ``already`` included.
    seed : int
        The same seed and pools give the same crowd.
    already : sequence of Known
        People registered otherwise; their names are not used again.
    aims : Aims, optional
        What the whole should count to; as many as possible where ``n`` is small.

    Raises
    ------
    ValueError
        If more people are there already than are wanted.
    """
    if n < len(already):
        message = f"{len(already)} people are there, {n} were wanted"
        raise ValueError(message)
    chance = Random(seed)  # noqa: S311 - made-up people, not secrets
    wanted = aims or Aims()
    seats = _seats(names, n - len(already), already, wanted, chance)
    draw = _Draw(
        names=names,
        bodies=bodies_of(names, Counter(seat.country for seat in seats)),
        taken={one.name for one in already},
        on_site=_chance_on_site(seats, wanted),
        shows=wanted.show_share,
        chance=chance,
    )
    return tuple(_registrant(seat, draw) for seat in seats)


@dataclass(frozen=True, slots=True)
class _Draw:
    """What people are drawn from; ``taken`` grows with every name."""

    names: Names
    bodies: Mapping[tuple[str, str], tuple[Body, ...]]
    taken: set[str]
    on_site: float
    shows: float
    chance: Random


def _seats(
    names: Names, n: int, already: Sequence[Known], aims: Aims, chance: Random
) -> list[_Seat]:
    """Return who is wanted, ranks first within the list, then shuffled."""
    countries = _countries(names, already, aims, chance)
    left = _apportion({code: names.weight_of(code) for code in countries}, n)
    ranked = list(_ranked(left, _ranks(n, already, aims), chance))
    left.subtract(seat.country for seat in ranked)
    plain = [
        _Seat(code, _pick(GROUPS, chance))
        for code in countries
        for _ in range(left[code])
    ]
    seats = ranked + plain
    chance.shuffle(seats)
    return seats


def _countries(
    names: Names, already: Sequence[Known], aims: Aims, chance: Random
) -> list[str]:
    """Return the countries to draw from: those there, then the weightiest."""
    there = {one.country for one in already if one.country in names.cultures}
    unknown = {one.country for one in already} - there - {""}
    others = [code for code in names.cultures if code not in there]
    others.sort(key=lambda code: (-names.weight_of(code), chance.random()))
    missing = max(0, aims.n_countries - len(there) - len(unknown))
    return sorted(there.union(others[:missing]))


def _apportion(weights: Mapping[str, int], n: int) -> Counter[str]:
    """Share out ``n`` seats by weight and largest remainder, one each if they suffice."""
    if n < len(weights):
        heaviest = sorted(weights, key=lambda code: (-weights[code], code))
        return Counter(heaviest[:n])
    spare, total = n - len(weights), sum(weights.values())
    exact = {code: spare * weight / total for code, weight in weights.items()}
    seats = Counter({code: 1 + int(share) for code, share in exact.items()})
    by_rest = sorted(exact, key=lambda code: (int(exact[code]) - exact[code], code))
    seats.update(by_rest[: n - seats.total()])
    return seats


def _ranks(n: int, already: Sequence[Known], aims: Aims) -> list[str]:
    """Return the ranks that are missing to the aims, ministers first."""
    held = Counter(one.rank for one in already if one.rank)
    ministerial = max(0, aims.n_ministerial - sum(held[rank] for rank in MINISTERIAL))
    others = max(0, aims.n_high_level - held.total() - ministerial)
    ambassadors = round(others * AMBASSADORS)
    heads = (others - ambassadors) * 2 // 3
    ranks = [MINISTERIAL[place % len(MINISTERIAL)] for place in range(ministerial)]
    ranks += ["ambassador"] * ambassadors + ["head-of-organization"] * heads
    ranks += ["high-level"] * (others - ambassadors - heads)
    return ranks[:n]


def _ranked(
    left: Counter[str], ranks: Iterable[str], chance: Random
) -> Iterator[_Seat]:
    """Give ministers and ambassadors to one country after the other, others by size."""
    remaining = left.copy()
    turn = sorted(code for code in left if left[code])
    chance.shuffle(turn)
    for rank in ranks:
        if rank in MINISTERIAL or rank == "ambassador":
            country = next(code for code in turn if remaining[code])
            turn.remove(country)
            turn.append(country)
        else:
            country = _pick(+remaining, chance)
        remaining[country] -= 1
        yield _Seat(country, _group_of(rank, chance), rank)


def _group_of(rank: str, chance: Random) -> str:
    if rank != "head-of-organization":
        return "government"
    return _pick({**GROUPS, "government": 0}, chance)


def _chance_on_site(seats: Sequence[_Seat], aims: Aims) -> float:
    """Return the chance of those without a rank that brings all to the share."""
    n_ranked = sum(bool(seat.rank) for seat in seats)
    n_plain = max(1, len(seats) - n_ranked)
    wanted = aims.on_site_share * len(seats) - HIGH_LEVEL_ON_SITE * n_ranked
    return min(1.0, max(0.0, wanted / n_plain))


def _registrant(seat: _Seat, draw: _Draw) -> Registrant:
    chance = draw.chance
    culture = draw.names.culture_of(seat.country)
    gender = _pick(GENDERS, chance)
    called = _call(culture, gender, draw.taken, chance)
    draw.taken.add(called.name)
    is_press = _is_press(seat, chance)
    body_group = "press" if is_press else seat.group
    bodies = _fitting(draw.bodies[seat.country, body_group], seat.rank)
    share = HIGH_LEVEL_ON_SITE if seat.rank else draw.on_site
    is_on_site = chance.random() < share
    return Registrant(
        name=called.name,
        sort_name=called.sort_name,
        native=called.native,
        native_lang=culture.native if called.native else "",
        gender=gender,
        country=seat.country,
        group=seat.group,
        rank=seat.rank,
        category=_category(seat, is_press=is_press),
        organization=chance.choice(bodies),
        post=_post(draw.names, seat.rank or body_group, culture, gender, chance),
        lang=culture.speaks[0],
        languages=culture.speaks,
        attendance="on-site" if is_on_site else "online",
        days=_days(chance) if is_on_site and chance.random() < draw.shows else (),
        registered_days_before=round(chance.triangular(29, 170, 55)),
        is_listed=chance.random() < LISTED,
    )


@dataclass(frozen=True, slots=True)
class _Called:
    """A whole name: as said, for sorting, and in its own script."""

    name: str
    sort_name: str
    native: str


def _call(culture: Culture, gender: str, taken: set[str], chance: Random) -> _Called:
    """Return a name that nobody bears yet, longer with every try."""
    is_woman = gender == "f" or (gender != "m" and chance.random() < 0.5)
    forenames = culture.women if is_woman else culture.men
    for length in _lengths():
        given = _join(chance.sample(forenames, min(length, len(forenames))))
        chosen = chance.choice(culture.families)
        called = _whole(culture, given, chosen.woman if is_woman else chosen.man)
        if called.name not in taken:
            return called
    raise AssertionError


def _lengths() -> Iterator[int]:
    """Try one forename six times, two forenames six times, and so on."""
    length = 1
    while True:
        yield from [length] * 6
        length += 1


def _whole(culture: Culture, given: Name, family: Name) -> _Called:
    parts = (family, given) if culture.is_family_first else (given, family)
    space = "" if culture.native in SPACELESS else " "
    has_native = bool(given.native and family.native)
    return _Called(
        name=" ".join(part.latin for part in parts),
        sort_name=f"{family.latin} {given.latin}",
        native=space.join(part.native for part in parts) if has_native else "",
    )


def _join(given: Sequence[Name]) -> Name:
    natives = [one.native for one in given]
    native = " ".join(natives) if all(natives) else ""
    return Name(" ".join(one.latin for one in given), native)


def _is_press(seat: _Seat, chance: Random) -> bool:
    may_be = seat.group in {"private-sector", "civil-society"} and not seat.rank
    return may_be and chance.random() < PRESS


def _category(seat: _Seat, *, is_press: bool) -> str:
    if is_press:
        return "press"
    if seat.rank:
        return "high-level"
    by_group = {
        "government": "delegation",
        "international-organization": "organization",
    }
    return by_group.get(seat.group, "participant")


def _fitting(bodies: Sequence[Body], rank: str) -> Sequence[Body]:
    """Return the bodies that somebody of a rank may come from, all if none fits."""
    kind = {"regulator": "regulator", "ambassador": "mission"}.get(rank, "")
    if rank in {"minister", "deputy-minister"}:
        kind = "ministry"
    return [one for one in bodies if one.kind == kind] or bodies


def _post(names: Names, of: str, culture: Culture, gender: str, chance: Random) -> str:
    posts = names.posts[of]
    forms = chance.choice(posts.get(culture.speaks[0], posts["en"]))
    man, _, woman = forms.partition("|")
    return woman if woman and gender == "f" else man


def _days(chance: Random) -> tuple[int, ...]:
    """Return the days on which a badge is seen, the first by `FIRST_DAYS`."""
    first = chance.choices(range(len(FIRST_DAYS)), FIRST_DAYS)[0]
    later = range(first + 1, len(FIRST_DAYS))
    return (first, *(day for day in later if chance.random() < COMES_AGAIN))


def _pick(weights: Mapping[str, int], chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
