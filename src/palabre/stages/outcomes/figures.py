"""Figures: every published number is a definition over records, opened to its rows.

A definition says who is counted, on which record, distinct by what; the instant is
the moment of asking. Nothing is typed by hand.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.models import CheckIn, Registration
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.people.states import MINISTERIAL
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.states import RoleInSession, SessionState
from palabre.stages.reports.models import SessionReport
from palabre.stages.reports.states import ReportState
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

SMALLEST = 5
"""Groups under five are not shown apart: nobody is to be recognized in a number."""

PEOPLE_RECORD = "accreditation.Registration"

Row = tuple[str, ...]
Found = QuerySet[Any, Any]
"""What is counted: rows of one table, or of a grouping of it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure counts.

    Parameters
    ----------
    key : str
        Stable, stands in the address.
    label, definition : Text
        What it is called, and who is counted on which record, distinct by what.
    record : str
        The table that is counted, for readers of the source.
    found : callable
        Edition → what is counted, one row a thing counted.
    rows : callable
        What is counted → rows of cells, for whoever may see them.
    columns : tuple
        Names of the cells.
    is_personal : bool
        Rows name people: only the secretariat sees them.
    """

    key: str
    label: Text
    definition: Text
    record: str
    found: Callable[[Summit], Found]
    rows: Callable[[Found], Iterable[Row]]
    columns: tuple[object, ...]
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with everything needed to trust it."""

    key: str
    label: Text
    definition: Text
    record: str
    value: int
    counted_at: datetime


def _accredited(summit: Summit) -> QuerySet[Registration]:
    return Registration.objects.filter(
        summit=summit, state=RegistrationState.ACCREDITED
    )


def _on_site(summit: Summit) -> QuerySet[Registration]:
    return _accredited(summit).filter(attendance=Attendance.ON_SITE)


def _online(summit: Summit) -> QuerySet[Registration]:
    return _accredited(summit).filter(attendance=Attendance.ONLINE)


def _countries(summit: Summit) -> Found:
    return (
        _accredited(summit)
        .exclude(country="")
        .values("country")
        .annotate(n=Count("id"))
        .order_by("country")
    )


def _groups(summit: Summit) -> Found:
    return _accredited(summit).values("group").annotate(n=Count("id")).order_by("group")


def _seen(summit: Summit) -> Found:
    return (
        CheckIn.objects.filter(badge__registration__summit=summit)
        .values("badge__registration")
        .annotate(n=Count("id"))
        .order_by("badge__registration")
    )


def _sessions(summit: Summit) -> QuerySet[Session]:
    return Session.objects.filter(
        summit=summit, state=SessionState.PLANNED, placement__isnull=False
    )


def _speakers(summit: Summit) -> Found:
    return (
        SessionRole.objects.filter(
            session__in=_sessions(summit), role=RoleInSession.SPEAKER
        )
        .values("person__name", "person__country")
        .annotate(n=Count("session", distinct=True))
        .order_by("person__name", "person__country")
    )


def _of_type(code: str) -> Callable[[Summit], QuerySet[Session]]:
    return lambda summit: _sessions(summit).filter(type__code=code)


def _reports(summit: Summit) -> QuerySet[SessionReport]:
    return SessionReport.objects.filter(
        session__summit=summit, state=ReportState.CLEARED
    )


def _organizers(summit: Summit) -> Found:
    return (
        _sessions(summit)
        .filter(organizers__isnull=False)
        .values("organizers__organization__code")
        .annotate(n=Count("id", distinct=True))
        .order_by("organizers__organization__code")
    )


def _people_rows(found: QuerySet[Registration]) -> Iterable[Row]:
    rich = found.select_related("person", "organization").order_by("person__sort_name")
    for one in rich:
        organization = one.organization.name.said_in("en") if one.organization else ""
        yield one.code, one.person.name, str(organization), one.country, one.group


def _counted_rows(*names: str) -> Callable[[Found], Iterable[Row]]:
    def rows(found: Found) -> Iterable[Row]:
        for one in found:
            yield tuple(str(one[name]) for name in names)

    return rows


def _session_rows(found: QuerySet[Session]) -> Iterable[Row]:
    for one in found.select_related("type").order_by("placement__starts_at", "code"):
        title = str(one.title.said_in("en"))
        yield one.code, title, str(one.type.name.said_in("en"))


def _report_rows(found: QuerySet[SessionReport]) -> Iterable[Row]:
    for one in found.select_related("session").order_by("session__code"):
        title = str(one.session.title.said_in("en"))
        yield one.session.code, title, f"{one.cleared_at:%Y-%m-%d}"


