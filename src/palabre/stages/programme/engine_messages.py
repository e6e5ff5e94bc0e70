"""What the timetable engine's codes say on the pages: rules, preferences, units."""

from django.utils.translation import gettext_lazy as _

RULES = {
    "unknown": _("{sessions}: the session, the room or the team is not known."),
    "placed-twice": _("{sessions} is placed twice."),
    "room-twice": _("{sessions} are in {places} at the same time, or too close."),
    "room-closed": _("{places} is closed while {sessions} would be held."),
    "room-too-small": _("{places} is too small for {sessions}."),
    "room-not-chosen": _("{places} is not among the rooms of {sessions}."),
    "equipment": _("{places} lacks what {sessions} needs."),
    "venue-closed": _("{places} is not open for the whole of {sessions}."),
    "outside-window": _("{sessions} is outside its window."),
    "fixed-time": _("{sessions} is fixed at another hour."),
    "fixed-room": _("{sessions} is fixed in {places}."),
    "person-twice": _(
        "{people} cannot be in {sessions}: {minutes} minutes are lacking."
    ),
    "person-absent": _("{people} is not there during {sessions}."),
    "remote-hours": _("{sessions} is in the night of {people}."),
    "organizer-twice": _("{places} would hold {sessions} at the same time."),
    "beside-ceremony": _("{sessions} would be held side by side; one stands alone."),
    "order": _("{sessions} would be in the wrong order, or too close."),
    "order-too-far": _("{sessions} would be too far from each other."),
    "interpretation": _("{sessions} must be interpreted: {places} is lacking."),
    "team-hybrid": _("{places} does not work hybrid meetings such as {sessions}."),
    "team-block": _("{places} does not work when {sessions} is held."),
    "team-twice": _("{places}: one team, two rooms in one block ({sessions})."),
    "team-day": _("{places}: more blocks in a day than the team may work."),
    "team-week": _("{places}: more blocks in a week than the team may work."),
    "booths": _("{places} has too few booths for {sessions}."),
}
"""A broken rule, as a sentence."""

RULE_NAMES = {
    "room-twice": _("One session at a time in a room"),
    "room-closed": _("Rooms that are closed for a time"),
    "room-too-small": _("Rooms large enough"),
    "room-not-chosen": _("Rooms that a session asks for"),
    "equipment": _("Equipment asked for"),
    "venue-closed": _("Opening hours"),
    "outside-window": _("Windows of sessions"),
    "fixed-time": _("Hours that are fixed"),
    "fixed-room": _("Rooms that are fixed"),
    "person-twice": _("Nobody in two places"),
    "person-absent": _("Arrivals and departures"),
    "remote-hours": _("Civil hours of remote speakers"),
    "organizer-twice": _("One session at a time for a body"),
    "beside-ceremony": _("Nothing beside ceremonies"),
    "order": _("Order of parts"),
    "order-too-far": _("Order of parts"),
    "interpretation": _("Interpretation that must be"),
    "team-hybrid": _("Teams for hybrid meetings"),
    "team-block": _("Blocks of interpreters"),
    "team-twice": _("One room a block for a team"),
    "team-day": _("Blocks a day"),
    "team-week": _("Blocks a week"),
    "booths": _("Booths enough"),
    "way": _("Walking and travel between rooms"),
    "changeover": _("Changing over in a room"),
}
"""A rule, as it is called in a list."""

DEMANDS = {
    "pinned": _("{whose} is pinned"),
    "window": _("{whose} is wanted within its window"),
    "fixed": _("{whose} is fixed in its hour"),
    "rooms": _("{whose} asks for certain rooms"),
    "needs": _("{whose} needs equipment"),
    "audience": _("{whose} needs its seats"),
    "interpretation": _("{whose} must be interpreted"),
    "alone": _("nothing may be held beside {whose}"),
    "organizers": _("an organizer of {whose} holds one session at a time"),
    "present": _("{whose} is there only at times"),
    "remote": _("{whose} is remote and must sleep"),
    "attends": _("{whose} must attend"),
    "hours": _("the houses keep their opening hours"),
    "order": _("the order of parts is kept"),
    "changeover": _("rooms need time to change over"),
    "way": _("people need time to walk"),
}
"""What is asked for where sessions cannot all be held, as a part of a sentence."""

PREFERENCES = {
    "shared-audience": _("Similar audiences at the same hour"),
    "theme-apart": _("Sessions on one theme at the same hour"),
    "theme-days": _("Themes spread or gathered over the days"),
    "wishes": _("Wishes for an hour or a day"),
    "protocol-early": _("High rank early in the day"),
    "protocol-rival": _("A minister before an empty room"),
    "prime-balance": _("Groups share the prime slots"),
    "organizer-load": _("Organizers' load in a day"),
    "track-rooms": _("Room changes inside a track"),
    "lunch": _("Time for lunch"),
    "lost-languages": _("Languages not interpreted"),
    "walking": _("Walking between sessions"),
    "seats": _("Room too small"),
    "empty-seats": _("Room too large"),
    "waiting": _("Long waits between sessions"),
    "remote-comfort": _("Remote speakers at odd hours"),
}
"""What each preference is called."""

UNITS = {
    "shared-audience": _("people affected"),
    "theme-apart": _("pairs of sessions"),
    "theme-days": _("pairs of sessions"),
    "wishes": _("wishes not met"),
    "protocol-early": _("people and hours"),
    "protocol-rival": _("pairs of sessions"),
    "prime-balance": _("sessions short of a share"),
    "organizer-load": _("sessions too many"),
    "track-rooms": _("pairs of sessions"),
    "lunch": _("minutes lost"),
    "lost-languages": _("languages lost"),
    "walking": _("minutes walked in haste"),
    "seats": _("people without a seat"),
    "empty-seats": _("tens of empty seats"),
    "waiting": _("person-hours"),
    "remote-comfort": _("people affected"),
}
"""What each preference counts."""
