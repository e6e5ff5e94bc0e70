"""French third persons that may be nouns, by the word that follows: "le prix double chaque".

Where no article stands before: "la date de 1998" has none, "la loi date de 1998" has one.
"""

import re
from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_OF = late(r"^\s+(?:de|du|d['’])(?![a-zà-ÿ])")
_TO = late(r"^\s+(?:(?:encore|toujours|souvent|parfois) )?(?:à|aux?)\b")
_WHEN = late(
    r"^\s+(?:chaque|tou(?:s|tes)|dès|d'ici|depuis|quand|lorsqu|peu à|vite|lentement|plus vite)\b"
)
LED: Final[Mapping[str, re.Pattern[str]]] = {
    "touche": _TO,
    "relève": _OF,
    "date": _OF,
    "passe": late(r"^\s+(?:de|du|des|à|par|sous|avant|après|pour)\b"),
    "dure": late(
        r"^\s+(?:\d|longtemps|trop|plus|moins|au|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze"
        r"|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|des|toute?)\b"
    ),
    "tombe": late(r"^\s+(?:en|sur|dans|sous|malade|chaque|dès|quand|lorsqu)\b"),
    "marche": late(
        r"^\s+(?:bien|mal|mieux|sans|encore|pas|quand|lorsqu|dès|toujours)\b"
    ),
    "manque": late(r"^\s+(?:d['’]|(?:de|à|aux?)\b)"),
    "change": late(
        r"^\s+(?:vite|souvent|chaque|tou(?:s|tes)|peu|quand|lorsqu|rarement)\b"
    ),
    **dict.fromkeys(
        wordset("vise peine aide cherche pousse hésite continue renonce songe"), _TO
    ),
    **dict.fromkeys(
        wordset("double triple chute monte baisse grimpe recule avance casse ferme"),
        _WHEN,
    ),
}
"""Patterns of what follows, by the verb."""
