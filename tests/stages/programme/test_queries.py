from datetime import UTC, date, datetime, time, timedelta

import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.programme import operations as programme
from palabre.stages.programme import queries, releases
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


def release(summit):
    return releases.release(summit, "", by=make.LOADER, at=make.NOON)


def told(listing):
    return [(row.code, row.held and row.held.room.code) for row in listing.rows]


def test_nothing_is_public_before_the_first_release(summit):
    make_programme.placed(make_programme.session(summit))

    assert queries.listing(summit).rows == ()


def test_the_public_sees_the_release_and_not_what_was_moved_since(summit):
    session = make_programme.session(summit)
    make_programme.placed(session)
    release(summit)
    make_programme.placed(session, in_="acacia")
    make_programme.placed(make_programme.session(summit, "INC-02"), 11)

    listing = queries.listing(summit)

    assert told(listing) == [("INC-01", "tilia")]
    assert (listing.release, listing.released_at) == ("1.0", make.NOON)


def test_words_are_corrected_and_cancellations_told_at_once(summit):
    session = make_programme.session(summit)
    make_programme.placed(session)
    release(summit)
    facts = make_programme.facts(title=text(en="A better title"))
    programme.amend_session(session, facts, by=make.LOADER, at=make.NOON)
    programme.cancel(session, reason="Flu.", by=make.LOADER, at=make.NOON)

    (row,) = queries.listing(summit).rows

    assert str(row.title.said_in("en")) == "A better title"
    assert row.is_cancelled
    assert row.held is not None


def test_the_secretariat_reads_the_draft_and_others_do_not(summit):
    make_programme.placed(make_programme.session(summit))
    amina = make.secretariat(summit)
    stranger = make.actor(make.person())

    listing = queries.draft_listing(summit, by=amina)

    assert (told(listing), listing.is_draft) == ([("INC-01", "tilia")], True)
    with pytest.raises(Refused, match="not-allowed"):
        queries.draft_listing(summit, by=stranger)


def test_sessions_stand_in_order_of_time_then_room(summit):
    for code, hour, room in (("C", 11, "tilia"), ("B", 9, "acacia"), ("A", 9, "tilia")):
        make_programme.placed(make_programme.session(summit, code), hour, in_=room)
    release(summit)

    assert [row.code for row in queries.listing(summit).rows] == ["A", "B", "C"]


@pytest.mark.parametrize("n", [1, 3])
def test_a_programme_of_any_size_takes_eight_queries(
    summit, n, django_assert_num_queries
):
    for number in range(n):
        speakers = (make.person(f"Speaker {number}"),)
        organizers = (make.organization(),)
        made = make_programme.session(
            summit, f"S-{number}", speakers=speakers, organizers=organizers
        )
        make_programme.placed(made, 9 + number)
    release(summit)

    with django_assert_num_queries(8):
        rows = queries.listing(summit).rows

    assert [len(row.parts) for row in rows] == [1] * n


def test_a_row_tells_who_takes_part_and_for_whom(summit):
    magazine = make.organization("Le Fil")
    speaker = make.person("Solène Kergoat", country="FR")
    facts = make_programme.facts(
        roles=[programme.RoleFacts(speaker, "speaker", magazine, "Editor")]
    )
    make_programme.session(summit, "X-1")
    made = programme.add_session(summit, facts, by=make.LOADER, at=make.NOON)
    make_programme.placed(made)
    release(summit)

    (row,) = queries.listing(summit).rows

    (part,) = row.parts
    assert (part.name, part.role, part.post) == ("Solène Kergoat", "speaker", "Editor")
    assert row.bodies == {magazine.code}
    assert row.countries == {"FR", "KE"}


def days_after(summit, days):
    return datetime.combine(summit.ends_on + timedelta(days=days), time(12), tzinfo=UTC)


@pytest.mark.parametrize("days", [-90, 0, 90])
def test_an_edition_with_a_programme_matters_more_than_one_without(summit, days):
    make_programme.placed(make_programme.session(summit))
    release(summit)
    _next_year(summit)

    assert queries.current_edition(at=days_after(summit, days)) == summit


@pytest.mark.parametrize("days, current", [(-1, 2026), (30, 2027), (3000, 2027)])
def test_without_any_programme_the_next_edition_matters(summit, days, current):
    _next_year(summit)

    found = queries.current_edition(at=days_after(summit, days))

    assert found.starts_on.year == current


def test_an_edition_that_runs_matters_most(summit):
    make_programme.placed(make_programme.session(summit))
    release(summit)
    following = _next_year(summit)
    for act in ("open", "start"):
        summits.move(following, act, by=make.LOADER, at=make.NOON)

    assert queries.current_edition(at=make.NOON) == following


def test_a_house_without_editions_has_no_current_one():
    assert queries.current_edition(at=make.NOON) is None


def _next_year(summit):
    plan = summits.SummitPlan(
        code="hamlet-2027",
        name=text(en="Hamlet Forum 2027"),
        starts_on=date(2027, 5, 24),
        ends_on=date(2027, 5, 25),
    )
    return summits.announce(summit.series, plan, by=make.LOADER, at=make.NOON)


def test_a_session_of_another_edition_is_not_found(summit):
    make_programme.session(summit)

    with pytest.raises(Refused, match="not-found"):
        queries.session_record(summit, "INC-99")


def test_a_record_is_held_where_it_was_released(summit):
    session = make_programme.session(summit)
    make_programme.placed(session)

    before = queries.session_record(summit, "INC-01").held
    release(summit)
    after = queries.session_record(summit, "INC-01").held

    assert before is None
    assert after is not None
    assert after.room.code == "tilia"
