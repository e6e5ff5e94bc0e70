"""The gate: clean statements pass, corrupted ones do not."""

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from palabre.engines.synthesis.corpus import (
    Intervention,
    SessionFacts,
    StatedFigure,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import (
    Cite,
    Counts,
    Statement,
    Verdict,
    Writer,
)
from palabre.engines.synthesis.gate_text import content_stem
from palabre.engines.synthesis.verify import verify

VOICE = Voice(
    key="ndiaye",
    name="Aïssatou Ndiaye-Fall",
    organisation="Lantern Libraries Network",
    group="civil-society",
    country="SN",
)

SAID = {
    "E1": (
        "en",
        (
            "In 2024 the Lantern Network connected 4,000 village libraries in Senegal, and "
            "nearly 80 per cent of them should not have to pay for electricity."
        ),
    ),
    "E2": (
        "en",
        (
            "Some governments may increase the universal service fund before 2028 because "
            "the ITU reported that three of seven regions lack backbone fibre."
        ),
    ),
    "E3": (
        "en",
        (
            "We cannot accept that rural schools are left without a reliable connection, "
            "and Mr Chen called it “a broken promise” in Nairobi."
        ),
    ),
    "F1": (
        "fr",
        (
            "Plusieurs régions devraient financer au moins 250 centres numériques avant le "
            "31 mai 2027, et l'UNESCO ne doit pas oublier les langues locales."
        ),
    ),
    "S1": (
        "es",
        (
            "Algunos países podrían ampliar la red a 3.500 escuelas rurales, pero la región "
            "de Loreto no tiene electricidad."
        ),
    ),
}

TOLD = {
    "E1": (
        "One speaker said that in 2024 the Lantern Network had connected 4,000 village "
        "libraries in Senegal, and nearly 80 per cent of them should not have to pay for "
        "electricity."
    ),
    "E2": (
        "One speaker noted that some governments might increase the universal service "
        "fund before 2028 because the ITU had reported that three of seven regions "
        "lacked backbone fibre."
    ),
    "E3": (
        "One speaker could not accept that rural schools were left without a reliable "
        "connection, and Mr Chen had called it “a broken promise” in Nairobi."
    ),
    "F1": (
        "Un orateur a estimé que plusieurs régions devraient financer au moins 250 "
        "centres numériques avant le 31 mai 2027, et que l'UNESCO ne devait pas oublier "
        "les langues locales."
    ),
    "S1": (
        "Un orador señaló que algunos países podrían ampliar la red a 3.500 escuelas "
        "rurales, pero que la región de Loreto no tenía electricidad."
    ),
}


def _interventions() -> dict[str, Intervention]:
    return {
        key: Intervention(key, "S001", n, words, lang, VOICE, "S001.vtt")
        for n, (key, (lang, words)) in enumerate(SAID.items())
    }


def _statement(key: str, text: str, *, cited: str = "") -> Statement:
    cited = cited or key
    words = SAID[cited][1]
    return Statement(
        id=f"T01-{key}",
        section="theme:inclusion",
        paragraph=1,
        text=text,
        writer=Writer.EXTRACT,
        cites=(Cite(cited, 0, len(words), words),),
        counts=Counts(voices=1, sessions=1, groups=("civil-society",)),
    )


def _judge(key: str, text: str, *, cited: str = "") -> Statement:
    lang = SAID[key][0]
    return verify(_statement(key, text, cited=cited), _interventions(), lang=lang)


def _failed(statement: Statement) -> set[str]:
    return {check.rule for check in statement.checks if not check.passed}


@pytest.mark.parametrize("key", TOLD)
def test_reported_speech_near_to_the_words_is_verified(key: str) -> None:
    judged = _judge(key, TOLD[key])

    assert _failed(judged) == set()
    assert judged.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("key", "old", "new", "rule"),
    [
        ("E1", "4,000", "5,000", "numbers"),
        ("E1", "4,000", "4,001", "numbers"),
        ("E1", "2024", "2025", "numbers"),
        ("E1", "80 per cent", "90 per cent", "numbers"),
        ("E1", "80 per cent of them", "80 of them", "numbers"),
        ("E1", "nearly 80", "more than 80", "units"),
        ("E1", "should not", "should", "negation"),
        ("E1", "Senegal", "Mali", "names"),
        ("E1", "Lantern Network", "Beacon Network", "names"),
        ("E1", "had connected", "must have connected", "strength"),
        ("E1", "village libraries", "village schools", "coverage"),
        ("E2", "might increase", "must increase", "strength"),
        ("E2", "might increase", "increased", "strength"),
        ("E2", "might increase", "might decrease", "opposites"),
        ("E2", "some governments", "most governments", "strength"),
        ("E2", "some governments", "governments", "strength"),
        ("E2", "before", "after", "opposites"),
        ("E2", "ITU", "WTO", "names"),
        ("E2", "three of seven", "four of seven", "numbers"),
        ("E2", "three of seven", "seven of three", "order"),
        ("E3", "could not accept", "could accept", "negation"),
        ("E3", "without a reliable", "with a reliable", "negation"),
        ("E3", "“a broken promise”", "“a kept promise”", "quotations"),
        ("E3", "Mr Chen", "Mr Okoro", "names"),
        ("F1", "250", "350", "numbers"),
        ("F1", "au moins 250", "près de 250", "units"),
        ("F1", "31 mai 2027", "31 mai 2028", "numbers"),
        ("F1", "31 mai", "31 juin", "numbers"),
        ("F1", "ne devait pas oublier", "devait oublier", "negation"),
        ("F1", "devraient", "doivent", "strength"),
        ("F1", "plusieurs régions", "toutes les régions", "strength"),
        ("F1", "UNESCO", "OMC", "names"),
        ("F1", "avant", "après", "opposites"),
        ("S1", "3.500", "4.500", "numbers"),
        ("S1", "Loreto", "Cusco", "names"),
        ("S1", "no tenía", "tenía", "negation"),
        ("S1", "podrían", "deben", "strength"),
        ("S1", "algunos países", "todos los países", "strength"),
    ],
)
def test_a_corrupted_statement_is_caught(
    key: str, old: str, new: str, rule: str
) -> None:
    text = TOLD[key].replace(old, new)

    judged = _judge(key, text)

    assert text != TOLD[key]
    assert rule in _failed(judged)
    assert judged.verdict is not Verdict.VERIFIED


