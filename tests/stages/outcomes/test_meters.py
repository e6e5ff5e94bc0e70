"""Meters count cited words once, however often a text is split and merged."""

import make_outcomes
import pytest

from palabre.stages.outcomes import editing
from palabre.stages.outcomes.balance import ALL, balances_of
from palabre.stages.outcomes.cited import cited_by
from palabre.stages.outcomes.meters import meters_of
from palabre.stages.outcomes.models import Evidence, Point

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


def counted_by_hand(draft, *, is_dropped=(False,)):
    """Return the signs of turns that some sentence rests on, sign by sign."""
    rows = Evidence.objects.filter(
        sentence__draft=draft,
        sentence__is_dropped__in=is_dropped,
        intervention__is_voice=True,
    )
    signs = {
        (turn, sign)
        for turn, start, end in rows.values_list("intervention", "start", "end")
        for sign in range(start, end)
    }
    return len(signs)


@pytest.fixture
def draft():
    return make_outcomes.draft(make_outcomes.talkative())


@pytest.fixture
def by(draft):
    return make_outcomes.chair(draft.summit)


def test_a_split_changes_no_meter(draft, by):
    meters, balance = meters_of(draft), balances_of(draft)
    sentence = make_outcomes.cited(draft)
    words = sentence.text.split()

    editing.split(sentence, " ".join(words[:4]), " ".join(words[4:]), by=by, at=LATER)

    assert meters_of(draft) == meters
    assert balances_of(draft)[ALL] == balance[ALL]
    assert sum(cited_by(draft).kept.values()) == counted_by_hand(draft)


def test_what_is_taken_in_and_merged_later_was_not_drafted(draft, by):
    made = cited_by(draft).drafted
    sentence = make_outcomes.cited(draft)
    point = Point.objects.filter(draft=draft, sentence=None).exclude(told="").first()

    taken = editing.take_in(point, by=by, at=LATER)
    editing.merge(sentence, taken, text="Both in one.", by=by, at=LATER)
    cited = cited_by(draft)

    assert cited.drafted == made
    assert sum(cited.kept.values()) == counted_by_hand(draft)
    assert sum(cited.kept.values()) > sum(made.values())


def test_what_is_left_out_was_drafted_and_is_not_kept(draft, by):
    made = sum(cited_by(draft).drafted.values())

    editing.drop(make_outcomes.cited(draft), reason="Too long.", by=by, at=LATER)
    cited = cited_by(draft)

    assert sum(cited.drafted.values()) == made
    assert sum(cited.kept.values()) == counted_by_hand(draft) < made
