"""What a sentence is about, how widely its words are used, and what is then kept."""

import pytest

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.explain import why_not
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.report_speech_fr import report as report_fr
from palabre.engines.synthesis.standalone import Fault, doubts, faults
from palabre.engines.synthesis.tallies import tally_of
from palabre.engines.synthesis.themes import _Groups, _regrouped
from palabre.engines.synthesis.worth.matter import matter_of
from palabre.engines.synthesis.worth.model import own_model
from palabre.engines.synthesis.worth.signs import features_of
from palabre.engines.synthesis.worth.spread import LEAST_SESSIONS, Spread, learn_spread


def turn(number: int, session: str, text: str) -> Intervention:
    voice = Voice(f"v{number}", f"Voice {number}")
    return Intervention(
        f"{session}-T-{number:04}",
        session,
        number,
        text,
        "en",
        voice,
        f"{session}.md",
        is_machine=True,
    )


def worth_of(words: str, *more: str) -> float:
    told = report(words)
    assert told is not None
    found = features_of(told, function="claim", kind="transcript", is_machine=True)
    return own_model().worth([*found, *more])


def test_people_and_public_matters_are_counted_and_parts_of_mechanisms_apart() -> None:
    people = set(
        matter_of("it is vital that children and parents have safety and privacy")
    )
    parts = set(matter_of("the header field carries the prefix of the next hop"))

    assert {"#people>1", "#people>2", "#public>2", "#judges>1"} <= people
    assert "#people>3" not in people
    assert {"#parts>3", "#handles>1", "#parts-rest3"} <= parts
    assert "#parts-rest-3" in people


def test_words_of_the_frameworks_are_counted_from_their_own_lexicons() -> None:
    told = set(matter_of("poverty and hunger in rural regions"))

    assert "#framework>3" in told
    assert not any(one.startswith("#framework>") for one in matter_of("zig zag zog"))


def test_what_speaks_of_people_is_worth_more_than_the_fields_of_a_header() -> None:
    people = worth_of("Engineers from developing countries need training and access.")
    parts = worth_of("The header field carries the prefix length of the next segment.")

    assert people > parts + 0.2


def test_french_is_weighed_by_words_of_its_own_and_by_the_same_shape() -> None:
    told = report_fr("Les petits opérateurs ruraux ne trouvent aucun assureur.")
    assert told is not None
    found = set(
        features_of(
            told, function="challenge", kind="report", is_machine=False, lang="fr"
        )
    )

    assert {"fr opérat*", "#fr", "#challenge", "#words1"} <= found
    assert "opérat*" not in found
    assert not any(one.startswith(("#loose", "#abstract", "#people")) for one in found)


def test_a_french_finding_is_worth_more_than_what_leans_on_the_room() -> None:
    def worth_in_french(words: str) -> float:
        told = report_fr(words)
        assert told is not None
        found = features_of(
            told, function="claim", kind="transcript", is_machine=False, lang="fr"
        )
        return own_model().worth(found)

    finding = "Les régulateurs devraient publier chaque année la liste des pannes."
    scene = "La réponse était simple, et elle tenait dans une seule page du carnet."
    assert worth_in_french(finding) > worth_in_french(scene) + 0.1


def test_spread_counts_sessions_and_says_nothing_of_few() -> None:
    tallies = [
        tally_of(
            [turn(1, f"S{n}", "the network has packets." + " zork" * (n == 1))], "en"
        )
        for n in range(LEAST_SESSIONS)
    ]
    wide = set(learn_spread(tallies).features("networks and packets"))
    rare = set(learn_spread(tallies).features("zork unheard"))

    assert {"#spread10", "#rare0", "#least>7"} <= wide
    assert {"#spread0", "#rare1"} <= rare
    assert "#least>1" not in rare
    assert not set(learn_spread(tallies[1:]).features("networks and packets"))
    assert Spread({"network": 5}, 20).share("networks") == 0.25


@pytest.mark.parametrize(
    ("clause", "has_verb"),
    [
        ("standards support the diffusion of new ideas among small firms", True),
        ("four in ten children experienced more than one type of abuse", True),
        ("the web needs to change in order to carry so many new services", True),
        ("accurate time played a vital role in the security of every bank", True),
        ("technical support of the diffusion of new ideas among small firms", False),
        ("the planned support for every school of the northern region there", False),
    ],
)
def test_a_verb_is_known_by_what_it_takes(clause: str, *, has_verb: bool) -> None:
    assert ("no-sure-verb" not in doubts(clause)) is has_verb


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        ("each component has its own issues and its own risks as well", Fault.DANGLING),
        (
            "preliminary work will be carried out through student projects",
            Fault.DANGLING,
        ),
        ("the current state is poor coordination among all the layers", Fault.DANGLING),
        ("the current state of the roads is poor in every northern region", None),
        ("analysis requires simulation, and operators build a network for it", None),
    ],
)
def test_what_a_chair_would_strike_out(clause: str, fault: Fault | None) -> None:
    assert faults(clause, "en", is_machine=True) is fault


def test_sessions_left_without_a_heading_are_grouped_once_more() -> None:
    """Small groups of one matter do not vanish among what is like nothing else."""
    alike = "packet loss grows. slow start helps. packet loss hurts. slow start stops. "
    unlike = "alpha{n} beta{n} gains. gamma{n} delta{n} falls. alpha{n} beta{n} ends. "
    turns = {f"A{n}": [turn(v, f"A{n}", alike) for v in range(3)] for n in range(4)} | {
        f"B{n:02}": [
            turn(v, f"B{n:02}", unlike.format(n=chr(97 + n) * 3)) for v in range(3)
        ]
        for n in range(12)
    }
    tallies = [tally_of(each, "en") for each in turns.values()]
    terms_of = {one.session: one.repeated for one in tallies}

    told, rest = _regrouped(terms_of, sorted(turns), _Groups(tallies, "en"))

    assert [one.codes for one in told] == [("A0", "A1", "A2", "A3")]
    assert set(told[0].head) >= {"packet loss", "slow start"}
    assert rest == sorted(code for code in turns if code.startswith("B"))
    assert _regrouped(terms_of, ["A0", "A1"], _Groups(tallies, "en")) == (
        [],
        ["A0", "A1"],
    )


def test_why_not_names_the_bar_of_worth() -> None:
    words = "Header fields are carried in the prefix length of a segment of any path."
    good = (
        "Engineers from developing countries need training and access to the network."
    )
    turns = tuple(
        turn(n, "S", text) for n, text in enumerate([words, good, good, good])
    )
    corpus = Corpus(SummitFacts(), (SessionFacts("S", "Debate"),), turns)
    result = draft(corpus)

    told = why_not(result, corpus, result.draft, words).reason

    assert told.startswith("A reader would rather not keep it: worth 0.")
    assert told.endswith(" is the least.")
