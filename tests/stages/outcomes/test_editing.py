from datetime import timedelta

import make
import make_outcomes
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import commenting, editing, signed_text, undoing
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.ordering import Way

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def by(draft):
    return make_outcomes.chair(draft.summit)


@pytest.fixture
def other(draft):
    return make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")


def pair(draft):
    """Return a cited sentence and the one that follows it."""
    rows = signed_text.standing(draft)
    at = rows.index(make_outcomes.cited(draft))
    return rows[at], rows[at + 1]


def last_act():
    return Entry.objects.order_by("-id")[0].act


def test_two_editors_apart_keep_both_their_words(draft, by, other):
    sentence = make_outcomes.cited(draft)
    words = sentence.text.split()
    mine = " ".join(["Indeed,", *words])
    theirs = " ".join([*words[:-1], words[-1].rstrip("."), "again."])

    editing.edit_sentence(sentence, theirs, revision=1, by=other, at=LATER)
    woven = editing.edit_sentence(sentence, mine, revision=1, by=by, at=LATER)

    assert woven.text == f"Indeed, {theirs}"
    assert (woven.revision, woven.changed_by) == (3, "Emeka Obi")


def test_two_editors_of_the_same_words_meet_and_nothing_is_lost(draft, by, other):
    sentence = make_outcomes.cited(draft)
    editing.edit_sentence(sentence, "Wells were dug.", revision=1, by=other, at=LATER)

    with pytest.raises(Refused, match="sentence-changed") as refused:
        editing.edit_sentence(sentence, "Wells were shut.", revision=1, by=by, at=LATER)

    assert refused.value.facts == {
        "sentence": sentence.code,
        "who": "Amina Diallo",
        "revision": 2,
        "text": "Wells were dug.",
    }
    sentence.refresh_from_db()
    assert sentence.text == "Wells were dug."


@pytest.mark.parametrize("act", ["override", "drop", "merge", "split"])
def test_whoever_acts_on_an_old_screen_is_told(draft, by, other, act):
    sentence, following = pair(draft)
    editing.edit_sentence(sentence, "Wells were dug.", by=other, at=LATER)
    given = {"revision": 1, "by": by, "at": LATER}
    acts = {
        "override": lambda: editing.override(sentence, reason="x", **given),
        "drop": lambda: editing.drop(sentence, reason="x", **given),
        "merge": lambda: editing.merge(sentence, following, text="x", **given),
        "split": lambda: editing.split(sentence, "x", "y", **given),
    }

    with pytest.raises(Refused, match="sentence-changed"):
        acts[act]()


def test_one_step_override_needs_a_refused_text(draft, by):
    sentence = make_outcomes.cited(draft)

    good = editing.edit_sentence(
        sentence, sentence.text, reason="Because.", by=by, at=LATER
    )
    bad = editing.edit_sentence(
        sentence, "Pigs flew over 12 lakes.", reason="Seen.", by=by, at=LATER
    )

    assert (good.verdict, good.override_reason) == ("verified", "")
    assert (bad.verdict, bad.override_reason) == ("overridden", "Seen.")


def test_an_edit_after_an_override_is_judged_again(draft, by):
    sentence = make_outcomes.cited(draft)
    editing.edit_sentence(sentence, "Pigs flew.", reason="Seen.", by=by, at=LATER)

    edited = editing.edit_sentence(sentence, "Pigs swam.", by=by, at=LATER)

    assert (edited.verdict, edited.override_reason) == ("refused", "")


def test_merge_rests_on_the_evidence_of_both(draft, by):
    first, second = pair(draft)
    places = {
        (one.intervention_id, one.line_id, one.start, one.end)
        for one in (*first.evidence.all(), *second.evidence.all())
    }

    merged = editing.merge(
        first, second, text=f"{first.text} {second.text}", by=by, at=LATER
    )
    second.refresh_from_db()

    assert {
        (one.intervention_id, one.line_id, one.start, one.end)
        for one in merged.evidence.all()
    } == places
    assert (second.is_dropped, second.merged_into) == (True, merged)
    assert second not in signed_text.standing(draft)
    assert last_act() == "outcomes.sentence.merged"
    with pytest.raises(Refused, match="sentence-left-out"):
        editing.merge(first, second, text="x", by=by, at=LATER)
    with pytest.raises(Refused, match="merge-with-itself"):
        editing.merge(first, first, text="x", by=by, at=LATER)


def test_merge_adds_no_voices_up(draft, by):
    first, second = pair(draft)
    most = max(int(one.counts.get("voices", 0)) for one in (first, second))

    merged = editing.merge(first, second, text="x", by=by, at=LATER)

    assert merged.counts["voices"] == most


def test_a_lie_in_a_merge_or_a_split_is_refused_by_the_gate(draft, by):
    first, second = pair(draft)

    one, two = editing.split(
        first, first.text, "They counted 9,321 pumps.", by=by, at=LATER
    )
    merged = editing.merge(one, two, text="All 9,321 pumps work.", by=by, at=LATER)

    assert (two.verdict, merged.verdict) == ("refused", "refused")
    with pytest.raises(Refused, match="draft-not-verified"):
        outcomes.sign(draft, by=by, at=LATER)
    assert second in signed_text.standing(draft)


