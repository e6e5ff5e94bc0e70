"""Counts of sessions: kept and read back the same; vectors and groups on numpy alone."""

from pathlib import Path

import numpy as np
import pytest
from golden_corpus import golden

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.opening import french_article
from palabre.engines.synthesis.perfect_en import perfected
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.session_keys import by_session
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.tallies import tallied, tallies_of
from palabre.engines.synthesis.themes import mentions
from palabre.engines.synthesis.vectors import grouped, tf_idf
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_counts_read_back_are_the_very_same(tmp_path: Path, lang: str) -> None:
    kept = Cabinet(tmp_path)
    sessions = by_session(golden(), with_digests=True)
    made = tallied(sessions, lang)

    assert tallied(sessions, lang, kept) == made
    assert tallied(sessions, lang, kept) == made


def test_terms_are_told_as_mostly_written_one_by_one_and_together() -> None:
    heard = mentions(tallies_of(golden(), "en"))
    terms = set(heard.n_voices)

    assert terms
    assert heard.surfaces(terms) == {term: heard.surface(term) for term in terms}


def test_likeness_is_the_product_of_the_rows() -> None:
    matrix = tf_idf([["a", "b"], ["b", "c", "c"], [], ["a", "b"]])
    full = matrix.dense()

    assert np.allclose(matrix.likeness(), full @ full.T)
    assert np.allclose(matrix.dot(np.ones(3)), full.sum(axis=1))


def test_rows_near_each_other_are_one_group() -> None:
    rows = np.array([[0.0, 0.0], [9.0, 9.0], [0.1, 0.0], [9.0, 9.2], [0.0, 0.2]])

    assert grouped(rows, 2) == [0, 1, 0, 1, 0]
    assert grouped(rows, 9) == [0, 1, 2, 3, 4]


def test_own_past_acts_lie_before_the_report() -> None:
    told = report("We wrote 34 lessons and gave them away.")

    assert told is not None
    assert told.clause == "{own} had written 34 lessons and gave them away"


def test_present_act_of_a_participant_is_not_moved_twice() -> None:
    said, shifted = (
        "A participant connects 640 rooms",
        "a participant connected 640 rooms",
    )

    assert perfected(shifted, said) == shifted
    assert perfected(shifted, said.replace("connects", "connected")) == (
        "a participant had connected 640 rooms"
    )


def test_short_need_is_stressed_at_the_end() -> None:
    told = {
        English().told(
            Teller(Counts(1, 1), turn=turn, offset=1), Speech.NEED, "act", is_own=False
        )
        for turn in range(8)
    }

    assert "The need to act was stressed." in told


@pytest.mark.parametrize(
    ("name", "the", "ending"),
    [
        ("Forum du Baobab 2026", "Le ", ""),
        ("Conférence d'Ombreval", "La ", "e"),
        ("Assemblée du numérique", "L'", "e"),
        ("WSIS 2026", "", ""),
    ],
)
def test_french_name_of_a_meeting_takes_its_article(
    name: str, the: str, ending: str
) -> None:
    assert french_article(name) == {"the": the, "e": ending}
