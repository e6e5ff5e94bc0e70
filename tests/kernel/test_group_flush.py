"""One flush for all who wait, and none before everything of theirs is written."""

import threading

import pytest

from palabre.kernel.group_flush import GroupFlush


def test_whoever_waits_alone_flushes():
    flushed = []

    GroupFlush().wait(lambda: flushed.append(1))

    assert flushed == [1]


def test_those_who_come_during_a_flush_share_the_next():
    group, flushed = GroupFlush(), []
    is_flushing, may_end = threading.Event(), threading.Event()

    def slow():
        flushed.append("first")
        is_flushing.set()
        assert may_end.wait(5)

    def quick():
        flushed.append("second")

    first = threading.Thread(target=group.wait, args=[slow])
    first.start()
    assert is_flushing.wait(5)
    others = [threading.Thread(target=group.wait, args=[quick]) for _ in range(5)]
    for one in others:
        one.start()
    while group._n_asked < 6:
        threading.Event().wait(0.001)
    may_end.set()
    for one in [first, *others]:
        one.join(5)

    assert flushed == ["first", "second"]


def test_a_flush_that_fails_covers_nobody():
    group, flushed = GroupFlush(), []

    def fails():
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        group.wait(fails)
    group.wait(lambda: flushed.append(1))

    assert flushed == [1]
