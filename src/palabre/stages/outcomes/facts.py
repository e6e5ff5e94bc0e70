"""What the edition's records say of it, in the language of a text being written."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from palabre.engines.synthesis import corpus as engine
from palabre.kernel.languages import Text
from palabre.stages.outcomes.counting.definitions import defined
from palabre.stages.outcomes.counting.evaluating import count
from palabre.stages.programme.models import Session, SessionOrganizer, SessionTag
from palabre.stages.summits.catalogue import ACTION_LINES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import hosts_of, themes_of, venues_of
from palabre.stages.summits.states import HostKind

PUBLISHED = (
    "participants",
    "countries",
    "ministerial",
    "high-level",
    "sessions",
    "speakers",
)
"""Keys of the figures that the opening of the text states, in its order."""


def summit_facts(summit: Summit, lang: str) -> engine.SummitFacts:
    """Return the facts of an edition with names in a language."""
    hosts = hosts_of(summit)
    return engine.SummitFacts(
        code=summit.code,
        name=_said(summit.name, lang),
        starts_on=summit.starts_on,
        ends_on=summit.ends_on,
        zone=summit.zone,
        city=_said(summit.city, lang),
        country=_said(summit.country_name, lang),
        venues=tuple(
            (_said(venue.name, lang), tuple(sorted(day.on for day in venue.days.all())))
            for venue in venues_of(summit)
        ),
        hosts=tuple(_said(one.name, lang) for one in hosts[HostKind.HOST]),
        co_organizers=tuple(
            _said(one.name, lang) for one in hosts[HostKind.CO_ORGANIZER]
        ),
        chair=_said(summit.chair_style, lang)
        or (summit.chair.name if summit.chair else ""),
        baseline=_said(summit.baseline, lang).removeprefix("the "),
        processes=tuple(
            _said(Text.from_json(one), lang) for one in summit.processes if one
        ),
        next_edition=_said(summit.invitation, lang),
        themes={one.code: _said(one.name, lang) for one in themes_of(summit)},
        figures=figures_of(summit, lang),
        is_fictional=summit.is_fictional,
    )


def figures_of(summit: Summit, lang: str) -> tuple[engine.StatedFigure, ...]:
    """Return the figures that the text states, zeros left out."""
    found = defined(summit)
    counted = ((found[key], count(found[key].counts, summit)) for key in PUBLISHED)
    return tuple(
        engine.StatedFigure(
            f"edition:{one.key}",
            value,
            definition=_said(one.definition, lang),
            source=_said(one.counts.of.noun, lang),
            label=_said(one.label, lang),
        )
        for one, value in counted
        if value
    )


def session_facts(
    summit: Summit, lang: str, codes: set[str] | None = None
) -> tuple[engine.SessionFacts, ...]:
    """Return what the programme says of sessions, by code; all of them or some."""
    tags = SessionTag.objects.select_related("item__framework").order_by("id")
    organizers = SessionOrganizer.objects.select_related("organization").order_by(
        "position", "id"
    )
    sessions = (
        Session.objects.filter(summit=summit)
        .select_related("type", "placement")
        .prefetch_related(Prefetch("tags", tags), Prefetch("organizers", organizers))
        .defer("description", "subtitle", "links")
        .order_by("code")
    )
    if codes is not None:
        sessions = sessions.filter(code__in=codes)
    themes = themes_in_order(summit)
    return tuple(
        _session(one, lang, summit.zone, themes.get(one.pk, ())) for one in sessions
    )


def themes_in_order(summit: Summit) -> dict[int, tuple[str, ...]]:
    """Return the codes of each session's themes, its own theme first."""
    found: dict[int, tuple[str, ...]] = {}
    rows = Session.themes.through.objects.filter(session__summit=summit)
    for session, code in rows.order_by("id").values_list("session_id", "theme__code"):
        found[session] = (*found.get(session, ()), code)
    return found


def _session(
    one: Session, lang: str, zone: str, themes: tuple[str, ...]
) -> engine.SessionFacts:
    tags = list(one.tags.all())
    return engine.SessionFacts(
        code=one.code,
        title=_said(one.title, lang),
        type=one.type.code,
        held_on=held_on(one, zone),
        themes=themes,
        action_lines=_codes(tags, is_line=True),
        goals=_codes(tags, is_line=False),
        organisers=tuple(
            _said(row.organization.name, lang) for row in one.organizers.all()
        ),
    )


def held_on(session: Session, zone: str) -> date | None:
    """Return the day on which a session is held, in the edition's zone."""
    placement = getattr(session, "placement", None)
    return placement.starts_at.astimezone(ZoneInfo(zone)).date() if placement else None


def _codes(tags: list[SessionTag], *, is_line: bool) -> tuple[str, ...]:
    return tuple(
        tag.item.code
        for tag in tags
        if (tag.item.framework.code == ACTION_LINES) is is_line
    )


def _said(text: Text, lang: str) -> str:
    return str(text.said_in(lang)).strip()
