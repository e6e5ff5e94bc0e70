"""What refusals about records and reports say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "record-unattributed": _(
        "This session is under the Chatham House Rule: no name is kept of who spoke."
    ),
    "names-in-words": _(
        "Under the Chatham House Rule no name is kept of who took part. These words "
        "hold: {names}."
    ),
    "rule-late": _(
        "The rule is set before anything is recorded; this session has begun already."
    ),
    "rule-late-edition": _(
        "The rule is set before anything is recorded; session {session} has begun "
        "already. It can still be set on each session that has not."
    ),
    "source-there": _("“{file}” was imported before; nothing has changed."),
    "file-not-encoded": _("“{file}” is not Base64. Encode the bytes of the file so."),
    "source-used": _("Something rests on “{file}” already; it can’t be taken back."),
    "record-empty": _("“{file}” holds no words that could be read."),
    "report-exists": _("There is a report of this session already."),
    "report-empty": _("A report needs at least one line before it can be filed."),
    "report-missing": _("There is no report of this session yet."),
    "heading-unknown": _("“{kind}” is not a heading of a session report."),
    "line-too-long": _("A line has {length} characters; {limit} are the limit."),
    "report-changed": _(
        "Somebody else has changed this report meanwhile. Your words stand below; "
        "compare and keep them again."
    ),
    "heading-required": _("The heading “{kind}” needs at least one line here."),
    "quotation-not-said": _(
        "No record of the session holds these words: “{words}”. Quote what was said, or "
        "write it in your own words, without marks of quotation and under another "
        "heading."
    ),
    "clearance-not-due": _("This report waits for the clearance of “{role}” first."),
    "tag-reason-missing": _("Say in one line why “{item}” fits this session."),
    "hours-out-of-range": _("Give whole hours between {least} and {most}."),
    "reminders-too-many": _("At most {limit} reminders can be set."),
    "role-unknown": _("“{role}” is not a role of the house."),
    "clearing-role-missing": _("Name at least one role that clears reports."),
    "headings-missing": _("A report needs at least one heading."),
    "window-closed": _("The words could be confirmed or corrected until {until}."),
    "one-place": _("Tick the words of one place of the record to correct them."),
    "words-not-chosen": _("Tick or select words of the record first."),
    "words-missing": _("Write the words as they should read."),
    "words-too-long": _("The words have {length} characters; {limit} are the limit."),
    "proposal-gone": _(
        "This is no longer proposed: it was decided already, or the record changed."
    ),
    "label-unknown": _("Nobody is called “{label}” in this record."),
    "name-of-nobody": _("Nobody of this edition is called “{name}”."),
    "name-of-several": _(
        "Several people are called “{name}”: {people}. Give the code of the one who spoke."
    ),
    "language-unknown": _("Translations are kept in the six languages of the UN."),
    "language-the-same": _("The words are in this language already."),
    "line-gone": _(
        "The report no longer holds the line “{line}”. Open it again and compare."
    ),
    "correction-overlaps": _(
        "Part of these words was corrected before; choose exactly the same words."
    ),
}
