import make
import make_outcomes
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import editing, signed_text
from palabre.stages.outcomes import operations as outcomes

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def by(draft):
    return make_outcomes.chair(draft.summit)


def last_act():
    return Entry.objects.order_by("-id")[0].act


def test_edit_within_the_evidence_is_verified(draft, by):
    sentence = make_outcomes.cited(draft)
    words = sentence.text.replace(" that ", " that, again, ", 1)

    edited = editing.edit_sentence(sentence, words, by=by, at=LATER)

    assert (edited.text, edited.writer) == (words, "person")
    version = edited.versions.get()
    assert (version.before, version.after) == (sentence.text, words)
    assert last_act() == "outcomes.sentence.edited"


def test_edit_with_a_number_nobody_said_is_kept_and_refused_by_the_gate(draft, by):
    sentence = make_outcomes.cited(draft)

    edited = editing.edit_sentence(
        sentence, sentence.text.rstrip(".") + ", in 9,321 places.", by=by, at=LATER
    )

    assert edited.verdict == "refused"
    assert "numbers" in [one["rule"] for one in edited.checks if not one["passed"]]
    with pytest.raises(Refused, match="draft-not-verified") as refused:
        outcomes.sign(draft, by=by, at=LATER)
    assert refused.value.facts == {"n": 1, "sentences": sentence.code}


def test_override_lets_it_stand_with_a_reason(draft, by):
    sentence = make_outcomes.cited(draft)
    editing.edit_sentence(sentence, "Pigs flew over 12 lakes.", by=by, at=LATER)

    with pytest.raises(Refused, match="reason-missing"):
        editing.override(sentence, reason=" ", by=by, at=LATER)
    stands = editing.override(sentence, reason="Seen by the Chair.", by=by, at=LATER)

    assert (stands.verdict, stands.override_reason) == (
        "overridden",
        "Seen by the Chair.",
    )
    assert outcomes.sign(draft, by=by, at=LATER).signed_by == "Emeka Obi"


def test_dropped_sentence_is_out_and_comes_back(draft, by):
    sentence = make_outcomes.cited(draft)

    dropped = editing.drop(sentence, reason="Said twice.", by=by, at=LATER)
    assert sentence not in signed_text.standing(draft)
    assert dropped.drop_reason == "Said twice."
    editing.restore(sentence, by=by, at=LATER)

    assert sentence in signed_text.standing(draft)
    with pytest.raises(Refused, match="reason-missing"):
        editing.drop(sentence, reason="", by=by, at=LATER)


@pytest.mark.parametrize("act", ["edit", "override", "drop", "restore"])
def test_nobody_else_touches_the_text(draft, act):
    sentence = make_outcomes.cited(draft)
    stranger = make.actor(make.person())
    acts = {
        "edit": lambda: editing.edit_sentence(sentence, "x", by=stranger, at=LATER),
        "override": lambda: editing.override(
            sentence, reason="x", by=stranger, at=LATER
        ),
        "drop": lambda: editing.drop(sentence, reason="x", by=stranger, at=LATER),
        "restore": lambda: editing.restore(sentence, by=stranger, at=LATER),
    }

    with pytest.raises(Refused, match="not-allowed"):
        acts[act]()
