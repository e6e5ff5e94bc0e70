"""What somebody who leads a session says of the room, and what is promised with a date."""

import pytest

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.pledges import is_pledge
from palabre.engines.synthesis.report_draft import ReportDraft, draft_report
from palabre.engines.synthesis.sentences import all_sentences

MODERATOR = Voice("m", "Ana Ruiz", is_counted=False)
SPEAKER = Voice("s", "Bo Lindqvist", "Baltic Health", "government")
OTHER = Voice("o", "Chidi Eze", "Clinic Watch", "civil-society")
RAPPORTEUR = Voice("r", "Camila Pozo", "Learning Agency", "international-organization")
LEADERS = {"m": "moderator", "r": "rapporteur"}

FILLER = (
    (OTHER, "People with poor English were put one level lower in most of the cases."),
    (SPEAKER, "A supplier who does not report every month will lose the licence."),
)


def corpus(*turns: tuple[Voice, str], lang: str = "en") -> Corpus:
    made = tuple(
        Intervention(f"T{place}", "S1", place, words, lang, voice, "S1.vtt")
        for place, (voice, words) in enumerate((*FILLER, *turns))
    )
    return Corpus(SummitFacts("E"), (SessionFacts("S1", "Triage"),), made)


def drafted(*turns: tuple[Voice, str], lang: str = "en") -> ReportDraft:
    made = corpus(*turns, lang=lang)
    leaders = {
        one.id: LEADERS[one.voice.key]
        for one in made.interventions
        if one.voice.key in LEADERS
    }
    return draft_report(made, lang=lang, leaders=leaders)


def texts(made: ReportDraft, kind: str) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in made.lines[kind]]


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        (
            "You agree on criteria that a person can check.",
            "consensus",
            "The moderator noted that speakers agreed on criteria that a person could check.",
        ),
        (
            "What I hear is agreement that one authority must press the button.",
            "consensus",
            (
                "The moderator noted that there was agreement that one authority must press "
                "the button."
            ),
        ),
        (
            "Legal protection for volunteers was raised and nobody opposed it.",
            "consensus",
            (
                "The moderator noted that legal protection for volunteers was raised and "
                "nobody opposed it."
            ),
        ),
        (
            "The panel does not agree on a moratorium, and I shall not pretend otherwise.",
            "no_consensus",
            "The moderator noted that the panel did not agree on a moratorium.",
        ),
        (
            "On the levy the room is divided, and we lack evidence from a fair design.",
            "no_consensus",
            "The moderator noted that on the levy the room was divided.",
        ),
        (
            "All of you want a small lamp, and nobody here asked for a large one.",
            "consensus",
            "The moderator noted that all speakers wanted a small lamp, and nobody asked for a large one.",
        ),
        (
            "There was no agreement in this room on tolls, although the distance became smaller this afternoon.",
            "no_consensus",
            "The moderator noted that there was no agreement in the room on tolls, although the distance became smaller.",
        ),
        (
            "There was one plain difference, and the debate on tolls tomorrow should take it up.",
            "no_consensus",
            "The moderator noted that there was one plain difference.",
        ),
        (
            "On whether to wait for the tide, you differ by the size of the boat, and that seems fair to me.",
            "no_consensus",
            "The moderator noted that, on whether to wait for the tide, speakers differed by the size of the boat.",
        ),
        (
            "Nous sommes d'accord sur une définition commune de la fraude.",
            "consensus",
            (
                "The moderator said in French: « Nous sommes d'accord sur une définition "
                "commune de la fraude. »"
            ),
        ),
    ],
)
def test_what_a_moderator_sums_up_is_told_as_theirs(said, kind, told):
    made = drafted((MODERATOR, said))

    assert texts(made, kind) == [told]
    (line,) = made.lines[kind]
    assert line.cites[0].quote == said


