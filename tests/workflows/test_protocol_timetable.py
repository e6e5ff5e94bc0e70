"""The high-level list reaches the timetable, the next edition and the purge."""

from datetime import UTC, datetime

import make
import make_accreditation
import make_programme as planned
import make_protocol as made
import pytest

from palabre.stages.programme import optimisation
from palabre.stages.programme.clashes import Clash, Judge, heat
from palabre.stages.programme.states import ClashKind
from palabre.stages.protocol import notes, ranking
from palabre.stages.protocol.models import Dignitary, DignitaryNotes
from palabre.stages.protocol.operations import Travel
from palabre.stages.protocol.standard import standard_ranks
from palabre.workflows.ask_protocol import asked_by_protocol, planned_draft
from palabre.workflows.list_dignitaries import gather_dignitaries
from palabre.workflows.purge_due import purge_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


def problem(summit):
    asked = asked_by_protocol(summit)
    return optimisation.problem_of(summit, asked=asked)


def test_arrival_departure_and_rank_bind_the_timetable(summit):
    one = made.dignitary(
        summit,
        arrives=Travel(planned.clock(summit, 9, 30), "Europe/Zurich"),
        departs=Travel(planned.clock(summit, 16, day=1), "Europe/Zurich"),
    )
    plain = make.person("Plain")
    planned.session(summit, speakers=(one.person, plain))

    found = {each.code: each for each in problem(summit).people}

    (span,) = found[one.person.code].present
    assert (span.start, span.end) == (10 * 60 + 30, 24 * 60 + 15 * 60)
    assert (found[one.person.code].rank, found[plain.code].rank) == (4, 0)
    assert found[plain.code].present == ()


def test_the_board_knows_when_the_high_level_list_arrives_and_leaves(summit):
    one = made.dignitary(
        summit,
        arrives=Travel(planned.clock(summit, 9, 30), "Europe/Zurich"),
        departs=Travel(planned.clock(summit, 16, day=1), "Europe/Zurich"),
    )
    session = planned.session(summit, speakers=(one.person,))
    planned.placed(session, 10)

    early = heat(planned_draft(make.LOADER, summit))
    judge = Judge(planned_draft(make.LOADER, summit), early_session(summit))
    room = judge.draft.rooms[0]

    assert early == {
        "INC-01": (Clash(ClashKind.PERSON_ABSENT, who=("Ama Mensah",), n=1),)
    }
    assert judge.at(room, planned.clock(summit, 10, 30)) == ()
    assert judge.at(room, planned.clock(summit, 14, 15, day=1)) == ()
    late = judge.at(room, planned.clock(summit, 14, 30, day=1))
    assert [one.kind for one in late] == [ClashKind.PERSON_ABSENT]


def early_session(summit):
    return planned_draft(make.LOADER, summit).sessions["INC-01"]


def test_who_was_replaced_binds_the_board_no_longer(summit):
    one = made.dignitary(
        summit, arrives=Travel(planned.clock(summit, 12), "Europe/Zurich")
    )
    planned.placed(planned.session(summit, speakers=(one.person,)), 10)
    assert heat(planned_draft(make.LOADER, summit)) != {}

    Dignitary.objects.update(state="replaced")

    assert heat(planned_draft(make.LOADER, summit)) == {}


def test_the_table_of_the_edition_says_who_is_high(summit):
    minister = make.person("Minister", rank="minister")
    planned.session(summit, speakers=(minister,))
    assert problem(summit).rules.high_rank == 7
    turned = sorted(standard_ranks(), key=lambda one: one.code != "minister")

    ranking.set_ranks(summit, turned, by=make.LOADER, at=make.NOON)

    assert problem(summit).people[0].rank == 1


def test_whoever_registered_with_a_rank_is_gathered_with_who_answers(summit):
    answers = make.person("Who Answers", email="answers@example.org")
    minister = make.person("Ama Mensah", country="GH")
    make_accreditation.registration(
        summit, minister, rank="minister", country="GH", languages=["fr"]
    )

    (one,) = gather_dignitaries(summit, [minister.code], by=make.LOADER, at=make.NOON)

    assert (one.rank.code, one.source, one.languages) == (
        "minister",
        "registration",
        ["fr"],
    )
    assert one.surrogate is None
    assert answers.email == "answers@example.org"


def test_the_worker_purges_notes_with_everything_else(summit):
    one = made.dignitary(summit)
    notes.keep_notes(
        one, notes.Notes("No pork"), seal=made.SEAL, by=make.LOADER, at=make.NOON
    )

    done = purge_due(
        safe=make_accreditation.safe(), at=datetime(2026, 8, 1, tzinfo=UTC)
    )

    assert done == 1
    assert not DignitaryNotes.objects.exists()