@pytest.mark.parametrize("key", ["E1", "E2", "E3"])
def test_a_wrong_citation_is_refused(key: str) -> None:
    other = {"E1": "E2", "E2": "E3", "E3": "E1"}[key]

    assert _judge(key, TOLD[key], cited=other).verdict is Verdict.REFUSED


def test_a_quote_that_is_not_at_its_place_is_refused() -> None:
    statement = _statement("E1", TOLD["E1"])
    moved = replace(statement.cites[0], start=3)

    judged = verify(replace(statement, cites=(moved,)), _interventions(), lang="en")

    assert judged.verdict is Verdict.REFUSED
    assert [check.rule for check in judged.checks] == ["cites-exist"]


def test_an_unknown_intervention_is_refused() -> None:
    statement = _statement("E1", TOLD["E1"])
    strange = replace(statement.cites[0], intervention="S999-T-0001")

    judged = verify(replace(statement, cites=(strange,)), _interventions(), lang="en")

    assert judged.checks[0].told == "No intervention has the id S999-T-0001."


def test_a_sentence_without_evidence_is_refused_whoever_wrote_it() -> None:
    bare = replace(_statement("E1", "The road ahead is long."), cites=())

    for writer in (Writer.EXTRACT, Writer.MODEL, Writer.PERSON):
        judged = verify(replace(bare, writer=writer), _interventions(), lang="en")
        assert judged.verdict is Verdict.REFUSED


