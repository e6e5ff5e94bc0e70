"""What may have been misheard: proposed with its reasons, never where words are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from palabre.engines.synthesis.glossary.propose import (
    Glossary,
    Sign,
    Term,
    TermKind,
)
from palabre.engines.synthesis.glossary.sounds import distance, likeness, sound
from palabre.kernel.spans import Span

PEOPLE = ("Aïssatou Ndiaye", "Rajesh Pillai", "Élodie Marchetaz", "Katharina Vogel")
GLOSSARY = Glossary(
    [
        *(Term(name, TermKind.PERSON, is_here=True) for name in PEOPLE),
        Term("Wells Network", TermKind.ORGANIZATION),
        Term("GDC", TermKind.ACRONYM, "Global Digital Compact"),
        Term("WSIS", TermKind.ACRONYM, "World Summit on the Information Society"),
    ],
    usual=["villages", "network", "GPS"],
)


def proposed(text: str) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in GLOSSARY.propose(text)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The GDZ speaks of data.", [("GDZ", "GDC")]),
        ("Twenty years after the WSIZ.", [("WSIZ", "WSIS")]),
        ("As Minister Endiaye said, wells last.", [("Endiaye", "Ndiaye")]),
        ("I thank Rajech Pilai for that.", [("Rajech Pilai", "Rajesh Pillai")]),
        ("La ministre Marchetas a répondu.", [("Marchetas", "Marchetaz")]),
        ("Thanks to the Wels Network.", [("Wels Network", "Wells Network")]),
        ("Ms. Fogel’s point stands.", [("Fogel", "Vogel")]),
    ],
)
def test_what_sounds_like_the_programme_is_proposed(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert proposed(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "The GDC and the WSIS are known, Ms Vogel.",
        "Every GPS mast and every FBI file.",
        "Villages are far. Networks are few.",
        "Aissatou Ndiaye and Elodie Marchetaz agree.",
        "Vogel's point and Pillai’s answer.",
        "A gap in the data; the un network; ok.",
        "",
    ],
)
def test_what_is_right_or_far_away_is_left_alone(text: str) -> None:
    assert proposed(text) == []


def test_a_proposal_says_where_it_stands_and_why() -> None:
    text = "We read the GDZ, the digital compact, again."

    (one,) = GLOSSARY.propose(text)

    assert one.span == Span(12, 15)
    assert one.signs == (Sign.SOUND, Sign.CONTEXT)
    assert 0.75 <= one.score <= 0.99


def test_two_names_as_near_as_each_other_are_not_guessed() -> None:
    twins = Glossary(
        [Term("Maria Keller", TermKind.PERSON), Term("Maria Heller", TermKind.PERSON)]
    )

    assert twins.propose("Then Ms Beller spoke.") == ()


def test_the_order_of_the_terms_does_not_matter() -> None:
    terms = [Term(name, TermKind.PERSON) for name in PEOPLE]
    text = "Minister Endiaye, Ms Fogel and Rajech Pilai."

    assert Glossary(terms).propose(text) == Glossary(terms[::-1]).propose(text)


@given(some.text(max_size=80))
def test_any_text_is_read_and_places_are_exact(text: str) -> None:
    for one in GLOSSARY.propose(f"Ms Fogel {text} GDZ"):
        assert one.before != one.after
        assert (
            one.span.of(f"Ms Fogel {text} GDZ")
            .replace(".", "")
            .startswith(one.before[0])
        )


def test_letters_that_rhyme_are_nearer() -> None:
    assert distance("gdz", "gdc", by_letter=True) == 0.5
    assert distance("gdz", "gdc") == 1
    assert distance("abcd", "acbd") == 1


def test_sounds_and_spellings_are_compared_without_accents() -> None:
    assert sound("Catherine") == sound("Katharin")
    assert likeness("Élodie", "elodie") == 1
    assert likeness("", "") == 0
