"""Speech of a chamber: what leans on its papers, what others asked, verbs no list holds."""

import pytest

from palabre.engines.synthesis.candidates import Refusal, judge
from palabre.engines.synthesis.corpus import Corpus, SummitFacts
from palabre.engines.synthesis.left_present_en import is_left
from palabre.engines.synthesis.names import Names
from palabre.engines.synthesis.prose import relation
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Candidate, Speech
from palabre.engines.synthesis.spoken_slips_en import apart, mended
from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.telling import speech_of
from palabre.engines.synthesis.untold_en import untold
from palabre.engines.synthesis.verify import verify_draft
from tests.engines.synthesis.test_points_and_themes import spoken
from tests.engines.synthesis.test_prose import drafted, points_of

NAMES = Names(frozenset(), {}, frozenset(), frozenset(), frozenset())


def clause_of(said: str) -> str:
    told = report(said)
    assert told is not None
    return told.clause


@pytest.mark.parametrize(
    "line",
    [
        "Weavers fear that the consortia have lost sight of what wool is for",
        "The Act has created a ladder of duties on looms of every kind",
        "It is fair to say that the Bill does not touch questions of wool",
        "The draft plan names the worth of wool, but adds no new looms",
        "Few guilds could explain to the committee what the levy pays for",
        "The mill said the levy had reached its end, and looms stood still",
        "The Prime Minister has been announcing looms for weeks on end",
        "On 3 May the wool minister said that dates would be set by weavers",
        "The member opposite knows little of how wool is spun in the valleys",
        "The petitioners urge the house to end the sale of raw wool abroad",
        "Every subject of weaving moves on while that pattern is being taught",
        "The parts that go into making that choice around wool have changed",
        "A meeting with the wool commissioner of Norland is planned to explore that",
        "Many here have closed their mills for fear of the moth this spring",
        "Most of the small mills are unable to pass the cost of wool on",
        "There were gains overall for the 40 mills, beyond those of other mills",
        "The guild for mountain wool could not name one buyer on Friday",
        "The key aim of the programme in the early stages was better wool",
        "Guilds need to weigh the worth of the timetable as it starts to appear",
        "It was clear during the committee's hearings that wool is too dear",
        "In terms of the duties of others, guilds pay for part of the wool",
        "There were key aspects such as the price of wool that caused concern",
        "Mills are few in the hills, so there may be an issue there",
    ],
)
def test_what_only_a_chamber_can_place_is_left_out(line: str) -> None:
    assert untold(line, "en") is Fault.DANGLING


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("The Liberal Party took wool from the guilds of the coast", Fault.DELEGATION),
        (
            "For months Conservatives have pointed out rot in old looms",
            Fault.DELEGATION,
        ),
        ("The lead amendment on wool is amendment 3 of the guild", Fault.MEETING),
        (
            "Mills make about 5 billion a year for the valleys; 50,000 jobs",
            Fault.BROKEN,
        ),
        ("It is harder to teach weavers higher up, so grade 4", Fault.BROKEN),
        ("On average, old mills take two years to mend, on average", Fault.BROKEN),
        ("There was a gift of £1.25 million pounds for looms", Fault.BROKEN),
        ("Guilds already take calls about wool of weavers already", Fault.BROKEN),
    ],
)
def test_parties_papers_and_scraps_are_left_out(line: str, fault: Fault) -> None:
    assert untold(line, "en") is fault


@pytest.mark.parametrize(
    "line",
    [
        "The economy and the public need wool that lasts for many years",
        "The Minister of Wool opened a mill in the hills of Norland",
        "A levy pays for wells, and the levy has doubled since the spring",
        "The decline of the dyeing and spinning trades has emptied the valleys",
        "Mills of the coast say that weavers deserve better looms",
        "Ensuring that weavers of every age are paid is the work of guilds",
        "Many of the people who weave at home have no loom of their own",
        "The wool prize of the valley was given to a mill founded in 1920",
    ],
)
def test_what_says_enough_stays(line: str) -> None:
    assert untold(line, "en") is None


def test_other_languages_are_left_alone() -> None:
    assert untold("The Bill does not touch wool", "fr") is None


