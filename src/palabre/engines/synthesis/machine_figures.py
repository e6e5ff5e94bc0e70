"""Figures that rest on a machine's transcript alone: told one by one, for a person to hear.

The gate holds the text to the transcript; whether the transcript heard the number right
only the recording can tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.draft import Check, Statement
from palabre.engines.synthesis.numbers_in_text import numbers_in
from palabre.kernel.languages import primary

RULE = "machine-figures"


@dataclass(frozen=True, slots=True)
class MachineFigure:
    """A number of the text, and the machine's transcript it was taken from.

    Parameters
    ----------
    written : str
        As it stands in the text.
    starts_ms : int or None
        When the turn begins in the recording.
    """

    written: str
    intervention: str
    starts_ms: int | None

    @property
    def told(self) -> str:
        """Return where to listen, as a clause."""
        where = self.intervention
        if self.starts_ms is not None:
            where = f"{where}, {_clock(self.starts_ms)}"
        return f"“{self.written}” ({where})"


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def machine_figures(
    statement: Statement, interventions: Mapping[str, Intervention], lang: str
) -> tuple[MachineFigure, ...]:
    """Return the numbers of a statement that only machines wrote down, in order.

    A number that a person's record holds as well needs no second hearing.
    """
    cited = [
        (interventions[cite.intervention], cite.quote)
        for cite in statement.cites
        if cite.intervention in interventions
    ]
    if not any(source.is_machine for source, _ in cited):
        return ()
    found = []
    for number in numbers_in(statement.text, lang):
        if number.is_weak:
            continue
        holding = [
            source
            for source, quote in cited
            if any(
                one.key == number.key for one in numbers_in(quote, primary(source.lang))
            )
        ]
        if holding and all(source.is_machine for source in holding):
            written = statement.text[number.start : number.end]
            found.append(MachineFigure(written, holding[0].id, holding[0].starts_ms))
    return tuple(found)


def check_of(figures: tuple[MachineFigure, ...]) -> Check:
    """Return the remark that stands beside the sentence; it stops nothing."""
    listed = "; ".join(one.told for one in figures)
    return Check(RULE, passed=True, told=f"{REMARKS['en']}{listed}.")


def remark(told: str, lang: str) -> str:
    r"""Return the remark in the language of the text.

    Examples
    --------
    >>> remark("Written down by a machine, to be heard in the recording: “9” (S-T-1).", "fr")
    "Transcrit par une machine, à écouter dans l'enregistrement : «\xa09\xa0» (S-T-1)."
    """
    lead = REMARKS.get(primary(lang), REMARKS["en"])
    if primary(lang) == "fr":
        told = told.replace("“", "«\u00a0").replace("”", "\u00a0»")
    return told.replace(REMARKS["en"], lead, 1)


REMARKS: Final = {
    "en": "Written down by a machine, to be heard in the recording: ",
    "fr": "Transcrit par une machine, à écouter dans l'enregistrement : ",
}
