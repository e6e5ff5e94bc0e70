import journals
import make
import make_calls
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outbox.models import Message
from palabre.stages.programme import operations as programme
from palabre.stages.programme import stars
from palabre.stages.programme.models import Release, Session
from palabre.stages.summits.models import Summit
from palabre.workflows.release_programme import release_programme, release_quietly

pytestmark = pytest.mark.django_db


def page_of(code):
    return f"https://palabre.example/en/hamlet-2026/sessions/{code}/"


def released(summit, name=""):
    return release_programme(
        summit, name, page_of=page_of, by=make.LOADER, at=make.NOON
    )


def speaker(name, lang="en"):
    email = f"{name.split()[0].lower()}@cast.example"
    return make.person(name, email=email, lang=lang)


def letters():
    """Return the letters that wait, by address, and forget them."""
    found = {one.email: one for one in Message.objects.order_by("id")}
    Message.objects.all().delete()
    return found


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def out(summit):
    """Release two sessions with a speaker each; return the speakers."""
    ada, bo = speaker("Ada Mensah"), speaker("Bo Lindqvist", "fr")
    for hour, (code, who) in enumerate((("A-1", ada), ("B-1", bo)), 9):
        session = make_programme.session(summit, code, speakers=(who,))
        make_programme.placed(session, hour)
    released(summit)
    return ada, bo


def test_first_release_tells_everybody_their_own_sessions(summit, out):
    told = letters()

    assert sorted(told) == ["ada@cast.example", "bo@cast.example"]
    ada, bo = told["ada@cast.example"], told["bo@cast.example"]
    assert ada.subject == "Programme of Hamlet Forum 2026: your sessions"
    assert "Session A-1 (A-1)" in ada.body
    assert "B-1" not in ada.body
    assert (ada.state, bo.lang) == ("queued", "fr")
    assert "lundi 25 mai 2026, 10:00–10:45 (Europe/Zurich)" in bo.body


@pytest.mark.parametrize(
    ("lang", "subject", "where"),
    [
        ("ar", "برنامج", "أين:"),
        ("es", "Programa de", "Dónde:"),
        ("fr", "Programme de", "Où"),
        ("ru", "Программа", "Где:"),
        ("zh-hans", "日程", "地点："),
    ],
)
def test_letter_is_in_its_readers_language(summit, lang, subject, where):
    make_programme.placed(
        make_programme.session(summit, "A-1", speakers=(speaker("Ada", lang),)), 9
    )

    released(summit)

    letter = letters()["ada@cast.example"]
    assert subject in letter.subject
    assert where in letter.body
    assert "Where" not in letter.body


def test_only_those_whom_a_move_concerns_are_told(summit, out):
    letters()
    make_programme.placed(Session.objects.get(code="A-1"), 14, in_="acacia")

    published = released(summit)

    told = letters()
    assert (published.n_letters, published.n_unreachable) == (1, 0)
    assert sorted(told) == ["ada@cast.example"]
    body = told["ada@cast.example"].body
    assert "When: Monday, 25 May 2026, 14:00–14:45 (Europe/Zurich)" in body
    assert "Where: Acacia, The Hall" in body
    assert "Before: Monday, 25 May 2026, 09:00–09:45 (Europe/Zurich), Tilia" in body
    assert journals.last() == ("programme.release.checked", "release:hamlet-2026/2")
    assert journals.acts()[-2] == "programme.release.published"


def test_letter_carries_a_calendar_that_updates_what_was_there(summit, out):
    first = letters()["ada@cast.example"].calendar
    make_programme.placed(Session.objects.get(code="A-1"), 14)
    released(summit)

    second = letters()["ada@cast.example"].calendar

    guid = str(Session.objects.get(code="A-1").guid)
    for calendar, sequence, start in (
        (first, 0, "20260525T070000Z"),
        (second, 1, "20260525T120000Z"),
    ):
        assert calendar.count("BEGIN:VEVENT") == 1
        assert f"UID:{guid}" in calendar
        assert f"SEQUENCE:{sequence}" in calendar
        assert f"DTSTART:{start}" in calendar


