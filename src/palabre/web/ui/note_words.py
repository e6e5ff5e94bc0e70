"""What readers note about a file, in the page's language where there are words for it."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.engines.formats.notes import Note
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.web.ui.file_words import LIKENESSES
from palabre.web.ui.words import WORDS, words_for

NOTES = {
    "room-clash": _(
        "Room {room} holds two events at once: “{first}” ({first_at}) and “{second}” "
        "({second_at})."
    ),
    "person-clash": _(
        "{person} is in two places at once: “{first}” ({first_at}) and “{second}” "
        "({second_at})."
    ),
    "days-outside": _(
        "{n} of {all} sessions are held outside the edition’s days, {first} to {last}."
    ),
    "room-taken": _(
        "“{title}” stands without a room: {room} holds “{other}” at that time."
    ),
    "file-left-aside": _("The file looks like {why} and was left aside."),
}
"""The notes that name what they are about."""

KINDS = {
    # any text ----------------------------------------------------------------------
    "encoding-guessed": _("The file is not clean UTF-8; its encoding was guessed."),
    "control-removed": _("Control characters were removed, the first in this line."),
    "direction-removed": _(
        "Invisible text-direction overrides were removed, the first in this line."
    ),
    "file-left-aside": _("This is no record by its name and was left aside."),
    # archives ----------------------------------------------------------------------
    "archive-encrypted": _("{member} is encrypted and was left out."),
    "archive-damaged": _("{member} is damaged and was left out."),
    "archive-link": _("{member} is not a plain file and was left out."),
    "archive-path": _("{member} points outside the archive and was left out."),
    "archive-nested": _(
        "{member} is an archive itself and was left out; give the file itself."
    ),
    "file-too-large": _("{member} is larger than what is read and was left out."),
    # captions and transcripts ------------------------------------------------------
    "header-missing": _("The first line must be WEBVTT."),
    "blank-missing": _("A blank line is missing here."),
    "time-loose": _("Times here are not written as the format asks; they were read."),
    "time-malformed": _("A time here cannot be read as written; it was guessed."),
    "time-missing": _("This text has no times; it was added to the cue before."),
    "time-order": _("This cue starts before the last one."),
    "time-backwards": _(
        "The cue ends before it starts; its end was taken from the next cue."
    ),
    "cue-empty": _("A cue number stands here without a cue."),
    "cue-broken": _("This cue cannot be read and was left out."),
    "speaker-unknown": _(
        "No known name tells who speaks here; the words are nobody’s and not counted."
    ),
    "order-unsure": _(
        "The PDF is written from right to left; its words may stand in the wrong "
        "order. Compare them with the pages, or give the text as DOCX."
    ),
    "speaker-by-floor-log": _(
        "Turns without a name were given theirs by the floor log."
    ),
    "translation-left-out": _(
        "A translation whose words stand in no record was left out."
    ),
    "bracket-missing": _("Half of the brackets around a name is missing; it was read."),
    "framing-left-out": _("Words around the transcript were left out."),
    "notice-left-out": _("Notices of applause, music and the like were left out."),
    "copy-missing": _("{missing} is not there, or could not be read; give both files."),
    "copy-differs": _(
        "It is to be {record} in another language, but differs from turn {turn} on "
        "({record}: {said}; the copy: {told}); keep every turn and every speaker."
    ),
    "entry-empty": _("An entry without words was left out."),
    "json-malformed": _("This line is not JSON and was left out."),
    "date-malformed": _("The date here is none and was left out."),
    "session-unknown": _(
        "No session fits by code, file name, title or date; give the session’s code."
    ),
    "session-other": _(
        "It tells another session by its code, file name, title or date."
    ),
    "record-elsewhere": _("The edition has this file already, with another session."),
    # tables ------------------------------------------------------------------------
    "row-above-header": _("This row stands above the header."),
    "column-unnamed": _("A column without a name of its own was given one."),
    "quotes-malformed": _("Quotation marks do not match here; the row was read as is."),
    "sheet-others": _("The workbook has more sheets; the first was read."),
    # schedules ---------------------------------------------------------------------
    "event-cut-off": _("The file breaks off inside this event; it was left out."),
    "calendar-cut-off": _("The file breaks off; what stands before is in."),
    "xml-mended": _("The XML was mended in places before it was read."),
    "xml-broken": _("The XML breaks off here; what stands before is in."),
    "zone-unknown": _("The time zone that the file names is none that is known."),
    "zone-missing": _("The file names no time zone; one was taken for it."),
    "title-missing": _("This event has no title and was left out."),
    "guid-malformed": _("The identifier here is no UUID; one was made from it."),
    "guid-twice": _("The identifier stands twice; the later event has one of its own."),
    "date-ambiguous": _("The date can be read in two ways; one was taken."),
    "time-skipped": _("The clocks jump over this time; it was moved."),
    "day-malformed": _("The day of this event is none; it is in without a day."),
    "day-missing": _("This event is in without a day; the file gives none."),
    "duration-malformed": _("The length of this event cannot be read."),
    "duration-missing": _("The file gives no length of this event; one was taken."),
    "end-before-start": _("This event ends before it begins; its end was left out."),
    "marked-inferred": _("What marks the speakers was inferred."),
    "person-unnamed": _("A person without a name was left out."),
    "line-malformed": _("This line is none of a calendar and was left out."),
    "recurrence-ignored": _("This event repeats; only its first time is in."),
    "session-stays-cancelled": _(
        "This session was cancelled here and stays so; its page lets it be held after all."
    ),
}
"""The other notes, in general words; in English the reader's own say more."""


def note_words(note: Note) -> str:
    """Return what a note says, in the active language if there are words for it."""
    facts = dict(note.facts)
    words = NOTES.get(note.code)
    if words is not None and facts:
        why = LIKENESSES.get(facts.get("why", ""), "")
        return str(words).format(**{**facts, "why": str(why)} if why else facts)
    if note.told and primary(get_language() or "en") == "en":
        return note.told
    kind = KINDS.get(note.code)
    if kind is not None and ("{" not in str(kind) or "member" in facts):
        return str(kind).format(**facts)
    if note.code in WORDS:
        return words_for(
            Refused(note.code, **{"file": note.file, "members": "", **facts})
        ).strip()
    return note.told


def kept_note_words(kept: Mapping[str, str | int]) -> str:
    """Return what a note says that is kept beside its record, as `note_words` does."""
    told = Note("", int(kept["line"]), str(kept["code"]), str(kept["told"]))
    return note_words(told)
