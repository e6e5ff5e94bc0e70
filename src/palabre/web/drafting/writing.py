"""Writing a sentence of one's own: where it stands, what it rests on, what the gate says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.synthesis.corpus import StatedFigure
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import adding, locating, queries, rules
from palabre.stages.outcomes.gate import figures_of
from palabre.stages.outcomes.holding import clean, sentence_text
from palabre.stages.outcomes.models import Draft
from palabre.stages.outcomes.ordering import Where
from palabre.stages.outcomes.states import DRAFT_MOVES
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import at_desk, back_to
from palabre.web.drafting.panel import Judged, verdict_of
from palabre.web.drafting.words import told_of
from palabre.web.requests import Asked
from palabre.workflows.tell_desk import tell_changed


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds; nothing of it is lost when an act is refused."""

    text: str = ""
    after: str = ""
    section: str = ""
    is_paragraph: bool = False
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    reason: str = ""

    @property
    def where(self) -> Where:
        """Return where the sentence goes."""
        after = "" if self.section else self.after
        return Where(after, self.section, self.is_paragraph)


@dataclass(frozen=True, slots=True)
class Offered:
    """Words of a record that may be ticked."""

    place: locating.Place
    who: str
    session: str
    lang: str
    is_chosen: bool

    @property
    def dir(self) -> str:
        """Return the direction of the words."""
        return direction(self.lang)


def _typed(given: QueryDict) -> Typed:
    return Typed(
        text=clean(given.get("text", "")),
        after=given.get("after", ""),
        section=given.get("section", ""),
        is_paragraph=bool(given.get("paragraph")),
        places=tuple(given.getlist("place")[:12]),
        figures=tuple(given.getlist("figure")[:6]),
        reason=given.get("reason", ""),
    )


@at_desk
def write(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show the form; with POST look for words, or keep the sentence."""
    draft = _draft(request, summit, code)
    if request.method != "POST":
        after = request.GET.get("after", "")
        if after:
            queries.sentence_of(draft, after)
        return _page(request, draft, Typed(after=after))
    typed = _typed(request.POST)
    if request.POST.get("act") != "keep":
        return _page(request, draft, typed)
    try:
        made = adding.write_sentence(
            draft,
            typed.text,
            where=typed.where,
            places=locating.places_of(draft, typed.places),
            figures=typed.figures,
            reason=typed.reason,
            is_nobody=bool(request.POST.get("nobody")),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        return _page(request, draft, typed, refused=refused)
    tell_changed(draft, made.code, by=request.actor, at=request.at)
    messages.success(request, _("Written and checked."))
    return back_to(summit, code, made.code)


@require_POST
@at_desk
def write_check(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Say what the gate would say, and which words it could rest on."""
    draft = _draft(request, summit, code)
    return render(
        request, "drafting/write_found.html", _found(draft, _typed(request.POST))
    )


def _draft(request: Asked, summit: Summit, code: str) -> Draft:
    draft = queries.draft_at_desk(request.actor, summit, code)
    require(rules.may_edit(request.actor, draft), "outcomes.sentence.written")
    DRAFT_MOVES.after("edit", draft.state)
    return draft


def _page(
    request: Asked, draft: Draft, typed: Typed, *, refused: Refused | None = None
) -> HttpResponse:
    sections = queries.text_of(draft, with_dropped=False)
    rows = {
        row.code: row
        for section in sections
        for paragraph in section.paragraphs
        for row in paragraph.sentences
    }
    context = {
        "summit": draft.summit,
        "text_dir": direction(draft.lang),
        "sections": sections,
        "typed": typed,
        "beside": rows.get(typed.after),
        "told": told_of(refused) if refused else "",
        "names_refused": refused is not None and refused.code == "names-in-words",
        "may_override": rules.may_draft(request.actor, draft.summit),
        **_found(draft, typed),
    }
    status = 409 if refused else 200
    return render(request, "drafting/write.html", context, status=status)


def _found(draft: Draft, typed: Typed) -> Mapping[str, object]:
    """Return the gate's word and the words that are, or may be, rested on."""
    try:
        chosen = locating.places_of(draft, typed.places)
    except Refused:
        chosen = []
    keys = {one.key for one in chosen}
    too_long = _too_long(typed)
    words = "" if too_long else typed.text
    offers = [one for one in locating.places_for(draft, words) if one.key not in keys]
    judged = None if too_long else _judged(draft, typed, chosen)
    return {
        "draft": draft,
        "too_long": too_long,
        "judged": [judged] if judged else [],
        "figures": _figures(draft, words, typed.figures),
        "chosen": [_offered(one, is_chosen=True) for one in chosen],
        "offers": [_offered(one, is_chosen=False) for one in offers],
        "has_text": bool(words),
    }


def _too_long(typed: Typed) -> str:
    """Return what is told of words that are no sentence, or nothing."""
    try:
        sentence_text(typed.text or "-")
    except Refused as refused:
        return told_of(refused)
    return ""


def _judged(draft: Draft, typed: Typed, chosen: list[locating.Place]) -> Judged | None:
    if not typed.text:
        return None
    return verdict_of(*adding.judge_words(draft, typed.text, chosen, typed.figures))


def _figures(
    draft: Draft, words: str, chosen: tuple[str, ...]
) -> list[tuple[StatedFigure, bool]]:
    """Return the figures that the numbers may stand for, and whether each is ticked."""
    near = adding.figures_near(draft, words)
    ticked = [one for one in figures_of(draft) if one.id in chosen]
    offered = [one for one in near if one not in ticked]
    return [(one, True) for one in ticked] + [(one, False) for one in offered[:6]]


def _offered(one: locating.Place, *, is_chosen: bool) -> Offered:
    row = one.source
    if isinstance(row, ReportLine):
        session = row.report.session
        return Offered(one, "", session.code, row.report.lang, is_chosen)
    return Offered(one, _who(row), _session(row), row.lang, is_chosen)


def _who(turn: Intervention) -> str:
    return turn.person.name if turn.person else turn.label


def _session(turn: Intervention) -> str:
    return turn.source.session.code if turn.source.session else ""
