"""States of sittings, requests for the floor, questions and polls."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class SittingState(StrEnum):
    """Where a sitting stands."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"


SITTING_MOVES = Moves(
    {
        "open": (frozenset({SittingState.SCHEDULED}), SittingState.OPEN),
        "caption": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "keep_list": (
            frozenset({SittingState.SCHEDULED, SittingState.OPEN}),
            SittingState.OPEN,
        ),
        "give_floor": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "question": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "poll": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "signal": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "react": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "close": (frozenset({SittingState.OPEN}), SittingState.CLOSED),
    }
)


class RequestState(StrEnum):
    """Where a request for the floor stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    PAUSED = "paused"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    FILED = "filed"


REQUEST_MOVES = Moves(
    {
        "give_floor": (frozenset({RequestState.WAITING}), RequestState.SPEAKING),
        "pause": (frozenset({RequestState.SPEAKING}), RequestState.PAUSED),
        "resume": (frozenset({RequestState.PAUSED}), RequestState.SPEAKING),
        "end_statement": (
            frozenset({RequestState.SPEAKING, RequestState.PAUSED}),
            RequestState.ENDED,
        ),
        "withdraw": (frozenset({RequestState.WAITING}), RequestState.WITHDRAWN),
        "keep_waiting": (frozenset({RequestState.WAITING}), RequestState.WAITING),
        "file": (
            frozenset(
                {
                    RequestState.WAITING,
                    RequestState.SPEAKING,
                    RequestState.PAUSED,
                    RequestState.ENDED,
                }
            ),
            RequestState.FILED,
        ),
    }
)


class RequestKind(StrEnum):
    """What somebody asks the floor for."""

    STATEMENT = "statement"
    GROUP_STATEMENT = "group-statement"
    QUESTION = "question"
    COMMENT = "comment"
    REPLY = "reply"
    POINT_OF_ORDER = "point-of-order"
    RIGHT_OF_REPLY = "right-of-reply"


class OrderCategory(StrEnum):
    """Points of order in their order of precedence.

    Rules of procedure of the General Assembly, rule 77: motions to suspend the meeting,
    to adjourn it, to adjourn the debate, to close the debate, in that order, before
    all other proposals; questions of procedure come after them.
    """

    SUSPEND_MEETING = "suspend-meeting"
    ADJOURN_MEETING = "adjourn-meeting"
    ADJOURN_DEBATE = "adjourn-debate"
    CLOSE_DEBATE = "close-debate"
    PROCEDURE = "procedure"
    TECHNICAL = "technical"


CATEGORY_ORDER = {category: place for place, category in enumerate(OrderCategory)}
"""The lower, the sooner it is heard."""


class OrderRule(StrEnum):
    """By which rule the list of speakers is put in order."""

    INSCRIPTION = "inscription"
    PROTOCOL = "protocol"
    BALANCE = "balance"


class QuestionState(StrEnum):
    """Where a written question stands."""

    ASKED = "asked"
    SHOWN = "shown"
    ANSWERED = "answered"
    MERGED = "merged"
    HIDDEN = "hidden"


QUESTION_MOVES = Moves(
    {
        "show": (
            frozenset({QuestionState.ASKED, QuestionState.HIDDEN}),
            QuestionState.SHOWN,
        ),
        "vote": (frozenset({QuestionState.SHOWN}), QuestionState.SHOWN),
        "pin": (frozenset({QuestionState.SHOWN}), QuestionState.SHOWN),
        "unpin": (frozenset({QuestionState.SHOWN}), QuestionState.SHOWN),
        "answer": (
            frozenset({QuestionState.ASKED, QuestionState.SHOWN}),
            QuestionState.ANSWERED,
        ),
        "merge": (
            frozenset({QuestionState.ASKED, QuestionState.SHOWN}),
            QuestionState.MERGED,
        ),
        "hide": (
            frozenset({QuestionState.ASKED, QuestionState.SHOWN}),
            QuestionState.HIDDEN,
        ),
    }
)


class PollState(StrEnum):
    """Where a poll stands."""

    OPEN = "open"
    CLOSED = "closed"


POLL_MOVES = Moves(
    {
        "vote": (frozenset({PollState.OPEN}), PollState.OPEN),
        "close": (frozenset({PollState.OPEN}), PollState.CLOSED),
    }
)


class Place(StrEnum):
    """Where somebody takes part."""

    ROOM = "room"
    ONLINE = "online"


class Signal(StrEnum):
    """What whoever keeps the floor shows everybody, in the room and online."""

    TWO_MINUTES = "two-minutes"
    CONCLUDE = "conclude"
    SLOWER = "slower"
    MUTE = "mute"
    BREAK = "break"
    WORDS = "words"


class ReactionKind(StrEnum):
    """What a listener may let the room see; counted, and nobody's name with it."""

    APPLAUSE = "applause"
    AGREE = "agree"
    TOO_FAST = "too-fast"
    CANNOT_HEAR = "cannot-hear"


class PlayerKind(StrEnum):
    """Services that carry picture and sound of a session."""

    NONE = "none"
    JITSI = "jitsi"
    BIGBLUEBUTTON = "bigbluebutton"
    ZOOM = "zoom"
    YOUTUBE = "youtube"
    VIMEO = "vimeo"
    HLS = "hls"
