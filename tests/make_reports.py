"""Sessions with people, records and reports, by the real operations."""

from datetime import UTC, datetime, timedelta

import make

from palabre.kernel.languages import text
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits import queries as summits_queries
from palabre.stages.summits.models import Summit
from palabre.workflows.import_records import ImportResult, import_records

AFTER = datetime(2026, 5, 26, 18, tzinfo=UTC)
"""When the talking is over."""

WELLS = """WEBVTT

00:00:01.000 --> 00:00:20.000
<v Bo Lindqvist>Welcome to the session on village wells and the people who mend them.</v>

00:00:20.000 --> 00:01:10.000
<v Aïssatou Ndiaye>The village councils repaired 41 wells last year without outside help.</v>

00:01:10.000 --> 00:02:10.000
<v Aïssatou Ndiaye>Governments should publish the cost of every well in the local languages.</v>

00:02:10.000 --> 00:02:40.000
<v Rajesh Pillai>Connectivity remains out of reach for most of the villages in the hills.</v>

00:02:40.000 --> 00:03:00.000
<v Speaker 3>I have a question from the back of the room about the pumps.</v>
"""
PUITS = """>> ÉLODIE MARCHETAZ: Les communes doivent publier chaque année le coût
de leurs puits, dans la langue des habitants et avec l'aide des écoles.

>> AISSATOU NDIAYE: Nous soutenons cette proposition, car les villages
attendent depuis six ans des comptes qu'ils puissent lire eux-mêmes.
"""


def session(
    summit: Summit,
    code: str = "WEL-01",
    *,
    title: str = "Who mends the well",
    roles: tuple[tuple[Person, str, Organization | None], ...] = (),
    theme: str = "inclusion",
) -> Session:
    """Return a session with people, in no room."""
    if not summit.session_types.exists():
        kinds = [("workshop", text(en="Workshop", fr="Atelier"), 45, False)]
        programme.set_session_types(summit, kinds, by=make.LOADER, at=make.NOON)
    facts = programme.SessionFacts(
        code=code,
        title=text(en=title, fr=f"{title} (fr)"),
        type="workshop",
        themes=[t for t in summits_queries.themes_of(summit) if t.code == theme],
        roles=[programme.RoleFacts(who, role, body) for who, role, body in roles],
    )
    return programme.add_session(summit, facts, by=make.LOADER, at=make.NOON)


def wells(summit: Summit) -> Session:
    """Return the session of the wells with its moderator and three speakers."""
    net = make.organization("Wells Network", group="civil-society")
    firm = make.organization("Hill Connect", group="private-sector")
    town = make.organization("Commune of Ombreval", group="government")
    return session(
        summit,
        roles=(
            (make.person("Bo Lindqvist", country="SE"), "moderator", net),
            (make.person("Aïssatou Ndiaye", country="SN"), "speaker", net),
            (make.person("Rajesh Pillai", country="IN"), "speaker", firm),
            (make.person("Élodie Marchetaz", country="CH"), "speaker", town),
            (make.person("Dolores Aguirre", country="PE"), "rapporteur", net),
        ),
    )


def imported(summit: Summit, *files: tuple[str, str]) -> ImportResult:
    """Return what came of importing files given as name and words."""
    given = [(name, words.encode()) for name, words in files]
    return import_records(summit, given, by=make.LOADER, at=AFTER)


def heard(summit: Summit) -> Session:
    """Return the session of the wells with its two transcripts in the house."""
    made = wells(summit)
    imported(summit, ("WEL-01.vtt", WELLS), ("WEL-01-fr.txt", PUITS))
    return made


def report(
    made: Session, *lines: tuple[str, str], is_cleared: bool = True
) -> SessionReport:
    """Return a session's report, filed and cleared unless asked otherwise."""
    lines = lines or (
        ("key-issue", "Rural communities need wells that they can mend themselves."),
        ("announcement", "The Wells Network will train 30 well keepers by May 2027."),
        ("no-consensus", "No agreement was found on who pays for the pumps."),
    )
    kept = reports.draft_report(
        made,
        [reports.LineFacts(kind, words) for kind, words in lines],
        lang="en",
        by=make.LOADER,
        at=AFTER,
    )
    if is_cleared:
        later = AFTER + timedelta(hours=1)
        kept = reports.file_report(kept, by=make.LOADER, at=later)
        kept = reports.clear_report(kept, by=make.LOADER, at=later)
    return kept
