"""What refusals about records and reports say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "source-there": _("“{file}” was imported before; nothing has changed."),
    "record-empty": _("“{file}” holds no words that could be read."),
    "report-exists": _("There is a report of this session already."),
    "report-empty": _("A report needs at least one line before it can be filed."),
    "report-missing": _("There is no report of this session yet."),
    "heading-unknown": _("“{kind}” is not a heading of a session report."),
    "line-too-long": _("A line has {length} characters; {limit} are the limit."),
}
