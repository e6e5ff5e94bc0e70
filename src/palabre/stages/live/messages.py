"""What refusals about the live session say, and what things of the floor are called."""

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import Text
from palabre.kernel.numbers import format_number
from palabre.kernel.places import Region, region_name
from palabre.stages.live.order import Reason
from palabre.stages.live.states import (
    OrderCategory,
    OrderRule,
    ReactionKind,
    RequestKind,
    Signal,
    SittingState,
)
from palabre.stages.people.states import Gender
from palabre.stages.summits.queries import group_names

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
    "question-empty": _("A question needs words."),
    "question-too-long": _("{limit} characters at most."),
    "question-named": _("Questions carry a name in this session."),
    "questions-waiting": _("You have {limit} questions waiting; wait for an answer."),
    "poll-running": _("A poll is open; close it first."),
    "poll-over": _("This poll was closed meanwhile; your answer was not counted."),
    "poll-malformed": _("A poll needs a question and {least} to {most} answers."),
    "document-there": _("This file is among the session’s documents already."),
    "carried-malformed": _("This is no file of sittings: {why}."),
    "sitting-there": _("Session {code} was held here too, and otherwise."),
    "player-address": _("This is not an address of that service; it needs https."),
    "speech-off": _("No speech engine is set up here."),
    "speech-away": _("The speech engine does not answer: {why}."),
    "seat-not-scanned": _("Scan the code at your seat to be counted in the room."),
    "group-missing": _("Say on behalf of which group you speak."),
    "swap-unfit": _("These two cannot change places."),
    "may-not-interrupt": _("Only a point of order may interrupt a speaker."),
    "ruling-missing": _("Say how the chair rules."),
    "place-reason-missing": _("Say why: the reason is kept with the change."),
    "statement-empty": _("A statement needs words."),
    "statement-too-long": _("A written statement has {limit} characters at most."),
    "filing-over": _("The report of this session is done; nothing is filed any more."),
    "set-meanwhile": _(
        "Somebody else set this meanwhile, to what stands here as “now”. Send again to "
        "set yours."
    ),
    "floor-moved": _("The floor went on meanwhile; nothing was done."),
    "list-times": _("The list must close after it opens."),
    "signal-empty": _("A signal in your own words needs words."),
    "signal-too-long": _("A signal has {limit} characters at most."),
    "reactions-off": _("The moderator has switched reactions off."),
    "undo-late": _("An act can be taken back for {seconds} seconds only."),
    "undo-others": _("Only whoever did this can take it back."),
    "undo-overtaken": _("Something else happened since; this can’t be taken back."),
}

KINDS = {
    RequestKind.STATEMENT: _("Statement"),
    RequestKind.GROUP_STATEMENT: _("Statement on behalf of a group"),
    RequestKind.QUESTION: _("Question"),
    RequestKind.COMMENT: _("Comment"),
    RequestKind.REPLY: _("Reply"),
    RequestKind.POINT_OF_ORDER: _("Point of order"),
    RequestKind.RIGHT_OF_REPLY: _("Right of reply"),
}
"""What somebody asks the floor for."""

SIGNALS = {
    Signal.TWO_MINUTES: _("Two minutes left"),
    Signal.CONCLUDE: _("Please conclude"),
    Signal.SLOWER: _("Please speak more slowly, for the interpreters"),
    Signal.MUTE: _("Please mute your microphones"),
    Signal.BREAK: _("Technical break: we go on shortly"),
}
"""What whoever keeps the floor shows everybody; own words are shown as they are."""

REACTIONS = {
    ReactionKind.APPLAUSE: _("Applause"),
    ReactionKind.AGREE: pgettext_lazy("reaction", "I agree"),
    ReactionKind.TOO_FAST: pgettext_lazy("reaction", "Too fast"),
    ReactionKind.CANNOT_HEAR: pgettext_lazy("reaction", "I cannot hear"),
}
"""What a listener may let the room see."""

STATES = {
    SittingState.SCHEDULED: _("not yet open"),
    SittingState.OPEN: _("on now"),
    SittingState.CLOSED: _("closed"),
}
"""Where a sitting stands."""

CATEGORIES = {
    OrderCategory.SUSPEND_MEETING: _("Motion to suspend the meeting"),
    OrderCategory.ADJOURN_MEETING: _("Motion to adjourn the meeting"),
    OrderCategory.ADJOURN_DEBATE: _("Motion to adjourn the debate"),
    OrderCategory.CLOSE_DEBATE: _("Motion to close the debate"),
    OrderCategory.PROCEDURE: _("Point of order on procedure"),
    OrderCategory.TECHNICAL: _("Sound, picture or interpretation fails"),
}
"""Points of order, the most urgent first."""

