"""Pause and resume, points of order, limits, the cut, quotas."""

import make
import make_live
import make_protocol
import pytest
from make_live import later

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import operations as live
from palabre.stages.live import queries, steering, turns
from palabre.stages.live.models import Statement
from palabre.stages.live.steering import Conduct
from palabre.stages.protocol import ranking
from palabre.stages.protocol.standard import RankFacts, standard_ranks

pytestmark = pytest.mark.django_db


def by(act, *args, at, **kwargs):
    return act(*args, by=make.LOADER, at=at, **kwargs)


def log(sitting):
    return [
        (one.request.name, one.started_at, one.ended_at, one.limit_seconds)
        for one in queries.floor_log(sitting)
    ]


def test_whoever_is_paused_goes_on_with_what_was_left():
    sitting = make_live.sitting()
    ada = make_live.statement(sitting, "Ada")

    held = by(turns.pause, ada, at=later(60))
    assert queries.floor_now(sitting) is None
    assert queries.paused(sitting) == held
    by(turns.resume, held, at=later(100))
    by(live.end_statement, queries.floor_now(sitting), at=later(150))

    assert log(sitting) == [
        ("Ada", make.NOON, later(60), 180),
        ("Ada", later(100), later(150), 120),
    ]


def test_who_speaks_keeps_the_time_given_when_the_usual_time_is_set_anew():
    sitting = make_live.sitting()
    ada = make_live.statement(sitting, "Ada")
    held = by(turns.pause, ada, at=later(1))
    running = by(turns.resume, held, at=later(2))

    by(live.set_limit, sitting, 300, at=later(3))

    running.refresh_from_db()
    assert running.limit_seconds == 179
    by(live.end_statement, running, at=later(4))
    nxt = make_live.request(sitting, "Bo")
    assert by(live.give_floor, nxt, at=later(5)).limit_seconds == 300


def test_a_point_of_order_interrupts_and_the_ruling_is_recorded():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada")
    point = make_live.request(
        sitting, "Bo", kind="point-of-order", category="adjourn-debate"
    )

    running = by(turns.interrupt, point, at=later(30))
    by(turns.rule_on, point, "  Not   granted. ", at=later(40))
    by(live.end_statement, running, at=later(45))
    by(turns.resume, queries.paused(sitting), at=later(50))

    assert [one[:3] for one in log(sitting)] == [
        ("Ada", make.NOON, later(30)),
        ("Bo", later(30), later(45)),
        ("Ada", later(50), None),
    ]
    line = Entry.objects.get(act="live.point.ruled")
    assert line.facts == {"request": point.code, "ruling": "Not granted."}
    assert queries.points_to_rule(sitting) == []


def test_captions_after_an_interruption_are_the_speakers_again():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada")
    point = make_live.request(sitting, "Bo", kind="point-of-order")
    running = by(turns.interrupt, point, at=later(30))
    by(live.end_statement, running, at=later(45))
    by(turns.resume, queries.paused(sitting), at=later(60))

    cues = [
        make_live.cues(sitting, "words", at=later(at))[0].statement
        for at in (10, 40, 70)
    ]

    assert [one.request.name for one in cues] == ["Ada", "Bo", "Ada"]


def test_a_statement_may_not_interrupt():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada")
    other = make_live.request(sitting, "Bo")

    with pytest.raises(Refused, match="may-not-interrupt"):
        by(turns.interrupt, other, at=later(5))
    with pytest.raises(Refused, match="may-not-interrupt"):
        by(turns.rule_on, other, "No.", at=later(5))


def test_limits_go_by_rank_then_kind_then_the_usual():
    sitting = make_live.sitting()
    limits = {"question": 60, "rank:minister": 300}
    by(
        steering.conduct,
        sitting,
        Conduct(limit_seconds=120, limits=limits),
        at=later(1),
    )
    minister = make.person("Mina")
    minister.rank = "minister"
    minister.save()

    given = []
    for name, facts in [
        ("Ada", {}),
        ("Bo", {"kind": "question"}),
        ("Mina", {"kind": "question", "person": minister}),
    ]:
        request = make_live.request(sitting, name, **facts)
        running = by(live.give_floor, request, at=later(2))
        given.append(running.limit_seconds)
        by(live.end_statement, running, at=later(3))

    assert given == [120, 60, 300]