def test_free_paraphrase_needs_review() -> None:
    judged = verify(
        replace(
            _statement(
                "E1", "The network connected libraries in Senegal with solar panels."
            ),
            writer=Writer.MODEL,
        ),
        _interventions(),
        lang="en",
    )

    assert judged.verdict is Verdict.NEEDS_REVIEW
    assert _failed(judged) == {"coverage", "scope"}


def test_evidence_in_another_language_needs_review() -> None:
    statement = _statement(
        "F1", "One speaker said that regions should pay for 250 digital centres."
    )

    judged = verify(statement, _interventions(), lang="en")

    assert judged.verdict is Verdict.NEEDS_REVIEW
    assert _failed(judged) == {"language"}


def test_a_quotation_in_another_language_is_verified() -> None:
    text = "One speaker said: « l'UNESCO ne doit pas oublier les langues locales »."

    judged = verify(_statement("F1", text), _interventions(), lang="en")

    assert judged.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("who", "voices", "is_true"),
    [
        ("Some speakers", 1, False),
        ("Some speakers", 2, True),
        ("Several speakers", 3, False),
        ("Several speakers", 4, True),
        ("Many speakers", 9, False),
        ("Many speakers", 10, True),
        ("All speakers", 10, False),
        ("Three speakers", 3, True),
        ("Three speakers", 4, False),
    ],
)
def test_amounts_of_speakers_agree_with_the_counts(
    who: str, voices: int, *, is_true: bool
) -> None:
    text = TOLD["E1"].replace("One speaker", who)
    counts = Counts(voices=voices, sessions=3, groups=("civil-society",))

    judged = verify(
        replace(_statement("E1", text), counts=counts), _interventions(), lang="en"
    )

    assert ("counted" not in _failed(judged)) is is_true


def test_agreement_is_reserved() -> None:
    text = TOLD["E1"].replace("One speaker said", "Speakers agreed")

    assert "reserved-words" in _failed(_judge("E1", text))


def test_agreement_may_be_said_of_a_report_of_consensus() -> None:
    words = SAID["E1"][1]
    line = Intervention("R1", "S001", 0, words, "en", Voice(), "r", section="consensus")
    statement = replace(
        _statement(
            "E1", TOLD["E1"].replace("One speaker said", "Agreement was reported")
        ),
        cites=(Cite("R1", 0, len(words), words),),
    )

    assert _failed(verify(statement, {"R1": line}, lang="en")) == set()


def test_a_group_that_did_not_speak_is_refused() -> None:
    wrong = TOLD["E1"].replace("One speaker", "One speaker from the private sector")
    right = TOLD["E1"].replace("One speaker", "One speaker from civil society")

    assert _failed(_judge("E1", wrong)) == {"groups"}
    assert _judge("E1", right).verdict is Verdict.VERIFIED


FACTS = SummitFacts(
    name="Baobab Forum 2026",
    starts_on=date(2026, 5, 25),
    ends_on=date(2026, 5, 29),
    city="Ombreval",
    hosts=("Digital Cooperation Office", "Republic of Valmonde"),
)
FIGURES = (
    StatedFigure("participants", 4213, "accredited and checked in", "gate"),
    StatedFigure("countries", 160, "countries of participants", "gate"),
)


def _template(text: str, *figures: str) -> Statement:
    return Statement("F-001", "facts", 1, text, Writer.TEMPLATE, figures=figures)


@pytest.mark.parametrize(
    ("text", "lang", "failed"),
    [
        (
            (
                "The Baobab Forum 2026 was held in Ombreval on 25–29 May 2026, with more "
                "than 4,000 participants from 160 countries."
            ),
            "en",
            set(),
        ),
        (
            (
                "Le Baobab Forum 2026 s'est tenu à Ombreval du 25 au 29 mai 2026, avec "
                "plus de 4 000 participants de 160 pays."
            ),
            "fr",
            set(),
        ),
        ("The forum brought together nearly 4,000 participants.", "en", {"numbers"}),
        ("The forum brought together more than 4,300 participants.", "en", {"numbers"}),
        ("The forum was held in Ombreval on 24–29 May 2026.", "en", {"numbers"}),
        ("The forum was held in Geneva on 25–29 May 2026.", "en", {"names"}),
        ("The forum was hosted by the Republic of Montval.", "en", {"names"}),
    ],
)
def test_template_sentences_are_held_against_facts_and_figures(
    text: str, lang: str, failed: set[str]
) -> None:
    judged = verify(
        _template(text, "participants", "countries"),
        {},
        figures=FIGURES,
        lang=lang,
        facts=FACTS,
    )

    assert _failed(judged) == failed


