"""A session at its busiest, by the real operations: everything its pages can show."""

from datetime import date, datetime, time, timedelta

import make
import make_accreditation
import make_live
import make_programme
from django.conf import settings
from django.test import Client

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import tokens
from palabre.stages.live import corrections, listing, polls, presence, questions, signs
from palabre.stages.live.models import Question, Sitting
from palabre.stages.live.operations import give_floor
from palabre.stages.live.players import Channel, PlayerFacts, set_player
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.live.steering import Conduct, conduct
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.programme import operations as programme
from palabre.stages.programme import releases
from palabre.stages.programme.models import Session
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.web.floor.keys import key_for
from palabre.web.floor.questions import reply_link

LONG = "International Federation of Library Associations and Institutions"
WORDS = {
    "en": "We have heard how a village without a line pays twice for every word.",
    "fr": "Nous avons entendu comment un village sans ligne paie deux fois chaque mot.",
    "ar": "سمعنا كيف تدفع قرية بلا خط ثمن كل كلمة مرتين.",
}


def summit_today(at: datetime) -> Summit:
    """Return an edition whose first day is a given one, open around the clock."""
    plan = summits.SummitPlan(
        code="hamlet-2026",
        name=text(en="Hamlet Forum 2026", fr="Forum du hameau 2026"),
        starts_on=at.date() - timedelta(days=1),
        ends_on=at.date() + timedelta(days=2),
        zone="UTC",
        city=text(en="Ombreval"),
        is_fictional=True,
    )
    made = summits.announce(make.series(), plan, by=make.LOADER, at=make.NOON)
    themes = [("inclusion", text(en="Inclusion")), ("health", text(en="Health"))]
    summits.set_themes(made, themes, by=make.LOADER, at=make.NOON)
    days = [
        (made.starts_on + timedelta(days=n), time(0), time(23, 59)) for n in range(4)
    ]
    rooms = [summits.RoomPlan("tilia", text(en="Tilia", ar="تيليا"), 200, 6)]
    name = text(en="The Hall", fr="La halle")
    summits.add_venue(
        made, "hall", name=name, days=days, rooms=rooms, by=make.LOADER, at=make.NOON
    )
    return made


def account(person: Person, name: str) -> str:
    """Return the cookie of a person who is signed in."""
    opened = people.open_account(
        person, email=f"{name}@example.org", by=make.LOADER, at=make.NOON
    )
    client = Client()
    client.force_login(opened)
    return client.cookies["sessionid"].value


def badge(summit: Summit, person: Person) -> str:
    """Return the code on a badge that is good for years."""
    ends_on, summit.ends_on = summit.ends_on, date(2099, 1, 1)
    summit.save()
    asked = make_accreditation.registration(
        summit, person, country="EG", group="government"
    )
    key = tokens.key_at(settings.BADGE_KEY)
    accreditation.accredit(asked, key=key, by=make.LOADER, at=make.NOON)
    summit.ends_on = ends_on
    summit.save()
    return str(asked.badges.get().token)


def session(summit: Summit, at: datetime, roles: list[programme.RoleFacts]) -> Session:
    """Return a session with documents that is on in its room now, another after it."""
    kind = ("round-table", text(en="Round table"), 60, False)
    programme.set_session_types(summit, [kind], by=make.LOADER, at=make.NOON)
    made = programme.add_session(
        summit,
        programme.SessionFacts(
            "INC-01",
            text(
                en="Who is outside the door? Connecting the last village",
                fr="Qui est devant la porte ? Relier le dernier village",
                ar="من الذي خارج الباب؟ ربط القرية الأخيرة",
            ),
            "round-table",
            lang="en",
            languages=["en", "fr", "ar"],
            roles=roles,
            links=[{"title": "Background note", "url": "https://example.org/note.pdf"}],
        ),
        by=make.LOADER,
        at=make.NOON,
    )
    after = make_programme.session(summit, "HEA-02", type="round-table")
    begins = at.replace(minute=0, second=0, microsecond=0)
    begins = min(begins, begins.replace(hour=21))  # both end before the day does
    for number, one in enumerate((made, after)):
        programme.place(
            one,
            make_programme.room(summit),
            begins + timedelta(hours=number),
            by=make.LOADER,
            at=make.NOON,
        )
    releases.release(summit, "1.0", by=make.LOADER, at=make.NOON)
    return made


