"""States of a session report and the headings it is written under."""

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
