"""Whether a Spanish sentence can be quoted alone; see ``standalone``.

Spanish is never turned into reported speech: what stands alone is quoted as it was said.
"""

import itertools
import re
from typing import Final

from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import WORD
from palabre.kernel.late import late

HOUSE: Final = late(
    r"\b(?:gracias|buen[oa]s (?:días|tardes|noches)|bienvenid\w+|señora? president\w+"
    r"|(?:doy|cedo|tiene|tomo|pido) la palabra|orden del día|aplausos|permítanme|permítame"
    r"|siguiente (?:pregunta|oradora?|diapositiva)|pasamos a|(?:es|un) (?:placer|honor)"
    r"|(?:esta|la presente) (?:sesión|reunión)|felicit\w+|agrade[cz]\w+)\b",
    re.IGNORECASE,
)
ADDRESS: Final = late(
    r"\b(?:usted(?:es)?|vosotr[oa]s|estimad[oa]s?|por favor|imagin(?:en|emos)|miren|vean"
    r"|piensen|escuchen|recuerden|colegas)\b",
    re.IGNORECASE,
)
HALTING: Final = late(
    r"\b(?:eh|o sea|digamos|bueno,|este,|no sé|¿no\?|¿verdad\?)|\.\.\.|…|\b(\w+) \1\b",
    re.IGNORECASE,
)
STARTS_AWAY: Final = late(
    r"^(?:est[eao]s?|es[eao]s?|esto|ello|ell[oa]s?|él|aquel\w*|así|por (?:eso|ello|tanto"
    r"|lo tanto|ejemplo)|además|también|tampoco|pero|y|e|o|u|ni|sino|porque|pues|entonces"
    r"|luego|después|antes|ahí|allí|allá|aquí|lo|le|les|(?:el|la) (?:primer[oa]|segund[oa]"
    r"|tercer[oa]|últim[oa]|otr[oa]|mism[oa]|que|de)|l[oa]s (?:otr[oa]s|demás|mism[oa]s"
    r"|dos|tres|que|de|primer[oa]s|últim[oa]s)|otr[oa]s?|ambos|ambas|tal(?:es)?|dich[oa]s?"
    r"|cuy[oa]s?|cuando|donde|aunque|como|que|un[oa] de (?:ell|est|es)[oa]s|sus?|más bien"
    r"|sin embargo|no obstante|en cambio|mientras|quienes|algun[oa]s de)\b(?! (?:creemos"
    r"|país(?:es)? (?:en|menos)))",
    re.IGNORECASE,
)
POINTS_AWAY: Final = late(
    r"\b(?:ello|esto|eso|aquello|aquell[oa]s?|dich[oa]s?|est[eao]s? últim\w+|ahí|lo mismo"
    r"|(?:anterior|antes) mencionad\w+|como (?:dije|dijo|dijeron|mencion\w+))\b",
    re.IGNORECASE,
)
CONDITIONAL: Final = late(
    r"^(?:si|a menos que|en caso de que|suponiendo)\b|\b(?:hubiera|hubiese|habría)\b",
    re.IGNORECASE,
)

_OFTEN: Final = wordset(
    "es son era eran fue fueron ha han había habían hay está están estaba estaban sea será "
    "serán sería serían tiene tienen tenía debe deben debería deberían puede pueden podría va "
    "van hace hacen da dan quiere pide dice sabe ve cree permite necesita requiere reduce "
    "cuesta falta ofrece paga usa publica excluye incluye crea abre cierra pierde gana crece "
    "aumenta baja sigue queda llega sirve ayuda impide exige depende existe funciona vive "
    "trabaja aprende recibe produce significa representa muestra demuestra afecta garantiza "
    "protege facilita limita genera supera alcanza comparte mantiene obliga decide tarda ocupa "
    "atiende cubre ahorra gasta consume vende compra conecta enseña enfrenta sufre evita lleva "
    "hemos somos debemos podemos tenemos estamos propongo apoyo pido"
)
_FINITE: Final = late(
    r"\w{2,}(?:aba|aban|ía|ían|ió|ieron|aron|ará|arán|erá|erán|irá|irán|aría|arían|ería"
    r"|erían|iría|irían|amos|emos|imos)$|\w*[bdrai]r(?:á|án|ía|ían)$|\w{3,}(?:an|en)$|\w{2,}ó$"
)
_NO_VERB: Final = wordset(
    "joven orden imagen examen origen margen virgen volumen resumen gran plan también quien "
    "bien según tan alguien ambas además energía tecnología economía mayoría minoría garantía "
    "categoría autonomía ciudadanía democracia vía día todavía compañía guía ingeniería policía "
    "extremos últimos próximos mínimos máximos régimen crimen tramos"
)


def fault_of(clause: str, *, is_written: bool) -> str:
    """Return the name of the fault of a Spanish clause, or nothing.

    Examples
    --------
    >>> fault_of("Las escuelas rurales pierden la conexión cada tarde", is_written=False)
    ''
    >>> fault_of("Eso pasa en todas las escuelas rurales del norte", is_written=False)
    'DANGLING'
    """
    kinds = (
        ("HOUSEKEEPING", HOUSE.search(clause)),
        ("SPEECH", not is_written and HALTING.search(clause)),
        ("ADDRESS", ADDRESS.search(clause)),
        ("DANGLING", STARTS_AWAY.match(clause) or POINTS_AWAY.search(clause)),
        ("CONDITIONAL", not is_written and CONDITIONAL.search(clause)),
        ("NO_VERB", not _has_verb(clause)),
    )
    return next((kind for kind, is_there in kinds if is_there), "")


def _has_verb(clause: str) -> bool:
    """Tell whether a word may be a finite verb."""
    low = [found[0].casefold() for found in WORD.finditer(clause)]
    return any(
        word in _OFTEN or (word not in _NO_VERB and _FINITE.match(word)) for word in low
    ) or any(
        before == "se" and word.endswith(("a", "e"))
        for before, word in itertools.pairwise(low)
    )
