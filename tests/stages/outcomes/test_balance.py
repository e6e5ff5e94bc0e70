import make_outcomes
import pytest

from palabre.stages.outcomes.balance import ALL, balances_of, percents
from palabre.stages.outcomes.redline import redline


@pytest.mark.django_db
def test_shares_are_wholepercents_of_what_was_said_and_cited():
    balances = balances_of(make_outcomes.draft())

    shares = balances[ALL].shares
    assert sum(one.said for one in shares) == 100
    assert sum(one.kept for one in shares) == 100
    heard = {one.group for one in shares if one.said}
    assert heard == {"civil-society", "private-sector", "government"}
    assert balances["theme:inclusion"].is_known


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [([1, 1, 1], [34, 33, 33]), ([0, 0], [0, 0]), ([2, 1], [67, 33]), ([5], [100])],
)
def testpercents_sum_to_a_hundred(numbers, parts):
    assert percents(numbers) == parts


def test_redline_keeps_every_word_of_both_versions():
    before, after = "Wells need care and money.", "All wells need money now."

    pieces = redline(before, after)

    old = " ".join(one.words for one in pieces if one.change != "in")
    new = " ".join(one.words for one in pieces if one.change != "out")
    assert (old, new) == (before, after)