def test_split_stands_side_by_side_on_the_same_evidence(draft, by):
    sentence, following = pair(draft)

    first, second = editing.split(sentence, "One.", "Two.", by=by, at=LATER)

    order = [one.code for one in signed_text.standing(draft)]
    at = order.index(first.code)
    assert order[at : at + 3] == [first.code, second.code, following.code]
    assert second.code == f"{first.code}b"
    assert [one.quote for one in second.evidence.order_by("position")] == [
        one.quote for one in first.evidence.order_by("position")
    ]
    assert editing.split(first, "1.", "3.", by=by, at=LATER)[1].code == f"{first.code}c"


def test_comments_go_with_their_sentence(draft, by):
    first, second = pair(draft)
    word = second.text.split()[-1].rstrip(".")
    whole = commenting.comment(second, "Too long.", by=by, at=LATER)
    some = commenting.comment(second, "Which one?", quote=word, by=by, at=LATER)

    merged = editing.merge(
        first, second, text=f"{first.text} {second.text}", by=by, at=LATER
    )
    for one in (whole, some):
        one.refresh_from_db()
    assert [whole.sentence, some.sentence] == [merged, merged]

    head, tail = merged.text[: -len(word) - 1], merged.text[-len(word) - 1 :]
    kept, new = editing.split(merged, head, tail, by=by, at=LATER)
    for one in (whole, some):
        one.refresh_from_db()

    assert [whole.sentence, some.sentence] == [kept, new]
    assert some.about == second.text


def test_moving_keeps_every_sentence_and_its_position_once(draft, by):
    before = sorted(one.code for one in signed_text.standing(draft))
    sentence = make_outcomes.cited(draft)

    for way in (Way.UP, Way.UP, Way.DOWN, Way.UP):
        editing.move(sentence, way, by=by, at=LATER)
    moved = editing.move_to(sentence, "method", by=by, at=LATER)

    rows = list(draft.sentences.order_by("position"))
    assert sorted(one.code for one in rows) == before
    assert [one.position for one in rows] == list(range(len(rows)))
    assert moved.section == "method"
    assert moved.verdict == sentence.verdict
    with pytest.raises(Refused, match="field-unknown"):
        editing.move_to(sentence, "nowhere", by=by, at=LATER)


def standing(draft):
    return [
        (one.code, one.section, one.paragraph)
        for one in draft.sentences.order_by("position")
    ]


def test_moves_are_undone_one_by_one_and_by_anybody_who_edits(draft, by, other):
    sentence, before = make_outcomes.cited(draft), standing(draft)
    assert undoing.last_move(sentence) is None
    with pytest.raises(Refused, match="move-missing"):
        undoing.move_back(sentence, by=by, at=LATER)

    editing.move_to(sentence, "method", by=by, at=LATER)
    between = standing(draft)
    editing.move(sentence, Way.UP, by=other, at=LATER)
    last = undoing.last_move(sentence)
    undoing.move_back(sentence, number=last.number, by=by, at=LATER)
    assert standing(draft) == between
    with pytest.raises(Refused, match="move-missing"):
        undoing.move_back(sentence, number=last.number, by=by, at=LATER)
    back = undoing.move_back(sentence, by=other, at=LATER)

    assert (last.who, last.was.section) == (other.name, "method")
    assert standing(draft) == before
    assert back.section == sentence.section
    assert undoing.last_move(sentence) is None
    assert last_act() == "outcomes.sentence.moved"
    editing.move(sentence, Way.DOWN, by=by, at=LATER)
    assert undoing.last_move(sentence).who == by.name


def test_a_step_that_goes_nowhere_is_none_to_undo(draft, by):
    first = draft.sentences.order_by("position")[0]

    editing.move(first, Way.UP, by=by, at=LATER)

    assert undoing.last_move(first) is None


def test_a_stranger_undoes_no_move_and_nobody_one_of_a_signed_text(draft, by):
    sentence = make_outcomes.cited(draft)
    editing.move_to(sentence, "method", by=by, at=LATER)
    there = standing(draft)

    with pytest.raises(Refused, match="not-allowed"):
        undoing.move_back(sentence, by=make.actor(make.person()), at=LATER)
    draft.state = "signed"
    draft.save(update_fields=["state"])
    with pytest.raises(Refused, match="wrong-state"):
        undoing.move_back(sentence, by=by, at=LATER)

    assert standing(draft) == there


def test_words_without_end_or_signs_are_refused(draft, by):
    sentence = make_outcomes.cited(draft)

    with pytest.raises(Refused, match="sentence-too-long"):
        editing.edit_sentence(sentence, "x" * 2001, by=by, at=LATER)
    with pytest.raises(Refused, match="field-missing"):
        editing.edit_sentence(sentence, " \x00\n ", by=by, at=LATER)
    kept = editing.edit_sentence(sentence, "Wells\x00 were\ndug.", by=by, at=LATER)
    assert kept.text == "Wells were dug."


