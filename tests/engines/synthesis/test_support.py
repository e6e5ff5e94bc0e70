"""Support by explicit acts alone; objections and foreign words said as what they are."""

from dataclasses import replace

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine
from palabre.engines.synthesis.acts import PREVIOUS, act_of
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Counts, Verdict
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.telling import counts_of
from palabre.engines.synthesis.verify import verify_draft
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.wording_fr import French

VIEW = "Village libraries must stay open in the evening because families work all day."


def turn(order: int, speaker: str, text: str, *, lang: str = "en") -> Intervention:
    return Intervention(
        f"S1-T-{order:04d}",
        "S1",
        order,
        text,
        lang,
        Voice(speaker.lower(), speaker),
        "s1.md",
        RecordKind.TRANSCRIPT,
    )


def corpus_of(*turns: Intervention) -> Corpus:
    return Corpus(SummitFacts(), (SessionFacts("S1", "Libraries"),), turns)


def lead_counts(*turns: Intervention) -> Counts:
    made = engine.draft(corpus_of(*turns), prices=False)
    (point,) = (
        one for one in made.points if one.lead.sentence.source.id == turns[0].id
    )
    return counts_of(point)


@pytest.mark.parametrize(
    ("said", "voices", "objections"),
    [
        ("I agree with the previous speaker.", 2, 0),
        ("I fully support what the last speaker said on libraries in villages.", 2, 0),
        ("I disagree with the previous speaker.", 1, 1),
        ("Libraries in villages matter to families in the evening.", 1, 0),
        ("I agree with the previous chapter of the report.", 1, 0),
        ("I agree with the previous speaker about the families, but not now.", 1, 0),
        ("I largely agree with the previous speaker about the families.", 1, 0),
        ("I agree with the previous speaker, probably, about the families.", 1, 0),
        ("In principle I agree with the previous speaker on libraries.", 1, 0),
    ],
)
def test_the_speaker_before_is_supported_only_by_an_explicit_act(
    said: str, voices: int, objections: int
) -> None:
    counts = lead_counts(turn(0, "Amina", VIEW), turn(1, "Bo", said))

    assert (counts.voices, counts.objections) == (voices, objections)


def test_somebody_who_spoke_long_before_is_not_the_previous_speaker() -> None:
    others = [turn(n, f"Chidi{n}", "Thank you, Chair.") for n in range(1, 5)]

    counts = lead_counts(
        turn(0, "Amina", VIEW),
        *others,
        turn(5, "Bo", "I agree with the previous speaker."),
    )

    assert counts.voices == 1


def test_nobody_supports_themselves() -> None:
    again = turn(1, "Amina", "I agree with the previous speaker.")

    assert lead_counts(turn(0, "Amina", VIEW), again).voices == 1


def test_the_previous_speaker_is_known_in_french_too() -> None:
    one = turn(0, "Bo", "Je suis d'accord avec l'oratrice précédente.", lang="fr")

    assert act_of(sentences_of(one)[0]).target == PREVIOUS


def test_an_objection_is_said_with_the_point_and_passes_the_gate() -> None:
    corpus = corpus_of(
        turn(0, "Amina", VIEW), turn(1, "Bo", "I disagree with the previous speaker.")
    )

    draft = verify_draft(engine.draft(corpus, prices=False).draft, corpus)

    (told,) = (
        one
        for section in draft.sections
        for one in section.statements
        if one.counts.objections
    )
    assert told.text.endswith("; another speaker objected.")
    assert told.verdict is Verdict.VERIFIED


def test_several_objections_are_counted_in_both_languages() -> None:
    assert English().contested("It was noted that it rained.", 2) == (
        "It was noted that it rained; two speakers objected."
    )
    assert French().contested("Il a été noté qu'il pleuvait.", 2) == (
        "Il a été noté qu'il pleuvait ; deux intervenants s'y sont opposés."
    )


def test_words_of_another_language_say_which() -> None:
    teller = Teller(Counts(1, 1))

    assert (
        French()
        .quoted(teller, "Prices fall.", "en")
        .endswith("déclaré en anglais : « Prices fall. »")
    )
    assert "said in French: «" in English().quoted(teller, "Le prix baisse.", "fr")
    assert " in English" not in English().quoted(teller, "Prices fall.", "en")


def test_a_quotation_of_another_language_passes_the_gate_with_its_mark() -> None:
    frenchman = turn(
        0, "Amina", "Nos écoles ferment trop tôt pour les familles.", lang="fr"
    )
    corpus = corpus_of(
        replace(
            frenchman, text="Les écoles de village doivent rester ouvertes le soir."
        ),
        turn(1, "Bo", VIEW),
    )

    draft = verify_draft(engine.draft(corpus, prices=False).draft, corpus)

    quoted = [
        one
        for section in draft.sections
        for one in section.statements
        if "said in French" in one.text
    ]
    assert all(one.verdict is not Verdict.REFUSED for one in quoted)
    assert quoted
