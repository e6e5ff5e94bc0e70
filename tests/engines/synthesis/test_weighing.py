"""What a point weighs: a sentence that names what its session is about reads alone."""

from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.corpus import SessionFacts
from tests.engines.synthesis.test_gate_sense import judged
from tests.engines.synthesis.test_rows_of_sentences import point

LAMPS = SessionFacts("A", "Leaders TalkX: harbour lamps that burn all night")
PIERS = SessionFacts("B", "Leaders TalkX: who mends the piers?")
REST = tuple(SessionFacts(f"R{n}", f"Leaders TalkX: matter {n}") for n in range(9))


def weight_of(stems: str, session: str, *sessions: SessionFacts) -> float:
    (made,) = weighing.weighed([point("Oil is dear.", stems, session)], sessions)
    return made.weight


def test_what_names_the_matter_of_its_session_weighs_more() -> None:
    plain = weight_of("lamp oil dear", "A", LAMPS, PIERS)
    assert plain == weight_of("lamp oil dear", "A") + weighing.PLAIN
    # the matter of another session tells nothing of this one
    assert weight_of("lamp oil dear", "B", LAMPS, PIERS) == plain - weighing.PLAIN


def test_a_word_of_many_titles_names_no_matter() -> None:
    sessions = (LAMPS, PIERS, *REST)
    assert weight_of("leader oil dear", "A", *sessions) == weight_of(
        "leader oil dear", "A"
    )


def test_a_word_answers_itself_before_another_of_its_stem() -> None:
    said = "Participants agreed that participation figures must be published by region."
    told = "Participants agreed that participation figures must be published by region."
    assert judged(said, told).verdict == "verified"
    short = "It was noted that participation figures must be published by region."
    assert not [
        one
        for one in judged(said, short).checks
        if one.rule == "scope" and not one.passed
    ]


def test_a_french_verb_in_the_first_person_is_the_same_verb() -> None:
    said = "Nous préférons une obligation claire d'information pour chaque acheteur."
    told = (
        "Un participant a signalé qu'il préférait une obligation claire d'information "
        "pour chaque acheteur."
    )
    assert [
        one
        for one in judged(said, told, "fr").checks
        if one.rule == "coverage" and one.passed
    ]


def test_the_agreement_that_a_french_session_reports_is_the_house_s_word() -> None:
    said = "Les participants s'accordent à dire que la batelière ne doit rien payer."
    told = "Une séance a fait état d'un accord selon lequel la batelière ne devait rien payer."
    faults = {one.rule for one in judged(said, told, "fr").checks if not one.passed}
    assert not faults & {"small-words", "scope"}
