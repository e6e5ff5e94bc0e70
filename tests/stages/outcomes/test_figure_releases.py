import copy
from datetime import timedelta

import make
import make_accreditation as made
import make_live
import make_programme
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import scans
from palabre.stages.journal.models import Entry
from palabre.stages.live import presence
from palabre.stages.outcomes import figures
from palabre.stages.outcomes.counting import definitions, evaluating, released, writing
from palabre.stages.outcomes.counting.editions import over_editions
from palabre.stages.outcomes.counting.releasing import digest, propose, release
from palabre.stages.outcomes.counting.writing import FigureFacts

pytestmark = pytest.mark.django_db

LATER = make.NOON + timedelta(days=1)


def crowd(summit, n, prefix="Person", **facts):
    return [made.badge(summit, make.person(f"{prefix} {i}"), **facts) for i in range(n)]


def table(summit, by, key="participants"):
    found = {one.by: one for one in figures.public_tables(summit, key)}
    return {codes[0]: n for codes, n in found[by].cells}


def test_a_release_freezes_what_was_counted():
    summit = make.summit()
    crowd(summit, 7)
    amina = make.secretariat(summit)

    kept = release(summit, by=amina, at=make.NOON)
    crowd(summit, 6, "Later", country="PE")

    assert (kept.number, kept.sha256) == (1, digest(kept.content))
    public = figures.public_figure(summit, "participants", at=LATER)
    assert (public.value, public.counted_at, public.release) == (7, make.NOON, 1)
    assert figures.figure(summit, "participants", at=LATER).value == 13
    line = Entry.objects.get(act="outcomes.figures.released")
    assert line.facts["sha256"] == kept.sha256


def test_before_a_release_there_are_no_tables_about_people():
    summit = make.summit()
    crowd(summit, 7)

    assert figures.public_tables(summit, "participants") == ()
    assert figures.public_figure(summit, "participants", at=make.NOON).value == 7
    assert figures.public_tables(summit, "sessions")


def test_small_cells_and_what_gives_them_away_are_hidden():
    summit = make.summit()
    crowd(summit, 9)
    crowd(summit, 6, "Peru", country="PE")
    crowd(summit, 1, "Tonga", country="TO")

    release(summit, by=make.LOADER, at=make.NOON)

    assert table(summit, ("country",)) == {"KE": 9, "PE": None, "TO": None}


def test_who_comes_between_two_releases_is_not_given_away():
    summit = make.summit()
    crowd(summit, 9, gender="f")
    crowd(summit, 9, "Peru", country="PE", gender="m")
    release(summit, by=make.LOADER, at=make.NOON)
    before = table(summit, ("country",))

    crowd(summit, 1, "New", country="KE", gender="f")
    release(summit, by=make.LOADER, at=LATER)

    assert before == {"KE": 9, "PE": 9}
    # Peru unchanged beside the new total would tell as well.
    assert table(summit, ("country",)) == {"KE": None, "PE": None}
    assert table(summit, ("gender",)) == {"f": None, "m": None}


def test_before_a_release_only_declared_totals_are_told():
    # Seven of them beside eight participants would give the eighth away.
    summit = make.summit()
    crowd(summit, 7)
    crowd(summit, 1, "Tonga", country="TO")
    facts = FigureFacts(
        "abroad", text(en="abroad"), "count registrations where country is not TO"
    )
    writing.define(summit, facts, by=make.LOADER, at=make.NOON)

    live = figures.public_figures(summit, at=make.NOON)
    release(summit, by=make.LOADER, at=make.NOON)
    published = figures.public_figures(summit, at=make.NOON)

    assert (live["participants"].value, live["abroad"].is_hidden) == (8, True)
    assert (published["participants"].value, published["abroad"].is_hidden) == (8, True)


def test_a_total_under_five_is_hidden_unless_its_definition_shows_it():
    summit = make.summit()
    crowd(summit, 2, country="TO", rank="minister")
    label = text(en="from Tonga")
    facts = FigureFacts("tonga", label, "count registrations where country is TO")
    writing.define(summit, facts, by=make.LOADER, at=make.NOON)

    live = figures.public_figure(summit, "tonga", at=make.NOON)
    release(summit, by=make.LOADER, at=make.NOON)
    published = figures.public_figure(summit, "tonga", at=make.NOON)

    assert (live.is_hidden, published.is_hidden) == (True, True)
    assert (live.value, published.value) == (0, 0)
    assert figures.public_figure(summit, "ministerial", at=make.NOON).value == 2


def test_nothing_new_is_not_released_twice():
    summit = make.summit()
    crowd(summit, 5)
    release(summit, by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="figures-unchanged"):
        release(summit, by=make.LOADER, at=LATER)


def test_a_correction_says_what_was_wrong_and_the_old_release_stays():
    summit = make.summit()
    crowd(summit, 5)
    first = release(summit, by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="field-missing"):
        release(summit, corrects=first, reason=" ", by=make.LOADER, at=LATER)
    second = release(
        summit, corrects=first, reason="Counted twice.", by=make.LOADER, at=LATER
    )

    assert [one.number for one in released.corrections_of(first)] == [2]
    assert second.reason == "Counted twice."
    assert released.release_of(summit, 1).content == first.content


