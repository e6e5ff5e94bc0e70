"""Sessions added and changed by several people: nothing is overwritten unseen."""

import make
import make_calls
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.codes import code_of
from palabre.stages.programme.models import Placement
from palabre.stages.programme.seen import token_of
from palabre.workflows import keep_session
from palabre.workflows.accept_proposal import accept_proposal
from palabre.workflows.keep_session import Cast, Taking

pytestmark = pytest.mark.django_db
BY = {"by": make.LOADER, "at": make.NOON}


def amend(session, *, seen=None, cast=None, **facts):
    return keep_session.amend_session(
        session,
        make_programme.facts(session.code, **facts),
        cast=cast or Cast(),
        seen=token_of(session) if seen is None else seen,
        **BY,
    )


def kinds(summit):
    return list(summit.draft_steps.order_by("number").values_list("kind", flat=True))


def test_what_was_read_before_somebody_elses_change_overwrites_nothing():
    summit = make.summit()
    session = make_programme.session(summit)
    read = token_of(session)
    amend(session, title=text(en="By the first"))

    with pytest.raises(Refused, match="amended-meanwhile") as refused:
        amend(session, seen=read, title=text(en="By the second"))

    session.refresh_from_db()
    assert session.title == text(en="By the first")
    assert refused.value.facts["person"] == make.LOADER.name


@pytest.mark.parametrize(
    "facts",
    [
        {"minutes": 50},
        {"languages": ["fr"]},
        {"mode": "online"},
        {"title": text(en="Session INC-01", fr="Séance")},
        {"expected_audience": 9},
    ],
)
def test_token_changes_with_each_fact(facts):
    session = make_programme.session(make.summit())
    before = token_of(session)

    kept = amend(session, **facts)
    again = token_of(kept)

    assert again != before
    assert token_of(amend(kept, **facts)) == again


def test_token_changes_with_who_takes_part():
    session = make_programme.session(make.summit())
    before = token_of(session)

    kept = amend(session, cast=Cast((), [Taking("speaker", "Tala Fonoti")]))

    assert token_of(kept) != before


def test_board_tells_what_was_added_accepted_and_changed():
    call = make_calls.call()
    summit = call.summit
    programme.set_session_types(summit, make_programme.KINDS, **BY)

    made = keep_session.add_session(
        summit, make_programme.facts("NEW-01"), cast=Cast(), **BY
    )
    amend(made, title=text(en="Other"))
    accept_proposal(make_calls.submitted(call), **BY)

    assert kinds(summit) == ["added", "amended", "added"]
    assert steps.undoable(summit) is None


def test_a_change_of_words_leaves_undo_and_redo_alone():
    summit = make.summit()
    session = make_programme.session(summit)
    room, at = make_programme.room(summit), make_programme.clock(summit, 10)
    first = board.move(session, room, at, seen=0, **BY)
    board.undo(summit, first.number, **BY)

    amend(session, title=text(en="Other"))

    board.redo(summit, steps.redoable(summit).number, **BY)
    assert Placement.objects.get().starts_at == at


def test_who_moves_a_session_whose_words_changed_is_not_refused():
    summit = make.summit()
    session = make_programme.session(summit)
    seen = steps.version_of(summit)
    amend(session, title=text(en="Other"))

    board.move(
        session,
        make_programme.room(summit),
        make_programme.clock(summit, 10),
        seen=seen,
        **BY,
    )

    assert Placement.objects.count() == 1


def test_undoing_brings_no_cancelled_session_back():
    summit = make.summit()
    gone = make_programme.session(summit, "INC-01")
    kept = make_programme.session(summit, "INC-02")
    room = make_programme.room(summit)
    board.move(kept, room, make_programme.clock(summit, 9), seen=0, **BY)
    board.move(gone, room, make_programme.clock(summit, 10), seen=1, **BY)
    programme.cancel(gone, reason="Speaker ill.", **BY)

    last = steps.undoable(summit)
    board.undo(summit, last.number, **BY)

    assert last.number == 1
    assert steps.undoable(summit) is None
    assert Placement.objects.count() == 0
    assert kinds(summit) == ["placed", "placed", "cancelled", "undone"]


def test_undoing_a_timetable_leaves_the_cancelled_one_out():
    summit = make.summit()
    gone = make_programme.session(summit, "INC-01")
    kept = make_programme.session(summit, "INC-02")
    make_programme.placed(gone, 9)
    make_programme.placed(kept, 10)
    step = board.swap(gone, kept, seen=steps.version_of(summit), **BY)
    programme.cancel(gone, reason="Speaker ill.", **BY)

    board.undo(summit, step.number, **BY)

    placed = Placement.objects.get()
    assert placed.session == kept
    assert placed.starts_at == make_programme.clock(summit, 10)


def test_undoing_gives_a_session_its_place_at_the_length_it_has_now():
    summit = make.summit()
    session = make_programme.session(summit)
    room = make_programme.room(summit)
    board.move(session, room, make_programme.clock(summit, 9), seen=0, **BY)
    board.move(session, room, make_programme.clock(summit, 11), seen=1, **BY)
    amend(session, minutes=60)

    board.undo(summit, 2, **BY)

    placed = Placement.objects.get()
    assert placed.starts_at == make_programme.clock(summit, 9)
    assert placed.ends_at == make_programme.clock(summit, 10)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        (text(en="Opening ceremony"), "OPENING-CEREMONY"),
        (text(original="fr", fr="Égalité d’accès"), "EGALITE-D-ACCES"),
        (text(original="ar", ar="حفل الافتتاح"), "WORKSHOP-01"),
        (text(original="zh", zh="开幕式", en="Opening"), "OPENING"),
        (text(en="Taken"), "TAKEN-01"),
    ],
)
def test_code_of_a_title_stands_in_any_address(title, code):
    summit = make.summit()
    make_programme.session(summit, "TAKEN")

    assert code_of(summit, title, "workshop") == code
