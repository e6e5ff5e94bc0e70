"""A merge that is undone leaves nothing of the one sentence with the other."""

import make_outcomes
import pytest

from palabre.stages.outcomes import editing, signed_text
from palabre.stages.outcomes.states import STANDING

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def by(draft):
    return make_outcomes.chair(draft.summit)


def trio(draft):
    """Return three sentences in order, of which the first rests on a transcript."""
    rows = signed_text.standing(draft)
    at = rows.index(make_outcomes.cited(draft))
    return rows[at : at + 3]


def own(sentence):
    """Return what a sentence says and what it rests on."""
    places = [
        (one.intervention_id, one.line_id, one.start, one.end, one.quote)
        for one in sentence.evidence.order_by("position", "id")
    ]
    return sentence.text, sentence.counts, sentence.figures, places, sentence.verdict


def test_an_undone_merge_gives_each_its_words_counts_and_evidence_back(draft, by):
    first, second, _third = trio(draft)
    before = own(first), own(second)
    editing.merge(first, second, text="Two in one.", by=by, at=LATER)
    assert own(draft.sentences.get(pk=first.pk)) != before[0]

    editing.restore(draft.sentences.get(pk=second.pk), by=by, at=LATER)

    kept, back = (draft.sentences.get(pk=one.pk) for one in (first, second))
    assert (own(kept), own(back)) == before
    assert kept.verdict in STANDING
    assert (back.merged_into, back.before_merge) == (None, {})
    last = kept.versions.order_by("-id")[0]
    assert (last.act, last.before, last.after) == ("parted", "Two in one.", kept.text)


def test_what_a_person_wrote_after_the_merge_stays_and_is_judged_anew(draft, by):
    first, second, _third = trio(draft)
    places = own(first)[3]
    joint = f"{first.text} {second.text}"
    merged = editing.merge(first, second, text=joint, by=by, at=LATER)
    editing.edit_sentence(merged, second.text, by=by, at=LATER)

    editing.restore(draft.sentences.get(pk=second.pk), by=by, at=LATER)

    kept = draft.sentences.get(pk=first.pk)
    assert (kept.text, own(kept)[3]) == (second.text, places)
    assert kept.verdict not in STANDING


def test_what_others_brought_stays_when_one_of_two_merges_is_undone(draft, by):
    first, second, third = trio(draft)
    places = own(first)[3] + own(third)[3]
    first.counts, second.counts, third.counts = (
        {"voices": n, "groups": [group]}
        for n, group in ((2, "civil-society"), (9, "academia"), (4, "government"))
    )
    for one in (first, second, third):
        one.save()
    editing.merge(first, second, text="Two in one.", by=by, at=LATER)
    merged = draft.sentences.get(pk=first.pk)
    editing.merge(merged, third, text="Three in one.", by=by, at=LATER)

    editing.restore(draft.sentences.get(pk=second.pk), by=by, at=LATER)

    kept = draft.sentences.get(pk=first.pk)
    assert set(own(kept)[3]) == set(places)
    assert kept.counts["voices"] == 4
    assert kept.counts["groups"] == ["civil-society", "government"]
