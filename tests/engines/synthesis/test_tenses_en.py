"""English tenses found by reading drafts whole: what was told must sound like a report."""

import pytest

from palabre.engines.synthesis.main_verbs_en import with_main_verb
from palabre.engines.synthesis.perfect_en import perfected
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.tenses_en import backshifted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "researchers who report flaws in good faith risk prosecution",
            "researchers who reported flaws in good faith risked prosecution",
        ),
        (
            "people who buy data by the day pay up to four times as much",
            "people who bought data by the day paid up to four times as much",
        ),
        (
            "Companies that sell seeds and feed own most tools in the surveyed districts",
            "Companies that sold seeds and feed owned most tools in the surveyed districts",
        ),
        (
            "sealed boxes trap heat and the battery dies",
            "sealed boxes trapped heat and the battery died",
        ),
        (
            "speakers recommended that a body may leave any contract within 90 days",
            "speakers recommended that a body be able to leave any contract within 90 days",
        ),
        (
            "speakers recommended that communities decide who may read the archives",
            "speakers recommended that communities decide who may read the archives",
        ),
        (
            "speakers recommended that the sale of an island never require its lighthouse",
            "speakers recommended that the sale of an island never require its lighthouse",
        ),
        (
            "the tide table is the page that sailors over sixty trust most",
            "the tide table was the page that sailors over sixty trusted most",
        ),
        (
            "a chart may help those who want to leave the bay at night",
            "a chart might help those who wanted to leave the bay at night",
        ),
        (
            "views remained divided on whether payment by results suits small harbours",
            "views remained divided on whether payment by results suited small harbours",
        ),
        (
            "speakers recommended that each file always name its owner",
            "speakers recommended that each file always name its owner",
        ),
        (
            "they did not agree on a toll, which the guild and one port support and the miller opposes",
            "they did not agree on a toll, which the guild and one port supported and the miller opposed",
        ),
        (
            "researchers who report flaws are fined in many countries",
            "researchers who reported flaws were fined in many countries",
        ),
    ],
)
def test_the_present_moves_back_wherever_the_verb_stands(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "A shared laboratory withdrew 212 models from nine markets.",
            "a shared laboratory had withdrawn 212 models from nine markets.",
        ),
        (
            "Nine of thirty products tested in a sandbox were changed after complaints.",
            "nine of thirty products tested in a sandbox had been changed after complaints.",
        ),
        (
            "Improper look-ups fell by 70 per cent after the log was opened.",
            "improper look-ups had fallen by 70 per cent after the log was opened.",
        ),
        (
            "The networks visited the towers were closed.",
            "the networks visited the towers were closed.",
        ),
        (
            "Writing disappeared as servers were abandoned by their owners.",
            "writing disappeared as servers were abandoned by their owners.",
        ),
    ],
)
def test_what_was_over_when_it_was_told_moves_before_the_report(
    said: str, told: str
) -> None:
    assert perfected(said[:1].lower() + said[1:], said) == told


def test_what_is_so_is_not_told_as_over() -> None:
    assert perfected("firms were fined in May", "Firms are fined in May") == (
        "firms were fined in May"
    )


def test_a_body_that_becomes_it_keeps_no_other_it_beside() -> None:
    said = (
        "We have agreed with six neighbours to share one auditor and one centre, and it "
        "will open in March 2028."
    )

    assert report(said) is None


def test_what_is_theirs_needs_somebody_before_it() -> None:
    assert report("We will publish their first findings in the spring of 2027.") is None
    told = report("We will publish the findings of nine teams on their pages in 2027.")

    assert told is not None


@pytest.mark.parametrize(
    "said",
    [
        "Two hundred low-cost phones reached schools.",
        "The group captures shared goals for the coming years.",
        "A divided council widens the gap.",
        "Having convinced their boards, the firms were faced with the costs.",
        "The measures brought about by the reform are few.",
        "The network provided by the city is open.",
        "Many retired low-income workers kept their phones.",
        "The results were indeed in line with the plan.",
        "They sold minutes, wrote messages for people and read prices aloud.",
        "A data set the ministry keeps lists every well.",
        "Operators cut the price by 2030.",
    ],
)
def test_what_only_looks_like_a_past_is_no_verb(said: str) -> None:
    clause = said[:1].lower() + said[1:]
    assert perfected(clause, said) == clause


