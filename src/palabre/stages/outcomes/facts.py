"""What the edition's records say of it, in the language of a text being written."""

from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from palabre.engines.synthesis import corpus as engine
from palabre.kernel.languages import Text, primary
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.programme.models import (
    Placement,
    Session,
    SessionOrganizer,
    SessionRole,
    SessionTag,
)
from palabre.stages.programme.states import RoleInSession, SessionState
from palabre.stages.summits.catalogue import ACTION_LINES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import hosts_of, themes_of, venues_of
from palabre.stages.summits.states import HostKind

LABELS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "en": {
        "participants": (
            "accredited participants",
            (
                "Persons whose registration for this edition is accredited; each counted "
                "once, on site or online."
            ),
            "register of accreditations",
        ),
        "on-site": (
            "participants accredited on site",
            "Persons accredited to take part on site.",
            "register of accreditations",
        ),
        "online": (
            "participants accredited online",
            "Persons accredited to take part online.",
            "register of accreditations",
        ),
        "countries": (
            "countries and territories of accredited participants",
            (
                "Countries and territories that accredited persons stated, each counted "
                "once."
            ),
            "register of accreditations",
        ),
        "sessions": (
            "sessions placed in the programme",
            (
                "Sessions that stand in the programme with a room and a time and were not "
                "cancelled."
            ),
            "programme",
        ),
        "speakers": (
            "speakers announced in the programme",
            (
                "Persons with the role of speaker in a session that was not cancelled; "
                "each counted once."
            ),
            "programme",
        ),
    },
    "fr": {
        "participants": (
            "personnes accréditées",
            (
                "Personnes dont l'inscription à cette édition est accréditée ; chacune est "
                "comptée une fois, sur place ou en ligne."
            ),
            "registre des accréditations",
        ),
        "on-site": (
            "personnes accréditées sur place",
            "Personnes accréditées pour participer sur place.",
            "registre des accréditations",
        ),
        "online": (
            "personnes accréditées en ligne",
            "Personnes accréditées pour participer en ligne.",
            "registre des accréditations",
        ),
        "countries": (
            "pays et territoires représentés",
            (
                "Pays et territoires indiqués par les personnes accréditées ; chacun est "
                "compté une fois."
            ),
            "registre des accréditations",
        ),
        "sessions": (
            "séances inscrites au programme",
            (
                "Séances inscrites au programme avec une salle et un horaire, et non "
                "annulées."
            ),
            "programme",
        ),
        "speakers": (
            "intervenants annoncés au programme",
            (
                "Personnes ayant le rôle d'intervenant dans une séance non annulée ; chacune "
                "est comptée une fois."
            ),
            "programme",
        ),
    },
}
"""Label, definition and source of every figure, by language of the text."""


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
    """Return the figures that the house can count itself, zeros left out."""
    counted = {key: value for key, value in _counts(summit) if value}
    told = LABELS.get(primary(lang), LABELS["en"])
    return tuple(
        engine.StatedFigure(
            f"edition:{key}",
            counted[key],
            definition=definition,
            source=source,
            label=label,
        )
        for key, (label, definition, source) in told.items()
        if key in counted
    )


def _counts(summit: Summit) -> Iterator[tuple[str, int]]:
    accredited = Registration.objects.filter(
        summit=summit, state=RegistrationState.ACCREDITED
    )
    yield "participants", accredited.count()
    yield "on-site", accredited.filter(attendance=Attendance.ON_SITE).count()
    yield "online", accredited.filter(attendance=Attendance.ONLINE).count()
    countries = accredited.exclude(country="").values("country").distinct()
    yield "countries", countries.count()
    placed = Placement.objects.filter(
        session__summit=summit, session__state=SessionState.PLANNED
    )
    yield "sessions", placed.count()
    speakers = SessionRole.objects.filter(
        session__summit=summit,
        session__state=SessionState.PLANNED,
        role=RoleInSession.SPEAKER,
    )
    yield "speakers", speakers.values("person").distinct().count()


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
        .prefetch_related(
            "themes", Prefetch("tags", tags), Prefetch("organizers", organizers)
        )
        .defer("description", "subtitle", "links")
        .order_by("code")
    )
    if codes is not None:
        sessions = sessions.filter(code__in=codes)
    return tuple(_session(one, lang, summit.zone) for one in sessions)


def _session(one: Session, lang: str, zone: str) -> engine.SessionFacts:
    tags = list(one.tags.all())
    themes = sorted(one.themes.all(), key=lambda theme: (theme.position, theme.pk))
    return engine.SessionFacts(
        code=one.code,
        title=_said(one.title, lang),
        type=one.type.code,
        held_on=held_on(one, zone),
        themes=tuple(theme.code for theme in themes),
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
