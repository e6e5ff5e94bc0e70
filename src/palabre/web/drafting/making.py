"""How a draft was made: the price of every bound, and what a language model was told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import direction
from palabre.stages.outcomes import queries
from palabre.stages.outcomes.models import Draft
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import at_desk
from palabre.web.requests import Asked
from palabre.web.ui.names import named

BOUNDS = {
    "organisation": _("most sentences of one organization"),
    "session": _("most sentences of one session"),
    "voice": _("most sentences of one speaker"),
    "function": _("most sentences of one kind"),
    "quotations": _("most quotations"),
    "group": _("every stakeholder group"),
    "region": _("every region"),
}
PARTS = {
    "agreement": _("Agreement"),
    "difference": _("Differences"),
    "commitments": _("Commitments"),
    "future": _("Future directions"),
}
SIGNS_OF_PROMPT = 6_000
"""Signs of a prompt or a reply that the page shows; the whole is in the data."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A section with what each bound costs there, in percent."""

    title: str
    n_chosen: int
    cells: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What a model was asked of one section, and what became of its answer."""

    title: str
    n_accepted: int
    refused: tuple[Mapping[str, object], ...]
    fault: str
    asked: str
    answered: str


@at_desk
def made(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show how a draft was made."""
    draft = queries.draft_at_desk(request.actor, summit, code)
    titles = _titles(draft)
    bounds = _bounds(draft.prices)
    exchanges = list(_exchanges(draft, titles))
    context = {
        "summit": summit,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "bounds": [named(BOUNDS, one) for one in bounds],
        "priced": list(_priced(draft, titles, bounds)),
        "model": draft.model.get("model", ""),
        "exchanges": exchanges,
        "n_accepted": sum(one.n_accepted for one in exchanges),
        "n_refused": sum(len(one.refused) for one in exchanges),
        "versions": sorted(draft.manifest.get("versions", {}).items()),
        "n_inputs": len(draft.manifest.get("inputs", ())),
    }
    return render(request, "drafting/made.html", context)


def _titles(draft: Draft) -> dict[str, str]:
    rows = draft.sentences.order_by("position").values_list("section", "section_title")
    return dict(rows)


def _bounds(prices: Sequence[Mapping[str, object]]) -> list[str]:
    found = {
        str(each["bound"])
        for one in prices
        for each in one["bounds"]  # type: ignore[attr-defined]
    }
    order = [*BOUNDS, *sorted(found - BOUNDS.keys())]
    return [one for one in order if one in found]


def _priced(
    draft: Draft, titles: Mapping[str, str], bounds: Sequence[str]
) -> Iterator[Priced]:
    for one in draft.prices:
        costs = {each["bound"]: each["percent"] for each in one["bounds"]}
        cells = tuple(costs.get(bound) for bound in bounds)
        yield Priced(_title(str(one["key"]), titles), one["chosen"], cells)


def _title(key: str, titles: Mapping[str, str]) -> str:
    return titles.get(key) or titles.get(f"theme:{key}") or named(PARTS, key)


def _exchanges(draft: Draft, titles: Mapping[str, str]) -> Iterator[Exchanged]:
    for one in draft.model.get("exchanges", ()):
        yield Exchanged(
            _title(one["section"], titles),
            one["accepted"],
            tuple(one["refused"]),
            one["fault"],
            f"{one['rules']}\n\n{one['data']}"[:SIGNS_OF_PROMPT],
            one["reply"][:SIGNS_OF_PROMPT],
        )