def test_only_the_secretariat_releases():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        release(summit, by=make.actor(make.person()), at=make.NOON)


def test_a_release_proves_itself_and_a_change_shows():
    summit = make.summit()
    crowd(summit, 12)
    kept = release(summit, by=make.LOADER, at=make.NOON)
    assert list(released.problems_of(kept)) == []

    for spoil in (_another_number, _another_person, _a_small_one):
        spoiled = copy.deepcopy(kept)
        spoil(spoiled)
        assert list(released.problems_of(spoiled)), spoil.__name__


def _another_number(one):
    one.content["figures"][0]["value"] += 1


def _another_person(one):
    one.sets[0]["people"][0][0] += 1


def _a_small_one(one):
    figure = one.content["figures"][0]
    for part in figure["tables"]:
        for cell in part["cells"]:
            cell["n"] = 3
    one.sha256 = digest(one.content)


def test_opening_rows_leaves_a_trace():
    summit = make.summit()
    crowd(summit, 2)
    amina = make.secretariat(summit)

    rows = figures.open_rows(summit, "participants", by=amina, at=make.NOON)

    assert len(rows) == 2
    line = Entry.objects.get(act="outcomes.figure.opened")
    assert (line.actor_name, line.facts) == (amina.name, {"rows": 2})
    with pytest.raises(Refused, match="not-allowed"):
        figures.open_rows(
            summit, "participants", by=make.actor(make.person()), at=make.NOON
        )


def test_conditions_count_what_they_say():
    summit = make.summit()
    crowd(summit, 3, gender="f")
    crowd(summit, 2, "Peru", country="PE", gender="m", attendance="online")
    crowd(summit, 1, "Mali", country="ML", rank="minister")
    made.registration(summit, make.person("Undecided"), country="ML")

    def n(source):
        return evaluating.count(definitions._read(source), summit)

    said = {
        "count registrations": 7,
        "count registrations where country is one of PE, ML": 4,
        "count registrations where country is not PE": 5,
        "count registrations where not country is PE and state is accredited": 4,
        "count registrations where region is africa": 5,
        "count registrations where region is not africa": 2,
        "count registrations where region is known": 7,
        "count registrations where least-developed is yes": 2,
        "count registrations where least-developed is no": 5,
        "count registrations where gender is not known": 2,
        "count registrations where rank is minister or gender is m": 3,
        "count registrations where rank is minister and (gender is m or gender is f)": 0,
        "count registrations where seen is yes": 0,
        "count registrations where first-time is yes": 7,
        "count registrations where day is 2026-03-02": 7,
        "count registrations where day before 2026-03-02": 0,
        "count registrations where day after 2026-03-01": 7,
        "count registrations distinct by country": 3,
        "count registrations distinct by region": 2,
        "count registrations as of 2026-03-01": 0,
        "count registrations as of 2026-03-02": 7,
        "count registrations as of 2026-03-02 12:59": 0,
        "count registrations as of 2026-03-02 13:00": 7,
        "count registrations as of the start": 7,
        "count registrations where organization is not known": 7,
    }
    assert {source: n(source) for source in said} == said


def test_sessions_and_roles_are_counted_by_their_programme():
    summit = make.summit()
    speakers = (make.person("Mei Tan", gender="f"), make.person("Bo Lind", gender="m"))
    body = make.organization(group="academia")
    first = make_programme.session(
        summit, "INC-01", speakers=speakers, organizers=(body,)
    )
    make_programme.session(summit, "INC-02", speakers=speakers[:1])
    make_programme.placed(first, 9)

    def n(source):
        return evaluating.count(definitions._read(source), summit)

    said = {
        "count sessions": 2,
        "count sessions where placed is yes": 1,
        "count sessions where placed is no": 1,
        "count sessions where venue is hall": 1,
        "count sessions where day is 2026-05-25": 1,
        "count sessions where day is not known": 1,
        "count sessions where day is known": 1,
        "count roles": 3,
        "count roles distinct by person": 2,
        "count roles where placed is yes and gender is f distinct by person": 1,
        "count organizers where group is academia": 1,
        "count organizers where position at least 1": 0,
        "count organizers where position is 0": 1,
        "count reports": 0,
        "count attendances": 0,
    }
    assert {source: n(source) for source in said} == said


def test_somebody_who_came_before_is_not_there_for_the_first_time():
    summit = make.summit()
    (badge, *_) = crowd(summit, 2)
    following = make.summits.announce(
        summit.series,
        make.summits.SummitPlan(
            code="hamlet-2027",
            name=text(en="Hamlet Forum 2027"),
            starts_on=summit.starts_on.replace(year=2027),
            ends_on=summit.ends_on.replace(year=2027),
        ),
        by=make.LOADER,
        at=make.NOON,
    )
    made.badge(following, badge.registration.person)
    made.badge(following, make.person("New Here"))

    counted = figures.figures(following, at=LATER)

    assert (counted["participants"].value, counted["first-time"].value) == (2, 1)


