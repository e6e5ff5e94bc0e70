"""What a strict reader would strike: leaning on the speech, sides taken, said twice."""

import pytest

from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.house_phrases import without_names
from palabre.engines.synthesis.leaning import concedes
from palabre.engines.synthesis.openings import may_open
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Point,
    Reported,
    Speech,
)
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.telling import speech_of
from palabre.engines.synthesis.weighing import too_like
from palabre.engines.synthesis.where import leans_on_place
from palabre.engines.synthesis.words import stems


def point(number: int, words: str, function: Function = Function.CLAIM) -> Point:
    source = Intervention(
        f"I{number}", "S", number, words, "en", Voice(f"v{number}"), "f"
    )
    sentence = sentences_of(source)[0]
    told = report(words)
    assert told is not None
    lead = Candidate(sentence, Act(function), told, tuple(stems(words, "en")), 1.0)
    return Point(lead.id, "t", lead, weight=1.0)


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        (
            "The bridge attack led to the death of Ana de Brito of the port.",
            Fault.PERSON,
        ),
        (
            "The lives of dockers were lost, including that of Tor Hald of the port.",
            Fault.PERSON,
        ),
        (
            "For want of will nobody could put a stop to the carnage there.",
            Fault.DANGLING,
        ),
        ("In last month's attack nine dockers of the port were lost.", Fault.DANGLING),
        (
            "Fairs and markets can flourish only under normal circumstances.",
            Fault.DANGLING,
        ),
        (
            "The brotherly people of the isle deserve a bridge to the coast.",
            Fault.DELEGATION,
        ),
        (
            "The fund has become an instrument of hegemony over small ports.",
            Fault.DELEGATION,
        ),
        (
            "Wells and ferries are in the focus of attention of all harbours.",
            Fault.BROKEN,
        ),
        (
            "The fund must do its homework to carry the small ports with it.",
            Fault.BROKEN,
        ),
    ],
)
def test_what_leans_on_the_speech_or_takes_a_side_is_left_out(
    clause: str, fault: Fault
) -> None:
    assert faults(clause, "en", is_written=True) == fault


@pytest.mark.parametrize(
    "clause",
    [
        "The attack led to the death of United Nations staff in the port.",
        "The killing of seabirds in the bay must be stopped by all ports.",
        "The ceasefire in the valley has let the herders return to wells.",
    ],
)
def test_what_tells_its_own_matter_stays(clause: str) -> None:
    assert faults(clause, "en", is_written=True) is None


@pytest.mark.parametrize(
    "said",
    [
        "Of special importance is the repair of old wells.",
        "We know that with growth comes an even greater duty to mend wells.",
    ],
)
def test_a_verb_before_its_subject_is_not_told(said: str) -> None:
    assert report(said) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "There is a strong wish today to adopt more effective rules for wells.",
            "There was a strong wish to adopt more effective rules for wells",
        ),
        (
            "More wells run dry today than ever.",
            "More wells ran dry today than ever",
        ),
        (
            "The repair of old wells is also necessary.",
            "The repair of old wells was necessary",
        ),
        (
            "The talks at the fair of small harbours in Lower Zemla also point to a need.",
            "The talks at the fair of small harbours in Lower Zemla pointed to a need",
        ),
        (
            "On 19 August, sadly, a flood struck yet another harbour.",
            "On 19 August a flood had struck yet another harbour",
        ),
        (
            "The fair, held in May, did not manage to draw any buyers.",
            "The fair, held in May, had not managed to draw any buyers",
        ),
        (
            "As members know, the well ran dry in the valley in May.",
            "The well had run dry in the valley in May",
        ),
    ],
)
def test_time_words_and_finished_acts_are_told_as_the_report_tells(
    said: str, told: str
) -> None:
    found = report(said)

    assert found is not None
    assert found.clause == told


def test_also_that_adds_to_the_same_sentence_stays() -> None:
    found = report("While one crew can mend a well, the isles also need steady funds.")

    assert found is not None
    assert "also needed" in found.clause


def test_people_who_did_not_know_how_still_did_not() -> None:
    found = report("A quarter of the herders did not know how to swim.")

    assert found is not None
    assert "did not know" in found.clause


def test_a_concession_whose_point_follows_is_left_out() -> None:
    assert concedes(
        "The ports tried to revive the fair.", "Although some came, it failed."
    )
    assert not concedes("The ports tried to revive the fair.", "It opens in May.")
    assert concedes("Some ports are rich.", "In other isles, wells run dry.")
    assert concedes("Il est vrai que les puits coûtent.", "Mais la soif coûte plus.")


@pytest.mark.parametrize(
    ("function", "words", "may"),
    [
        (Function.DIFFERENCE, "Repair is the most contested of its roles.", False),
        (Function.DIFFERENCE, "We regret that views on wells differ.", False),
        (Function.PROPOSAL, "We must acknowledge that wells run dry.", False),
        (Function.PROPOSAL, "Floods made a shortage that calls for wells.", False),
        (Function.PROPOSAL, "The shortage calls for wells.", True),
        (Function.PROPOSAL, "We must acknowledge that wells should be dug.", True),
    ],
)
def test_a_heading_is_not_earned_by_a_word_in_passing(
    function: Function, words: str, *, may: bool
) -> None:
    assert may_open(function, words, "en") is may


@pytest.mark.parametrize(
    ("words", "speech"),
    [
        ("The repair of wells is indispensable to the isles.", Speech.VIEW),
        ("The loss of wells is a major concern in the isles.", Speech.VIEW),
        ("We are convinced that the fund will mend the wells.", Speech.VIEW),
        ("We stress that the fund will mend the wells.", Speech.VIEW),
        ("The wells of the isles dried up in the summer.", Speech.NOTE),
    ],
)
def test_what_is_judged_or_to_come_is_told_as_a_view(
    words: str, speech: Speech
) -> None:
    one = point(1, words)
    told = one.lead.reported

    assert isinstance(told, Reported)
    assert speech_of(one, told) == speech


def test_one_thing_is_not_judged_twice_under_one_heading() -> None:
    first = point(1, "The repair of old village wells is vital to the isles.")
    second = point(
        2, "The prompt repair of old village wells has saved the summer fairs."
    )
    other = point(
        3,
        "The repair of old village wells should precede ferry timetables, clinic tariffs and dry season harvest loans.",
        Function.PROPOSAL,
    )

    assert (first.id, second.id) in too_like((first, second, other))
    assert (first.id, other.id) not in too_like((first, second, other))


def test_what_one_place_has_leans_on_its_name() -> None:
    before = "We follow with worry what happens in Chad."

    assert leans_on_place(before, "The parties must return to the table.", "en")
    assert leans_on_place(before, "There are grave violations of rights.", "en")
    assert not leans_on_place(before, "Wells must be dug in every village.", "en")
    assert not leans_on_place(
        before, "The transition from cash to cards takes time.", "en"
    )


def test_a_heading_named_by_a_speaker_is_not_taken_for_the_house_s() -> None:
    names = frozenset({"Village wells"})

    told = "It was felt that Village wells in the isles had run dry."
    assert without_names(told, names) == told
    assert "Village" not in without_names("Under Village wells, it rained.", names)
