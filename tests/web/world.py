"""The world of the persona matrix: the small scenario, the cast, one of everything."""

from datetime import UTC, datetime, timedelta

import cast
import make
import make_accreditation as made
import make_protocol as protocol_made
import worlds
from django.conf import settings

from palabre.kernel.actors import NOBODY
from palabre.kernel.codes import slug
from palabre.kernel.languages import text
from palabre.stages.accreditation import (
    documents,
    forms,
    interests,
    issuing,
    mandating,
    nominating,
    photos,
    tokens,
)
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Badge
from palabre.stages.accreditation.states import Attendance
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.calls.queries import calls_of
from palabre.stages.live import operations as live
from palabre.stages.live import questions
from palabre.stages.live.documents import Listing
from palabre.stages.live.models import Sitting
from palabre.stages.outbox import operations as outbox
from palabre.stages.outcomes import choices
from palabre.stages.outcomes.models import Draft, Issue
from palabre.stages.outcomes.papers.capital import Wish
from palabre.stages.people import joining
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.programme import runs, stars
from palabre.stages.programme.models import Placement, Session
from palabre.stages.protocol import seating
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.reports.states import LineKind
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.summits.catalogue import ACTION_LINES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import items_of
from palabre.workflows.document_safe import documents_safe
from palabre.workflows.keep_document import keep_document
from palabre.workflows.release_figures import order_figures

SESSION = "WEL-02"
LATE = datetime(2026, 6, 12, 14, tzinfo=UTC)


def build() -> dict[str, object]:
    """Return what the addresses need: the name of a part of one → what stands there."""
    summit = worlds.hamlet()
    accounts = {name: cast.enter(one, summit) for name, one in cast.CAST.items()}
    bo = accounts["bo"].person
    assert bo is not None
    draft = Draft.objects.get(summit=summit, lang="fr")
    issue = Issue.objects.select_related("draft").get(summit=summit, lang="en")
    organizer = Session.objects.get(code=SESSION).organizers.order_by("position")[0]
    speaker = Session.objects.get(code=SESSION).roles.order_by("position")[0].person
    return {
        "summit": summit.code,
        "series": summit.series.code,
        "session": SESSION,
        "person": speaker.code,
        "iso2": speaker.country,
        "organization": organizer.organization.code,
        "venue": summit.venues.order_by("position")[0].code,
        "figure": "sessions",
        "figure_ending": "csv",
        "split": "type",
        "released": 1,
        "interest of": _interest(summit),
        "figure order": _figure_order(summit),
        "proposal": _proposal(summit, bo).code,
        "registration": _registered(summit, bo),
        **_mandate(summit, accounts),
        "paper_kind": "invitation",
        "badge class": "participant",
        "way of coming": "on-site",
        "paper": _paper(summit, bo),
        **_delegation(summit, accounts),
        "question_key": "new",
        "step": 1,
        "class": "high-level",
        "upload": _document(summit, bo),
        "portrait": _photo(summit, bo),
        "consent_use": "sharing",
        "serial": Badge.objects.get(registration__person=bo).serial,
        "message": _message(summit, bo),
        "initiative": _initiative(summit),
        "commitment": _commitment(summit),
        "line": _announcement(summit).code,
        "draft": draft.code,
        "issued": issue.draft.code,
        "symbol": slug(issue.symbol),
        "lang": issue.lang,
        "form": "bib",
        "sentence": draft.sentences.order_by("position")[0].code,
        "report": _announcement(summit).report.session.code,
        "session_type": summit.session_types.order_by("position", "id")[0].code,
        "as issued": 0,
        "ending": "xml",
        "kind": "press-release",
        "submitted": _submitted(summit),
        **_quoted(summit),
        "tag kind": "session",
        "tongue": "ar",
        "link": _link(accounts["grace"]),
        "joining": _joining(),
        "agenda": _agenda(summit),
        "choice": _choice(summit),
        "run": runs.ask(summit, seconds=10, seed=1, by=make.LOADER, at=LATE).number,
        **_door(summit),
        **_floor(summit, bo),
        **_protocol(summit),
    }


