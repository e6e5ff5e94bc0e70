from dataclasses import replace

import make
import make_outcomes
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import comparing, editing, freezing
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.comparing import Line, compare, lines_of

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


def line(code, text, section="a"):
    return Line(code, section, section.upper(), 1, text)


def fates(compared):
    return [(one.code, str(one.fate)) for one in compared.lines]


OLD = (
    line("1", "Wells need care."),
    line("2", "Pumps need oil and some money."),
    line("3", "Roads need stones."),
)


def test_rewritten_added_and_removed_sentences_are_told_apart():
    new = (OLD[0], line("2", "Pumps need oil and much money."), line("4", "Fish swim."))

    compared = compare(OLD, new)

    assert fates(compared) == [
        ("1", "same"),
        ("2", "changed"),
        ("4", "added"),
        ("3", "removed"),
    ]
    assert (compared.n_in, compared.n_out) == (3, 4)


def test_moved_sentence_is_not_removed_and_added():
    compared = compare(OLD, (OLD[2], OLD[0], OLD[1]))

    assert fates(compared) == [("3", "moved"), ("1", "same"), ("2", "same")]
    assert (compared.n_in, compared.n_out) == (0, 0)


WHOLE = "Pumps need oil and some money, and wells need care and much time."
HALVES = ("Pumps need oil and some money,", "and wells need care and much time.")


def marked(compared):
    return [
        (one.code, str(one.fate), [(str(p.change), p.words) for p in one.pieces])
        for one in compared.lines
    ]


def test_halves_of_a_sentence_are_held_against_the_whole():
    old, new = (line("1", WHOLE),), (line("1", HALVES[0]), line("1b", HALVES[1]))

    compared = compare(old, new)

    assert marked(compared) == [
        ("1", "split", [("same", HALVES[0])]),
        ("1b", "split", [("same", HALVES[1])]),
    ]
    assert (compared.n_in, compared.n_out) == (0, 0)


@pytest.mark.parametrize("code", ["1", "2"])
def test_what_was_made_of_two_sentences_is_held_against_both(code):
    old, new = (line("1", HALVES[0]), line("2", HALVES[1])), (line(code, WHOLE),)

    assert marked(compare(old, new)) == [(code, "merged", [("same", WHOLE)])]


def test_a_sentence_that_was_written_beside_another_is_no_half():
    new = (OLD[0], line("1b", "Somebody wrote this."), *OLD[1:])

    assert fates(compare(OLD, new))[1] == ("1b", "added")


def in_paragraphs(*numbers):
    return tuple(replace(one, paragraph=n) for one, n in zip(OLD, numbers, strict=True))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ((1, 1, 2), (1, 2, 2), {"2"}),  # over the edge into the next paragraph
        ((1, 1, 2), (1, 1, 1), {"3"}),  # two paragraphs became one
        ((1, 1, 1), (1, 1, 2), {"3"}),  # one became two
        ((1, 1, 2), (4, 4, 9), set()),  # another draft counts anew
    ],
)
def test_a_sentence_in_another_paragraph_has_moved(before, after, moved):
    compared = compare(in_paragraphs(*before), in_paragraphs(*after))

    assert {code for code, fate in fates(compared) if fate == "moved"} == moved


def test_the_only_sentence_of_a_section_has_moved_to_another_one():
    compared = compare(OLD[:1], (replace(OLD[0], section="b"),))

    assert fates(compared) == [("1", "moved")]


def test_sentences_of_another_draft_are_matched_by_their_words():
    new = tuple(line(f"x{one.code}", one.text) for one in OLD)

    assert {fate for _, fate in fates(compare(OLD, new))} == {"same"}


def test_a_code_used_for_something_else_is_another_sentence():
    compared = compare(OLD[:1], (line("1", "The minister opened the bridge."),))

    assert fates(compared) == [("1", "added"), ("1", "removed")]


def test_zero_draft_is_frozen_when_it_is_made_and_final_when_it_is_signed():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    editing.move_to(make_outcomes.cited(draft), "facts", by=by, at=LATER)
    freezing.freeze(draft, "first", remark="Read at noon.", by=by, at=LATER)
    signed = outcomes.sign(draft, by=by, at=LATER)

    kept = list(draft.frozen.order_by("number"))
    assert [(one.number, one.kind, one.note) for one in kept] == [
        (1, "zero", ""),
        (2, "first", "Read at noon."),
        (3, "final", ""),
    ]
    assert kept[2].sha256 == signed.signed_hash == kept[1].sha256 != kept[0].sha256
    assert len(compare(lines_of(kept[0].content), lines_of(kept[2].content)).changes)


def test_frozen_version_does_not_change_with_the_text():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    before = comparing.content_of(draft)

    editing.edit_sentence(make_outcomes.cited(draft), "Other.", by=by, at=LATER)

    assert draft.frozen.get(number=1).content == before


def test_freezing_nothing_new_or_under_a_wrong_name_is_refused():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)

    with pytest.raises(Refused, match="version-there"):
        freezing.freeze(draft, "first", by=by, at=LATER)
    with pytest.raises(Refused, match="field-unknown"):
        freezing.freeze(draft, "final", by=by, at=LATER)
    with pytest.raises(Refused, match="not-allowed"):
        freezing.freeze(draft, "first", by=make.actor(make.person()), at=LATER)