PEOPLE = (_("number"), _("name"), _("organization"), _("country"), _("group"))
SESSIONS = (_("code"), _("title"), _("type"))

DEFINITIONS: dict[str, Definition] = {
    one.key: one
    for one in (
        Definition(
            "participants",
            text(
                en="participants on site and online",
                fr="participants sur place et en ligne",
            ),
            text(
                en="Registrations in the state “accredited”, one a person, on site or "
                "online, whether or not the person was seen at a door.",
                fr="Inscriptions à l’état « accréditée », une par personne, sur place ou "
                "en ligne, que la personne ait été vue à une porte ou non.",
            ),
            "accreditation.Registration",
            _accredited,
            _people_rows,
            PEOPLE,
            is_personal=True,
        ),
        Definition(
            "on-site",
            text(en="accredited to come on site", fr="accrédités sur place"),
            text(
                en="Registrations in the state “accredited” that take part on site.",
                fr="Inscriptions à l’état « accréditée » pour une participation sur place.",
            ),
            "accreditation.Registration",
            _on_site,
            _people_rows,
            PEOPLE,
            is_personal=True,
        ),
        Definition(
            "online",
            text(en="accredited to follow online", fr="accrédités en ligne"),
            text(
                en="Registrations in the state “accredited” that take part online.",
                fr="Inscriptions à l’état « accréditée » pour une participation en ligne.",
            ),
            "accreditation.Registration",
            _online,
            _people_rows,
            PEOPLE,
            is_personal=True,
        ),
        Definition(
            "seen",
            text(en="seen at a door", fr="vus à une porte"),
            text(
                en="Registrations whose badge was checked in on at least one day; "
                "distinct by registration, however many days and gates.",
                fr="Inscriptions dont le badge a été contrôlé au moins un jour ; une par "
                "inscription, quel que soit le nombre de jours et de portes.",
            ),
            "accreditation.CheckIn",
            _seen,
            _counted_rows("badge__registration", "n"),
            (_("registration"), _("days")),
            is_personal=True,
        ),
        Definition(
            "countries",
            text(en="countries", fr="pays"),
            text(
                en="Countries (ISO 3166-1) stated in accredited registrations, distinct "
                "by code.",
                fr="Pays (ISO 3166-1) déclarés dans les inscriptions accréditées, comptés "
                "une fois par code.",
            ),
            "accreditation.Registration",
            _countries,
            _counted_rows("country", "n"),
            (_("country"), _("accredited")),
        ),
        Definition(
            "groups",
            text(en="stakeholder groups", fr="groupes de parties prenantes"),
            text(
                en="Stakeholder groups of the WSIS list stated in accredited "
                "registrations, distinct by group.",
                fr="Groupes de parties prenantes de la liste du SMSI déclarés dans les "
                "inscriptions accréditées, comptés une fois par groupe.",
            ),
            "accreditation.Registration",
            _groups,
            _counted_rows("group", "n"),
            (_("group"), _("accredited")),
        ),
        Definition(
            "ministerial",
            text(
                en="ministers, deputies and heads of regulatory authorities",
                fr="ministres, vice-ministres et responsables d’autorités de régulation",
            ),
            text(
                en="Accredited registrations of the ranks minister, deputy minister and "
                "head of a regulatory authority.",
                fr="Inscriptions accréditées aux rangs de ministre, de vice-ministre et de "
                "responsable d’une autorité de régulation.",
            ),
            "accreditation.Registration",
            lambda summit: _accredited(summit).filter(rank__in=MINISTERIAL),
            _people_rows,
            PEOPLE,
            is_personal=True,
        ),
        Definition(
            "high-level",
            text(en="high-level participants", fr="participants de haut niveau"),
            text(
                en="Accredited registrations with any rank of the edition’s list of "
                "precedence.",
                fr="Inscriptions accréditées portant l’un des rangs de la liste de "
                "préséance de l’édition.",
            ),
            "accreditation.Registration",
            lambda summit: _accredited(summit).exclude(rank=""),
            _people_rows,
            PEOPLE,
            is_personal=True,
        ),
        Definition(
            "sessions",
            text(en="sessions", fr="séances"),
            text(
                en="Sessions of the programme that have a room and a time and are not "
                "cancelled, of every type.",
                fr="Séances du programme qui ont une salle et une heure et ne sont pas "
                "annulées, tous types confondus.",
            ),
            "programme.Session",
            _sessions,
            _session_rows,
            SESSIONS,
        ),
        Definition(
            "leaders-talks",
            text(en="Leaders TalkX", fr="Leaders TalkX"),
            text(
                en="Sessions as defined above, of the type “Leaders TalkX”.",
                fr="Séances au sens ci-dessus, du type « Leaders TalkX ».",
            ),
            "programme.Session",
            _of_type("leaders-talk"),
            _session_rows,
            SESSIONS,
        ),
        Definition(
            "ministerial-round-tables",
            text(en="ministerial round table", fr="table ronde ministérielle"),
            text(
                en="Sessions as defined above, of the type “ministerial round table”.",
                fr="Séances au sens ci-dessus, du type « table ronde ministérielle ».",
            ),
            "programme.Session",
            _of_type("ministerial-round-table"),
            _session_rows,
            SESSIONS,
        ),
        Definition(
            "speakers",
            text(en="speakers", fr="intervenants"),
            text(
                en="Persons with the role “speaker” in at least one session as defined "
                "above, distinct by person.",
                fr="Personnes ayant le rôle « intervenant » dans au moins une séance au "
                "sens ci-dessus, comptées une fois par personne.",
            ),
            "programme.SessionRole",
            _speakers,
            _counted_rows("person__name", "person__country", "n"),
            (_("name"), _("country"), _("sessions")),
        ),
        Definition(
            "organizers",
            text(
                en="organizations behind the sessions",
                fr="organisations à l’origine des séances",
            ),
            text(
                en="Organizations that lead or co-organize at least one session as "
                "defined above, distinct by organization.",
                fr="Organisations qui conduisent ou coorganisent au moins une séance au "
                "sens ci-dessus, comptées une fois par organisation.",
            ),
            "programme.SessionOrganizer",
            _organizers,
            _counted_rows("organizers__organization__code", "n"),
            (_("organization"), _("sessions")),
        ),
        Definition(
            "reports",
            text(en="cleared session reports", fr="rapports de séance approuvés"),
            text(
                en="Session reports in the state “cleared”.",
                fr="Rapports de séance à l’état « approuvé ».",
            ),
            "reports.SessionReport",
            _reports,
            _report_rows,
            (_("code"), _("title"), _("cleared")),
        ),
    )
}