def test_rapporteur_edits_while_the_text_lies_there_and_never_overrides(draft, by):
    rapporteur = make.holder(draft.summit, Role.RAPPORTEUR, "Dolores Ibarra")
    sentence = make_outcomes.cited(draft)
    later = LATER + timedelta(hours=1)

    assert (
        editing.edit_sentence(sentence, "Dug.", by=rapporteur, at=later).revision == 2
    )
    with pytest.raises(Refused, match="not-allowed"):
        editing.override(sentence, reason="x", by=rapporteur, at=later)
    draft.lies_with = "secretariat"
    draft.save()
    sentence.draft.refresh_from_db()
    with pytest.raises(Refused, match="not-allowed"):
        editing.edit_sentence(sentence, "Shut.", by=rapporteur, at=later)


def left_out(draft):
    return draft.points.filter(sentence=None).exclude(told="").order_by("-weight")[0]


@pytest.fixture
def full():
    return make_outcomes.draft(make_outcomes.talkative())


def test_point_that_was_left_out_is_taken_in_on_its_words(full):
    draft, point = full, left_out(full)
    by = make_outcomes.chair(full.summit)

    made = editing.take_in(point, by=by, at=LATER)

    assert (made.text, made.writer) == (point.told, "extract")
    assert [one.quote for one in made.evidence.order_by("position")] == [
        one[3] for one in point.cites
    ]
    assert made in signed_text.standing(draft)
    assert last_act() == "outcomes.point.taken_in"
    point.refresh_from_db()
    assert point.sentence == made
    with pytest.raises(Refused, match="point-told"):
        editing.take_in(point, by=by, at=LATER)


def test_point_whose_words_moved_is_not_taken_in(full):
    point = left_out(full)
    by = make_outcomes.chair(full.summit)
    point.cites = [[*point.cites[0][:3], "forged", "same-text"]]
    point.save()

    with pytest.raises(Refused, match="quote-not-found"):
        editing.take_in(point, by=by, at=LATER)

    point.refresh_from_db()
    assert point.sentence is None


def test_the_same_words_with_plain_spaces_are_the_same_words(draft, by):
    sentence = make_outcomes.cited(draft)
    draft.lang = "fr"
    draft.save()
    set_ = "Il a été dit : « L\u2019eau manque »."
    set_ = (
        set_.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    )
    type(sentence).objects.filter(pk=sentence.pk).update(
        text=set_, writer="template", verdict="verified"
    )
    sentence.refresh_from_db()

    typed = set_.replace("\u00a0", " ").replace("\u2019", "'")
    kept = editing.edit_sentence(sentence, typed, by=by, at=LATER)
    assert (kept.text, kept.writer, kept.revision) == (set_, "template", 1)

    other = editing.edit_sentence(
        kept, "Il a été dit : « L'eau coule ».", by=by, at=LATER
    )
    assert other.text.startswith("Il a été dit\u00a0: «\u00a0L")
    assert other.writer == "person"


def test_a_merge_does_not_lose_what_another_wrote_meanwhile(draft, by, other):
    kept, gone = pair(draft)
    editing.edit_sentence(gone, "Wells of 1871.", revision=1, by=other, at=LATER)
    both = {"text": f"{kept.text} {gone.text}", "revision": 1, "by": by, "at": LATER}

    with pytest.raises(Refused, match="sentence-changed") as refused:
        editing.merge(kept, gone, other_revision=1, **both)

    assert (refused.value.facts["who"], refused.value.facts["text"]) == (
        "Amina Diallo",
        "Wells of 1871.",
    )
    gone.refresh_from_db()
    assert not gone.is_dropped
    editing.merge(kept, gone, other_revision=2, **both)
    gone.refresh_from_db()
    assert gone.is_dropped


def test_a_sentence_goes_back_to_the_section_that_it_left_empty(draft, by):
    rows = signed_text.standing(draft)
    sections = [one.section for one in rows]
    only = next(one for one in rows if sections.count(one.section) == 1)
    elsewhere = next(one for one in rows if one.section != only.section)
    home, title = only.section, only.section_title

    editing.move_to(only, elsewhere.section, by=by, at=LATER)
    back = editing.move_to(only, home, by=by, at=LATER)

    assert (back.section, back.section_title) == (home, title)
    now = [one.section for one in signed_text.standing(draft)]
    assert now == sections


def test_a_decision_is_taken_back_and_the_gate_judges_again(draft, by):
    sentence = make_outcomes.cited(draft)
    decided = editing.override(sentence, reason="I was there.", by=by, at=LATER)
    assert decided.verdict == "overridden"

    again = editing.judge_anew(sentence, revision=2, by=by, at=LATER)

    assert (again.verdict, again.override_reason) == ("verified", "")
    assert last_act() == "outcomes.sentence.judged"
    assert again.versions.order_by("-id")[0].reason == "I was there."
    with pytest.raises(Refused, match="sentence-changed"):
        editing.judge_anew(sentence, revision=2, by=by, at=LATER)