def fill(held: Sitting, at: datetime, farid: Person, grace: Person) -> Question:
    """Let a sitting be at its busiest; return the question that waits for a reply."""
    by = make.LOADER
    given = Conduct(
        order_rule="balance",
        limit_seconds=180,
        quotas={"government": 1200, "civil-society": 1200},
        allows_anonymous=True,
    )
    conduct(held, given, by=by, at=at)
    body = make.organization(LONG)
    many = (
        ("Soraya Hakim", {"organization": body, "group": "civil-society"}),
        ("Bo Lindqvist", {"kind": "question", "is_remote": True, "lang": "fr"}),
        ("عائشة بن حدّو", {"kind": "group-statement", "on_behalf": "Group of 77"}),
        ("Chidi Okafor", {"kind": "point-of-order", "category": "procedure"}),
        ("Dolores Ibárruri", {"country": "ES", "group": "government"}),
    )
    asked = [
        make_live.request(held, name, at=at + timedelta(seconds=number), **facts)
        for number, (name, facts) in enumerate(many)
    ]
    listing.move(asked[4], 2, "leaves for the airport", by=by, at=at)
    give_floor(asked[0], by=by, at=at + timedelta(seconds=10))
    for number in range(8):
        for lang, words in WORDS.items():
            when = at + timedelta(seconds=12 + number)
            make_live.cues(held, f"{words} ({number})", at=when, lang=lang)
    corrections.correct(held.cues.get(number=1), "We begin.", by=by, at=at)
    delegate = make.actor(farid)
    chair = held.session.roles.get(role="chair").person
    shown, waiting, answered = (
        questions.ask(held, QuestionFacts(words, to=chair), by=delegate, at=at)
        for words in ("Who pays for the last mile?", "Who decides?", "And the school?")
    )
    for one in (shown, answered):
        questions.moderate(one, "show", by=by, at=at)
    questions.moderate(shown, "pin", by=by, at=at)
    questions.translate(shown, "fr", "Qui paie le dernier kilomètre ?", by=by, at=at)
    questions.answer(answered, "It opens in June.", by=by, at=at)
    polls.open_poll(
        held,
        "Shall we meet every month?",
        ["Yes", "No", "I cannot say"],
        quorum=3,
        by=by,
        at=at,
    )
    presence.be_present(held, "online", by=make.actor(grace), at=at)
    signs.signal(held, "conclude", by=by, at=at + timedelta(minutes=1))
    player = PlayerFacts(
        "youtube",
        "https://www.youtube.com/watch?v=abcdefghijk",
        [Channel("fr", "https://sound.example.org/fr.m3u8")],
    )
    set_player(held.session, player, by=by, at=at)
    return waiting


PLAYERS = {
    "jitsi": "https://meet.example.org/room",
    "bigbluebutton": "https://bbb.example.org/b/abc",
    "youtube": "https://www.youtube.com/watch?v=abcdefghijk",
    "vimeo": "https://vimeo.com/123456789",
    "zoom": "https://zoom.us/j/123456789",
    "hls": "https://stream.example.org/hall.m3u8",
    "none": "",
}
"""Addresses of each kind of picture and sound; each has a session of its own."""

ACTED_IN = (
    *("sound", "times", "two", "pins", "press", "away", "off", "read"),
    *("anew", "fails", "late", "later"),
)
"""What tests act in has a session of its own: none sees what another did."""

WAITING = dict.fromkeys(
    ("press", "away", "off", "anew", "fails", "late", "later"),
    ("Ada", "Maud", "Gaspard"),
)
"""Who waits for the floor in some of them."""


def beside(
    summit: Summit, at: datetime, roles: list[programme.RoleFacts], reader: Person
) -> dict[str, str]:
    """Open the sessions in which tests act, each kind of player, each story.

    Returns the key to each player's captions.
    """
    keys = {}
    for kind, url in PLAYERS.items():
        made = make_live.session(kind.upper(), summit=summit, roles=roles)
        make_live.operations.open_sitting(made, by=make.LOADER, at=at)
        set_player(made, PlayerFacts(kind, url), by=make.LOADER, at=at)
        keys[f"key of {kind}"] = key_for(made, make.LOADER)
    for name in ACTED_IN:
        made = make_live.session(name.upper(), summit=summit, roles=roles)
        held = make_live.operations.open_sitting(made, by=make.LOADER, at=at)
        for who in WAITING.get(name, ()):
            make_live.request(held, who, at=at)
        for number in range(14 if name == "read" else 0):
            facts = QuestionFacts(f"Who pays for mile {number}?")
            asked = questions.ask(held, facts, by=make.actor(reader), at=at)
            questions.moderate(asked, "show", by=make.LOADER, at=at)
        keys[f"key of {name}"] = key_for(made, make.LOADER)
    return keys


def busy(at: datetime) -> dict[str, str]:
    """Return cookies, badge, key and links of a session at its busiest.

    Others are open beside it, see `beside`; ``at`` is when its signal was given.
    """
    roles = [
        make_live.role("Emeka Obi", "chair"),
        make_live.role("Mei Lin", "moderator"),
    ]
    summit = summit_today(at)
    farid, grace = make.person("Farid Haddad"), make.person("Grace Okonkwo")
    ivo = make.person("Ivo Maric")
    summits.grant(summit, ivo, Role.CAPTIONER, by=make.LOADER, at=make.NOON)
    made = session(summit, at, roles)
    began = at - timedelta(minutes=1)
    held = make_live.operations.open_sitting(made, by=make.LOADER, at=began)
    waiting = fill(held, began, farid, grace)
    return {
        **beside(summit, began, roles, farid),
        "at": at.isoformat(),
        "emeka": account(roles[0].person, "emeka"),
        "mei": account(roles[1].person, "mei"),
        "ivo": account(ivo, "ivo"),
        "farid": account(farid, "farid"),
        "badge": badge(summit, make.person("Hoda Nassar")),
        "key": key_for(made, make.LOADER),
        "reply": reply_link(waiting, grace),
    }
