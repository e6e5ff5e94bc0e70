import make
import make_outcomes
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import editing, seen
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Sentence
from palabre.stages.outcomes.ordering import Way

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def chair(draft):
    return make_outcomes.chair(draft.summit)


@pytest.fixture
def other(draft):
    return make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")


def test_signer_has_seen_what_she_changed_herself(draft, chair):
    before = seen.seen_now(draft)
    editing.move(make_outcomes.cited(draft), Way.DOWN, by=chair, at=LATER)

    signed = outcomes.sign(draft, seen=before, by=chair, at=LATER)

    assert signed.state == "signed"


@pytest.mark.parametrize("act", ["move", "drop", "edit"])
def test_every_change_of_others_holds_up_the_signature_and_is_told(
    draft, chair, other, act
):
    one = make_outcomes.cited(draft)
    before = seen.seen_now(draft)
    facts = {"by": other, "at": LATER}
    if act == "move":
        editing.move(one, Way.DOWN, **facts)
    elif act == "drop":
        editing.drop(one, reason="Said twice.", **facts)
    else:
        editing.edit_sentence(one, "Wells were dug.", **facts)
        editing.edit_sentence(one, one.text, **facts)
        editing.edit_sentence(one, "Wells were shut.", **facts)
    mine = draft.sentences.exclude(pk=one.pk).order_by("-position")[0]
    editing.drop(mine, reason="Too long.", by=chair, at=LATER)

    with pytest.raises(Refused, match="text-unseen"):
        outcomes.sign(draft, seen=before, by=chair, at=LATER)
    told = seen.unseen_of(draft, before, by=chair)

    acts = {"move": "moved", "drop": "dropped", "edit": "edited"}
    assert [(each.code, each.act, each.who) for each in told] == [
        (one.code, acts[act], "Amina Diallo")
    ]
    went = " ".join(p.words for p in told[0].pieces if p.change != "in")
    assert went == one.text


def test_text_changed_behind_the_journal_is_not_signed(draft, chair):
    before = seen.seen_now(draft)
    Sentence.objects.filter(pk=make_outcomes.cited(draft).pk).update(text="Forged.")

    with pytest.raises(Refused, match="text-unseen"):
        outcomes.sign(draft, seen=before, by=chair, at=LATER)
    assert seen.unseen_of(draft, before, by=chair) == ()
