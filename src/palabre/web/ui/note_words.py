"""What readers note about a file, in the page's language where there are words for it."""

from django.utils.translation import gettext_lazy as _

from palabre.engines.formats.notes import Note

NOTES = {
    "room-clash": _(
        "Room {room} holds two events at once: “{first}” ({first_at}) and “{second}” "
        "({second_at})."
    ),
    "person-clash": _(
        "{person} is in two places at once: “{first}” ({first_at}) and “{second}” "
        "({second_at})."
    ),
    "room-taken": _(
        "“{title}” stands without a room: {room} holds “{other}” at that time."
    ),
}
"""The notes of clashes; the others are told in English, as the reader wrote them."""


def note_words(note: Note) -> str:
    """Return what a note says, in the active language if there are words for it."""
    words = NOTES.get(note.code)
    if words is None or not note.facts:
        return note.told
    return str(words).format(**dict(note.facts))
