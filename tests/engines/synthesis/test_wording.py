"""Wording is true of the counts, in English and in French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.brief import Line, Room, chosen_lines
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.draft import Counts, Statement, Writer
from palabre.engines.synthesis.gate_words import FRAME_NOUNS, FRAME_VERBS
from palabre.engines.synthesis.house_phrases import without_house_phrase
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.telling import (
    _judges,
    said_again,
    speech_of,
    told_apart,
)
from palabre.engines.synthesis.wording import LADDER, Teller, is_quotable, rung
from palabre.engines.synthesis.wording_en import ACTIVE, English
from palabre.engines.synthesis.wording_fr import _ONE_BODY, French, elided, told_on
from palabre.engines.synthesis.wording_fr import ACTIVE as ACTIVE_FR
from palabre.engines.synthesis.words import STOP_WORDS


@given(st.integers(1, 60), st.integers(1, 20), st.integers(1, 200))
def test_rung_is_always_true_of_the_counts(
    voices: int, sessions: int, n_heard: int
) -> None:
    step = rung(Counts(voices, sessions), max(n_heard, voices))

    assert voices >= step.voices
    assert sessions >= step.sessions
    assert 100 * voices >= step.percent * max(n_heard, voices)


def test_ladder_rises() -> None:
    assert [step.word for step in LADDER] == ["most", "many", "several", "some", "one"]


@pytest.mark.parametrize(
    ("teller", "speech", "own", "text"),
    [
        (
            Teller(Counts(1, 1)),
            Speech.NEED,
            False,
            "One speaker stressed the need to act.",
        ),
        (
            Teller(Counts(1, 1), groups=("academia",), is_another=True, turn=3),
            Speech.NOTE,
            False,
            "Another speaker from academia stated that act.",
        ),
        (
            Teller(Counts(3, 2), 40, ("academia", "government")),
            Speech.CALL_FOR,
            False,
            "Some speakers, from academia and government, called for act.",
        ),
        (
            Teller(Counts(1, 1), groups=("government",)),
            Speech.ANNOUNCE,
            True,
            "A government announced that act.",
        ),
        (
            Teller(Counts(), report="Towers"),
            Speech.AGREED,
            False,
            "The session entitled “Towers” reported agreement that act.",
        ),
        (
            Teller(Counts(), report="Towers: why, and how"),
            Speech.IN_SESSION,
            False,
            "In the session entitled “Towers: why, and how”, act.",
        ),
        (
            Teller(Counts(), report="Who pays? Towers and their owners"),
            Speech.IN_SESSION,
            False,
            "In one session, act.",
        ),
        (
            Teller(Counts(1, 1), is_same=True, turn=1),
            Speech.NOTE,
            False,
            "The same speaker added that act.",
        ),
    ],
)
def test_english_says_who_by_role_and_count(
    teller: Teller, speech: Speech, own: object, text: str
) -> None:
    assert English().told(teller, speech, "act", is_own=bool(own)) == text


@pytest.mark.parametrize(
    ("teller", "speech", "own", "text"),
    [
        (
            Teller(Counts(1, 1)),
            Speech.MUST,
            False,
            "Un intervenant a souligné qu'il fallait agir.",
        ),
        (
            Teller(Counts(3, 2), 40, ("academia",)),
            Speech.NOTE,
            False,
            "Des participants issus du monde universitaire ont noté qu'agir.",
        ),
        (
            Teller(Counts(1, 1), groups=("international-organization",)),
            Speech.REPORT,
            True,
            "Une organisation internationale a indiqué qu'agir.",
        ),
    ],
)
def test_french_says_who_by_role_and_count(
    teller: Teller, speech: Speech, own: object, text: str
) -> None:
    assert French().told(teller, speech, "agir", is_own=bool(own)) == text


def test_every_verb_is_known_in_both_languages() -> None:
    shaped = {Speech.AGREED, Speech.IN_SESSION, Speech.AS_IT_STANDS}

    assert set(ACTIVE) == set(Speech) - shaped
    assert set(ACTIVE_FR) == set(Speech) - shaped


def test_quotations_stay_in_their_language() -> None:
    teller = Teller(Counts(1, 1))

    assert (
        English().quoted(teller, "Il pleut.", "fr")
        == "One speaker said in French: « Il pleut. »"
    )
    assert (
        French().quoted(teller, "It rains.", "en")
        == "Un intervenant a déclaré en anglais : « It rains. »"
    )


def test_a_room_that_agreed_is_told_as_a_report_of_it() -> None:
    """Who agrees is for a person to say; the text only says who reported it."""
    teller = Teller(Counts(0, 1), report="Towers")

    english = English().told(
        teller, Speech.IN_SESSION, "participants agreed on a price", is_own=False
    )
    french = French().told(
        teller,
        Speech.IN_SESSION,
        "les participants se sont accordés sur un prix",
        is_own=False,
    )

    assert english == (
        "The session entitled “Towers” reported that participants had agreed on a price."
    )
    assert french == (
        "La séance intitulée « Towers » a rapporté que les participants s'étaient accordés "
        "sur un prix."
    )


def test_a_body_s_pronoun_is_elided() -> None:
    told = French().told(
        Teller(Counts(1, 1), groups=("international-organization",)),
        Speech.REPORT,
        "la moitié des écoles que {own} soutenait manquait d'eau",
        is_own=True,
    )

    assert "écoles qu'elle soutenait" in told


def test_elided_knows_aspirated_words() -> None:
    assert elided("a noté que", "onze pays") == "a noté que onze pays"
    assert is_quotable("Langues locales")
    assert not is_quotable("Who pays?")


def test_the_gate_knows_every_word_of_who_tells_in_french() -> None:
    """What the wording itself says of a speaker needs no evidence."""
    known = FRAME_VERBS["fr"] | FRAME_NOUNS["fr"] | STOP_WORDS["fr"]
    opening = {told.split(" du ")[0].split(" de la ")[0] for told in _ONE_BODY.values()}
    words = {
        word
        for told in opening
        if told.startswith("participant")
        for word in told.split()
    }

    assert "issu" in words
    assert words <= known


def test_the_same_speaker_is_one_who_stands_in_the_text() -> None:
    one = Teller(Counts(1, 1), groups=("academia",), is_same=True)
    here = English()

    unseen = told_apart(one, here, ["It was noted that it rained."])
    seen = told_apart(one, here, ["One speaker from academia noted that it rained."])

    assert (unseen.is_same, seen.is_same) == (False, True)


def test_another_session_needs_one_before_it() -> None:
    one = Teller(Counts(0, 1), report="Wells", is_another=True)
    here = English()

    unseen = told_apart(one, here, ["Seven regulators signed a text."])
    seen = told_apart(one, here, ["The session entitled “Roads” reported agreement."])

    assert (unseen.is_another, seen.is_another) == (False, True)


def test_two_clauses_about_one_plural_name_it_once() -> None:
    assert English().together(
        [
            "stations erased old tapes because nobody paid for new ones",
            "stations remained on the air after every storm",
        ]
    ) == (
        "stations erased old tapes because nobody paid for new ones, and that they "
        "remained on the air after every storm"
    )


def test_french_repeats_que_before_a_second_clause() -> None:
    told = French().told(
        Teller(Counts(1, 1)),
        Speech.NOTE,
        "un guichet coûtait cher, et c'étaient les clients qui payaient",
        is_own=False,
    )

    assert told.endswith("coûtait cher, et que c'étaient les clients qui payaient.")


def test_what_a_french_body_asks_is_asked() -> None:
    told = French().told(
        Teller(Counts(1, 1), groups=("private-sector",)),
        Speech.REPORT,
        "{own} demandait que chaque plan réserve cinq pour cent",
        is_own=True,
    )

    assert told == (
        "Un participant issu du secteur privé a demandé que chaque plan réserve cinq "
        "pour cent."
    )


def test_the_gate_knows_the_country_that_a_government_speaks_for() -> None:
    told = without_house_phrase("A country indicated that its islands lost it.", "en")

    assert "country" not in told
    assert "country" in without_house_phrase("A country lost its islands.", "en")


def test_a_session_is_another_only_after_one_that_the_text_told_of() -> None:
    one = Teller(Counts(0, 1), report="Wells", is_another=True)

    told = told_apart(one, English(), ["This theme was taken up in four sessions."])

    assert not told.is_another


@pytest.mark.parametrize(
    ("lang", "bare", "is_to_come"),
    [
        ("en", "the ministry will publish the list", True),
        ("en", "a fund in Sierra Leone pays teachers", False),
        ("en", "the new camera counts the queue", False),
        ("fr", "le ministère publiera la liste", True),
    ],
)
def test_what_is_to_come_is_told_by_its_own_language(
    lang: str, bare: str, *, is_to_come: bool
) -> None:
    line = Line("l", bare, lang, "S1", "", Function.CLAIM)
    point = chosen_lines([line], Room(99, {Function.CLAIM: 1}), lang=lang).points[0]

    speech = speech_of(point, Reported(Speech.NOTE, bare, bare=bare))

    assert (speech == Speech.FORETELL) is is_to_come


@pytest.mark.parametrize(
    ("lang", "clause", "is_asked"),
    [
        ("fr", "un refus ne devait jamais abaisser la qualité des soins", True),
        ("fr", "les lampes devaient toujours rester allumées", True),
        ("fr", "les gardiens devaient attendre neuf mois une pièce", False),
        ("fr", "une lampe qui ne devait jamais brûler coûtait trois sous", False),
        ("en", "a refusal must never lower the quality of care", True),
        ("en", "keepers must wait nine months for a part", False),
    ],
)
def test_what_must_never_be_is_a_view(
    lang: str, clause: str, *, is_asked: bool
) -> None:
    line = Line("l", clause, lang, "S1", "", Function.CLAIM)
    point = chosen_lines([line], Room(99, {Function.CLAIM: 1}), lang=lang).points[0]

    speech = speech_of(point, Reported(Speech.NOTE, clause, bare=clause))

    assert (speech == Speech.ADVISE) is is_asked


def test_the_sentence_before_may_end_another_paragraph() -> None:
    pad = Pad()
    pad.start("wells", "Wells", "W")
    assert pad.last == ""

    pad.new_paragraph()
    pad.put(
        Statement(
            "W-001",
            "wells",
            pad.paragraph,
            "It was noted that it rained.",
            Writer.TEMPLATE,
        )
    )
    pad.new_paragraph()

    assert (pad.here, pad.last) == ((), "It was noted that it rained.")


def test_a_singular_that_ends_as_a_plural_is_no_they() -> None:
    clauses = ["access improved in towns", "access remained uneven in villages"]
    assert "they" not in English().together(clauses, is_agreed=False)


def test_french_repeats_no_que_before_a_thing() -> None:
    for clause in (
        "le fonds aidait les ports, et les gens qui y vivaient",
        "le fonds payait le pain, et le prix du lait",
    ):
        assert told_on(clause) == clause


@pytest.mark.parametrize("speech", [Speech.MUST, Speech.EFFORTS, Speech.NEED])
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_what_we_must_do_is_told_of_nobody_in_particular(
    speech: Speech, turn: int
) -> None:
    teller = Teller(Counts(1, 1), turn=turn)

    told = English().told(teller, speech, "act at once", is_own=False)

    assert "participants" not in told
    assert "act at once" in told


def test_no_verb_runs_into_that_of_the_house() -> None:
    teller = Teller(Counts(1, 1), is_impersonal=True, turn=1)
    clause = "ensure that commitments were upheld"

    told = English().told(teller, Speech.NEED, clause, is_own=False)

    assert told == f"Attention was drawn to the need to {clause}."


def test_french_says_during_which_session() -> None:
    teller = Teller(Counts(), report="Le prix ; et qui paie ?")

    told = French().told(
        teller, Speech.IN_SESSION, "les participants ont ri", is_own=False
    )

    assert told == "Lors d'une séance, les participants ont ri."


@pytest.mark.parametrize(
    ("name", "lang", "told"),
    [
        ("The Lantern Libraries Network", "en", "a network opened"),
        ("The Signs in Motion Foundation", "en", "a foundation opened"),
        ("Friends of the Green Alliance", "en", "a participant opened"),
        ("La Chambre des fournisseurs", "fr", "une chambre a ouvert"),
        ("L'Assemblée des jeunes", "fr", "une assemblée a ouvert"),
        ("Le Groupe des radios", "fr", "un groupe a ouvert"),
    ],
)
def test_a_body_is_told_by_the_kind_in_its_name(
    name: str, lang: str, told: str
) -> None:
    opened = "un participant a ouvert" if lang == "fr" else "a participant opened"

    assert bodies.told_as(opened, bodies.kind_of(name, lang), lang) == told


def test_what_rooms_ask_in_a_row_is_said_in_turn() -> None:
    asked = "Les participants ont recommandé de publier les prix."
    again = said_again(asked, [asked], "fr")

    assert again == "Les participants ont également recommandé de publier les prix."
    assert said_again(asked, [again], "fr") == (
        "Il a en outre été recommandé de publier les prix."
    )
    assert said_again(asked, ["Le prix a baissé."], "fr") == asked


@pytest.mark.parametrize(
    ("bare", "judges"),
    [
        ("the plan is the only hope for the region", True),
        ("the attack is a heinous crime", True),
        ("the plan lists nine steps for the region", False),
        ("the best of the nine steps is the first", False),
    ],
)
def test_a_judgement_is_told_as_a_view(bare: str, *, judges: bool) -> None:
    line = Line("l", bare, "en", "S1", "", Function.CLAIM)
    room = Room(99, {Function.CLAIM: 1})
    lead = chosen_lines([line], room, lang="en").points[0].lead

    assert _judges(lead, Reported(Speech.NOTE, bare, bare=bare)) is judges


@pytest.mark.parametrize(
    ("verbs", "before", "chosen"),
    [
        (
            ("il a été noté que", "il a été relevé que"),
            "Il a été noté qu'un puits suffisait.",
            "il a été relevé que",
        ),
        (
            ("{a} signalé que", "{a} indiqué que"),
            "S'agissant des résultats, il a été signalé que deux puits suffisaient.",
            "{a} indiqué que",
        ),
        (
            ("it was noted that", "it was observed that"),
            "It was noted that one well was enough.",
            "it was observed that",
        ),
        (
            ("il a été noté que", "il a été relevé que"),
            "Il a été relevé qu'un puits suffisait.",
            "il a été noté que",
        ),
        (
            ("{a} annoncé que",),
            "Une ville a annoncé qu'elle venait.",
            "{a} annoncé que",
        ),
    ],
)
def test_a_verb_is_not_heard_twice_in_a_row(
    verbs: tuple[str, ...], before: str, chosen: str
) -> None:
    assert Teller(Counts(1, 1), before=before).of(verbs) == chosen
