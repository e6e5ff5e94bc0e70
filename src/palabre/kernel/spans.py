"""Places in a text, exact to the Unicode code point."""

from dataclasses import dataclass

from palabre.kernel.refusals import Refused


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in Unicode code points of one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span."""
        if not 0 <= self.start < self.end:
            message = f"empty or reversed span {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span with its exact words, so that a moved text is noticed.

    The shape of a W3C Web Annotation selector: position and quote together.
    """

    source: str
    span: Span
    quote: str

    def check(self, text: str) -> None:
        """Refuse with ``quote-not-found`` when the words are not there.

        Raises
        ------
        Refused
            ``quote-not-found`` with the source and the words.
        """
        if self.span.of(text) != self.quote:
            raise Refused("quote-not-found", source=self.source, quote=self.quote)
