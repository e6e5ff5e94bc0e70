from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.stages.outcomes.weaving import weave

SLOWLY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The machine may be busy with something else."""
WORDS = st.lists(
    st.sampled_from(["wells", "pumps", "need", "care", "money", "now", "old"]),
    max_size=9,
)


def said(words):
    return " ".join(words)


def test_edits_apart_are_both_kept():
    woven = weave("wells need care now", "old wells need care now", "wells need care")

    assert woven == "old wells need care"


def test_edits_of_the_same_words_are_left_to_a_person():
    assert weave("wells need care", "wells need money", "wells need time") is None


def test_edits_side_by_side_are_left_to_a_person():
    assert (
        weave("wells need care now", "wells need money now", "wells need care soon")
        is None
    )


def test_the_same_edit_twice_is_one():
    assert weave("wells need care", "wells need money", "wells need money") == (
        "wells need money"
    )


@SLOWLY
@given(base=WORDS, mine=WORDS, theirs=WORDS)
def test_no_word_that_either_wrote_is_lost(base, mine, theirs):
    woven = weave(said(base), said(mine), said(theirs))

    if woven is not None:
        new = (set(mine) | set(theirs)) - set(base)
        assert new <= set(woven.split())


@SLOWLY
@given(base=WORDS, mine=WORDS)
def test_who_edits_alone_gets_what_was_typed(base, mine):
    assert weave(said(base), said(mine), said(base)) == said(mine)


@SLOWLY
@given(base=WORDS, mine=WORDS, theirs=WORDS)
def test_the_order_of_the_editors_does_not_matter(base, mine, theirs):
    assert weave(said(base), said(mine), said(theirs)) == weave(
        said(base), said(theirs), said(mine)
    )
