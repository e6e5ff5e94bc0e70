"""Verbs that the rest of their clause tells, moved into the past."""

import pytest

from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.tenses_en import backshifted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "when a harbour team reports to a navy, captains do not call",
            "when a harbour team reported to a navy, captains did not call",
        ),
        (
            "most kitchens closed when the first grant ends, because nobody paid",
            "most kitchens closed when the first grant ended, because nobody paid",
        ),
        (
            "every orchard calls for patience, water and care",
            "every orchard called for patience, water and care",
        ),
        ("the dry season calls for more wells", "the dry season called for more wells"),
        (
            "urbanization stems from poor harvests",
            "urbanization stemmed from poor harvests",
        ),
        (
            "tariffs that go beyond the island were lifted",
            "tariffs that went beyond the island were lifted",
        ),
        (
            "it is necessary to end grants that favour large farms",
            "it was necessary to end grants that favoured large farms",
        ),
        (
            "a billion people around the lake still live in tents",
            "a billion people around the lake still lived in tents",
        ),
        (
            "the delays apparently stem from old bridges",
            "the delays apparently stemmed from old bridges",
        ),
        (
            "guards who commit theft are dismissed",
            "guards who committed theft were dismissed",
        ),
    ],
)
def test_a_form_is_the_verb_where_its_clause_has_no_other(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "farmers insisted on demands that trade be free",
        "recordings, which present licences could not cover, were lost",
        "captains should listen and truly respect the crew",
        "the phone calls for help that came at night were lost",
        "when phone calls, letters and visits increased, clerks left",
        "the armed forces in the valley were paid",
    ],
)
def test_what_may_be_a_noun_or_an_infinitive_is_left(said: str) -> None:
    assert backshifted(said) == said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "no other crop features more in the songs of the valley",
            "no other crop featured more in the songs of the valley",
        ),
        (
            "all twelve villages of the bay wish to share one boat",
            "all twelve villages of the bay wished to share one boat",
        ),
        (
            "the profound changes in the valley call for new maps",
            "the profound changes in the valley called for new maps",
        ),
        (
            "many disputes in the valley stem from old borders",
            "many disputes in the valley stemmed from old borders",
        ),
        (
            "the farmers and fishers of the lake need urgent credit",
            "the farmers and fishers of the lake needed urgent credit",
        ),
        (
            "small and poor harbours warrant more attention and support",
            "small and poor harbours warranted more attention and support",
        ),
        (
            "a breach by either side does a great disservice to herders",
            "a breach by either side did a great disservice to herders",
        ),
        (
            "the island’s hope rests on the United Harbours",
            "the island’s hope rested on the United Harbours",
        ),
        ("leadership means asking first", "leadership meant asking first"),
    ],
)
def test_a_sentence_without_any_past_has_its_one_verb_moved(
    said: str, told: str
) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    "said", ["to repair wells in villages that lack power", " draft contracts a year"]
)
def test_what_is_no_clause_keeps_its_forms(said: str) -> None:
    assert backshifted(said).startswith(said[:16])


def test_a_clause_whose_verb_no_rule_knows_is_not_told() -> None:
    assert report("Herders zigzag nearly all of the dry plain in the summer.") is None
    assert (
        report("Herders zigzag near all United Harbours ports in the summer.") is None
    )
    assert report("Herders crisscross nearly all of the dry plain in summer.")