def test_a_rank_that_the_edition_added_has_its_own_time():
    sitting = make_live.sitting()
    summit = sitting.session.summit
    elder = RankFacts("elder", text(en="Elder"), needs_escort=False)
    by(ranking.set_ranks, summit, [elder, *standard_ranks()], at=make.NOON)
    listed = make_protocol.dignitary(summit, "Nana Osei", "elder").person
    given = Conduct(limit_seconds=120, limits={"rank:elder": 600})
    by(steering.conduct, sitting, given, at=later(1))

    request = make_live.request(sitting, "Nana Osei", person=listed)
    running = by(live.give_floor, request, at=later(2))

    assert (request.rank, running.limit_seconds) == ("elder", 600)


def test_a_rank_that_no_table_knows_has_no_time():
    sitting = make_live.sitting()
    given = Conduct(limits={"rank:elder": 600})

    with pytest.raises(Refused, match="field-unknown"):
        by(steering.conduct, sitting, given, at=later(1))


def test_the_cut_ends_a_statement_when_its_time_was_over():
    sitting = make_live.sitting()
    policy = Conduct(limit_seconds=60, grace_seconds=10, is_cut_off=True)
    by(steering.conduct, sitting, policy, at=make.NOON)
    make_live.statement(sitting, "Ada")
    second = make_live.request(sitting, "Bo")

    with pytest.raises(Refused, match="floor-taken"):
        by(live.give_floor, second, at=later(69))
    by(live.give_floor, second, at=later(200))

    first = Statement.objects.get(request__name="Ada")
    assert (first.ended_at, first.is_cut) == (later(70), True)


def test_nobody_is_cut_where_the_policy_does_not_say_so():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada")

    assert by(turns.cut_off, sitting, at=later(4000)) is None
    assert queries.floor_now(sitting).request.name == "Ada"


def test_a_groups_quota_shortens_its_last_turn():
    sitting = make_live.sitting()
    quotas = {"academia": 200, "government": 200}
    by(steering.conduct, sitting, Conduct(quotas=quotas), at=make.NOON)
    first = make_live.request(sitting, "Ada", group="academia")
    running = by(live.give_floor, first, at=make.NOON)
    by(live.end_statement, running, at=later(150))
    second = make_live.request(sitting, "Bo", group="academia")

    assert by(live.give_floor, second, at=later(160)).limit_seconds == 50


def test_more_time_is_given_and_taken_within_bounds():
    sitting = make_live.sitting()
    running = make_live.statement(sitting, "Ada")

    assert by(turns.extend, running, 60, at=later(5)).limit_seconds == 240
    with pytest.raises(Refused, match="limit-out-of-range"):
        by(turns.extend, running, -300, at=later(6))


def test_a_list_opens_and_closes_at_its_announced_times():
    sitting = make_live.sitting()
    times = Conduct(list_opens_at=later(60), list_closes_at=later(120))
    by(steering.conduct, sitting, times, at=make.NOON)
    person = make.person("Farid Haddad")
    own = live.RequestFacts("Farid Haddad", person=person)

    def ask(at, **facts):
        given = live.RequestFacts("Farid Haddad", person=person, **facts)
        return live.request_floor(sitting, given, by=make.actor(person), at=at)

    for outside in (later(59), later(120)):
        with pytest.raises(Refused, match="list-closed"):
            ask(outside)
    assert ask(later(60)).name == own.name
    assert ask(later(130), kind="point-of-order").category == "procedure"


@pytest.mark.parametrize(
    "given, code",
    [
        (Conduct(order_rule="by-height"), "field-unknown"),
        (Conduct(weights={"height": 1}), "field-unknown"),
        (Conduct(weights={"group": 10}), "limit-out-of-range"),
        (Conduct(limit_seconds=5), "limit-out-of-range"),
        (Conduct(limits={"speech": 60}), "field-unknown"),
        (Conduct(list_opens_at=later(9), list_closes_at=later(9)), "list-times"),
    ],
)
def test_a_conduct_must_make_sense(given, code):
    with pytest.raises(Refused, match=code):
        by(steering.conduct, make_live.sitting(), given, at=make.NOON)


def test_only_the_moderator_says_how_the_floor_is_run():
    sitting = make_live.sitting()
    stranger = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        steering.conduct(sitting, Conduct(), by=stranger, at=make.NOON)
