"""Loading a real series' published past: editions known by their stated figures."""

from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.management.scenario.read import Table, words
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Series, Summit
from palabre.stages.summits.operations import StatedFacts, SummitPlan, state_figure


def load_history(history: Table, *, by: Actor, at: datetime) -> Series | None:
    """Enter the series with its editions, figures and indicators, once."""
    if not history or Series.objects.filter(code=history["series"]["code"]).exists():
        return None
    series = summits.found_series(
        history["series"]["code"],
        name=words(history["series"]["name"]),
        about=words(history["series"]["about"]),
        is_fictional=False,
        by=by,
        at=at,
    )
    editions = {
        one["code"]: _announce(series, one, by=by, at=at) for one in history["edition"]
    }
    _link(list(editions.values()), by=by, at=at)
    for one in history.get("figure", ()):
        state_figure(editions[one["edition"]], _stated(history, one), by=by, at=at)
    load_indicators(series, history.get("indicator", ()), history, by=by, at=at)
    return series


def _announce(series: Series, one: Table, *, by: Actor, at: datetime) -> Summit:
    plan = SummitPlan(
        code=one["code"],
        name=words(one["name"]),
        starts_on=one["starts_on"],
        ends_on=one["ends_on"],
        zone=one.get("zone", "UTC"),
        city=words(one.get("city")),
        country=one.get("country", ""),
        baseline=words(one.get("baseline")),
        baseline_year=2003 if one.get("baseline") else None,
        tagline=words(one.get("outcome")),
        processes=tuple(words(name).to_json() for name in one.get("feeds_into", ())),
        accent="#2b4c7e",
        is_listed_only=True,
    )
    zone = ZoneInfo(plan.zone)
    then = datetime.combine(plan.starts_on, datetime.min.time(), zone)
    return summits.announce(series, plan, by=by, at=min(at, then))


def _link(editions: list[Summit], *, by: Actor, at: datetime) -> None:
    ordered = sorted(editions, key=lambda one: one.starts_on)
    for one, following in pairwise(ordered):
        summits.link_next(one, following, by=by, at=at)


def _stated(history: Table, one: Table) -> StatedFacts:
    definition = history["definition"].get(one["definition"], {})
    certainty = one.get("certainty", "stated")
    note = one.get("note", "")
    if certainty == "uncertain":
        note = f"{note} The definition or the source is incomplete.".strip()
    return StatedFacts(
        key=one["key"],
        label=words(history.get("label", {}).get(one["key"], one["key"])),
        value=Decimal(str(one["value"])),
        shown=_shown(one),
        told=words(one["shown"]),
        definition=words(definition),
        source=one["source"],
        url=history.get("address", {}).get(one["source"], ""),
        stated_on=one.get("stated_on"),
        note=note,
    )


def load_indicators(
    series: Series,
    tables: tuple[Table, ...],
    history: Table,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Define indicators with their values; those marked so take them from history."""
    for one in tables:
        source = _source_of(one, history)
        prefix = "" if series.code == history["series"]["code"] else f"{series.code}-"
        indicator = stocktaking.define_indicator(
            series,
            prefix + one["code"],
            name=words(source["name"]),
            definition=_definition(source, history),
            unit=source["unit"],
            is_fictional=one.get("is_fictional", False),
            by=by,
            at=at,
        )
        for value in _values(one, history):
            stocktaking.report_value(
                indicator,
                value["year"],
                Decimal(str(value["value"])),
                shown=_shown(value),
                told=words(value.get("shown")),
                source=value.get("source") or source.get("source", ""),
                reported_in=value.get("reported_in", ""),
                by=by,
                at=at,
            )


def _source_of(one: Table, history: Table) -> Table:
    if "history" not in one:
        return one
    indicators: list[Table] = history["indicator"]
    return next(each for each in indicators if each["code"] == one["history"])


def _definition(source: Table, history: Table) -> Text:
    stated = source.get("definition")
    if isinstance(stated, str):
        stated = history["definition"].get(stated, {"en": stated})
    return words(stated)


def _values(one: Table, history: Table) -> list[Table]:
    if "values" in one:
        return list(one["values"])
    code = one.get("history", one["code"])
    values: list[Table] = history["value"]
    return [each for each in values if each["indicator"] == code]


def _shown(value: Table) -> str:
    shown = value.get("shown", str(value["value"]))
    return shown if isinstance(shown, str) else shown["en"]
