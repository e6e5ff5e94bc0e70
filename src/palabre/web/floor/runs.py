"""Captions as running text: what one voice says in one language, sentence after sentence.

A source sends half a line as often as a sentence. Pieces run on until a sentence ends,
so that a page reads as text and not as ragged lines; `static/js/live.js` goes on by the
same rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from palabre.stages.live.values import CueRow

ENDED = re.compile("[.?!…。？！؟।۔][\"'”’»」』)\\]\\s]*$")
LONGEST = 600
"""Characters after which a run ends where the source sends no full stops."""


@dataclass(slots=True)
class Run:
    """Captions that stand in one paragraph; never none."""

    is_new_voice: bool
    rows: list[CueRow] = field(default_factory=list)

    @property
    def first(self) -> CueRow:
        """Return the caption with which it begins."""
        return self.rows[0]

    @property
    def is_open(self) -> bool:
        """Tell whether what comes next from the same voice goes on here."""
        is_long = sum(len(row.text) for row in self.rows) >= LONGEST
        return not is_long and not ENDED.search(self.rows[-1].text)


def runs(rows: Iterable[CueRow]) -> list[Run]:
    """Return captions in paragraphs, each marked where another voice begins."""
    found: list[Run] = []
    for row in rows:
        before = found[-1].rows[-1] if found else None
        is_new = before is None or row.is_new_voice or row.speaker != before.speaker
        goes_on = (
            not is_new
            and before is not None
            and row.lang == before.lang
            and found[-1].is_open
        )
        if not goes_on:
            found.append(Run(is_new))
        found[-1].rows.append(row)
    return found
