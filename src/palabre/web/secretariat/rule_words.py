"""The planning rules in words: what each number is for, what each weight prices."""

from django.utils.translation import gettext_lazy as _

NUMBERS = {
    "changeover": (
        _("Changing a room over"),
        _("Minutes between two sessions of a room."),
    ),
    "walk": (
        _("Walking between two rooms of a venue"),
        _("Minutes that a person needs, where no way of its own is said."),
    ),
    "travel": (
        _("Travel between two venues"),
        _("Minutes that a person needs, where no way of its own is said."),
    ),
    "overfill_percent": (
        _("A room may be filled to"),
        _("Per cent of its seats; beyond that the session needs a larger room."),
    ),
    "civil_start": (
        _("Remote speakers: not before"),
        _("By the clock where they sit; never asked to speak earlier."),
    ),
    "civil_end": (
        _("Remote speakers: not after"),
        _("By the clock where they sit; never asked to speak later."),
    ),
    "comfortable_start": (
        _("Remote speakers: at ease from"),
        _("Earlier is possible, and costs."),
    ),
    "comfortable_end": (
        _("Remote speakers: at ease until"),
        _("Later is possible, and costs."),
    ),
    "lunch_start": (_("Lunch from"), _("People should find time to eat after it.")),
    "lunch_end": (_("Lunch until"), _("People should find time to eat before it.")),
    "lunch_minutes": (
        _("Time for lunch"),
        _("Minutes that everybody should have free between the two."),
    ),
    "early_until": (
        _("High rank should begin before"),
        _("Later in the day is possible, and costs."),
    ),
    "organizer_day": (
        _("Sessions that an organizer bears in a day"),
        _("More are possible, and cost."),
    ),
    "wait": (
        _("A long wait is longer than"),
        _("Minutes between two sessions of a person on one day."),
    ),
}
"""Label and explanation of each number (`planning.NUMBERS`)."""

UNITS = {
    "minutes": _("minutes"),
    "percent": _("per cent"),
    "clock": _("hour of the day"),
    "sessions": _("sessions"),
}

WEIGHTS = {
    "shared-audience": _("For each person drawn to two sessions at one time."),
    "theme-apart": _("For each two sessions of a theme at one time."),
    "theme-days": _(
        "For each two sessions of a theme on one day that should spread, or on two days "
        "that should gather."
    ),
    "wishes": _("For each wish not met, times how much it matters."),
    "protocol-early": _("For each person of high rank and hour too late in the day."),
    "protocol-rival": _("For each two sessions with people of high rank at one time."),
    "prime-balance": _(
        "For each session by which a group or a region has less than its share of the "
        "best hours."
    ),
    "organizer-load": _("For each session of an organizer too many in a day."),
    "track-rooms": _("For each two sessions of a track on one day in two rooms."),
    "lunch": _("For each minute that a person lacks for lunch."),
    "lost-languages": _("For each language of a session that nobody interprets."),
    "walking": _("For each minute that a person walks with little time to spare."),
    "seats": _("For each person without a seat."),
    "empty-seats": _("For every ten seats that stay empty in a room half full."),
    "waiting": _("For each hour that a person waits too long."),
    "remote-comfort": _("For each remote speaker at an odd hour."),
}
"""When each preference costs (`engines.timetable.preferences`)."""
