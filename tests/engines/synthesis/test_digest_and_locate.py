"""The digest of a meeting and the turns that answer a question."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Intervention, Voice
from palabre.engines.synthesis.digest import digest
from palabre.engines.synthesis.locate import locate


def turn(order: int, text: str, speaker: str = "Amina Okoye") -> Intervention:
    return Intervention(
        f"S-T-{order:04d}",
        "S",
        order,
        text,
        "en",
        Voice(speaker.lower(), speaker),
        "s.md",
        RecordKind.TRANSCRIPT,
    )


MEETING = (
    turn(0, "Thank you all for coming to this meeting on village libraries today."),
    turn(1, "Village libraries close too early for the families that work all day."),
    turn(2, "Families that work all day find the village libraries closed.", "Bo Lind"),
    turn(
        3,
        "Masts on the northern islands lost their power during the long storm.",
        "Bo Lind",
    ),
    turn(4, "The storm cut the cables between the islands, and repair took a month."),
    turn(5, "It did, and nobody had told us before.", "Chidi Obi"),
)


def test_a_digest_says_each_matter_once_in_the_order_of_the_meeting() -> None:
    found = digest(MEETING, words=26)

    said = [one.source.order for one in found.sentences]
    assert said == sorted(said)
    assert len(set(said) & {1, 2}) == 1
    assert set(said) & {3, 4}
    assert found.n_words <= 26


def test_what_opens_a_meeting_weighs_more_than_what_comes_later() -> None:
    """Who opens says what it is about: of what recurs all day, the opening's is told."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    said = (
        "Village libraries close before families come on {day}.",
        "Northern masts lost their power in storms on {day}.",
    )
    meeting = [turn(n, said[n % 2].format(day=days[n % 6])) for n in range(48)]

    found = digest(meeting, words=18)

    assert [one.source.order for one in found.sentences] == [1, 3]


def test_thanks_are_no_part_of_a_digest() -> None:
    assert 0 not in {one.source.order for one in digest(MEETING, words=500).sentences}


def test_the_order_of_turns_changes_no_digest() -> None:
    assert digest(MEETING[::-1], words=30) == digest(MEETING, words=30)


@pytest.mark.parametrize("turns", [(), (turn(0, "Yes."),)])
def test_nothing_said_gives_an_empty_digest(turns: tuple[Intervention, ...]) -> None:
    assert digest(turns, words=100).sentences == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8), st.integers(0, 60))
def test_a_digest_never_takes_more_room_than_it_has(
    texts: list[str], words: int
) -> None:
    turns = [turn(at, text) for at, text in enumerate(texts)]

    assert digest(turns, words=words).n_words <= words


def test_turns_that_share_words_with_a_question_come_first() -> None:
    found = locate("What happened to the cables in the storm?", MEETING, lang="en")

    assert [one.intervention.order for one in found[:2]] == [4, 3]
    assert found[0].score == 1.0


def test_neighbours_of_an_answer_are_found_although_they_share_no_word() -> None:
    found = {
        one.intervention.order
        for one in locate("Which cables were cut?", MEETING, lang="en")
    }

    assert {3, 4, 5} <= found
    assert 0 not in found


def test_a_speaker_who_is_named_comes_before_others() -> None:
    found = locate("What did Chidi say?", MEETING, lang="en")

    assert found[0].intervention.order == 5


def test_a_name_in_small_letters_is_a_word() -> None:
    other = replace(MEETING[5], voice=Voice("storm", "storm"))

    found = locate("Which cables did the storm cut?", (*MEETING[:5], other), lang="en")

    assert found[0].intervention.order == 4


def test_nothing_is_found_in_no_turns_or_for_no_words() -> None:
    assert locate("cables", (), lang="en") == []
    assert locate("", MEETING, lang="en") == []
