"""Seating plans and speaking orders: proposed, moved by hand, printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from palabre.engines.formats import papers, place_cards
from palabre.kernel.actors import Role
from palabre.kernel.places import country_name
from palabre.stages.protocol import queries, seating, seats
from palabre.stages.protocol.drawing import drawn
from palabre.stages.protocol.messages import SEAT_RULES, SHAPES, sentences_of
from palabre.stages.protocol.models import Seating
from palabre.stages.protocol.places import Seated, Seats
from palabre.stages.protocol.seats import Sitter
from palabre.stages.protocol.states import SeatRule, Shape
from palabre.stages.summits.models import Summit
from palabre.web.protocol.forms import MoveForm, SeatingForm, seating_initial
from palabre.web.protocol.telling import page_lang, rank_names
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.downloads import attachment

PDF = "application/pdf"
LONGEST_NAME = 19
"""Signs that fit into a box of the drawing."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat as pages and papers tell it."""

    number: int
    person: str
    name: str
    short: str
    country: str
    post: str
    why: str
    is_fixed: bool


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def seatings(request: Asked, *, summit: Summit) -> HttpResponse:
    """List the plans; plan one more."""
    form = SeatingForm(
        request.POST or None,
        summit=summit,
        initial=seating_initial(None, request.GET.dict()),
    )
    if request.method == "POST" and form.is_valid():
        by, at = request.actor, request.at
        made = attempt(form, lambda: seating.plan(summit, form.facts(), by=by, at=at))
        if made is not None:
            return redirect("protocol:seating", summit.code, made.code)
    context = {
        "summit": summit,
        "form": form,
        "plans": [
            (one, SHAPES[Shape(one.shape)], SEAT_RULES[SeatRule(one.rule)])
            for one in queries.seatings_of(request.actor, summit)
        ],
    }
    return render(request, "protocol/seatings.html", context)


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def seating_page(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show a plan with its reasons; move somebody, change it, drop it."""
    found = queries.seating_for(request.actor, summit, code)
    here, sitters = seats.seats_of(found)
    form = _form(request, found)
    move = _move_form(request, here, sitters)
    if request.method == "POST":
        done = _act(request, found, form, move)
        if done is not None:
            messages.success(request, done)
            dropped = "drop" in request.POST
            to = ("protocol:seatings",) if dropped else ("protocol:seating",)
            return redirect(*to, summit.code, *(() if dropped else (code,)))
    rows = _rows(here, sitters, rank_names(summit))
    context = {
        "summit": summit,
        "seating": found,
        "title": title_of(found),
        "shape": SHAPES[Shape(found.shape)],
        "rule": SEAT_RULES[SeatRule(found.rule)],
        "rows": rows,
        "standing": here.standing,
        "left_out": here.left_out,
        "form": form,
        "move": move,
        "moves": list(found.moves.select_related("person").order_by("-id")),
        **drawing_of(found, here.seated, rows),
    }
    return render(request, "protocol/seating.html", context)


def _form(request: Asked, found: Seating) -> SeatingForm:
    form = SeatingForm(
        request.POST if "shape" in request.POST else None,
        summit=found.summit,
        initial=seating_initial(found, {}),
    )
    form.fields["session"].disabled = True
    return form


def _move_form(request: Asked, here: Seats, sitters: dict[str, Sitter]) -> MoveForm:
    return MoveForm(
        request.POST if "reason" in request.POST else None,
        people=[(code, one.person.name) for code, one in sitters.items()],
        numbers=[one.spot.number for one in here.seated],
        initial={"person": request.GET.get("who", "")},
    )


def _act(
    request: Asked, found: Seating, form: SeatingForm, move: MoveForm
) -> str | None:
    by, at = request.actor, request.at
    if "drop" in request.POST:
        seating.drop(found, by=by, at=at)
        return gettext("The plan is dropped.")
    if "reason" in request.POST:
        return _moved(request, found, move) if move.is_valid() else None
    if not form.is_valid():
        return None
    kept = attempt(form, lambda: seating.change(found, form.facts(), by=by, at=at))
    return None if kept is None else gettext("Kept.")


def _moved(request: Asked, found: Seating, move: MoveForm) -> str | None:
    said, by, at = move.cleaned_data, request.actor, request.at
    person, reason = said["person"], said["reason"]
    if said["seat"] == "rule":
        done = attempt(
            move, lambda: seating.give_back(found, person, reason, by=by, at=at)
        )
    else:
        seat = int(said["seat"])
        done = attempt(
            move, lambda: seating.move(found, person, seat, reason, by=by, at=at)
        )
    return None if done is None else gettext("Moved.")


def title_of(found: Seating) -> str:
    """Return what a plan is called: its session, else its occasion."""
    if found.session is not None:
        return str(found.session.title.said_in(page_lang()))
    return found.title or gettext("The whole high-level list")


def _rows(
    here: Seats, sitters: dict[str, Sitter], names: dict[str, str]
) -> list[SeatRow]:
    lang = page_lang()
    found = []
    for one in here.seated:
        sitter = sitters[one.entrant.code] if one.entrant else None
        entrant = one.entrant
        name = entrant.name if entrant else ""
        found.append(
            SeatRow(
                number=one.spot.number,
                person=entrant.code if entrant else "",
                name=name,
                short=_short(name),
                country=_state(sitter, lang),
                post=sitter.post if sitter else "",
                why=sentences_of(one.reasons, names) if entrant else "",
                is_fixed=one.is_fixed,
            )
        )
    return found


def _state(sitter: Sitter | None, lang: str) -> str:
    if sitter is None:
        return ""
    country = sitter.entrant.country
    return country_name(country, lang) if country else sitter.entrant.body


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def drawing_of(
    found: Seating, seated: Sequence[Seated], rows: list[SeatRow]
) -> dict[str, object]:
    """Return what the drawing of a plan needs, nothing for a speaking order."""
    drawing = drawn(found.shape, seated)
    if drawing is None:
        return {"drawing": None}
    by_number = {one.number: one for one in rows}
    return {
        "drawing": drawing,
        "boxes": [(one, by_number[one.seated.spot.number]) for one in drawing.boxes],
        "is_stage": found.shape in {Shape.PODIUM, Shape.U},
    }


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def seating_pdf(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Print a plan: the drawing, and every seat with its reason."""
    found = queries.seating_for(request.actor, summit, code)
    here, sitters = seats.seats_of(found)
    rows = _rows(here, sitters, rank_names(summit))
    lang = page_lang()
    shape = str(SHAPES[Shape(found.shape)])
    paper = papers.Paper(
        title=title_of(found),
        lang=lang,
        head=str(summit.name.said_in(lang)),
        lead=(f"{shape} · {SEAT_RULES[SeatRule(found.rule)]}",),
        tables=(_grid(rows),),
        foot=f"{found.code} · {request.at:%Y-%m-%d %H:%M} UTC",
        accent=summit.accent,
        is_wide=True,
        drawings=_drawings(found, here, rows),
        drawing_told=shape,
    )
    return attachment(papers.pdf(paper, at=request.at), f"plan-{code}.pdf", PDF)


def _drawings(found: Seating, here: Seats, rows: list[SeatRow]) -> tuple[str, ...]:
    """Return the drawings of a plan; of round tables two at a time, to be read."""
    if found.shape == Shape.ORDER:
        return ()
    parts: list[list[Seated]] = [list(here.seated)]
    if found.shape == Shape.ROUND:
        tables = sorted({one.spot.row for one in here.seated})
        parts = [
            [one for one in here.seated if one.spot.row in tables[start : start + 2]]
            for start in range(0, len(tables), 2)
        ]
    return tuple(
        render_to_string(
            "protocol/drawing.html", drawing_of(found, one, rows) | {"is_paper": True}
        )
        for one in parts
    )


def _grid(rows: list[SeatRow]) -> papers.Grid:
    heads = (
        gettext("Seat"),
        gettext("Name"),
        gettext("State or organization"),
        gettext("Function"),
        gettext("Why there"),
    )
    return papers.Grid(
        heads,
        tuple(
            (str(one.number), one.name or "—", one.country, one.post, one.why)
            for one in rows
        ),
    )


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def cards_pdf(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Print a place card for everybody who has a seat."""
    found = queries.seating_for(request.actor, summit, code)
    here, sitters = seats.seats_of(found)
    rows = _rows(here, sitters, rank_names(summit))
    content = place_cards.cards(
        [
            place_cards.PlaceCard(one.name, one.country, one.post, str(one.number))
            for one in rows
            if one.name
        ],
        title=title_of(found),
        lang=page_lang(),
        accent=summit.accent,
        at=request.at,
    )
    return attachment(content, f"cards-{code}.pdf", PDF)
