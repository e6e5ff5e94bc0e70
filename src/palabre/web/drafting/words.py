"""Codes of drafting in a reader's words: writers, verdicts, rules, ties, headings."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palabre.stages.outcomes.document import OVERRIDE
from palabre.stages.outcomes.states import DraftState
from palabre.stages.reports.states import LineKind, ReportState

Named = Mapping[str, str | Promise]

WRITERS: Named = {
    "extract": _("words of the record, in reported speech"),
    "template": _("a sentence of the house around counted facts"),
    "model": _("written by a language model"),
    "person": _("written by a person"),
}
VERDICTS: Named = {
    "verified": _("verified"),
    "needs-review": _("to be reviewed"),
    "refused": _("not supported"),
    "overridden": _("stands by a person’s decision"),
}
SIGNS = {"verified": "✓", "needs-review": "?", "refused": "✕", "overridden": "!"}
TONES = {
    "verified": "good",
    "needs-review": "warn",
    "refused": "bad",
    "overridden": "warn",
}
LINKS: Named = {
    "same-text": _("these words"),
    "explicit-support": _("support"),
    "explicit-objection": _("objection"),
    "report-says": _("reported by the rapporteur"),
    "person": _("tied by a person"),
    "similar": _("similar, not counted"),
    "model": _("suggested by a model, not counted"),
}
RULES: Named = {
    "cites-exist": _("The cited words stand in the record"),
    "quotations": _("Quotations are exact"),
    "numbers": _("Every number is in the evidence"),
    "units": _("Units belong to their numbers"),
    "names": _("Every name is known"),
    "counted": _("What is said to be many was counted"),
    "figures": _("Figures have a definition"),
    "groups": _("Groups are those of the speakers"),
    "reserved-words": _("No agreement is claimed"),
    "order": _("The order of words is kept"),
    "negation": _("“Not” stands where it was said"),
    "strength": _("As strong as it was said"),
    "opposites": _("Nothing was turned round"),
    "repeats": _("Nothing is said twice"),
    "first-words": _("The beginning follows the record"),
    "coverage": _("Its words stand in the record"),
    "evidence": _("The evidence is about this"),
    "language": _("The record is in the language of the text"),
    OVERRIDE: _("A person let it stand"),
}
DRAFTS: Named = {
    DraftState.DRAFTED: _("draft"),
    DraftState.SIGNED: _("signed"),
    DraftState.ISSUED: _("issued"),
    DraftState.SUPERSEDED: _("superseded"),
}
REPORTS: Named = {
    ReportState.DRAFTED: _("drafted"),
    ReportState.FILED: _("filed"),
    ReportState.RETURNED: _("returned"),
    ReportState.CLEARED: _("cleared"),
    "missing": _("missing"),
}
HEADINGS: Named = {
    LineKind.TAKEAWAY: _("Key takeaways"),
    LineKind.KEY_ISSUE: _("Key issues"),
    LineKind.ACHIEVEMENT: _("Main achievements"),
    LineKind.CHALLENGE: _("Challenges"),
    LineKind.TREND: _("Emerging trends"),
    LineKind.WAY_FORWARD: _("Way forward"),
    LineKind.ANNOUNCEMENT: _("Announcements and commitments"),
    LineKind.CONSENSUS: _("Points of consensus"),
    LineKind.NO_CONSENSUS: _("Points of no consensus"),
    LineKind.QUOTATION: _("Quotations"),
}
"""Headings of a session report, in the order in which they stand."""
