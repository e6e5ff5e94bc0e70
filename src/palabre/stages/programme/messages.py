"""What refusals about the programme say."""

from django.utils.translation import gettext_lazy as _

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
    "nothing-to-import": _("“{file}” holds no event."),
}
