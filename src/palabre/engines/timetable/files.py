"""Problems and solutions as JSON: read with the place of each fault, write, schema.

The schema is drawn from the values themselves, so it can't say anything else.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from palabre.engines.timetable.preferences import CODES
from palabre.engines.timetable.problem import FORMAT, Problem, Span
from palabre.engines.timetable.reasons import Reason
from palabre.engines.timetable.solution import Solution
from palabre.kernel.refusals import Refused

T = TypeVar("T")

SIMPLE: dict[object, tuple[str, type]] = {
    str: ("string", str),
    int: ("integer", int),
    bool: ("boolean", bool),
}

MOST_MINUTES = 366 * 24 * 60


def read_problem(text: str | bytes) -> Problem:
    """Read a problem from JSON.

    Raises
    ------
    Refused
        ``timetable-file-wrong`` (with ``where`` and ``reason``).
    """
    problem = from_plain(Problem, _loaded(text))
    _check_codes(problem)
    return problem


def read_solution(text: str | bytes) -> Solution:
    """Read a solution from JSON; refuses as `read_problem` does."""
    return from_plain(Solution, _loaded(text))


def to_json(value: Problem | Solution) -> str:
    """Write a problem or a solution; the same value gives the same bytes."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=1) + "\n"


def to_plain(value: object) -> Any:
    """Return a value as lists and objects, without what stands at its default."""
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        pairs = [(field, getattr(value, field.name)) for field in fields]
        return {
            field.name: to_plain(held)
            for field, held in pairs
            if field.name == "format" or held != _default(field)
        }
    if isinstance(value, Mapping):
        return dict(sorted(value.items()))
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return value


def from_plain(kind: type[T], plain: object, where: str = "") -> T:
    """Return a value of a kind from lists and objects."""
    if not isinstance(plain, dict):
        raise _wrong(where, Reason("object-needed", told=_told(plain)))
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(plain) - set(fields))
    if unknown:
        raise _wrong(where, Reason("unknown-field", name=unknown[0]))
    hints = typing.get_type_hints(kind)
    given = {}
    for name, field in fields.items():
        if name in plain:
            given[name] = _read(hints[name], plain[name], f"{where}/{name}")
        elif _default(field) is dataclasses.MISSING:
            raise _wrong(where, Reason("missing", name=name))
    return kind(**given)


def _read(hint: Any, plain: object, where: str) -> Any:
    """Return a plain value as what a field holds."""
    if hint is Span:
        return _span(plain, where)
    if hint in SIMPLE:
        return _simple(hint, plain, where)
    if dataclasses.is_dataclass(hint):
        return from_plain(typing.cast("type[Any]", hint), plain, where)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        inner = next(part for part in parts if part is not types.NoneType)
        return None if plain is None else _read(inner, plain, where)
    if origin is tuple:
        return _tuple(parts[0], plain, where)
    return _weights(plain, where)


def _simple(hint: Any, plain: object, where: str) -> Any:
    told, kind = SIMPLE[hint]
    if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
        raise _wrong(where, Reason(f"{told}-needed", told=_told(plain)))
    if kind is int and abs(typing.cast("int", plain)) > MOST_MINUTES * 1000:
        raise _wrong(where, Reason("too-large"))
    return plain


def _span(plain: object, where: str) -> Span:
    is_pair = isinstance(plain, list) and len(plain) == 2
    if not is_pair or any(type(n) is not int for n in typing.cast("list[Any]", plain)):
        raise _wrong(where, Reason("span-form"))
    start, end = typing.cast("list[int]", plain)
    if not 0 <= start < end <= MOST_MINUTES:
        raise _wrong(where, Reason("no-period", start=start, end=end))
    return Span(start, end)


