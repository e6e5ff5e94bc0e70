"""What a speaker is quoted for, and what repeats a line."""

import pytest
from test_report_summed_up import SPEAKER, corpus, drafted

from palabre.engines.synthesis.corpus import Voice
from palabre.engines.synthesis.report_sayings import is_saying, only_opens
from palabre.engines.synthesis.sentences import all_sentences

KEEPER = Voice("k", "Dora Salt", "Coast Watch", "civil-society")


def said(words, lang="en"):
    return all_sentences(corpus((SPEAKER, words), lang=lang))[-1]


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("Honest light is worth more than a tall tower.", "en", True),
        ("Patience is the cheapest kind of rescue.", "en", True),
        ("Our light is worth more than a tall tower.", "en", False),
        ("The tower was not worth the light of the coast.", "en", False),
        ("It is worth more than the tallest tower.", "en", False),
        ("La patience compte davantage que la hauteur du phare.", "fr", True),
        ("Le gardien n'avait pas de lampe pour la nuit.", "fr", False),
        ("Notre phare ne vaut pas une lampe honnête.", "fr", False),
        ("Sin luz honesta no hay puerto seguro.", "es", True),
        ("Nuestro faro no vale una luz honesta.", "es", False),
    ],
)
def test_a_saying_holds_without_the_session(words, lang, wanted):
    assert is_saying(said(words, lang)) is wanted


def test_a_saying_is_quoted():
    made = drafted((KEEPER, "Patience is the cheapest kind of rescue."))
    quoted = [one.words for one in made.quotations if one.speaker == KEEPER.name]
    assert quoted == ["Patience is the cheapest kind of rescue."]


def test_a_quotation_does_not_repeat_the_words_of_a_line():
    promise = "I announce that by June 2028 we will light 40 harbours of the coast."
    made = drafted((SPEAKER, f"{promise} Patience is the cheapest kind of rescue."))
    assert any(promise in one.text for one in made.lines["announcements"])
    assert promise not in [one.words for one in made.quotations]


def test_a_promise_that_is_announced_is_not_quoted_a_second_time():
    promise = "We will light 40 harbours of the coast by June 2028."
    made = drafted(
        (KEEPER, promise), (SPEAKER, "Patience is the cheapest kind of rescue.")
    )
    assert any("40 harbours" in one.text for one in made.lines["announcements"])
    assert promise not in [one.words for one in made.quotations]


@pytest.mark.parametrize(
    "words",
    [
        "I also want to raise a difficulty which nobody has mentioned.",
        "Je voudrais aussi parler de la lumière des ports.",
        "Quisiera hablar de la luz de los puertos.",
    ],
)
def test_what_only_opens_is_not_quoted(words):
    assert only_opens(words)
