import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.programme import operations as programme
from palabre.stages.programme import queries, releases

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
