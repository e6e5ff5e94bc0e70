"""A French speaker who calls their own body by its name: "le Fonds placera".

Whoever reads does not know which fund; the text says of the body that it announced, and
calls it "elle" or "il" from there.
"""

import re
from dataclasses import replace
from typing import Final

from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.kernel.late import late

_OPENING: Final = late(
    r"^(?:[Ll]e |[Ll]a |[Ll]')(?P<head>[A-ZÀ-Ý][a-zà-ÿ]{3,}) (?=(?:ne |n'|se |s')*[a-zà-ÿ]+ait\b)"
)
"""A body by the noun of its name, before what it would do."""


def of_body(told: Reported, organisation: str) -> Reported:
    """Return an announcement with the speaker's own body as who announces.

    Examples
    --------
    >>> said = Reported(Speech.ANNOUNCE, "la Caisse prêterait dix millions d'euros",
    ...                 bare="la Caisse prêtera dix millions d'euros")
    >>> of_body(said, "Caisse des rives communes").clause
    "{own} prêterait dix millions d'euros"
    >>> of_body(said, "Ligue des passeurs").clause
    "la Caisse prêterait dix millions d'euros"
    """
    if told.speech not in {Speech.ANNOUNCE, Speech.NOTE} or told.is_own:
        return told
    found = _OPENING.match(told.clause)
    if found is None or not _is_head(found["head"], organisation):
        return told
    promised = rf"\b{found['head']} (?:ne |n'|se |s')*[a-zà-ÿ]+ra\b"
    speech = Speech.ANNOUNCE if re.search(promised, told.bare) else Speech.REPORT
    clause = f"{{own}} {told.clause[found.end() :]}"
    opened = rf"^(?:l[ea] |l'){found['head']} "
    bare = re.sub(opened, "nous ", told.bare, count=1, flags=re.IGNORECASE)
    return replace(told, speech=speech, clause=clause, is_own=True, bare=bare)


def _is_head(word: str, organisation: str) -> bool:
    """Tell whether a word is the noun with which a name opens."""
    first = re.match(r"(?:L['’]|Le |La )?([\w-]+)", organisation)
    return first is not None and first[1].casefold() == word.casefold()
