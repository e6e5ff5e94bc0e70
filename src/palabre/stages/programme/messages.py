"""What refusals about the programme say."""

from django.utils.translation import gettext_lazy as _

from palabre.stages.programme.states import ClashKind, StepKind

REFUSALS = {
    "slot-taken": _("{room} is taken by “{title}” from {starts_at} to {ends_at}."),
    "person-busy": _("{person} is in “{title}” at that time."),
    "room-elsewhere": _("{room} is not a room of this edition."),
    "not-placed": _("This session is in no room."),
    "nothing-placed": _("Nothing is placed yet: there is nothing to release."),
    "venue-closed": _("{room} is not open at that time."),
    "session-exists": _("There is a session with the code “{code}” already."),
    "nothing-to-release": _("Nothing has changed since the release “{name}”."),
    "type-unknown": _("“{code}” is not a type of session of this edition."),
    "person-unclear": _(
        "Several people are called {name}: {candidates}. Give the e-mail address."
    ),
    "type-in-use": _("Sessions such as {session} are of the type “{type}”."),
    "pinned": _("{session} is pinned. Unpin it first."),
    "moved-meanwhile": _(
        "{person} has moved {session} meanwhile ({moved_at}; now: {room}). Nothing "
        "was overwritten: look at the board as it is now, and decide again."
    ),
    "not-where-it-was": _(
        "{session} no longer stands where this step left it: nothing was changed."
    ),
    "step-gone": _(
        "Somebody has changed the draft meanwhile: another step would be undone now. "
        "Look at the board again."
    ),
    "nothing-moves": _("Every session stands there already: nothing was changed."),
    "place-unreadable": _("“{value}” is no place of this edition: choose one again."),
    "timetable-file-wrong": _("The timetable file is wrong at {where}: {reason}"),
    "session-without-place": _(
        "No room and hour suit “{session}”: look at its windows, what it needs, "
        "its size and when its people are there."
    ),
    "session-without-interpreters": _(
        "No team interprets all the languages that “{session}” must have."
    ),
    "amended-meanwhile": _(
        "Meanwhile {person} changed “{session}”. Nothing was overwritten: what you "
        "typed is still here. Look at the session as it is now, and send again."
    ),
    "agenda-full": _("An agenda holds {n} sessions at most: take one out first."),
    "upload-gone": _("The file is no longer kept: choose it again."),
    "team-twice": _("Two teams have the code “{code}”: give each its own."),
    "team-languages": _("The team “{name}” interprets at least two languages."),
    "team-hours": _("The team “{name}” would leave before it comes."),
    "team-unknown": _("There is no team with the code “{code}”."),
    "blocks-overlap": _("Two blocks overlap at {starts_at}: let one end before."),
    "block-malformed": _(
        "“{value}” is not a block: write it like 10:00-13:00, with commas between."
    ),
    "day-elsewhere": _("{on} is not a day of this edition."),
    "nothing-to-staff": _(
        "No session of the draft asks for interpreters who are there: nothing was "
        "changed."
    ),
    "period-malformed": _("A period ends after it begins: from {opens} to {closes}."),
    "equipment-unknown": _("No room of this edition has “{what}”."),
    "order-elsewhere": _("The order does not concern {session}."),
    "order-twice": _("{session} stands twice in it: say once which comes first."),
    "order-distance": _("The longest distance is not less than the shortest."),
    "order-circle": _("{session} would have to come before itself."),
    "series-short": _("A series has two parts at least."),
    "number-outside": _("Between {least} and {most}, please."),
    "span-malformed": _("It ends after it begins."),
    "closure-hours": _("{room} would open again before it closes."),
    "way-twice": _(
        "The way between {one} and {other} is said twice, or leads nowhere."
    ),
    "nothing-to-import": _("“{file}” holds no event."),
}

CLASHES = {
    ClashKind.ROOM_TAKEN: _("The room is taken by “{title}” ({session})."),
    ClashKind.VENUE_CLOSED: _("The venue is closed then."),
    ClashKind.PERSON_BUSY: _("{who}: in “{title}” ({session}) at that time."),
    ClashKind.PERSON_FAR: _(
        "{who}: in “{title}” ({session}) so shortly before or after that less than "
        "{minutes} minutes remain to get there and to rest."
    ),
    ClashKind.ORGANIZER_BUSY: _("{who} organizes “{title}” ({session}) at that time."),
    ClashKind.ALONE: _("Nothing may take place beside “{title}” ({session})."),
    ClashKind.SEATS: _("{n} people would find no seat."),
    ClashKind.BOOTHS: _("{n} of its languages would find no booth."),
    ClashKind.PERSON_ABSENT: _("{who} will not be there at that time."),
    ClashKind.PERSON_NIGHT: _("{who} takes part from afar: it is night there."),
    ClashKind.ROOM_LOST: _("The room cannot be used at that time."),
    ClashKind.LANGUAGES: _("Nobody interprets {who} there at that time."),
    ClashKind.TEAM_BUSY: _(
        "The interpreters of {who} work in another room in that block: “{title}” "
        "({session})."
    ),
    ClashKind.ORGANIZER_TWICE: _(
        "{who} holds one session at a time, and organizes “{title}” ({session}) then."
    ),
    ClashKind.WINDOW: _("Outside the days and hours in which it may be held."),
    ClashKind.FIXED: _("Its hour is fixed, and it is another one."),
    ClashKind.ROOM_UNCHOSEN: _(
        "It may be held in certain rooms only; not in this one."
    ),
    ClashKind.EQUIPMENT: _("The room lacks what it needs: {who}."),
    ClashKind.ORDER: _(
        "The order with “{title}” ({session}) would not be kept, or too little time "
        "would lie between."
    ),
    ClashKind.ORDER_FAR: _(
        "Too much time would lie between it and “{title}” ({session})."
    ),
    ClashKind.INTERPRETATION: _("It must be interpreted, and nobody interprets {who}."),
    ClashKind.CHANGEOVER: _(
        "Less than {minutes} minutes to change the room over before or after “{title}” "
        "({session})."
    ),
    ClashKind.WISH: _("Not at a day and hour that its organizers wish for."),
    ClashKind.THEME: _("Same theme as “{title}” ({session}) at that time."),
}
"""What speaks against a place, as the board says it."""

STEPS = {
    StepKind.PLACED: _("{sessions} placed"),
    StepKind.UNPLACED: _("{sessions} taken out"),
    StepKind.SWAPPED: _("{sessions} swapped"),
    StepKind.PINNED: _("{sessions} pinned"),
    StepKind.UNPINNED: _("{sessions} unpinned"),
    StepKind.APPLIED: _("a timetable taken over ({n} sessions)"),
    StepKind.STAFFED: _("interpreters for {sessions}"),
    StepKind.ADDED: _("{sessions} added"),
    StepKind.AMENDED: _("{sessions} changed"),
    StepKind.CANCELLED: _("{sessions} cancelled"),
    StepKind.REINSTATED: _("{sessions} held after all"),
    StepKind.UNDONE: _("undone: {sessions}"),
    StepKind.REDONE: _("done again: {sessions}"),
}
"""What a step of the draft did, in short."""