def test_a_name_is_no_main_verb() -> None:
    words = "patients who came to the Mercy Hospital Trust for help"
    assert with_main_verb(words) == words


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("a participant read 412 contracts", "a participant had read 412 contracts"),
        ("it put the list online", "it had put the list online"),
        ("ministries cut a fee in 2024", "ministries had cut a fee in 2024"),
        ("a participant set the price a year earlier",) * 2,
        ("it cost two dollars", "it cost two dollars"),
        ("it read the forecast each day", "it read the forecast each day"),
        ("farmers read the forecast", "farmers read the forecast"),
    ],
)
def test_a_past_that_is_its_base_was_over_where_the_clause_says_so(clause, told):
    if "earlier" in clause:
        told = told.replace("set", "had set")
    assert perfected(clause, clause) == told


SHOWN = "the layer that was presented showed every look-up"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("whether an inspector may sign", "whether an inspector could sign"),
        ("links that every station may use", "links that every station could use"),
        ("the prices may rise", "the prices might rise"),
        ("the layer that was presented shows every look-up", SHOWN),
        ("services that may not work", "services that might not work"),
    ],
)
def test_what_is_open_to_be_allowed_could_be_done(said, told):
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "a project could be funded, and development or upkeep of it continue",
            "a project could be funded, and development or upkeep of it continue",
        ),
        (
            "networks should be open and every village have a mast",
            "networks should be open and every village have a mast",
        ),
        (
            "schools can open and their teachers learn at home",
            "schools could open and their teachers learned at home",
        ),
        (
            "the law must be clear, and the court continues to decide",
            "the law must be clear, and the court continued to decide",
        ),
    ],
)
def test_what_a_modal_governs_after_and_is_not_told_as_a_fact(
    said: str, told: str
) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The planned two-year programme trained 400 teachers.",
            "the planned two-year programme had trained 400 teachers.",
        ),
        (
            "Three operators experienced packet loss due to faulty firewalls.",
            "three operators had experienced packet loss due to faulty firewalls.",
        ),
        (
            "The attack on the offices in the old town shocked the entire region.",
            "the attack on the offices in the old town had shocked the entire region.",
        ),
        (
            "It not only deprived us of the most devoted and talented staff but hurt.",
            "it had not only deprived us of the most devoted and talented staff but hurt.",
        ),
        (
            "In 2023, the floods struck a number of districts.",
            "in 2023, the floods had struck a number of districts.",
        ),
        (
            "The union recently hosted a forum on schools.",
            "the union had recently hosted a forum on schools.",
        ),
        (
            "The General Assembly adopted resolution 2758.",
            "the General Assembly had adopted resolution 2758.",
        ),
        (
            "The conference was unable to reach the agreed outcome.",
            "the conference had been unable to reach the agreed outcome.",
        ),
    ],
)
def test_the_only_verb_of_the_main_clause_was_over(said: str, told: str) -> None:
    assert perfected(said[:1].lower() + said[1:], said) == told


def test_what_was_over_moves_back_behind_a_frame_too() -> None:
    told = report("We regret that the conference was unable to reach an outcome.")

    assert told is not None
    assert told.clause == "the conference had been unable to reach an outcome"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "application stores reject games whose language is not listed",
            "application stores rejected games whose language was not listed",
        ),
        (
            "short grants reward launches and leave maintenance without a budget line",
            "short grants rewarded launches and left maintenance without a budget line",
        ),
        (
            "the exchange rate ruins more small operators than customers who do not pay",
            "the exchange rate ruined more small operators than customers who did not pay",
        ),
        ("a registrar who travels there", "a registrar who travelled there"),
        ("funds rarely agree to pay for masts", "funds rarely agreed to pay for masts"),
        (
            "allowances exclude families that share a single telephone",
            "allowances excluded families that shared a single telephone",
        ),
        (
            "stations of a network reach 2.3 million listeners",
            "stations of a network reached 2.3 million listeners",
        ),
        (
            "they can only use tools that share a name",
            "they could only use tools that share a name",
        ),
    ],
)
def test_of_two_forms_beside_each_other_one_is_the_verb(said: str, told: str) -> None:
    assert backshifted(said) == told
