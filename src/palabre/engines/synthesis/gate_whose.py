"""The gate's check of agreement: where it was reached stands in the sentence."""

import re
from typing import Final

from palabre.engines.synthesis import gate_spanish
from palabre.engines.synthesis.draft import Check
from palabre.engines.synthesis.gate_case import Case
from palabre.engines.synthesis.gate_text import plain_spaces
from palabre.kernel.late import late

_EVERYBODY_EN: Final = (
    r"(?:participants|speakers|delegates|delegations|stakeholders|everyone|everybody|members"
    r"|all|they|the (?:meeting|forum|summit|conference|participants|speakers|room))"
)
_AGREED: Final = {
    "en": re.compile(
        rf"\b{_EVERYBODY_EN}(?: (?:all|also|clearly|broadly|generally|fully))? agreed? (?:that|on|to)\b"
        r"|\b(?:it was|there was|there is|was|were)(?: (?:a|an|also|broad|general|wide|full|clear))*"
        r" (?:agreed|agreement|consensus|unanimity)\b"
        r"|\b(?:agreement|consensus) (?:was|had been|has been) (?:reached|found)\b"
        rf"|\b{_EVERYBODY_EN} (?:decided|resolved) (?:that|on|to)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:participants|intervenants|délégués|délégations|orateurs|membres|tous|le forum"
        r"|la réunion|le sommet|la conférence) (?:(?:ont|sont|étaient|se sont|s'étaient|avaient"
        r"|s') ?)?(?:tous |également )?(?:convenus?|conviennent|accordés?|accordent|d'accord"
        r"|décidé)\b"
        r"|\bil (?:a été|avait été|y avait|y a|est) (?:un |une |également )?(?:large )?(?:convenu"
        r"|consensus|accord|décidé)\b"
        r"|\b(?:un|le) (?:accord|consensus) (?:a|avait) été (?:trouvé|atteint|conclu|dégagé)\b",
        re.IGNORECASE,
    ),
    "es": gate_spanish.AGREED,
}
"""Agreement of everybody who was there."""

_THERE: Final = {
    "en": re.compile(r"\b(?:sessions?|workshops?|panels?|reports?)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:séances?|ateliers?|sessions?|rapports?)\b", re.IGNORECASE),
    "es": gate_spanish.THERE,
}
_NOT: Final = late(
    r"\b(?:not|no|never|without|ne|n'|pas|aucun|sans|sin|nunca)\b", re.IGNORECASE
)


def agreement(case: Case) -> Check:
    """Check that what one session agreed is not told as agreed by the whole meeting."""
    pattern = _AGREED.get(case.lexicon)
    text = plain_spaces(case.statement.text)
    found = pattern.search(text) if pattern else None
    if found is None or not _is_of_report(case):
        return Check("agreement", passed=True)
    before = text[: found.end()]
    is_placed = _THERE[case.lexicon].search(text) or any(
        title and title in text.casefold() for title in case.titles
    )
    if is_placed or _NOT.search(before):
        return Check("agreement", passed=True)
    told = f"“{found[0]}” does not say in which session."
    return Check("agreement", passed=False, told=told)


def _is_of_report(case: Case) -> bool:
    """Tell whether the cited words are what reports say was agreed."""
    sections = [one.section.casefold() for one in case.cited]
    return bool(sections) and all(
        "consensus" in each or "agree" in each or "accord" in each for each in sections
    )
