"""The listeners of a replayed session: present, asking in writing, answering a poll."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from palabre.kernel.actors import Actor
from palabre.stages.live import polls, presence, questions, signs
from palabre.stages.live.models import Question, Sitting
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.live.states import Place, ReactionKind
from palabre.stages.people.models import Person

QUESTIONS = (
    (
        "Who pays for this once the project is over?",
        "Qui paie quand le projet est terminé ?",
    ),
    (
        "What have those who are not online yet been asked?",
        "Qu’a-t-on demandé à celles et ceux qui ne sont pas encore en ligne ?",
    ),
    (
        "Which of these figures will be published, and by whom?",
        "Lesquels de ces chiffres seront publiés, et par qui ?",
    ),
    (
        "How does a small administration begin, next Monday?",
        "Par quoi commence une petite administration, lundi prochain ?",
    ),
)
POLL = (
    "Should this point go into the report of the session?",
    ("Yes", "No", "I need to know more"),
)
ASKED_IN = 5
"""Minutes after which the first question is asked."""

MINUTES_THERE = 4
"""Minutes that a listener of a replayed session stays."""


def take_part(
    sitting: Sitting, listeners: Sequence[Person], *, by: Actor, at: datetime
) -> None:
    """Let listeners be present, react, ask, wish for answers, and answer a poll."""
    actors = [Actor(person_id=one.pk, name=one.name) for one in listeners]
    if not actors:
        return
    _be_there(sitting, listeners, actors, by=by, at=at)
    asked_at = at + timedelta(minutes=ASKED_IN)
    for number, (words, french) in enumerate(QUESTIONS):
        asker = actors[number % len(actors)]
        made = questions.ask(sitting, QuestionFacts(words), by=asker, at=asked_at)
        questions.translate(made, "fr", french, by=by, at=asked_at)
        if number < len(QUESTIONS) - 1:
            _show(made, actors[: 3 * number + 2], by=by, at=asked_at)
    _vote(sitting, actors, by=by, at=asked_at)


def _be_there(
    sitting: Sitting,
    listeners: Sequence[Person],
    actors: Sequence[Actor],
    *,
    by: Actor,
    at: datetime,
) -> None:
    for place in (Place.ONLINE, Place.ROOM):
        here = [
            one
            for number, one in enumerate(listeners)
            if (number % 3 > 0) is (place == Place.ROOM)
        ]
        presence.be_present_all(
            sitting, place, here, n_minutes=MINUTES_THERE, by=by, at=at
        )
    for actor in actors[::4]:
        signs.react(sitting, ReactionKind.APPLAUSE, by=actor, at=at)


def _show(made: Question, voters: Sequence[Actor], *, by: Actor, at: datetime) -> None:
    questions.moderate(made, "show", by=by, at=at)
    for voter in voters:
        questions.vote(made, by=voter, at=at)


def _vote(
    sitting: Sitting, actors: Sequence[Actor], *, by: Actor, at: datetime
) -> None:
    words, options = POLL
    poll = polls.open_poll(sitting, words, options, quorum=5, by=by, at=at)
    for number, actor in enumerate(actors):
        choice = number % len(options) if number % 2 else 0
        polls.vote(poll, choice, by=actor, at=at)
    polls.close_poll(poll, by=by, at=at + timedelta(minutes=1))