def test_french_is_turned_into_french():
    made = drafted(
        (MODERATOR, "Je constate un accord sur la publication des consommations."),
        (MODERATOR, "Vous n'êtes pas d'accord sur les empreintes."),
        lang="fr",
    )

    assert texts(made, "consensus") == [
        (
            "La modération a relevé qu’il y avait un accord sur la publication des "
            "consommations."
        )
    ]
    assert texts(made, "no_consensus") == [
        (
            "La modération a relevé que les intervenants n’étaient pas d’accord sur les "
            "empreintes."
        )
    ]


def test_it_and_they_are_the_room_that_was_named_before():
    made = drafted(
        (RAPPORTEUR, "For the record, the workshop agrees that clauses name a test."),
        (RAPPORTEUR, "It does not agree about schools, and that is all."),
    )

    assert texts(made, "no_consensus") == [
        (
            "The rapporteur noted that the workshop did not agree about schools, and that "
            "was all."
        )
    ]


def test_one_speaker_alone_makes_no_consensus_and_no_dispute():
    made = drafted(
        (
            OTHER,
            "I support the proposal to suspend every licence while tests are missing.",
        ),
        (SPEAKER, "We do not support a moratorium on all products at the same time."),
        (OTHER, "Everybody here agrees that a moratorium on all products is needed."),
        (MODERATOR, "I support what the last speaker said about the licence."),
        (MODERATOR, "Do you agree on local testing before the licence?"),
    )

    assert made.lines["consensus"] == ()
    assert made.lines["no_consensus"] == ()
    assert any("support" in text for text in texts(made, "key_issues"))


@pytest.mark.parametrize(
    ("said", "lang", "promised"),
    [
        (
            "From 1 February 2027 we will publish these rates for each hospital.",
            "en",
            True,
        ),
        (
            "We are going to release our test collection under a licence in May 2027.",
            "en",
            True,
        ),
        (
            "I also announce that our messages will be free for any operator.",
            "en",
            True,
        ),
        ("Nous publierons ce module sous licence libre en décembre 2026.", "fr", True),
        ("We hope that the targets will be met in our districts by 2032.", "en", False),
        ("By 2030 we will have lost half of the glaciers in the valley.", "en", False),
        ("If we wait, our clinics will be closed by the end of 2027.", "en", False),
        ("We will look into this question with care and with patience.", "en", False),
        ("The session will be held in the large hall in March 2027.", "en", False),
    ],
)
def test_a_promise_has_a_date_or_says_that_it_is_one(said, lang, promised):
    (*_, one) = all_sentences(corpus((SPEAKER, said), lang=lang))

    assert is_pledge(one) is promised


def test_promises_that_do_not_stand_alone_are_quoted():
    said = "From 1 February 2027 we will publish these rates for each hospital."

    made = drafted((SPEAKER, said))

    assert texts(made, "announcements") == [
        f"One speaker from government said: “{said}”"
    ]


def test_a_sure_result_in_the_first_person_is_quoted_rather_than_missed():
    said = (
        "I can report that delivery within four minutes now reaches 91 per cent of "
        "handsets that are switched on."
    )

    made = drafted((SPEAKER, said))

    assert texts(made, "achievements") == [
        f"One speaker from government said: “{said}”"
    ]


def test_what_nobody_objected_to_is_agreed():
    made = drafted((MODERATOR, "Keepers asked to be paid in oil, and nobody objected."))
    assert any("nobody objected" in one for one in texts(made, "consensus"))


def test_what_is_agreed_and_what_is_not_in_one_breath_are_two_lines():
    said = "The leaders agreed on one lamp a bay, and they placed different weight on its cost."
    made = drafted((MODERATOR, said))

    (agreed,), (differed,) = made.lines["consensus"], made.lines["no_consensus"]
    assert (
        agreed.text == "The moderator noted that the leaders agreed on one lamp a bay."
    )
    assert differed.text == (
        "The moderator noted that the leaders placed different weight on its cost."
    )
    assert agreed.cites[0].quote == "The leaders agreed on one lamp a bay"
    assert differed.cites[0].quote == "they placed different weight on its cost."