def test_a_figure_that_does_not_exist_is_refused() -> None:
    judged = verify(_template("There were guests.", "guests"), {}, lang="en")

    assert _failed(judged) == {"figures"}


def test_a_session_title_may_be_named() -> None:
    text = TOLD["E1"].replace(
        "One speaker", "In the session on Fair Access, one speaker"
    )
    sessions = (SessionFacts("S001", "Fair Access"),)

    judged = verify(
        _statement("E1", text),
        _interventions(),
        lang="en",
        sessions=sessions,
    )

    assert judged.verdict is Verdict.VERIFIED


def test_a_statement_is_judged_in_milliseconds() -> None:
    start = perf_counter()
    for n in range(20):
        _judge("E1", TOLD["E1"].replace("4,000", f"4,{n:03}"))

    assert perf_counter() - start < 20 * 0.05


@given(
    st.text(max_size=120),
    st.text(min_size=1, max_size=120),
    st.sampled_from(["en", "fr", "es", "ar", "zh", "", "xx-YY"]),
    st.sampled_from(list(Writer)),
)
def test_any_statement_gets_a_verdict(
    text: str, words: str, lang: str, writer: Writer
) -> None:
    source = Intervention("X1", "S001", 0, words, lang, VOICE, "x")
    statement = Statement(
        "X", "theme:x", 1, text, writer, (Cite("X1", 0, len(words), words),)
    )

    judged = verify(statement, {"X1": source}, lang=lang)

    assert judged.checks
    assert all(check.passed or check.told for check in judged.checks)


@given(
    st.sampled_from(["E1", "E2", "F1", "S1"]), st.integers(0, 40), st.integers(1, 40)
)
def test_words_as_they_were_said_are_never_refused(
    key: str, start: int, length: int
) -> None:
    lang, words = SAID[key]
    quote = words[start : start + length]
    assume(quote.strip(" .,"))
    cite = Cite(key, start, start + len(quote), quote)
    statement = replace(_statement(key, f"“{quote}”"), cites=(cite,))

    judged = verify(statement, _interventions(), lang=lang)

    assert judged.verdict is Verdict.VERIFIED


def test_a_turn_that_changes_its_language_is_read_in_that_of_the_statement() -> None:
    words = SAID["F1"][1]
    mixed = Intervention("F1", "S001", 0, words, "es", VOICE, "x")

    judged = verify(_statement("F1", TOLD["F1"]), {"F1": mixed}, lang="fr")

    assert judged.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    "forms",
    [
        "écrivent écrit écrivait écrire",
        "prend prennent prenait prendre",
        "reçoit reçoivent recevait recevoir",
        "produit produisent produisait produire",
        "connaît connaissent connaissait connaître",
        "suit suivent suivait suivre",
        "grandit grandissent grandissait",
        "atteint atteignent atteignait atteindre",
        "commence commençait commencer",
        "permet permettent permettait permettre",
        "deviennent devenait devenir",
        "paient payaient payer",
        "dépend dépendent dépendait dépendre",
        "travaille travaillent travaillait",
        "relit relira relirait relisaient",
        "publions publie publiera publierait publieraient",
        "propose proposeront proposerait proposeraient",
        "retire retirait retirera retireraient",
        "joint joindra joindrait joindront",
        "mettra mettront mettrait mettraient",
        "verra verront verrait verraient",
    ],
)
def test_forms_of_a_french_verb_have_one_stem(forms: str) -> None:
    assert len({content_stem(form, "fr") for form in forms.split()}) == 1
