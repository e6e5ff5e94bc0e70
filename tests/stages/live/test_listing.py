"""Skip, move, swap, hand over, file in writing; and taking an act back."""

import make
import make_live
import pytest
from make_live import later

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import listing, queries, steering, undo
from palabre.stages.live.messages import sentence_of
from palabre.stages.live.models import FloorAct, RequestForFloor
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.steering import Conduct
from palabre.stages.live.undo import Stamp
from palabre.workflows import run_floor

pytestmark = pytest.mark.django_db


def by(act, *args, at=make.NOON, **kwargs):
    return act(*args, by=make.LOADER, at=at, **kwargs)


def names(sitting):
    return [one.name for one in queries.list_of_speakers(sitting)]


def waiting(*people):
    sitting = make_live.sitting()
    return sitting, [make_live.request(sitting, name) for name in people]


def test_whoever_is_absent_is_called_again_at_the_end():
    sitting, (ada, *_) = waiting("Ada", "Bo")

    by(listing.skip, ada)

    assert names(sitting) == ["Bo", "Ada"]
    (_, why) = queries.placed_speakers(sitting)[1]
    assert [one.code for one in why] == ["skipped"]


def test_a_move_against_the_rule_keeps_its_reason():
    sitting, (*_, chi) = waiting("Ada", "Bo", "Chi")

    with pytest.raises(Refused, match="place-reason-missing"):
        by(listing.move, chi, 1, " ")
    by(listing.move, chi, 1, "leaves for a plane")

    assert names(sitting) == ["Chi", "Ada", "Bo"]
    assert Entry.objects.get(act="live.floor.moved").facts == {
        "request": chi.code,
        "place": 1,
        "reason": "leaves for a plane",
    }


def test_a_fixed_place_follows_the_list_up():
    sitting, (ada, _, _, dee) = waiting("Ada", "Bo", "Chi", "Dee")
    by(listing.move, dee, 3, "as agreed")
    assert names(sitting) == ["Ada", "Bo", "Dee", "Chi"]

    by(run_floor.give_floor, ada)

    assert names(sitting) == ["Bo", "Dee", "Chi"]


def test_two_swap_when_both_wish_it():
    sitting, (ada, _, chi) = waiting("Ada", "Bo", "Chi")

    by(listing.offer_swap, ada, chi)
    assert names(sitting) == ["Ada", "Bo", "Chi"]
    by(listing.offer_swap, chi, ada)

    assert names(sitting) == ["Chi", "Bo", "Ada"]


def test_a_swap_holds_while_a_point_of_order_waits():
    sitting, (ada, bo, _) = waiting("Ada", "Bo", "Chi")
    make_live.request(sitting, "Point", kind="point-of-order")

    by(listing.offer_swap, ada, bo)
    by(listing.offer_swap, bo, ada)

    assert names(sitting) == ["Point", "Bo", "Ada", "Chi"]
    (_, why) = queries.placed_speakers(sitting)[1]
    assert [sentence_of(one) for one in why] == ["In the place of Ada, as both agreed."]


def test_a_swap_holds_when_somebody_before_it_goes():
    sitting, (xan, ada, bo, _) = waiting("Xan", "Ada", "Bo", "Chi")
    by(listing.offer_swap, ada, bo)
    by(listing.offer_swap, bo, ada)

    by(run_floor.withdraw, xan)

    assert names(sitting) == ["Bo", "Ada", "Chi"]


def test_a_swap_under_balance_changes_two_places_and_no_other():
    balanced = Conduct(order_rule="balance")
    sitting = by(steering.conduct, make_live.sitting(), balanced)
    groups = ["academia", "academia", "government", "private-sector"]
    people = [
        make_live.request(sitting, name, group=group)
        for name, group in zip(["Ada", "Bo", "Chi", "Dee"], groups, strict=True)
    ]
    assert names(sitting) == ["Ada", "Chi", "Dee", "Bo"]

    by(listing.offer_swap, people[3], people[1])
    by(listing.offer_swap, people[1], people[3])
    assert names(sitting) == ["Ada", "Chi", "Bo", "Dee"]
    by(run_floor.give_floor, people[0])

    assert names(sitting) == ["Chi", "Bo", "Dee"]


