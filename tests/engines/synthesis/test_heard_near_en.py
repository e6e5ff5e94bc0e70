"""What a machine heard and leans on the sentences around it stays out of the text."""

import pytest

from palabre.engines.synthesis.candidates import Candidate, Refusal, judge
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Verdict
from palabre.engines.synthesis.engine import Configuration, draft
from palabre.engines.synthesis.heard_near_en import leans_on_talk
from palabre.engines.synthesis.heard_tidied_en import tidied
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.verify import verify_draft
from palabre.engines.synthesis.where import leans_on_place
from tests.engines.synthesis.golden_corpus import golden

NAMES = learn_names(golden())
BRIDGES = "Old bridges over the river must be mended before the carts of spring arrive."


def judged(words: str, *, is_machine: bool = True) -> Candidate | Refusal:
    voice = Voice("mira", "Mira Holm")
    turn = Intervention(
        "M", "MILLS", 0, words, "en", voice, "m.md", is_machine=is_machine
    )
    return judge(sentences_of(turn)[-1], NAMES, "en")


@pytest.mark.parametrize(
    "words",
    [
        "As you know, old bridges over the river slow the carts in spring.",
        "As we all know, carts need dry roads.",
        "So everyone knows that carts need dry roads.",
        "Generally, a lack of bridges goes with a lack of carts.",
        "Um and in fact, where bridges are old, most carts wait for hours.",
        "We see that 119 bridges carry 12% of all carts.",
        "It turns out that 40 bridges are closed in spring.",
        "The top 50 bridges carry more than half of all carts.",
        "Therefore, rules of repair must exist ahead of floods.",
    ],
)
def test_what_everybody_knows_or_what_was_counted_elsewhere_leans(words: str) -> None:
    assert leans_on_talk("", words, "")


@pytest.mark.parametrize(
    "words",
    [
        BRIDGES,
        "Around 99% of all carts that wait at bridges carry flour.",
        "The top 50 bridges in Arland carry more than half of all carts.",
        "Therefore, the repair of bridges must be planned with the weavers of both banks.",
    ],
)
def test_what_says_all_of_it_leans_on_nothing(words: str) -> None:
    assert not leans_on_talk("Rivers rise in spring.", words, "Carts are heavy.")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        # what a proposal would bring is no fact
        (
            "And the key benefits of this approach are two. First, tolls fall.",
            "Villages can set rules that match their roads.",
        ),
        # what a proposal asks for
        (
            "So we propose several improvements. Ferries should leave on time.",
            "Villages should raise the number of wardens to save work.",
        ),
        ("The Quiet Mill proposal is new.", "Quiet Mill halves the noise of stones."),
        # a story of a country
        (
            "Mills in Norway had to meet the rules of the guild.",
            "So seals helped millers to sell more flour.",
        ),
        # on a product
        (
            "There is one in Wheelbook too. Wheelbook is made of parts.",
            "So lists of carts can be kept by anybody.",
        ),
        # a conclusion from a conclusion
        (
            "So, in valleys, all these floods bring more repairs.",
            "So closed bridges have become a daily event.",
        ),
        # what was counted was told before
        (
            "We find that 40 lists hold 900 carts.",
            "Readers of lists follow 16 million carts.",
        ),
    ],
)
def test_what_needs_the_sentence_before_leans(before: str, words: str) -> None:
    assert leans_on_talk(before, words, "")
    assert not leans_on_talk("Rivers rise in spring.", words, "")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("So why do we propose this paper?", "Tolls rise but nobody counts carts."),
        (
            "Mills in Norway had to meet the rules.",
            "So seals helped millers in Norway to sell more.",
        ),
        ("Mills in Norway are old.", "So seals have often helped millers to sell."),
        (
            "There is one in Wheelbook too. Wheelbook is made of parts.",
            "So lists in Wheelbook can be kept by anybody.",
        ),
        (
            "Standardization is old. In standardization, Standardization is all.",
            "So lists of carts can be kept by anybody.",
        ),
    ],
)
def test_what_names_it_again_leans_on_nothing(before: str, words: str) -> None:
    assert not leans_on_talk(before, words, "")


def test_a_sentence_that_only_brings_up_what_is_then_defined_leans() -> None:
    words = "Wardens rely on signs of decay to close bridges in time."
    assert leans_on_talk("", words, " Um, so very briefly, signs of decay are marks.")
    assert not leans_on_talk("", words, " Um, so very briefly, tolls are marks.")
    assert not leans_on_talk("", words, " Signs of decay are not always seen.")


def test_only_what_a_machine_heard_is_held_to_it() -> None:
    words = f"As you know, {BRIDGES[:1].lower()}{BRIDGES[1:]}"
    found = judged(words)
    assert isinstance(found, Refusal)
    assert found.reason == Fault.DANGLING
    assert isinstance(judged(BRIDGES), Candidate)
    assert isinstance(judged(words, is_machine=False), Candidate)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("So the rotten ropes in old mills can snap.", "So rotten ropes in old mills can snap."),
        ("The storage in mills often fails.", "Storage in mills often fails."),
        ("The ropes in the old mills can snap.", None),
        ("The ropes in old mills have snapped.", None),
        ("The election in villages often fails.", None),
        ("The price of ropes can rise.", None),
    ],
)  # fmt: skip
def test_an_article_that_points_to_nothing_goes(words: str, told: str | None) -> None:
    assert tidied(words) == (told or words)


def test_what_lost_its_article_passes_the_gate() -> None:
    words = (
        "So the rotten ropes in old mills can snap in the storms of the long winter."
    )
    voice = Voice("v", "Voice")
    source = Intervention("I", "S", 0, words, "en", voice, "f", is_machine=True)
    corpus = Corpus(SummitFacts(), (SessionFacts("S", "Mills"),), (source,))
    usual = Configuration(least_worth_machine=0.0, least_quality_machine=0.0)

    made = verify_draft(draft(corpus, configuration=usual).draft, corpus)
    told = [s for part in made.sections for s in part.statements if s.cites]

    assert [one.verdict for one in told] == [Verdict.VERIFIED]
    assert "rotten ropes in old mills could snap" in told[0].text
    assert "the rotten" not in told[0].text


def test_korea_is_a_place_on_which_a_sentence_leans() -> None:
    words = "The peace process must go on."
    assert leans_on_place("We fear for Korea.", words, "en")
    assert not leans_on_place("We fear for the sea.", words, "en")