def _tuple(hint: Any, plain: object, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise _wrong(where, Reason("list-needed", told=_told(plain)))
    return tuple(_read(hint, one, f"{where}/{k}") for k, one in enumerate(plain))


def _weights(plain: object, where: str) -> dict[str, int]:
    if not isinstance(plain, dict):
        raise _wrong(where, Reason("object-needed", told=_told(plain)))
    return {str(k): _simple(int, v, f"{where}/{k}") for k, v in plain.items()}


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _loaded(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong("/", Reason("no-json", error=str(error)[:200])) from error


def _wrong(where: str, reason: str) -> Refused:
    return Refused("timetable-file-wrong", where=where or "/", reason=reason)


def _told(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False)[:40]


def _check_codes(problem: Problem) -> None:
    """Refuse codes that stand twice or for nothing, and lengths that are none."""
    if problem.format != FORMAT:
        raise _wrong("/format", Reason("format", wanted=FORMAT, found=problem.format))
    if problem.rules.grid < 1:
        raise _wrong("/rules/grid", Reason("one-minute"))
    for name in (
        "venues",
        "rooms",
        "sessions",
        "people",
        "organizers",
        "themes",
        "teams",
    ):
        _check_once(name, [one.code for one in getattr(problem, name)])
    known = {
        name: {one.code for one in getattr(problem, name)}
        for name in ("venues", "rooms", "sessions")
    }
    _check_numbers(problem)
    _check_words(problem)
    for name, code, where in _named(problem):
        _check_known(known, name, code, where)


def _check_numbers(problem: Problem) -> None:
    """Refuse lengths and audiences that cannot be."""
    for k, session in enumerate(problem.sessions):
        if not 1 <= session.minutes <= 24 * 60:
            raise _wrong(f"/sessions/{k}/minutes", Reason("day-at-most"))
        for w, wish in enumerate(session.wishes):
            _check_least(wish, "strength", 1, f"/sessions/{k}/wishes/{w}")
    for name, field, least in LEAST:
        for k, one in enumerate(getattr(problem, name)):
            _check_least(one, field, least, f"/{name}/{k}")
    for code, weight in problem.weights.items():
        if weight < 0:
            raise _wrong(f"/weights/{code}", Reason("at-least", least=0, value=weight))


DAYS = ("", "spread", "gather")
"""What a theme may wish of the days."""

LEAST = (
    ("sessions", "audience", 0),
    ("rooms", "capacity", 0),
    ("rooms", "n_booths", 0),
    ("people", "rank", 0),
    ("people", "rest", 0),
    ("teams", "n_booths", 0),
    ("teams", "blocks_a_day", 0),
    ("teams", "blocks_a_week", 0),
    ("affinities", "people", 0),
    ("walks", "minutes", 0),
    ("travels", "minutes", 0),
)
"""Numbers that mean nothing below a least one; None where nobody counted."""


def _check_least(one: object, field: str, least: int, where: str) -> None:
    value = getattr(one, field)
    if value is not None and value < least:
        raise _wrong(f"{where}/{field}", Reason("at-least", least=least, value=value))


def _check_words(problem: Problem) -> None:
    """Refuse words that mean nothing, which would be passed over in silence."""
    for k, theme in enumerate(problem.themes):
        if theme.days not in DAYS:
            raise _wrong(f"/themes/{k}/days", Reason("theme-days"))
    for code in problem.weights:
        if code not in CODES:
            raise _wrong(f"/weights/{code}", Reason("one-of", codes=", ".join(CODES)))
    for k, order in enumerate(problem.orders):
        if order.before == order.after:
            raise _wrong(f"/orders/{k}", Reason("after-itself"))
    for k, one in enumerate(problem.affinities):
        if one.first == one.second:
            raise _wrong(f"/affinities/{k}", Reason("two-sessions"))


def _named(problem: Problem) -> Iterator[tuple[str, str, str]]:
    """Return every code that stands for something, with what and where."""
    for k, room in enumerate(problem.rooms):
        yield "venues", room.venue, f"/rooms/{k}/venue"
    for k, session in enumerate(problem.sessions):
        for code in filter(None, [session.room, *session.rooms]):
            yield "rooms", code, f"/sessions/{k}/room"
    for k, order in enumerate(problem.orders):
        yield "sessions", order.before, f"/orders/{k}/before"
        yield "sessions", order.after, f"/orders/{k}/after"
    for k, affinity in enumerate(problem.affinities):
        yield "sessions", affinity.first, f"/affinities/{k}/first"
        yield "sessions", affinity.second, f"/affinities/{k}/second"
    for name, places in (("walks", "rooms"), ("travels", "venues")):
        for k, way in enumerate(getattr(problem, name)):
            yield places, way.first, f"/{name}/{k}/first"
            yield places, way.second, f"/{name}/{k}/second"


def _check_once(name: str, codes: list[str]) -> None:
    seen: set[str] = set()
    for k, code in enumerate(codes):
        if code in seen:
            raise _wrong(f"/{name}/{k}/code", Reason("twice", code=code))
        seen.add(code)


def _check_known(known: dict[str, set[str]], name: str, code: str, where: str) -> None:
    if code not in known[name]:
        raise _wrong(where, Reason(f"no-{name[:-1]}", code=code))


def schema(kind: type[Problem] | type[Solution] = Problem) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a problem or a solution."""
    found: dict[str, Any] = {}
    top = _schema_of(kind, found)
    if kind is Problem:
        _limit(top, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **top,
        "$defs": dict(sorted(found.items())),
    }


def _limit(top: dict[str, Any], found: dict[str, Any]) -> None:
    """Say in the schema of a problem which words and numbers mean something."""
    for name, field, least in LEAST:
        kind = top["properties"][name]["items"]["$ref"].rpartition("/")[2]
        told = found[kind]["properties"][field]
        told.get("anyOf", [told])[0]["minimum"] = least
    found["Wish"]["properties"]["strength"]["minimum"] = 1
    minutes = found["Session"]["properties"]["minutes"]
    minutes["minimum"], minutes["maximum"] = 1, 24 * 60
    found["Theme"]["properties"]["days"]["enum"] = list(DAYS)
    found["Rules"]["properties"]["grid"]["minimum"] = 1
    top["properties"]["format"]["const"] = FORMAT
    weights = top["properties"]["weights"]
    weights["propertyNames"] = {"enum": list(CODES)}
    weights["additionalProperties"]["minimum"] = 0


def _schema_of(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    needed = [one.name for one in fields if _default(one) is dataclasses.MISSING]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0].strip(),
        "properties": {one.name: _schema(hints[one.name], found) for one in fields},
        "required": needed,
        "additionalProperties": False,
    }


def _schema(hint: Any, found: dict[str, Any]) -> dict[str, Any]:
    if hint is Span:
        items = {"type": "integer", "minimum": 0}
        return {"type": "array", "items": items, "minItems": 2, "maxItems": 2}
    if hint in SIMPLE:
        return {"type": SIMPLE[hint][0]}
    if dataclasses.is_dataclass(hint):
        name = typing.cast("type[Any]", hint).__name__
        if name not in found:
            found[name] = {}
            found[name] = _schema_of(hint, found)
        return {"$ref": f"#/$defs/{name}"}
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        inner = next(part for part in parts if part is not types.NoneType)
        return {"anyOf": [_schema(inner, found), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0], found)}
    return {"type": "object", "additionalProperties": {"type": "integer"}}
