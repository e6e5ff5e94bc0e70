"""The pad on which a text is written: paragraphs, running numbers, figures."""

from collections import Counter
from dataclasses import dataclass, field

from palabre.engines.synthesis.corpus import StatedFigure
from palabre.engines.synthesis.draft import Cite, Counts, Section, Statement, Writer


@dataclass(slots=True)
class Pad:
    """Collects the statements of a text in order, with running paragraph numbers."""

    sections: list[Section] = field(default_factory=list)
    figures: dict[str, StatedFigure] = field(default_factory=dict)
    paragraph: int = 0
    said: Counter[str] = field(default_factory=Counter)
    _key: str = ""
    _title: str = ""
    _prefix: str = ""
    _open: list[Statement] = field(default_factory=list)

    def start(self, key: str, title: str, prefix: str) -> None:
        """Start a section; one that stays empty is not kept."""
        self.finish()
        self._key, self._title, self._prefix, self._open = key, title, prefix, []

    def finish(self) -> None:
        """Keep the open section if anything stands in it."""
        if self._open:
            self.sections.append(Section(self._key, self._title, tuple(self._open)))
        self._open = []

    def new_paragraph(self) -> None:
        """Start a paragraph."""
        self.paragraph += 1

    def next_id(self) -> str:
        """Return the id of the statement that comes next."""
        return f"{self._prefix}-{len(self._open) + 1:03d}"

    @property
    def section(self) -> str:
        """Return the key of the open section."""
        return self._key

    @property
    def last(self) -> str:
        """Return the sentence before, in whichever paragraph of the open section."""
        return self._open[-1].text if self._open else ""

    @property
    def here(self) -> tuple[str, ...]:
        """Return the sentences of the open paragraph."""
        return tuple(one.text for one in self._open if one.paragraph == self.paragraph)

    def put(self, statement: Statement) -> None:
        """Add a statement."""
        self._open.append(statement)

    def say(
        self,
        text: str,
        *figures: StatedFigure,
        cites: tuple[Cite, ...] = (),
        counts: Counts | None = None,
    ) -> None:
        """Add a sentence of the house around counted or stated facts."""
        for figure in figures:
            self.figures[figure.id] = figure
        self.put(
            Statement(
                self.next_id(),
                self._key,
                self.paragraph,
                text,
                Writer.TEMPLATE,
                cites,
                tuple(figure.id for figure in figures),
                counts=counts or Counts(),
            )
        )
