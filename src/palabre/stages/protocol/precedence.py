"""The order of precedence by rule; why each stands where they stand.

Pure: persons and rules in, places with their reasons out.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from palabre.kernel.places import country_name
from palabre.stages.protocol.states import HostPlace, Tie

NO_RANK: Final = 999
"""The place of whoever has no rank: after all who have one."""

ALPHABETS: Final = ("en", "fr", "es", "ru", "ar")
"""Languages whose names of States can be put in alphabetical order here."""

_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_ARABIC: Final = str.maketrans("أإآٱىة", "اااايه")


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody to put in order, as far as the rules need to know."""

    code: str
    name: str
    rank_place: int = NO_RANK
    rank: str = ""
    country: str = ""
    body: str = ""
    inscribed_at: datetime | None = None
    credentials_on: date | None = None
    is_observer: bool = False
    is_presiding: bool = False
    region: str = ""
    group: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What comes first among persons of one rank, and who comes last of all."""

    tie: str = Tie.INSCRIPTION
    lang: str = "en"
    first_letter: str = ""
    host: str = HostPlace.BY_RULE
    host_country: str = ""
    observers_last: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a place: a code of `messages.REASONS` with its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's place, from 1, and why."""

    entrant: Entrant
    place: int
    reasons: tuple[Reason, ...]


def by_precedence(entrants: Sequence[Entrant], rules: Rules) -> list[Placed]:
    """Put persons in order of precedence.

    Rank comes first; observers follow the members if the rules say so; within a rank
    the host country stands where the rules put it, then the tie decides. The order
    does not depend on the order in which the persons are given.
    """
    ordered = sorted(entrants, key=lambda one: _key(one, rules))
    sizes = Counter(one.rank_place for one in ordered)
    return [
        Placed(one, place, reasons_of(one, rules, is_alone=sizes[one.rank_place] == 1))
        for place, one in enumerate(ordered, 1)
    ]


def by_alphabet(
    entrants: Sequence[Entrant], *, lang: str, first_letter: str
) -> list[Placed]:
    """Put persons in the alphabetical order of their States, heads before others.

    The letter that was drawn comes first, and the alphabet goes round.
    """
    ordered = sorted(
        entrants,
        key=lambda one: (
            state_key(one, lang, first_letter),
            one.rank_place,
            sort_key(one.name, lang),
            one.code,
        ),
    )
    return [
        Placed(one, place, (_alphabet_reason(one, lang, first_letter),))
        for place, one in enumerate(ordered, 1)
    ]


def state_key(one: Entrant, lang: str, first_letter: str) -> tuple[bool, str]:
    """Return the key of somebody's State in an alphabet that begins with a letter."""
    key = sort_key(state_name(one, lang), lang)
    return key < sort_key(first_letter, lang), key


def state_name(one: Entrant, lang: str) -> str:
    """Return what somebody is sorted under: the State, else the body, else the name."""
    if one.country:
        return country_name(one.country, lang)
    return one.body or one.name


def sort_key(words: str, lang: str) -> str:
    """Return words as an alphabet sorts them: accents, case and articles left out.

    Examples
    --------
    >>> sort_key("Équateur", "fr") < sort_key("Espagne", "fr")
    True
    >>> sort_key("España", "es") > sort_key("Espanza", "es")
    True
    """
    told = words.casefold().strip()
    if lang == "es":
        told = told.replace("ñ", "n\uffff")
    if lang == "ar":
        told = told.translate(_ARABIC)
        told = told.removeprefix("ال")
    plain = unicodedata.normalize("NFD", told)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def tier(one: Entrant, rules: Rules) -> tuple[bool, bool, int, int]:
    """Return the key of persons among whom only the tie decides, the first first."""
    is_last = rules.observers_last and one.is_observer
    return not one.is_presiding, is_last, one.rank_place, _host_key(one, rules)


def _key(one: Entrant, rules: Rules) -> tuple[object, ...]:
    return (
        tier(one, rules),
        tie_key(one, rules),
        sort_key(one.name, rules.lang),
        one.code,
    )


def _host_key(one: Entrant, rules: Rules) -> int:
    if not is_host(one, rules) or rules.host == HostPlace.BY_RULE:
        return 0
    return -1 if rules.host == HostPlace.FIRST else 1


def is_host(one: Entrant, rules: Rules) -> bool:
    """Tell whether somebody comes from the host country."""
    return bool(rules.host_country) and one.country == rules.host_country


def tie_key(one: Entrant, rules: Rules) -> tuple[object, ...]:
    """Return what decides between persons of one tier."""
    inscribed = one.inscribed_at or _NEVER
    if rules.tie == Tie.CREDENTIALS:
        return one.credentials_on or date.max, inscribed
    if rules.tie == Tie.ALPHABETICAL:
        return state_key(one, rules.lang, rules.first_letter)
    return (inscribed,)


def reasons_of(one: Entrant, rules: Rules, *, is_alone: bool) -> tuple[Reason, ...]:
    """Return why somebody stands there; the tie is told where there is one."""
    if one.is_presiding:
        return (Reason("presides"),)
    found = [_rank_reason(one)]
    if rules.observers_last and one.is_observer:
        found.append(Reason("observer"))
    if not is_alone:
        found.append(_tie_reason(one, rules))
    return tuple(found)


def _rank_reason(one: Entrant) -> Reason:
    if one.rank_place == NO_RANK:
        return Reason("no-rank")
    return Reason("rank", {"rank": one.rank, "n": one.rank_place})


def _tie_reason(one: Entrant, rules: Rules) -> Reason:
    if _host_key(one, rules):
        return Reason(f"host-{rules.host}")
    if rules.tie == Tie.ALPHABETICAL:
        return _alphabet_reason(one, rules.lang, rules.first_letter)
    if rules.tie == Tie.CREDENTIALS and one.credentials_on:
        return Reason("credentials", {"on": one.credentials_on})
    if rules.tie == Tie.CREDENTIALS:
        return Reason("no-credentials")
    if one.inscribed_at:
        return Reason("inscribed", {"on": one.inscribed_at.date()})
    return Reason("not-inscribed")


def _alphabet_reason(one: Entrant, lang: str, first_letter: str) -> Reason:
    facts = {"state": state_name(one, lang), "lang": lang, "letter": first_letter}
    return Reason("alphabet-from" if first_letter else "alphabet", facts)