def test_balance_counts_what_is_being_said():
    only_time = {"group": 0, "region": 0, "gender": 0, "first": 0, "spoken": 5}
    balanced = Conduct(order_rule="balance", weights=only_time)
    sitting = by(steering.conduct, make_live.sitting(), balanced)
    running = make_live.request(sitting, "Zoe", group="academia")
    for name, group in (("Ada", "academia"), ("Bo", "government")):
        make_live.request(sitting, name, group=group)

    by(run_floor.give_floor, running)

    in_order = queries.placed_speakers(sitting, later(60))
    assert [one.name for one, _ in in_order] == ["Bo", "Ada"]
    assert in_order[1][1][0].facts["minutes"] == 1


def test_who_changed_places_may_change_them_back_and_is_skipped_alone():
    sitting, (ada, bo, chi) = waiting("Ada", "Bo", "Chi")
    for one, other in ((ada, chi), (chi, ada), (ada, chi), (chi, ada)):
        by(listing.offer_swap, one, other)
    assert names(sitting) == ["Ada", "Bo", "Chi"]
    assert not RequestForFloor.objects.filter(stands_as__isnull=False).exists()
    by(listing.offer_swap, ada, bo)
    by(listing.offer_swap, bo, ada)

    by(listing.skip, bo)

    assert names(sitting) == ["Ada", "Chi", "Bo"]


def test_no_place_is_swapped_with_a_point_of_order_or_with_oneself():
    sitting, (ada,) = waiting("Ada")
    point = make_live.request(sitting, "Point", kind="point-of-order")

    for one, other in ((ada, point), (point, ada), (ada, ada)):
        with pytest.raises(Refused, match="swap-unfit"):
            by(listing.offer_swap, one, other)


def test_an_offer_is_gone_with_the_place_or_when_it_is_taken_back():
    sitting, (ada, bo, chi) = waiting("Ada", "Bo", "Chi")
    by(listing.offer_swap, ada, bo)
    by(listing.offer_swap, chi, ada)
    by(listing.drop_swap, bo, ada)
    by(listing.skip, ada)

    by(listing.offer_swap, bo, ada)
    by(listing.offer_swap, ada, chi)

    assert names(sitting) == ["Bo", "Chi", "Ada"]


def test_fixed_places_follow_only_who_went_before_them():
    sitting, (*_, ina, luz, mo, zoe) = waiting("Ada", "Ina", "Luz", "Mo", "Zoe")
    by(listing.move, ina, 1, "a plane")
    by(listing.move, luz, 2, "a plane")

    by(run_floor.give_floor, mo)
    assert names(sitting) == ["Ina", "Luz", "Ada", "Zoe"]
    by(listing.move, zoe, 1, "the host")
    assert names(sitting) == ["Zoe", "Ina", "Luz", "Ada"]
    by(run_floor.withdraw, zoe)

    assert names(sitting) == ["Ina", "Luz", "Ada"]


@pytest.mark.parametrize("leave", [run_floor.withdraw, listing.skip])
def test_a_fixed_place_follows_whoever_leaves_the_list(leave):
    sitting, (ada, _, _, dee) = waiting("Ada", "Bo", "Chi", "Dee")
    by(listing.move, dee, 3, "as agreed")

    by(leave, ada)

    assert names(sitting)[:3] == ["Bo", "Dee", "Chi"]


def test_a_place_is_counted_as_the_list_shows_it_and_no_point_moves_it():
    sitting, (_, _, chi) = waiting("Ada", "Bo", "Chi")
    point = make_live.request(sitting, "Point", kind="point-of-order")
    by(listing.move, chi, 3, "as agreed")
    assert names(sitting) == ["Point", "Ada", "Chi", "Bo"]

    by(run_floor.give_floor, point)

    assert names(sitting) == ["Ada", "Chi", "Bo"]


def test_nobody_offers_anothers_place():
    _, (ada, bo) = waiting("Ada", "Bo")
    stranger = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        listing.offer_swap(ada, bo, by=stranger, at=make.NOON)


def test_a_colleague_speaks_in_ones_place():
    sitting, (ada, _) = waiting("Ada", "Bo")

    by(listing.hand_over, ada, RequestFacts(" Zoe "))

    assert names(sitting) == ["Zoe", "Bo"]
    assert RequestForFloor.objects.get(pk=ada.pk).handed_from == "Ada"


def test_a_statement_is_filed_in_writing_instead():
    sitting, (ada, _) = waiting("Ada", "Bo")

    by(listing.file_written, ada, "First.\n\n Second\x00 thought. ")

    assert names(sitting) == ["Bo"]
    (filed,) = queries.filed_in_writing(sitting)
    assert filed.written == "First.\n\nSecond thought."
    with pytest.raises(Refused, match="wrong-state"):
        by(run_floor.give_floor, filed)


