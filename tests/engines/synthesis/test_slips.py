"""English slips found by reading drafts from end to end, and what is none."""

from dataclasses import replace

import pytest
from small_corpus import CORPUS

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine
from palabre.engines.synthesis.report_speech_en import without_markers
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.tenses_en import backshifted

SLIPS = [
    (
        "Additional contributing factors are good usability and an open process",
        Fault.DANGLING,
    ),
    (
        "40% is ideal with two projects per developer and time for training",
        Fault.DANGLING,
    ),
    (
        "Senders should always encode them minimally but not rely on being preserved",
        Fault.DANGLING,
    ),
    (
        "So many options for publication exist that good science may be lost",
        Fault.DANGLING,
    ),
    (
        "Generally understand how inclusive design can support the work of developers",
        Fault.NO_VERB,
    ),
    (
        "The difficulty with subgroups is that a feature that is very close to hardware",
        Fault.NO_VERB,
    ),
    (
        "The network environment the test was about four nodes with some modules inside",
        Fault.NO_VERB,
    ),
    (
        "Edge computing would allow to provide computing power to mobile users",
        Fault.BROKEN,
    ),
    (
        "The size of each messages is increased by the suites that are considered",
        Fault.BROKEN,
    ),
    (
        "The user terminal has to in first switch among many satellites in orbit",
        Fault.BROKEN,
    ),
    (
        "Control is enabled by relying on networking by relying on communication",
        Fault.BROKEN,
    ),
    (
        "Service operators like Google could omit results in a way that harms others",
        Fault.COMPANY,
    ),
    (
        "China upholds the spirit of openness and supports the internet community",
        Fault.PRAISE,
    ),
    (
        "One of the aspects of the web to bring to the discussion is its openness",
        Fault.HOUSEKEEPING,
    ),
]

WHOLE = [
    "People are allowed to speak in all of the meetings of the board",
    "Participants must ensure that schools teach them in the first year",
    "Women should be allowed to join them in the work of the union",
    "The risk is that an attacker which is close to the network can infer the key",
    "The authorities allow the people to move from one place to another",
    "Each series was published with the sources on which it rested",
    "The scale the network runs at is beyond what its makers had planned",
    "Publishers such as libraries and museums can lend works to schools",
]


@pytest.mark.parametrize(("clause", "fault"), SLIPS)
def test_slip_is_struck_out_for_its_reason(clause: str, fault: Fault) -> None:
    assert faults(clause, "en", is_written=True) == fault


@pytest.mark.parametrize("clause", WHOLE)
def test_whole_sentence_is_no_slip(clause: str) -> None:
    assert faults(clause, "en", is_written=True) is None


@pytest.mark.parametrize(
    "clause",
    [
        "The inference service cannot start until it is loaded to the cloud GPU cloud",
        "There are two ways of synchronizing synchronizations that are most popular",
    ],
)
def test_stutter_is_struck_out_of_what_a_machine_heard(clause: str) -> None:
    assert faults(clause, "en", is_machine=True) == Fault.BROKEN
    assert faults(clause, "en", is_written=True) is None


def test_so_many_keeps_its_so() -> None:
    words = "So many options exist that good science gets lost."
    assert without_markers(words) == words
    assert without_markers("So networks are open.") == "Networks are open."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "there are paths and then progress through the Standards process",
            "there were paths and then progress through the Standards process",
        ),
        (
            "the training that many scientists now need",
            "the training that many scientists now needed",
        ),
    ],
)
def test_last_word_is_shifted_only_where_it_is_the_verb(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("lang", "opening"),
    [
        (
            "en",
            "The present summary rests on the reports of rapporteurs on 1 session.",
        ),
        (
            "fr",
            "Le présent résumé repose sur les rapports des rapporteurs de 1 séance.",
        ),
    ],
)
def test_reports_alone_are_told_without_speakers(lang: str, opening: str) -> None:
    filed = [one for one in CORPUS.interventions if one.kind is RecordKind.REPORT]
    corpus = replace(CORPUS, interventions=tuple(filed))

    drafted = engine.draft(corpus, lang=lang, prices=False).draft

    told = [one.text for section in drafted.sections for one in section.statements]
    assert opening in told
    assert not [one for one in told if one.startswith("0")]
