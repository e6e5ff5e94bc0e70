import make
import make_outcomes
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import clearing, editing
from palabre.stages.outcomes import operations as outcomes

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def rapporteur(draft):
    return make.holder(draft.summit, Role.RAPPORTEUR, "Dolores Ibarra")


@pytest.fixture
def secretariat(draft):
    return make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")


def test_text_goes_from_machine_to_chair_with_names(draft, rapporteur, secretariat):
    chair = make_outcomes.chair(draft.summit)
    for by in (rapporteur, rapporteur, secretariat):
        clearing.pass_on(draft, by=by, at=LATER)
    signed = outcomes.sign(draft, by=chair, at=LATER)

    assert signed.lies_with == "final"
    assert list(draft.clearances.order_by("id").values_list("step", "by")) == [
        ("machine", "Dolores Ibarra"),
        ("rapporteur", "Dolores Ibarra"),
        ("secretariat", "Amina Diallo"),
        ("chair", "Emeka Obi"),
    ]


def test_text_is_given_back_with_a_reason(draft, secretariat):
    clearing.pass_on(draft, by=secretariat, at=LATER)

    with pytest.raises(Refused, match="reason-missing"):
        clearing.give_back(draft, reason=" ", by=secretariat, at=LATER)
    clearing.give_back(draft, reason="Figures first.", by=secretariat, at=LATER)

    draft.refresh_from_db()
    assert draft.lies_with == "machine"
    with pytest.raises(Refused, match="step-first"):
        clearing.give_back(draft, reason="More.", by=secretariat, at=LATER)


def test_nobody_clears_for_somebody_further_on(draft, rapporteur, secretariat):
    clearing.pass_on(draft, by=rapporteur, at=LATER)
    clearing.pass_on(draft, by=rapporteur, at=LATER)

    with pytest.raises(Refused, match="not-allowed"):
        clearing.pass_on(draft, by=rapporteur, at=LATER)
    clearing.pass_on(draft, by=secretariat, at=LATER)
    with pytest.raises(Refused, match="step-last"):
        clearing.pass_on(draft, by=secretariat, at=LATER)


def test_edit_after_a_clearance_shows_in_its_hash(draft, secretariat):
    made = clearing.pass_on(draft, by=secretariat, at=LATER)

    editing.edit_sentence(
        make_outcomes.cited(draft), "Other.", by=secretariat, at=LATER
    )
    again = clearing.pass_on(draft, by=secretariat, at=LATER)

    assert made.sha256 != again.sha256
