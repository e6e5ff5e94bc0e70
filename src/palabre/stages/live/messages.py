"""What refusals about the live session say."""

from django.utils.translation import gettext_lazy as _

from palabre.stages.live.states import RequestKind, SittingState

REFUSALS = {
    "session-cancelled": _("This session was cancelled; it cannot be opened."),
    "list-closed": _("The list of speakers is closed."),
    "floor-taken": _("{name} has the floor. End that statement first."),
    "on-the-list": _("{name} is on the list of speakers already."),
    "name-too-long": _("A name has {limit} characters at most."),
    "limit-out-of-range": _("A statement may take {least} to {most} seconds."),
    "caption-empty": _("A caption needs words."),
    "caption-too-long": _("A caption has {limit} characters at most, not {length}."),
    "captions-too-large": _("One post holds {limit} bytes of captions at most."),
    "captions-too-many": _("One post holds {limit} captions at most, not {n}."),
    "captions-malformed": _("This is neither plain text nor JSON captions: {why}."),
    "server-away": _("No server answers at {url}: {why}."),
    "server-refused": _("The server at {url} says: {why}"),
    "key-invalid": _("This address for captions is not valid: ask for a new one."),
}

KINDS = {
    RequestKind.STATEMENT: _("Statement"),
    RequestKind.QUESTION: _("Question"),
    RequestKind.COMMENT: _("Comment"),
    RequestKind.POINT_OF_ORDER: _("Point of order"),
    RequestKind.RIGHT_OF_REPLY: _("Right of reply"),
}
"""What somebody asks the floor for."""

STATES = {
    SittingState.SCHEDULED: _("not yet open"),
    SittingState.OPEN: _("on now"),
    SittingState.CLOSED: _("closed"),
}
"""Where a sitting stands."""
