"""Two files of what was said once: a record that a session holds in another format.

Counted twice, one meeting would be two. Translations share hardly a word with their
original and are no twins.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from palabre.engines.formats.records import RecordKind
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention

_WORD = re.compile(r"[^\W_]+")
SAME = 0.98
"""Share of the words of both that they have in common, from which they are one."""
LEAST = 20
"""Words below which two records may be alike by chance."""


@dataclass(slots=True)
class Twins:
    """The words of the records of each session, read when they are asked for."""

    held: dict[int, list[tuple[str, Counter[str]]]] = field(default_factory=dict)

    def of(self, session: Session, texts: Iterable[str]) -> str:
        """Return the file in which a session holds these words already, if any."""
        words = _words(texts)
        n_words = words.total()
        if n_words < LEAST:
            return ""
        for file, others in self._of_session(session):
            most = max(n_words, others.total())
            if (words & others).total() >= SAME * most:
                return file
        return ""

    def add(self, session: Session, file: str, texts: Iterable[str]) -> None:
        """Remember the words of a record that a session has now."""
        self._of_session(session).append((file, _words(texts)))

    def _of_session(self, session: Session) -> list[tuple[str, Counter[str]]]:
        if session.pk not in self.held:
            rows = Intervention.objects.filter(
                source__session=session, source__kind=RecordKind.TRANSCRIPT
            ).order_by("source_id", "position")
            texts: dict[tuple[int, str], list[str]] = {}
            for source, file, text in rows.values_list(
                "source_id", "source__file", "text"
            ):
                texts.setdefault((source, file), []).append(text)
            self.held[session.pk] = [
                (file, _words(each)) for (_source, file), each in texts.items()
            ]
        return self.held[session.pk]


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))
