"""States of a session report and the headings it is written under."""

from collections.abc import Mapping
from enum import StrEnum

from palabre.kernel.moves import Moves


class ReportState(StrEnum):
    """Where a session report stands."""

    DRAFTED = "drafted"
    FILED = "filed"
    RETURNED = "returned"
    CLEARED = "cleared"


REPORT_MOVES = Moves(
    {
        "correct": (
            frozenset({ReportState.DRAFTED, ReportState.RETURNED, ReportState.FILED}),
            ReportState.DRAFTED,
        ),
        "file": (
            frozenset({ReportState.DRAFTED, ReportState.RETURNED}),
            ReportState.FILED,
        ),
        "return": (frozenset({ReportState.FILED}), ReportState.RETURNED),
        "clear": (frozenset({ReportState.FILED}), ReportState.CLEARED),
        "reopen": (frozenset({ReportState.CLEARED}), ReportState.RETURNED),
    }
)


class LineKind(StrEnum):
    """Headings of a session report (domain: session report)."""

    KEY_ISSUE = "key-issue"
    ACHIEVEMENT = "achievement"
    CHALLENGE = "challenge"
    TREND = "trend"
    WAY_FORWARD = "way-forward"
    ANNOUNCEMENT = "announcement"
    CONSENSUS = "consensus"
    NO_CONSENSUS = "no-consensus"
    QUOTATION = "quotation"
    TAKEAWAY = "takeaway"


class QuoteState(StrEnum):
    """Where a speaker's quoted words stand."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    SET_ASIDE = "set-aside"


QUOTE_MOVES = Moves(
    {
        "confirm": (frozenset(QuoteState), QuoteState.CONFIRMED),
        "correct": (
            frozenset(QuoteState) - {QuoteState.SET_ASIDE},
            QuoteState.CORRECTED,
        ),
        "set_aside": (frozenset({QuoteState.CORRECTED}), QuoteState.SET_ASIDE),
    }
)
"""Until the window closes a speaker may answer again; the last answer stands.

Whose correction the secretariat has set aside may confirm the words, and no more.
"""


class CorrectionOrigin(StrEnum):
    """Who proposed other words for a place of a record."""

    PERSON = "person"
    SPEAKER = "speaker"
    GLOSSARY = "glossary"


ORDER = (
    LineKind.TAKEAWAY,
    LineKind.KEY_ISSUE,
    LineKind.ACHIEVEMENT,
    LineKind.CHALLENGE,
    LineKind.TREND,
    LineKind.WAY_FORWARD,
    LineKind.CONSENSUS,
    LineKind.NO_CONSENSUS,
    LineKind.ANNOUNCEMENT,
    LineKind.QUOTATION,
)
"""Headings in the order in which a report holds them."""

CEREMONY = (LineKind.KEY_ISSUE, LineKind.ANNOUNCEMENT, LineKind.QUOTATION)
LEADERS = (
    LineKind.KEY_ISSUE,
    LineKind.ACHIEVEMENT,
    LineKind.CHALLENGE,
    LineKind.TREND,
    LineKind.ANNOUNCEMENT,
    LineKind.QUOTATION,
)
USUAL_HEADINGS: Mapping[str, tuple[LineKind, ...]] = {
    **dict.fromkeys(("opening", "welcome", "handover", "closing"), CEREMONY),
    "prize-ceremony": (*CEREMONY[:1], LineKind.ACHIEVEMENT, *CEREMONY[1:]),
    "leaders-talk": LEADERS,
}
"""Headings by type of session where not all of them make sense: a ceremony concludes
nothing, and leaders who speak three minutes each neither agree nor differ."""
