"""Signals to everybody and the listeners' reactions: shown, counted, never named."""

from datetime import timedelta

import journals
import make
import make_live
import pytest
from django.core.cache import cache
from make_live import later

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live import signs
from palabre.stages.live.models import Reaction, Sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    cache.clear()  # who reacted a moment ago, in another test
    return make_live.sitting()


def shown(sitting, at):
    return signs.signal_now(Sitting.objects.get(pk=sitting.pk), at)


def who(name):
    person = make.person(name)
    return Actor(person_id=person.pk, name=person.name)


def test_a_signal_is_shown_for_two_minutes_and_is_journalled(sitting):
    signs.signal(sitting, "conclude", by=make.LOADER, at=make.NOON)

    assert shown(sitting, later(119)) == "conclude"
    assert shown(sitting, later(120)) == ""
    assert journals.last() == ("live.signal.shown", "session:INC-01")


def test_a_break_stays_until_it_is_taken_off(sitting):
    signs.signal(sitting, "break", by=make.LOADER, at=make.NOON)
    assert shown(sitting, later(3000)) == "break"

    signs.signal(sitting, "", by=make.LOADER, at=later(3001))
    assert shown(sitting, later(3002)) == ""


def test_own_words_are_kept_only_where_they_are_meant(sitting):
    held = signs.signal(
        sitting, "words", "Coffee\u202e at\x07 noon", by=make.LOADER, at=make.NOON
    )
    assert held.signal_text == "Coffee at noon"

    held = signs.signal(sitting, "mute", "ignored", by=make.LOADER, at=make.NOON)
    assert held.signal_text == ""


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("shout", "", "field-unknown"),
        ("words", " \x00 ", "signal-empty"),
        ("words", "x" * 201, "signal-too-long"),
    ],
)
def test_a_signal_that_makes_no_sense_is_refused(sitting, kind, text, code):
    with pytest.raises(Refused) as refused:
        signs.signal(sitting, kind, text, by=make.LOADER, at=make.NOON)

    assert refused.value.code == code
    assert shown(sitting, make.NOON) == ""


def test_only_who_keeps_the_floor_signals(sitting):
    with pytest.raises(Refused, match="not-allowed"):
        signs.signal(sitting, "mute", by=who("Grace"), at=make.NOON)


def test_reactions_are_counted_by_the_minute_and_name_nobody(sitting):
    ada, bo = who("Ada"), who("Bo")
    counted = [
        signs.react(sitting, kind, by=one, at=at)
        for one, kind, at in (
            (ada, "applause", make.NOON),
            (ada, "applause", later(1)),  # a second thumb within five seconds
            (bo, "applause", later(2)),
            (bo, "too-fast", later(3)),
        )
    ]

    assert counted == [True, False, True, True]
    assert signs.reactions(sitting, later(30)) == {
        "applause": 2,
        "agree": 0,
        "too-fast": 1,
        "cannot-hear": 0,
    }
    assert set(signs.reactions(sitting, later(121)).values()) == {0}
    kept = {field.name for field in Reaction._meta.fields}
    assert kept == {"id", "sitting", "kind", "minute", "n"}


def test_nobody_reacts_where_it_is_off_or_unsigned_or_over(sitting):
    with pytest.raises(Refused, match="sign-in-needed"):
        signs.react(sitting, "agree", by=Actor(), at=make.NOON)
    with pytest.raises(Refused, match="field-unknown"):
        signs.react(sitting, "boo", by=who("Ada"), at=make.NOON)
    sitting.allows_reactions = False
    with pytest.raises(Refused, match="reactions-off"):
        signs.react(sitting, "agree", by=who("Ada"), at=make.NOON)
    make_live.operations.close_sitting(sitting, by=make.LOADER, at=later(60))
    sitting.refresh_from_db()
    with pytest.raises(Refused, match="wrong-state"):
        signs.react(sitting, "agree", by=who("Ada"), at=later(61))

    assert not Reaction.objects.exists()


def test_the_newest_reactions_carry_their_minute(sitting):
    assert signs.newest_reactions(sitting) == (None, {})

    signs.react(sitting, "agree", by=who("Ada"), at=later(70))

    minute, counts = signs.newest_reactions(sitting)
    assert minute == make.NOON + timedelta(minutes=1)
    assert counts["agree"] == 1
