"""Where a text says what it is not about: "this session is not about health"."""

import re
from typing import Final

from palabre.kernel.spans import Span

_MEETING: Final = (
    r"(?:session|panel|workshop|meeting|debate|discussion|paper|track|event)"
)
_SEANCE: Final = (
    r"(?:séance|session|atelier|réunion|débat|discussion|panel|table ronde)"
)
_SESION: Final = r"(?:sesión|taller|reunión|debate|discusión|panel|mesa redonda)"
_ABOUT: Final = (
    # English
    (
        r"\b(?:not|never|isn['’]t|aren['’]t|wasn['’]t) (?:really |at all |actually )?"
        r"(?:a (?:session|debate|question|matter) )?(?:about|concerned with|related to)\b"
    ),
    (
        rf"\b{_MEETING} (?:do|does|did|will|would)(?: not|n['’]t) "
        r"(?:cover|address|concern|discuss|deal with|touch (?:up)?on|treat|speak of)\b"
    ),
    r"\bnothing (?:\w+ )?to do with\b",
    r"\bunrelated to\b",
    # French
    r"\bne (?:porte|portera|portait) (?:pas|nullement) sur\b",
    r"\bne s['’]agi(?:t|ra|ssait) pas (?:de |du |des |d['’])",
    r"\bn['’](?:est|était|sera) pas (?:consacrée?s? (?:à|au|aux)|une question de)\b",
    rf"\b{_SEANCE} ne (?:traite|parle|concerne|couvre|aborde|touche)(?:ra)? pas\b",
    r"\b(?:rien à voir|sans rapport|sans lien) avec\b",
    # Spanish
    r"\bno (?:se )?(?:trata|tratará|trataba) (?:de|del|sobre)\b",
    r"\bno (?:versa|versará) sobre\b|\bno es (?:sobre|acerca de)\b",
    rf"\b{_SESION} no (?:habla|aborda|cubre|tratará|se ocupa|se refiere)\b",
    r"\b(?:nada que ver|sin relación) con\b",
)
_DISOWNED: Final = re.compile("|".join(_ABOUT), re.IGNORECASE)
_END: Final = re.compile(
    r"[.;:!?…\n]|\b(?:but|mais|sino|pero|rather|plutôt|instead|because|car|porque)\b"
    r"|[,–—]\s*(?:it|we|this|that|they|there|the|il|elle|nous|ce|cette|cela|on|se|esta|este"
    r"|es|trata)\b",
    re.IGNORECASE,
)


def disowned(text: str) -> list[Span]:
    """Return where a text names what it is not about, to the end of the clause.

    What is lacked or missed is spoken of all the same: "no access to water", "the law does
    not address privacy". So is what is named after "not only".

    Examples
    --------
    >>> words = "This is not about health or schools, it is about water."
    >>> [span.of(words) for span in disowned(words)]
    [' health or schools']
    >>> disowned("There is no access to water, and not only on islands.")
    []
    """
    found = []
    for match in _DISOWNED.finditer(text):
        end = _END.search(text, match.end())
        found.append(Span(match.end(), end.start() if end else len(text)))
    return found
