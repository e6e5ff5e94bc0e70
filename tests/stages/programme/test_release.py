import journals
import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.programme import desk, releases
from palabre.stages.programme import operations as programme

pytestmark = pytest.mark.django_db


def released(summit, name="", *, by=None):
    return releases.release(
        summit, name, by=by or make.secretariat(summit), at=make.NOON
    )


def test_first_release_freezes_what_is_placed():
    summit = make.summit()
    made = make_programme.session(summit, "INC-01")
    make_programme.session(summit, "INC-02")
    make_programme.placed(made)

    release = released(summit)

    assert (release.number, release.name) == (1, "1.0")
    assert [row["session"] for row in release.programme] == ["INC-01"]
    assert [(line["kind"], line["session"]) for line in release.changelog] == [
        ("added", "INC-01")
    ]
    assert journals.last() == ("programme.release.published", "release:hamlet-2026/1")


def test_changelog_says_what_changed():
    summit = make.summit()
    moved, renamed, gone, kept, new = (
        make_programme.session(summit, f"INC-0{n}") for n in range(1, 6)
    )
    for hour, session in enumerate((moved, renamed, gone, kept), 9):
        make_programme.placed(session, hour)
    released(summit)
    make_programme.placed(moved, 14, in_="acacia")
    programme.amend_session(
        renamed,
        make_programme.facts("INC-02", title=text(en="Renamed")),
        by=make.LOADER,
        at=make.NOON,
    )
    programme.cancel(gone, reason="Rain.", by=make.LOADER, at=make.NOON)
    make_programme.placed(new, 16)

    log = {line["session"]: line for line in released(summit, "Second").changelog}

    assert {code: line["kind"] for code, line in log.items()} == {
        "INC-01": "changed",
        "INC-02": "changed",
        "INC-03": "cancelled",
        "INC-05": "added",
    }
    assert log["INC-01"]["fields"] == ["room", "starts_at", "ends_at"]
    assert (log["INC-01"]["was"]["room"], log["INC-01"]["now"]["room"]) == (
        "tilia",
        "acacia",
    )
    assert log["INC-02"]["fields"] == ["title"]


def test_changes_are_counted_for_calendars():
    summit = make.summit()
    moved, kept = (make_programme.session(summit, code) for code in ("A-1", "B-1"))
    make_programme.placed(moved, 9)
    make_programme.placed(kept, 10)
    released(summit)
    make_programme.placed(moved, 11)

    released(summit)

    for session in (moved, kept):
        session.refresh_from_db()
    assert (moved.changes, kept.changes) == (1, 0)


def test_taken_out_session_is_told():
    summit = make.summit()
    made = make_programme.session(summit)
    make_programme.placed(made)
    released(summit)
    programme.unplace(made, by=make.LOADER, at=make.NOON)

    log = released(summit).changelog

    assert [(line["kind"], line["session"]) for line in log] == [("removed", "INC-01")]


def test_nothing_new_is_not_released():
    summit = make.summit()
    make_programme.placed(make_programme.session(summit))
    released(summit, "Draft")

    with pytest.raises(Refused, match="nothing-to-release") as caught:
        released(summit)

    assert caught.value.facts == {"name": "Draft"}
    assert summit.releases.count() == 1


def test_empty_programme_is_not_released():
    summit = make.summit()

    with pytest.raises(Refused, match="nothing-placed"):
        released(summit)


def test_only_planners_release():
    summit = make.summit()
    make_programme.placed(make_programme.session(summit))

    with pytest.raises(Refused, match="not-allowed"):
        released(summit, by=make.actor(make.person()))

    assert summit.releases.count() == 0


def test_release_does_not_move_with_the_draft():
    summit = make.summit()
    made = make_programme.session(summit)
    make_programme.placed(made, 9)
    release = released(summit)
    make_programme.placed(made, 15)

    release.refresh_from_db()

    assert release.programme[0]["starts_at"] == "2026-05-25T07:00:00+00:00"
    assert desk.n_unreleased(summit) == 1


def test_desk_counts_what_waits():
    summit = make.summit()
    make_programme.session(summit, "INC-01")
    make_programme.placed(make_programme.session(summit, "INC-02"))

    assert (desk.n_unplaced(summit), desk.n_unreleased(summit)) == (1, 1)
    released(summit)
    assert desk.n_unreleased(summit) == 0


@pytest.mark.parametrize("n", [1, 3])
def test_freezing_costs_the_same_for_one_and_three(n, django_assert_num_queries):
    summit = make.summit()
    speaker = make.person()
    for hour in range(n):
        session = make_programme.session(summit, f"A-{hour}", speakers=(speaker,))
        make_programme.placed(session, 9 + hour)

    with django_assert_num_queries(3):
        assert len(releases.frozen(summit)) == n