RULES = {
    OrderRule.INSCRIPTION: _("As they asked"),
    OrderRule.PROTOCOL: _("By protocol rank"),
    OrderRule.BALANCE: _("By balance"),
}
"""By which rule the list is in order."""

FACTORS = {
    "group": _("Stakeholder group"),
    "region": _("Region"),
    "gender": _("Gender"),
    "first": _("First time on the floor"),
    "spoken": _("Time the group has spoken"),
}
"""What the order by balance weighs."""

REASONS = {
    "inscription": _("In the order in which they asked."),
    "rank": _("By protocol rank, then as they asked."),
    "rank-of": _("{rank}, rank {n} of protocol; among equals as they asked."),
    "rank-by-rule": _("{rank}, rank {n} of protocol; among equals by its rule."),
    "turn": _("Turn {turn} of the order that protocol set for this session."),
    "no-rank": _("After those with a protocol rank, as they asked."),
    "point-of-order": _("{category}: heard before all others."),
    "reply": _("A reply: heard before further statements."),
    "skipped": _("Was absent when called: called again at the end."),
    "right-of-reply": _("Rights of reply are heard at the end."),
    "fixed": _("Put here by the chair: {reason}"),
    "swapped": _("In the place of {name}, as both agreed."),
    "group": _("{group}: {n} of {total} turns, places before this one counted."),
    "region": _("{region}: {n} of {total} turns, places before this one counted."),
    "gender": _("For the balance of genders."),
    "first": _("First time on the floor."),
    "spoken": _(
        "{group}: {minutes} of {total} minutes, places before this one counted."
    ),
    "score": _("Weight for this place: {score}."),
}
"""Why somebody stands where they stand on the list."""

GENDERS = {
    Gender.WOMAN: pgettext_lazy("speakers", "Women"),
    Gender.MAN: pgettext_lazy("speakers", "Men"),
    Gender.OTHER: pgettext_lazy("speakers", "Other genders"),
}


def sentence_of(reason: Reason) -> str:
    """Return a reason as a sentence, in the active language."""
    told = {name: _told(name, value) for name, value in reason.facts.items()}
    return str(REASONS[reason.code]).format(**told)


def _told(name: str, value: object) -> object:
    lang = get_language() or "en"
    if isinstance(value, Text):
        return value.said_in(lang)
    if name == "score":
        return format_number(float(str(value)), lang)
    if name == "region":
        return region_name(Region(str(value)), lang)
    if name == "group":
        known = group_names().get(str(value))
        return known.said_in(lang) if known else value
    return CATEGORIES[OrderCategory(str(value))] if name == "category" else value


ACTS = {
    "opened": _("The session was opened."),
    "closed": _("The session was closed."),
    "signal": _("A signal was shown."),
    "signal-off": _("The signal was taken off."),
    "question-show": _("A question was shown: {name}"),
    "question-hide": _("A question was hidden: {name}"),
    "question-pin": _("A question was pinned: {name}"),
    "question-unpin": _("A question was unpinned: {name}"),
    "question-answer": _("A question was marked as answered: {name}"),
    "question-merge": _("A question was merged: {name}"),
    "question-translate": _("A question was translated: {name}"),
    "poll-opened": _("A poll was opened: {name}"),
    "poll-closed": _("A poll was closed: {name}"),
    "player": _("Picture and sound were set."),
    "list-opened": _("The list was opened."),
    "list-closed": _("The list was closed."),
    "limit": _("The time for a statement was set."),
    "conduct": _("The conduct of the floor was set."),
    "asked": _("{name} was put on the list."),
    "withdrawn": _("{name} was taken off the list."),
    "given": _("{name} was given the floor."),
    "ended": _("The statement of {name} was ended."),
    "paused": _("The statement of {name} was paused."),
    "resumed": _("{name} goes on."),
    "interrupted": _("{name} interrupts with a point of order."),
    "ruled": _("The chair ruled on the point of {name}."),
    "extended": _("{name} was given more time."),
    "cut": _("The time of {name} was over."),
    "skipped": _("{name} was skipped."),
    "moved": _("{name} was moved on the list."),
    "swapped": _("{name} offered to swap."),
    "swap-dropped": _("An offer to swap was dropped: {name}"),
    "handed-over": _("{name} handed the floor over."),
    "filed": _("{name} filed a statement in writing."),
}
"""Acts on the floor, as the console tells them before they can be taken back."""
