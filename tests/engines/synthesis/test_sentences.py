"""Sentences are exact spans, in English, French and Spanish."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.synthesis.sentences import language_of, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One spoke. Another agreed.", ["One spoke.", "Another agreed."]),
        ("Mr. Obi spoke. It rained.", ["Mr. Obi spoke.", "It rained."]),
        (
            "It cost 3.5 million, i.e. nothing. Really?",
            ["It cost 3.5 million, i.e. nothing.", "Really?"],
        ),
        ("M. Eze a parlé. Mme Quispe aussi.", ["M. Eze a parlé.", "Mme Quispe aussi."]),
        ("La Sra. Quispe habló. ¿Y usted?", ["La Sra. Quispe habló.", "¿Y usted?"]),
        ("J. Obi spoke. He left.", ["J. Obi spoke.", "He left."]),
        ("First part\n\nSecond part", ["First part", "Second part"]),
        ("He said “yes.” She left.", ["He said “yes.”", "She left."]),
        ("No. We cannot. See No. 5.", ["No.", "We cannot.", "See No. 5."]),
        (
            "It is the state of the art. Nobody told me. Read Art. 4 aloud.",
            [
                "It is the state of the art.",
                "Nobody told me.",
                "Read Art. 4 aloud.",
            ],
        ),
        ("Me. Diallo a plaidé. C'est tout.", ["Me. Diallo a plaidé.", "C'est tout."]),
        (
            "Wells, pumps, etc. Nobody pays. Pumps, etc. are old.",
            ["Wells, pumps, etc.", "Nobody pays.", "Pumps, etc. are old."],
        ),
        ("", []),
    ],
)
def test_split_ends_where_sentences_end(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in split(text)] == parts


@given(st.text(alphabet="ab .!?…\n“”Mr«»é", max_size=80))
def test_split_loses_only_space(text: str) -> None:
    spans = split(text)

    kept = {place for span in spans for place in range(span.start, span.end)}
    lost = [text[place] for place in range(len(text)) if place not in kept]
    assert all(sign.isspace() for sign in lost)
    assert list(spans) == sorted(spans)
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("words", "home", "lang"),
    [
        ("We will move a third of the budget to young creators.", "fr", "en"),
        ("Nous demandons que les fonds aillent dans les écoles.", "en", "fr"),
        ("Internet para todos.", "es", "es"),
        ("OK.", "fr", "fr"),
        ("数字合作", "zh", "zh"),
    ],
)
def test_language_of_follows_clear_signs_only(words: str, home: str, lang: str) -> None:
    assert language_of(words, home) == lang