def test_speech_that_nobody_chose_is_held_to_it() -> None:
    (sentence,) = sentences_of(
        spoken(
            0, "S01", "The consortia have been quite clear on the price of raw wool."
        )
    )

    judged = judge(sentence, NAMES, "en")

    assert isinstance(judged, Refusal)
    assert judged.reason == Fault.DANGLING


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Norland repeatedly flouts the rules, illegally dumps cheap wool, and prevents trade.",
            "Norland repeatedly flouted the rules, illegally dumped cheap wool, and prevented trade",
        ),
        (
            "Everything is a thread, which means everything tastes of wool.",
            "Everything was a thread, which meant everything tasted of wool",
        ),
        (
            "Guilds have shown gaps that are keeping weavers from getting the help they need.",
            "Guilds had shown gaps that were keeping weavers from getting the help they needed",
        ),
        (
            "The new wool rules force them to choose between reduced hours and higher dues.",
            "The new wool rules forced them to choose between reduced hours and higher dues",
        ),
        (
            "As few millers ask for the rent assist, many mills are closing.",
            "As few millers asked for the rent assist, many mills were closing",
        ),
        (
            "A guild could at any time take a share of wool.",
            "A guild could at any time take a share of wool",
        ),
    ],
)
def test_verbs_that_no_list_tells_are_moved(said: str, told: str) -> None:
    assert clause_of(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "A rare gift is one where shapes and some music trigger colours.",
        "Many knots of the coast are different, but the main ideas hold.",
        "Access to a store of wool saves lives of people who can weave it.",
        "The new rules will not protect weavers once winter hits.",
        "One of the yarns that the old mill uses was grey and coarse.",
        "All kinds of fine knots that are really hard in general become trivial.",
    ],
)
def test_a_clause_left_in_the_present_is_not_told(said: str) -> None:
    assert report(said) is None


def test_adjectives_behind_adverbs_are_no_verbs() -> None:
    assert clause_of("Wool remains dangerously precarious in the hills.") == (
        "Wool remained dangerously precarious in the hills"
    )
    assert not is_left("for a year, eyes had been on the hills once more")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Just to start by saying wool is dear.", "Wool was dear"),
        ("Well, of course, there are mills.", "There were mills"),
        ("On another note, wool is dear.", "Wool was dear"),
        ("Right now, wool is dear.", "Wool was dear"),
        (
            "The fact of the matter is that every guild has rules.",
            "Every guild had rules",
        ),
        ("As the member knows and would understand, wool is dear.", "Wool was dear"),
        ("LOOM do have well-known rules.", "LOOM had well-known rules"),
        ("The guild's interested in wool.", "The guild was interested in wool"),
        (
            "After a day, of course weavers deserve rest.",
            "After a day, weavers deserved rest",
        ),
        ("More than 7million sheep graze.", "More than 7 million sheep graze"),
    ],
)
def test_run_ups_and_lost_spaces_are_mended(said: str, told: str) -> None:
    assert report(said) is None or clause_of(said) == told
    assert mended(said) != said


def test_words_run_together_with_a_number_are_read_apart_by_the_gate() -> None:
    result, corpus = drafted(
        "In all, 635,000schools have received clean water pumps through the village fund."
    )

    made = verify_draft(result.draft, corpus)
    told = [s for sec in made.sections for s in sec.statements if s.cites]

    assert [(one.verdict, "635,000 schools" in one.text) for one in told] == [
        ("verified", True)
    ]
    assert apart("3gpp and 4x4") == "3gpp and 4x4"


ASKED = (
    "Last year, mountain schools called on the villages to build a common water store."
)


def test_what_others_asked_is_noted_and_no_view() -> None:
    (point,) = points_of(ASKED)
    reported = point.lead.reported
    assert reported is not None

    assert speech_of(point, reported) == Speech.NOTE
    assert "schools had called on the villages" in reported.clause
    assert point.lead.act.function == "claim"


def test_what_was_answered_keeps_its_tense() -> None:
    said = "The weavers asked for a year, and the villages gave half of one."

    assert clause_of(said).startswith("The weavers asked for a year, and the villages")


def test_a_need_given_as_a_reason_proposes_nothing() -> None:
    (sentence,) = sentences_of(
        spoken(
            0,
            "S01",
            "Village funds are giving figures to schools of the coast, because choices need to be based on evidence.",
        )
    )

    judged = judge(sentence, NAMES, "en")

    assert isinstance(judged, Candidate)
    assert judged.act.function == "claim"


def test_what_was_reported_is_not_reported_twice() -> None:
    said = "Several village schools reported that 40 wells of the coast lacked clean water."
    (point,) = points_of(said)
    reported = point.lead.reported
    assert reported is not None

    assert speech_of(point, reported) == Speech.NOTE


def test_a_matter_touched_at_the_end_ties_nothing() -> None:
    first, second = points_of(
        "Village schools lack clean water in the long dry season.",
        "Bakers of the coast are the key to clean water and village schools.",
    )
    lack, bakers = sorted(
        (first, second), key=lambda one: one.lead.sentence.words[0] != "V"
    )

    assert relation(lack, bakers) == ""
    assert relation(bakers, lack) == "continuity"


def test_a_body_of_a_country_keeps_its_capital() -> None:
    names = Names(
        frozenset(), {}, frozenset({"service", "rural"}), frozenset(), frozenset()
    )

    assert names.inside("Service Norway gave boats") == "Service Norway gave boats"
    assert names.inside("The Norway fund gave boats") == "the Norway fund gave boats"
    assert names.inside("Rural Norway had boats") == "rural Norway had boats"


def test_corpus_of_a_chamber_is_drafted_whole() -> None:
    result, corpus = drafted(ASKED)

    assert isinstance(corpus, Corpus)
    assert corpus.facts == SummitFacts()
    assert [one for one in result.draft.sections if one.statements]
