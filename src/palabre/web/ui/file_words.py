"""What refusals of files say: what is there, and how to mend it."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    # any file -------------------------------------------------------------------
    "file-empty": _("{file} is empty. Export it again."),
    "file-binary": _("{file} is no text. Give a transcript, a report or a schedule."),
    "file-too-large": _(
        "{file} has {n_mb} MB, more than the {limit_mb} MB that are read. Split it, or "
        "give the text alone."
    ),
    "file-many-lines": _("{file} has {n} lines; {limit} are read at most. Split it."),
    "file-many-pages": _("{file} has {n} pages; {limit} are read at most. Split it."),
    "file-many-characters": _(
        "{file} has {n} characters; {limit} are read at most. Split it."
    ),
    "file-unreadable": _("{file} cannot be opened: {why}."),
    "folder-missing": _("There is no folder {folder}."),
    "folder-unreadable": _("Nobody may look into the folder {folder}: {reason}."),
    "file-in-the-way": _("{file} is there already and is of no draft; move it away."),
    "folder-not-writable": _("Nothing can be written into {folder}: {reason}."),
    # archives and documents -----------------------------------------------------
    "archive-bomb": _("{file} is refused because {why}. Give the files themselves."),
    "archive-damaged": _("{file} is damaged ({why}). Pack it again."),
    "archive-nothing-read": _("No file of {file} could be read. {members}"),
    "archive-nested": _("{file} is an archive in an archive. Give the file itself."),
    "archive-path": _("{file} points outside its archive. Give the file itself."),
    "archive-link": _("{file} is no plain file. Give the file itself."),
    "archive-encrypted": _("{file} is encrypted. Give it without a password."),
    "archive-unknown": _("{file} is an archive of a kind not read here. Give a ZIP."),
    "doc-old": _(
        "{file} is of the kind before DOCX, or under a password. Save it as DOCX without "
        "one."
    ),
    "docx-damaged": _("{file} is damaged ({why}). Save it again as DOCX."),
    "pdf-damaged": _("{file} is damaged ({why}). Print it to PDF again."),
    "pdf-encrypted": _("{file} has a password. Save it without one."),
    "pdf-no-text": _("{file} holds pictures only. Recognize its text first."),
    "pdf-backwards": _(
        "The words of {file} are written backwards. Give the text as DOCX."
    ),
    # tables, XML, JSON, TOML, calendars -----------------------------------------
    "csv-malformed": _("{file} breaks off at line {line} ({why}). Export it again."),
    "xlsx-malformed": _("{file} is no sound XLSX workbook ({why}). Save it again."),
    "table-empty": _("{file} has no rows below its heading."),
    "table-too-large": _(
        "{file} is too large: {n_rows} rows of {n_columns} columns are the limit."
    ),
    "table-unknown": _("{file} is no table that is read here: {why}."),
    "json-malformed": _("{file} breaks off at line {line} ({why}). Export it again."),
    "json-nested": _("{file} is nested too deep to be read."),
    "toml-malformed": _("{file} is not valid TOML. Mend the line it breaks off at."),
    "xml-malformed": _("{file} breaks off at line {line} ({why}). Export it again."),
    "xml-forbidden": _("{file} is refused because {why}. Export it without."),
    "calendar-malformed": _("{file} is no calendar that can be read: {why}."),
    # records of what was said ---------------------------------------------------
    "record-unknown": _("Nothing in {file} looks like a transcript or a report."),
    "record-unlike": _("{file} looks like {why}. Give the transcript or the report."),
    "record-twin": _(
        "The session holds the words of {file} already, from {record}; nothing is "
        "counted twice. Take that record back first if this one is the better."
    ),
    "record-no-words": _("{file} has the right form, but nobody says a word in it."),
    "copy-differs": _(
        "{file} is to be {record} in another language, but differs from turn {turn} on "
        "({record}: {said}; {file}: {told}). Keep every turn and every speaker."
    ),
    "copy-missing": _("{missing} is not there, or could not be read. Give both files."),
    "report-lines-differ": _(
        "The report of {session} in {file} and its translation into “{lang}” do not have "
        "the same headings with as many lines each."
    ),
    "times-missing": _("{n_turns} turns of {file} have no times: no captions of them."),
    # schedules ------------------------------------------------------------------
    "schedule-unknown": _("{file} is no schedule that is read here: {why}."),
    "schedule-empty": _("“{title}” has no session with a place and a time to write."),
    "event-too-long": _("“{title}” takes {minutes} minutes, more than a day holds."),
    "guid-malformed": _("The identifier of “{title}” is not a UUID: {guid}."),
    "guid-twice": _("The identifier of “{title}” is another session's too: {guid}."),
    # drafting -------------------------------------------------------------------
    "language-not-written": _("No text is written in “{lang}” yet, only: {written}."),
    "figure-without-source": _("The figure {figure} in {file} names no source."),
    "manifest-malformed": _("{file} is no manifest of a draft: {reason}."),
    "not-one-session": _("The records are of several sessions: {sessions}."),
    "replies-malformed": _(
        "{file} holds no kept replies of a language model ({reason})."
    ),
    "model-url-wrong": _(
        "“{url}” is no address of a language model; give http:// or https:// and a host."
    ),
    "pdf-not-made": _("The PDF could not be set: {reason}."),
    "sentence-not-in-draft": _("There is no sentence “{wanted}” in the draft."),
    "words-not-in-records": _("The records do not hold the words “{words}”."),
    # live -----------------------------------------------------------------------
    "hub-full": _("Too many follow at once. Try again in {seconds} seconds."),
}

LIKENESSES = {
    "the chat of a meeting": _("the chat of a meeting"),
    "a programme page": _("a programme page"),
    "a draft made here": _("a draft made here"),
    "another table": _("another table"),
}
"""What a file that is no record looks like, as its reader tells it."""