def test_the_same_figure_in_two_editions_says_whether_it_counted_the_same():
    summit = make.summit()
    crowd(summit, 5)
    following = make.summits.announce(
        summit.series,
        make.summits.SummitPlan(
            code="hamlet-2027",
            name=text(en="Hamlet Forum 2027"),
            starts_on=summit.starts_on.replace(year=2027),
            ends_on=summit.ends_on.replace(year=2027),
        ),
        by=make.LOADER,
        at=make.NOON,
    )
    release(summit, by=make.LOADER, at=make.NOON)
    label = figures.definition(summit, "participants").label
    online = "count registrations where attendance is online"
    facts = FigureFacts("participants", label, online)
    writing.define(following, facts, by=make.LOADER, at=make.NOON)

    found = {one.summit.code: one for one in over_editions(summit, "participants")}

    assert found["hamlet-2026"].value == 5
    assert (found["hamlet-2026"].is_alike, found["hamlet-2027"].is_alike) == (
        True,
        False,
    )
    assert found["hamlet-2027"].value is None


def test_definitions_are_carried_to_the_next_edition():
    summit = make.summit()
    own = FigureFacts("own", text(en="own"), "count sessions where mode is online")
    writing.define(summit, own, by=make.LOADER, at=make.NOON)
    following = make.summits.announce(
        summit.series,
        make.summits.SummitPlan(
            code="hamlet-2027",
            name=text(en="Hamlet Forum 2027"),
            starts_on=summit.starts_on.replace(year=2027),
            ends_on=summit.ends_on.replace(year=2027),
        ),
        by=make.LOADER,
        at=make.NOON,
    )

    (carried,) = writing.carry(summit, following, by=make.LOADER, at=LATER)

    assert carried.carried_from == "hamlet-2026/1"
    assert (
        definitions.defined(following)["own"].counts
        == definitions.defined(summit)["own"].counts
    )


def test_counting_every_figure_asks_once_a_figure():
    summit = make.summit()
    crowd(summit, 3)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            figures.figures(summit, at=make.NOON)
        return len(asked)

    few = queries()
    crowd(summit, 4, "More")

    assert queries() == few <= 2 * len(figures.DEFINITIONS)


def test_a_proposal_says_how_much_would_be_hidden():
    summit = make.summit()
    crowd(summit, 9)
    crowd(summit, 1, "Tonga", country="TO")

    proposal = propose(summit, at=make.NOON)

    assert 0 < proposal.n_hidden < proposal.n_cells
    assert not summit.figure_releases.exists()


def test_withdrawing_takes_a_registration_out_of_the_count():
    summit = make.summit()
    (badge, *_) = crowd(summit, 6)
    release(summit, by=make.LOADER, at=make.NOON)

    accreditation.withdraw(badge.registration, by=make.LOADER, at=LATER)

    assert figures.figure(summit, "participants", at=LATER).value == 5
    assert figures.public_figure(summit, "participants", at=LATER).value == 6


def test_attendance_counts_scans_in_the_room_and_pages_joined_each_person_once():
    summit = make.summit()
    first, second, third = crowd(summit, 3, group="academia")
    one = make_live.session("INC-01", summit=summit)
    other = make_live.session("INC-02", summit=summit)
    _scan(first, one.code, "1")
    _scan(first, one.code, "2")  # went out and came back
    _scan(second, other.code, "3")
    _scan(second, "", "4")  # the grounds are no session
    _join(one, first, third)

    def table_of(by):
        said = f"count attendances distinct by person split by {by}"
        counts = definitions._read(said)
        (split,) = counts.splits
        return {
            " ".join(codes): found.n
            for codes, found in evaluating.cells(counts, split, summit).items()
        }

    def n(source):
        return evaluating.count(definitions._read(source), summit)

    assert n("count attendances distinct by person") == 3
    assert n("count attendances") == 5
    assert n("count attendances where attendance is online distinct by person") == 2
    assert n("count attendances where session is INC-02 distinct by person") == 1
    assert n("count attendances where group is academia distinct by person") == 3
    assert n("count attendances distinct by session") == 2
    assert table_of("session") == {"INC-01": 2, "INC-02": 1}
    assert table_of("attendance") == {"on-site": 2, "online": 2}
    assert table_of("session across attendance") == {
        "INC-01 on-site": 1,
        "INC-01 online": 2,
        "INC-02 on-site": 1,
    }
    rows = evaluating.rows(
        definitions._read("count attendances distinct by person"), summit
    )
    assert sorted((row[1], row[-1]) for row in rows) == [
        ("Person 0", "3"),
        ("Person 1", "1"),
        ("Person 2", "1"),
    ]


def _scan(badge, code, number):
    read = scans.Made(
        number, make.NOON, token=badge.token, place=f"session:{code}" if code else ""
    )
    batch = scans.Batch("A", make.NOON, [read])
    scans.take(
        badge.registration.summit,
        batch,
        key=made.KEY.public_key(),
        by=make.LOADER,
        at=make.NOON,
    )


def _join(session, *badges):
    sitting = make_live.sitting(session)
    for badge in badges:
        who = make.actor(badge.registration.person)
        presence.be_present(sitting, "online", by=who, at=make.NOON)
