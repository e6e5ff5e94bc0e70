"""Words of time that lean on the day of speaking, as they are told from later.

"Aujourd'hui" is the day of whoever speaks. In reported speech the day is over: what held
that day is told as "actuellement", and "il y a cinq ans" as "cinq ans auparavant".
"""

import re
from typing import Final

from palabre.kernel.late import late

_NUMBER = (
    r"(?:\d[\d\u00a0\u202f]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|seize"
    r"|dix-huit|vingt|trente|quarante|cinquante|soixante|cent|quelques|plusieurs)"
)
_AGO: Final = late(
    rf"\bil y (?:a|avait) (?P<span>(?:environ |à peine |plus de |moins de |près de )?{_NUMBER}"
    r" (?:ans?|années?|mois|semaines?|jours?|siècles?|décennies?))\b(?! (?:que|de)\b| d'| qu')",
    re.IGNORECASE,
)
_TODAY: Final = late(
    r"(?<!d')(?<!jusqu')(?<!jusqu'à )\baujourd'hui\b(?: encore\b)?", re.IGNORECASE
)
_NEAR: Final = late(
    r"\b(?P<what>l'(?:an|année)|le (?:mois|trimestre)|la semaine)"
    r" (?P<which>derni(?:er|ère)|passée?|prochaine?)\b",
    re.IGNORECASE,
)
_WHICH: Final = {
    "dernier": "précédent",
    "dernière": "précédente",
    "passé": "précédent",
    "passée": "précédente",
    "prochain": "suivant",
    "prochaine": "suivante",
}


def from_then(clause: str) -> str:
    """Return a clause whose days and years are no longer counted from the day of speaking.

    Examples
    --------
    >>> from_then("aucun port ne distinguait aujourd'hui un bac d'une barge")
    "aucun port ne distinguait actuellement un bac d'une barge"
    >>> from_then("la ville avait fermé le quai il y avait cinq ans")
    'la ville avait fermé le quai cinq ans auparavant'
    >>> from_then("l'an dernier, le port avait acheté dix bacs")
    "l'année précédente, le port avait acheté dix bacs"
    """
    if "il y a" in clause or "Il y a" in clause:
        clause = _AGO.sub(_ago, clause)
    if "ourd'hui" in clause and not is_of_that_day(clause):
        clause = _TODAY.sub(_today, clause)
    return _NEAR.sub(_near, clause)


def is_of_that_day(clause: str) -> bool:
    """Tell whether what must be done "aujourd'hui" must be done on the day of speaking.

    Examples
    --------
    >>> is_of_that_day("le passeur doit payer le charpentier aujourd'hui")
    True
    >>> is_of_that_day("le port doit aujourd'hui payer le charpentier")
    False
    """
    return _THAT_DAY.search(clause) is not None


_THAT_DAY: Final = late(
    r"\b(?:doi\w+|dev(?:ait|aient|rait|raient)|faut|fallait|peu(?:t|vent)|pouvai(?:t|ent)|veu\w+|voulai\w+)"
    r" (?:[\w'-]+ ){1,7}?aujourd'hui(?=$|[,;.])",
    re.IGNORECASE,
)


def _ago(found: re.Match[str]) -> str:
    told = f"{found['span']} auparavant"
    return told[:1].upper() + told[1:] if found[0][0].isupper() else told


def _today(found: re.Match[str]) -> str:
    told = "encore" if found[0].endswith("encore") else "actuellement"
    return told[:1].upper() + told[1:] if found[0][0].isupper() else told


def _near(found: re.Match[str]) -> str:
    what = found["what"]
    if what.lower() == "l'an":
        what = f"{what[:2]}année"
    which = _WHICH[found["which"].lower()]
    return f"{what} {which}{'e' if what.endswith('année') and which[-1] != 'e' else ''}"