def definition(key: str) -> Definition:
    """Return a definition by its key, or refuse with ``figure-unknown``."""
    if key not in DEFINITIONS:
        raise Refused("figure-unknown", key=key)
    return DEFINITIONS[key]


def figure(summit: Summit, key: str, *, at: datetime) -> Figure:
    """Count one figure now.

    Raises Refused: ``figure-unknown``.
    """
    one = definition(key)
    value = one.found(summit).count()
    return Figure(key, one.label, one.definition, one.record, value, at)


def figures(summit: Summit, *, at: datetime) -> dict[str, Figure]:
    """Count every figure now, by key."""
    return {key: figure(summit, key, at=at) for key in DEFINITIONS}


def rows_for(actor: Actor, summit: Summit, key: str) -> list[Row] | None:
    """Return the rows behind a figure, or None if they name people and one may not.

    Raises Refused: ``figure-unknown``.
    """
    one = definition(key)
    is_insider = may_run(actor, summit)
    if one.is_personal and not is_insider:
        return None
    rows = list(one.rows(one.found(summit)))
    return rows if is_insider or one.record != PEOPLE_RECORD else _protected(rows)


def _protected(rows: list[Row]) -> list[Row]:
    return [
        (*row[:-1], f"< {SMALLEST}" if int(row[-1]) < SMALLEST else row[-1])
        for row in rows
    ]


def groups_present(summit: Summit) -> frozenset[str]:
    """Return the stakeholder groups that anybody accredited stated."""
    return frozenset(str(row["group"]) for row in _groups(summit))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the accredited: its code, how many, and its share in [0, 1].

    ``n`` is None where it stands for fewer than five people.
    """

    code: str
    n: int | None
    share: float


def shares(summit: Summit, by: str) -> list[Share]:
    """Return the accredited by group, country, gender, category or attendance.

    Parts under five are folded into one, ``"other"``; so is the next smallest if that
    fold alone would give one of them away.
    """
    column = {"category": "category__code"}.get(by, by)
    rows = (
        _accredited(summit)
        .values(column)
        .annotate(n=Count("id"))
        .order_by("-n", column)
    )
    counted = [(str(row[column]), row["n"]) for row in rows]
    whole = sum(n for _, n in counted)
    shown = [one for one in counted if one[1] >= SMALLEST]
    hidden = counted[len(shown) :]
    if len(hidden) == 1 and shown:
        hidden.append(shown.pop())
    folded = sum(n for _, n in hidden)
    parts = [Share(code, n, n / whole) for code, n in shown]
    if hidden:
        n = folded if folded >= SMALLEST else None
        parts.append(Share("other", n, folded / whole))
    return parts