def _session_paper(session: Session) -> str:
    """Return a document of a session."""
    kept = keep_document(
        session,
        documents.Upload("session", "wells.png", made.picture()),
        listing=Listing("Where the wells are", "en"),
        safe=documents_safe(),
        by=make.LOADER,
        at=LATE,
    )
    return kept.code


def _protocol(summit: Summit) -> dict[str, object]:
    """Return one of the high-level list, and the places of a session."""
    session = Session.objects.get(summit=summit, code=SESSION)
    one = protocol_made.dignitary(summit, "Ama Mensah", escort="Ines Duarte")
    plan = seating.SeatingFacts(session=session)
    planned = seating.plan(summit, plan, by=make.LOADER, at=LATE)
    return {"dignitary": one.code, "seating": planned.code}


def _agenda(summit: Summit) -> str:
    return stars.star(summit, SESSION, by=NOBODY, at=LATE).token


def _choice(summit: Summit) -> str:
    wish = Wish(words=("wells",))
    return choices.keep_choice(summit, wish, by=NOBODY, at=LATE).token


def _door(summit: Summit) -> dict[str, object]:
    venue = summit.venues.order_by("position")[0]
    return {"venue": venue.code, "room": venue.rooms.order_by("position")[0].code}


def _proposal(summit: Summit, bo: Person) -> Proposal:
    call = calls_of(summit)[0]
    facts = calls.ProposalFacts(title="A well for the school", description="How.")
    return calls.start(call, bo, facts, by=make.actor(bo), at=LATE)


def _submitted(summit: Summit) -> str:
    """Return a proposal that reached the secretariat."""
    found = Proposal.objects.filter(call__summit=summit, submitted_at__isnull=False)
    return found.order_by("id")[0].code


def _registered(summit: Summit, bo: Person) -> str:
    facts = RegistrationFacts(
        person=bo,
        category=summit.categories.get(code="participant"),
        attendance=Attendance.ON_SITE,
        group="civil-society",
        country="SE",
    )
    asked = accreditation.register(summit, facts, by=make.LOADER, at=LATE)
    key = tokens.key_at(settings.BADGE_KEY)
    accreditation.accredit(asked, key=key, by=make.LOADER, at=LATE)
    return asked.code


def _mandate(summit: Summit, accounts: dict[str, Account]) -> dict[str, str]:
    """Let Lena decide on participants; return nothing that an address needs."""
    lena = accounts["lena"].person
    assert lena is not None
    category = summit.categories.get(code="participant")
    mandating.give(summit, lena, category=category, group="", by=make.LOADER, at=LATE)
    return {}


def _paper(summit: Summit, bo: Person) -> str:
    asked = bo.registrations.get(summit=summit)
    made = issuing.issue_invitation(asked, lang="en", by=make.LOADER, at=LATE)
    return made.code


def _delegation(summit: Summit, accounts: dict[str, Account]) -> dict[str, str]:
    """Return a delegation that Farid speaks for, and one that it names."""
    farid = accounts["farid"].person
    assert farid is not None
    body = make.organization("Ministry of Wells")
    plan = nominating.DelegationPlan(seats_on_site=4)
    opened = nominating.open_delegation(
        summit, body, farid, plan, by=make.LOADER, at=LATE
    )
    kind = summit.categories.get(code="delegation")
    many = [nominating.Nominee(make.person("Noor Rahman"), kind)]
    (named,) = nominating.nominate_all(opened, many, by=make.LOADER, at=LATE)
    return {"body": body.code, "nominee": named.code}


def _photo(summit: Summit, bo: Person) -> str:
    upload = documents.Upload("", "me.png", made.picture((300, 400)))
    safe = documents_safe()
    kept = photos.keep_photo(summit, bo, upload, safe=safe, by=make.LOADER, at=LATE)
    return kept.code


def _document(summit: Summit, bo: Person) -> str:
    upload = documents.Upload("status_letter", "letter.png", made.picture())
    kept = documents.keep(
        summit, bo, upload, safe=documents_safe(), by=make.LOADER, at=LATE
    )
    forms.edit(summit, made.form(), by=make.LOADER, at=LATE)
    forms.publish(summit, by=make.LOADER, at=LATE)
    return kept.code


