"""What is asked of a sentence before it may compete."""

from dataclasses import replace

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine, floors
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.fluency import learn_fluency
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Act, Candidate, Reported, Speech
from palabre.engines.synthesis.worth.model import Surroundings
from palabre.engines.synthesis.worth.spread import Spread

CONF = engine.DEFAULT
"""As the product asks."""


def _one(clause: str, *, is_machine: bool = True) -> Candidate:
    source = Intervention(
        id="A-1",
        session="A",
        order=1,
        voice=Voice("k", "Amina"),
        lang="en",
        kind=RecordKind.TRANSCRIPT,
        source="a.md",
        text=f"{clause[:1].upper()}{clause[1:]}.",
        is_machine=is_machine,
    )
    (sentence,) = sentences_of(source)
    stems = tuple(clause.lower().split())
    told = Reported(Speech.NOTE, clause, bare=clause)
    return Candidate(sentence, Act(Function.CLAIM), told, stems, 0.6, 0.65)


def test_less_is_asked_of_a_proposal_and_least_of_what_is_called_one() -> None:
    claim = _one("old mills creak in the wind of the autumn nights")
    proposal = replace(claim, act=Act(Function.PROPOSAL))
    named = replace(
        proposal,
        reported=Reported(Speech.PROPOSE, "a wheel of oak for old mills"),
    )

    asked = [floors.least_worth(one, CONF, 0.75) for one in (claim, proposal, named)]

    assert asked == sorted(asked, reverse=True)
    assert len(set(asked)) == len(asked)


def test_what_people_wrote_down_is_held_to_the_usual_worth() -> None:
    written = _one("old mills creak in the wind", is_machine=False)

    assert floors.least_worth(written, CONF, 0.75) == 0.75
    assert floors.worthy([written], CONF, 0.75) == []
    assert floors.worthy([written], CONF, 0.6) == [written]


def test_a_proposal_that_points_back_is_held_to_what_all_are() -> None:
    named = replace(
        _one("old mills creak in the wind of the autumn nights"),
        reported=Reported(Speech.PROPOSE, "to grease it before the first storm"),
    )

    assert floors.least_worth(named, CONF, 0.75) == CONF.least_worth_machine


@pytest.mark.parametrize(("worth", "stands"), [(0.65, False), (0.85, True)])
def test_what_is_worth_most_may_read_less_well(worth: float, *, stands: bool) -> None:
    one = replace(_one("old mills creak in the wind"), quality=0.35, worth=worth)
    around = Surroundings(Spread({}, 0), learn_fluency([]))

    assert (floors.readable([one], around, CONF) == [one]) is stands


def test_two_short_forms_of_one_session_say_nothing_to_others() -> None:
    one = _one("a BWA that grinds a CRQ is slow in the wet months")
    alone = Spread({"bwa": 1, "crq": 1}, 40)
    shared = Spread({"bwa": 1, "crq": 5}, 40)
    small = Spread({"bwa": 1, "crq": 1}, 5)

    told = [floors.is_known(one, spread) for spread in (alone, shared, small)]

    assert told == [False, True, True]
