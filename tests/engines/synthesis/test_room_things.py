"""What stayed in the room, and pictures painted for it, do not stand in the text."""

import pytest

from palabre.engines.synthesis.fluent_en import fluent
from palabre.engines.synthesis.room_things import paints, points_into_the_room


@pytest.mark.parametrize(
    "words",
    [
        "In the trial there would be a public list of ferries.",
        "There is no deal on the pier, which the university recommends and the ministry refuses.",
        "The harbours will print a signed copy of every chart once a year.",
        "The record will mention agreement on lamps in every bay.",
        "Sailors protested for a year, then they grew attached to them.",
        "Twenty-one forbid the sale of charts, and four allow it.",
        "The network has run since 2011 and never received a loan.",
        "Lamps burned all night in the bays that were presented.",
        "Nobody lights the lamps, so the State must pay, or the bays must.",
        "Fishers had not been heard on any of the nine laws.",
    ],
)
def test_what_stayed_in_the_room_points_there(words: str) -> None:
    assert points_into_the_room(words, "en")


@pytest.mark.parametrize(
    "words",
    [
        "In the trial of the harbour towns, ferries ran on time.",
        "A university recommended a halt which ministries refused.",
        "Ferries printed a signed copy of every chart.",
        "Sailors cursed the lamps, then they got used to them.",
        "Twenty-one ports forbid the sale of charts.",
        "Ninety connected ports closed their piers.",
        "The network of bays has run since 2011.",
        "Fishers had not been heard on any of the nine laws that concern them.",
    ],
)
def test_what_the_sentence_tells_itself_stays(words: str) -> None:
    assert not points_into_the_room(words, "en")


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Pour les autres, la meilleure carte est un marin qui parle.", "fr"),
        ("Dans le projet pilote, il y aura une liste de bacs.", "fr"),
        ("Vingt-neuf restreignent la vente de cartes marines.", "fr"),
        ("Les marins ne sont cités dans aucune des neuf lois.", "fr"),
    ],
)
def test_french_words_point_there_too(words: str, lang: str) -> None:
    assert points_into_the_room(words, lang)
    assert not points_into_the_room(f"Une liste existe. {words[-12:]}", lang)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("One good port would achieve more than nine ribbons.", "en"),
        ("Charts reach sailors faster than concrete.", "en"),
        ("We built a beautiful house where no sailor sleeps.", "en"),
        ("The debate treats charts as freight.", "en"),
        ("Un port vaut mieux que neuf rubans.", "fr"),
    ],
)
def test_pictures_are_known(words: str, lang: str) -> None:
    assert paints(words, lang)


def test_plain_words_paint_nothing() -> None:
    assert not paints("Freight rates rose by 4 per cent and houses were built.", "en")


def test_what_only_announces_is_left_out() -> None:
    told = fluent("The most striking fact lies elsewhere: nine ports lost their lamps.")
    assert told == "nine ports lost their lamps."
    kept = "The harbour is simple: nine ports."
    assert fluent(kept) == kept