@pytest.mark.parametrize("way", ["cancelled", "taken out"])
def test_who_loses_a_session_gets_it_cancelled_in_the_calendar(summit, out, way):
    letters()
    session = Session.objects.get(code="A-1")
    if way == "cancelled":
        programme.cancel(session, reason="Flu.", by=make.LOADER, at=make.NOON)
    else:
        programme.unplace(session, by=make.LOADER, at=make.NOON)

    released(summit)

    told = letters()
    assert sorted(told) == ["ada@cast.example"]
    assert "STATUS:CANCELLED" in told["ada@cast.example"].calendar
    assert "DTSTART:20260525T070000Z" in told["ada@cast.example"].calendar


def test_watchers_of_a_moved_session_are_told_and_others_are_not(summit, out):
    letters()
    grace, farid = speaker("Grace Okonkwo"), speaker("Farid Haddad")
    stars.star(summit, "A-1", by=make.actor(grace), at=make.NOON)
    stars.star(summit, "B-1", by=make.actor(farid), at=make.NOON)
    make_programme.placed(Session.objects.get(code="A-1"), 14)

    released(summit)

    assert sorted(letters()) == ["ada@cast.example", "grace@cast.example"]


def test_new_panellist_concerns_who_comes_and_goes_alone(summit, out):
    letters()
    ada, _ = out
    grace, chidi = speaker("Grace Okonkwo"), speaker("Chidi Eze")
    programme.amend_session(
        Session.objects.get(code="A-1"),
        make_programme.facts(
            "A-1", roles=[programme.RoleFacts(one, "speaker") for one in (ada, grace)]
        ),
        by=make.LOADER,
        at=make.NOON,
    )
    stars.star(summit, "A-1", by=make.actor(chidi), at=make.NOON)

    released(summit)

    assert sorted(letters()) == ["grace@cast.example"]


def test_proposer_stands_for_the_organizers(summit):
    bo = speaker("Bo Lindqvist")
    proposal = make_calls.draft(make_calls.call(summit), bo)
    session = make_programme.session(summit, "A-1", proposal=proposal)
    make_programme.placed(session, 9)

    released(summit)

    assert sorted(letters()) == ["bo@cast.example"]


def test_person_without_an_address_is_counted_not_lost(summit):
    session = make_programme.session(summit, speakers=(make.person("Ada Mensah"),))
    make_programme.placed(session, 9)

    published = released(summit)

    assert (published.n_letters, published.n_unreachable) == (0, 1)


def test_new_title_is_told_with_the_old_one(summit, out):
    letters()
    ada, _ = out
    programme.amend_session(
        Session.objects.get(code="A-1"),
        make_programme.facts(
            "A-1",
            title=text(en="Wells of the valley"),
            roles=[programme.RoleFacts(ada, "speaker")],
        ),
        by=make.LOADER,
        at=make.NOON,
    )

    released(summit)

    body = letters()["ada@cast.example"].body
    assert "Wells of the valley (A-1)" in body
    assert "New title; it was “Session A-1”." in body


def test_nothing_is_queued_when_there_is_nothing_to_release(summit, out):
    letters()

    with pytest.raises(Refused, match="nothing-to-release"):
        released(summit)

    assert letters() == {}
    assert Release.objects.filter(summit=Summit.objects.get()).count() == 1


def test_what_is_published_is_checked_and_the_journal_keeps_it(summit):
    ada = speaker("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)
    there = make_programme.session(summit, "B-1", speakers=(ada,))
    programme.place_as_published(
        there,
        make_programme.room(summit, "acacia"),
        make_programme.clock(summit, 9),
        make_programme.clock(summit, 9, 45),
        by=make.LOADER,
        at=make.NOON,
    )

    made = release_quietly(summit, "", by=make.LOADER, at=make.NOON)

    assert [(one.rule, one.sessions) for one in made.violations] == [
        ("person-twice", ("A-1", "B-1"))
    ]
    line = Entry.objects.get(act="programme.release.checked")
    assert (line.facts["n_broken"], line.facts["rules"]) == (1, "person-twice")
    assert not Message.objects.exists()


def test_letter_in_arabic_has_arabic_commas(summit):
    ada = speaker("Ada Mensah", "ar")
    session = make_programme.session(summit, "A-1", speakers=(ada,))
    make_programme.placed(session, 9)
    released(summit)
    letters()
    make_programme.placed(Session.objects.get(code="A-1"), 14, in_="acacia")

    released(summit)

    (letter,) = letters().values()
    when, where, before = (
        next(line for line in letter.body.splitlines() if f"  {head}:" in line)
        for head in ("متى", "أين", "قبل ذلك")
    )
    assert "، 14:00–14:45" in when
    assert "، " in where
    assert ", " not in when + where + before
