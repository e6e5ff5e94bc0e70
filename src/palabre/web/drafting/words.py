"""Codes of drafting in a reader's words: writers, verdicts, rules, ties, headings."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.dissent import Tie
from palabre.stages.outcomes.document import OVERRIDE
from palabre.stages.outcomes.states import (
    Disposition,
    DraftState,
    LeftOut,
    Step,
    VersionKind,
)
from palabre.stages.reports.states import LineKind, ReportState
from palabre.web.ui.names import named
from palabre.web.ui.words import words_for

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
    "translations": _("Translations are as they were given"),
    "numbers": _("Every number is in the evidence"),
    "figures-alone": _("It says no more than its figures are defined to"),
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
    "sequence": _("The words come as they were said"),
    "conditions": _("No condition is left out"),
    "shares": _("No number or share is left out"),
    "dates": _("Dates begin and end as was said"),
    "frames": _("Only what was done is told as done"),
    "qualifiers": _("A doubt, plan or dispute stays one"),
    "modality": _("What ought to be is not told as what is"),
    "crowd": _("One speaker is not told as many"),
    "small-words": _("Small words are those of the record"),
    "scope": _("Nothing is left out that narrows it"),
    "time": _("Past and future are as they were said"),
    "agreement": _("Agreement is told with its session"),
    "signs": _("It is written in plain letters"),
    "tongue": _("The language of the quotation is right"),
    "first-words": _("The beginning follows the record"),
    "whole-sentence": _("It is a whole sentence"),
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
STEPS: Named = {
    Step.MACHINE: _("Machine"),
    Step.RAPPORTEUR: _("Rapporteur"),
    Step.SECRETARIAT: _("Secretariat"),
    Step.CHAIR: pgettext_lazy("step of the text", "Chair"),
    Step.FINAL: _("Final"),
}
VERSIONS: Named = {
    VersionKind.ZERO: _("Zero draft"),
    VersionKind.FIRST: _("First draft"),
    VersionKind.REVISED: _("Revised draft"),
    VersionKind.FINAL: _("Final text"),
}
DISPOSITIONS: Named = {
    Disposition.OPEN: _("open"),
    Disposition.ACCEPTED: _("accepted"),
    Disposition.REJECTED: _("rejected"),
    Disposition.NOTED: _("noted"),
}
DISPOSITION_TONES = {
    Disposition.OPEN: "warn",
    Disposition.ACCEPTED: "good",
    Disposition.REJECTED: "bad",
    Disposition.NOTED: "quiet",
}
FATES: Named = {
    "same": _("unchanged"),
    "changed": _("changed"),
    "moved": _("moved"),
    "added": _("added"),
    "removed": _("removed"),
    "split": _("split"),
    "merged": _("merged"),
}
ACTS: Named = {
    "edited": _("edited"),
    "overridden": _("let stand"),
    "judged": _("decision taken back"),
    "dropped": _("left out"),
    "restored": _("taken in again"),
    "merged": _("merged"),
    "parted": _("merge undone"),
    "split": _("split"),
    "taken-in": _("taken in"),
    "written": _("written"),
    "moved": _("moved"),
}
TIES: Named = {
    Tie.OBJECTION: _("objected, among the evidence"),
    Tie.ANSWER: _("differed with the speaker by name"),
    Tie.REPORT: _("a rapporteur reported no consensus"),
    Tie.SAME_WORDS: _("differed in the same words, not counted"),
}
LEFT_OUT: Named = {
    LeftOut.LIKENESS: _("too like a sentence that stands in the text"),
    LeftOut.ORGANISATION: _("its organization has as many sentences as it may"),
    LeftOut.SESSION: _("its session has as many sentences as it may"),
    LeftOut.VOICE: _("its speaker has as many sentences as it may"),
    LeftOut.FUNCTION: _("there are enough sentences of its kind under the theme"),
    LeftOut.LENGTH: _("others weighed more within the length of the theme"),
    LeftOut.GATE: _("the gate does not verify it"),
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


def told_of(refused: Refused) -> str:
    """Return what a refusal at the desk says, the draft's state in the reader's words."""
    if refused.code != "wrong-state":
        return words_for(refused)
    state = named(DRAFTS, str(refused.facts["state"]))
    return words_for(Refused(refused.code, **(refused.facts | {"state": state})))