@pytest.mark.parametrize(
    "text, code", [("  ", "statement-empty"), ("x" * 20_001, "statement-too-long")]
)
def test_a_written_statement_has_words_and_an_end(text, code):
    _, (ada,) = waiting("Ada")

    with pytest.raises(Refused, match=code):
        by(listing.file_written, ada, text)


# Taking back ----------------------------------------------------------------------------


def last(sitting, at):
    found = undo.undoable(sitting, at, by=make.LOADER)
    assert found is not None
    return found


def test_giving_the_floor_is_taken_back():
    sitting, (ada, bo) = waiting("Ada", "Bo")
    by(run_floor.give_floor, ada)
    make_live.cues(sitting, "Words of whom?", at=later(1))

    by(run_floor.take_back, last(sitting, later(5)), at=later(5))

    assert queries.floor_now(sitting) is None
    assert names(sitting) == ["Ada", "Bo"]
    assert sitting.cues.get().statement is None
    by(run_floor.give_floor, bo, at=later(6))


def test_an_end_taken_back_gives_the_captions_back_too():
    sitting, _ = waiting("Bo")
    running = make_live.statement(sitting, "Ada")
    by(run_floor.end_statement, running, at=later(10))
    make_live.cues(sitting, "And one more thing.", at=later(19))

    by(run_floor.take_back, last(sitting, later(19)), at=later(20))

    assert queries.floor_now(sitting) == running
    assert sitting.cues.get().statement == running


def test_a_request_added_by_mistake_is_gone():
    sitting, _ = waiting("Ada")
    by(run_floor.ask_for_floor, sitting, RequestFacts("Typo"))

    by(run_floor.take_back, last(sitting, later(1)), at=later(1))

    assert names(sitting) == ["Ada"]
    assert Entry.objects.get(act="live.act.undone").facts == {"act_undone": "asked"}


def test_a_request_of_another_hides_no_act_of_ones_own():
    sitting, (ada,) = waiting("Ada")
    person, keeper = make.person("Farid Haddad"), make.person("Emeka Obi")
    moderator = make.actor(keeper, (Role.MODERATOR, "hamlet-2026"))
    run_floor.give_floor(ada, by=moderator, at=later(1))
    own = RequestFacts("Farid Haddad", person=person)
    run_floor.ask_for_floor(sitting, own, by=make.actor(person), at=later(2))
    asked = FloorAct.objects.get(act="asked")

    offered = undo.undoable(sitting, later(3), by=moderator)
    assert offered is not None
    assert offered.act == "given"
    colleague = make.actor(make.person("Mei Lin"), (Role.MODERATOR, "hamlet-2026"))
    assert undo.undoable(sitting, later(3), by=colleague) == offered
    with pytest.raises(Refused, match="undo-others"):
        run_floor.take_back(asked, by=moderator, at=later(3))
    run_floor.keep_list(sitting, is_open=False, by=colleague, at=later(3))
    assert undo.undoable(sitting, later(4), by=moderator) == offered
    run_floor.take_back(offered, by=moderator, at=later(3))

    assert queries.floor_now(sitting) is None
    assert names(sitting) == ["Ada", "Farid Haddad"]


def test_after_ten_seconds_an_act_stands():
    sitting, (ada,) = waiting("Ada")
    by(run_floor.give_floor, ada)
    kept = FloorAct.objects.get()

    assert undo.undoable(sitting, later(11), by=make.LOADER) is None
    with pytest.raises(Refused, match="undo-late"):
        by(run_floor.take_back, kept, at=later(14))


def test_what_another_built_on_is_not_taken_back():
    sitting, (ada, _) = waiting("Ada", "Bo")
    by(run_floor.give_floor, ada)
    given = FloorAct.objects.get()
    by(run_floor.end_statement, queries.floor_now(sitting), at=later(2))

    with pytest.raises(Refused, match="undo-overtaken"):
        by(run_floor.take_back, given, at=later(3))


def test_an_act_that_arrives_twice_is_done_once():
    sitting, (ada, _) = waiting("Ada", "Bo")

    for _ in range(2):
        run_floor.give_floor(ada, by=make.LOADER, at=make.NOON, key="console-1")

    assert len(queries.floor_log(sitting)) == 1
    assert undo.is_done(sitting, "console-1")
    assert not undo.is_done(sitting, "")
    assert Stamp(make.LOADER, make.NOON).key == ""