def _message(summit: Summit, bo: Person) -> int:
    made = outbox.queue(
        summit=summit,
        person=bo,
        act="calls.proposal.accepted",
        subject="Your proposal",
        body="It is accepted.",
        at=LATE,
    )
    assert made is not None
    return made.pk


def _initiative(summit: Summit) -> str:
    facts = stocktaking.InitiativeFacts(
        title=text(en="Wells mapped", fr="Carte des puits", ar="خريطة الآبار"),
        description=text(en="Every well of the valley on one map."),
        entity="Wells Network",
        group="civil-society",
        action_line=items_of(ACTION_LINES)[0],
        year=2024,
        country="SE",
    )
    made = stocktaking.enter_initiative(summit.series, facts, by=make.LOADER, at=LATE)
    return stocktaking.publish(made, by=make.LOADER, at=LATE).code


def _interest(summit: Summit) -> str:
    ivo = Account.objects.get(email=cast.CAST["ivo"].email).person
    own = interests.InterestFacts("Reeds", "To tell of reeds.", "academia", "SE")
    interests.file_interest(summit, ivo, own, by=make.LOADER, at=LATE)
    person = make.person("Noor Rahman")
    facts = interests.InterestFacts("Seeds", "To share seeds.", "civil-society", "KE")
    made = interests.file_interest(summit, person, facts, by=make.LOADER, at=LATE)
    return made.code


def _figure_order(summit: Summit) -> int:
    return order_figures(summit, is_trial=True, by=make.LOADER, at=LATE).pk


def _announcement(summit: Summit) -> ReportLine:
    lines = ReportLine.objects.filter(
        report__session__summit=summit,
        report__state="cleared",
        kind=LineKind.ANNOUNCEMENT,
    )
    return lines.order_by("code")[0]


def _quoted(summit: Summit) -> dict[str, object]:
    """Return a session whose report quotes a speaker who was asked about it."""
    turn = (
        Intervention.objects.filter(
            source__summit=summit, person__isnull=False, source__kind="transcript"
        )
        .exclude(source__session__report__isnull=False)
        .order_by("id")[0]
    )
    session = turn.source.session
    line = reports.LineFacts(
        LineKind.QUOTATION,
        turn.text,
        intervention=turn,
        start=0,
        end=len(turn.text),
        quote=turn.text,
    )
    made = reports.draft_report(session, [line], lang="en", by=make.LOADER, at=LATE)
    ((_person, (asked,)),) = quotes.ask(made, by=make.LOADER, at=LATE).items()
    return {
        "quoted": session.code,
        "quote": asked.pk,
        "words": quotes.link_token(made, turn.person),
    }


def _commitment(summit: Summit) -> str:
    line = _announcement(summit)
    facts = stocktaking.CommitmentFacts(
        text=line.text, owner="Wells Network", start=0, end=len(line.text), line=line
    )
    return stocktaking.commit(summit, facts, by=make.LOADER, at=LATE).code


def _link(account: Account) -> str:
    later = datetime.now(UTC) - LATE + timedelta(days=1)
    return people.make_sign_in_link(account, at=LATE, life=later, uses=1000)


def _joining() -> str:
    facts = joining.JoiningFacts("Hanna Virtanen", "hanna@cast.example")
    return joining.make_joining_token(facts, at=datetime.now(UTC))


def _floor(summit: Summit, bo: Person) -> dict[str, object]:
    """Return a session that is on, and who asks for its floor."""
    opened = Sitting.objects.values("session")
    session = summit.sessions.exclude(pk__in=opened).order_by("code")[0]
    sitting = live.open_sitting(session, by=make.LOADER, at=LATE)
    facts = live.RequestFacts(name=bo.name, person=bo)
    request = live.request_floor(sitting, facts, by=make.LOADER, at=LATE)
    asked = questions.ask(
        sitting,
        questions.QuestionFacts("Who pays for the wells?"),
        by=make.actor(bo),
        at=LATE,
    )
    room = Placement.objects.filter(session__summit=summit).order_by("id")[0].room
    return {
        "sitting": session.code,
        "request": request.code,
        "question": asked.code,
        "paper of a session": _session_paper(session),
        "number": 1,
        "way": 0,
        "venue": room.venue.code,
        "room": room.code,
    }
