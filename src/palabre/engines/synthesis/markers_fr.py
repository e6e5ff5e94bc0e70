"""Words with which a French speaker goes on from what was said before: not told."""

import re

from palabre.kernel.late import late

_MARKER = late(
    r"""^(?:(?:et|mais|donc|alors|or|ainsi|aussi|enfin|puis|ensuite|bon|oui|non|ben
    |d'abord|tout\ d'abord|premièrement|deuxièmement|troisièmement|par\ ailleurs
    |en\ outre|de\ plus|cependant|toutefois|néanmoins|pourtant|en\ effet|en\ fait
    |bien\ sûr|évidemment|certes|finalement|pour\ conclure|en\ conclusion|pour\ finir
    |en\ somme|bref|c'est\ pourquoi|par\ conséquent|dans\ ce\ (?:contexte|cadre)
    |à\ cet\ égard|à\ ce\ titre|en\ attendant|pendant\ ce\ temps|dans\ l'intervalle|entre-temps
    |(?:en\ revanche|d'ailleurs|du\ reste|au\ contraire|à\ l'inverse|dès\ lors|de\ fait|en\ clair
    |résultat|malgré\ tout|de\ surcroît)(?=,)|en\ même\ temps|de\ notre\ côté|de\ mon\ côté
    |la\ tendance\ est\ claire(?=\ ?:)|le\ constat\ est\ (?:clair|simple)(?=\ ?:)
    |à\ (?:mon|notre)\ avis|selon\ moi|pour\ (?:ma|notre)\ part|chez\ nous|surtout
    |mesdames(?:,?\ (?:et\ )?messieurs)?|excellences?|chers\ (?:collègues|amis)
    |(?:monsieur|madame)\ (?:le|la)\ (?:présidente?|ministre|modératrice|modérateur))\b
    \s*(?:,|;|:|–|—|-)?\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEEDS_COMMA = late(
    r"^(?:aussi|ainsi|bon|oui|non|enfin|surtout|finalement)\b(?!\s*[,;:])",
    re.IGNORECASE,
)


def without_markers(sentence: str) -> str:
    """Return a sentence without the markers it opens with."""
    words = sentence.strip().replace("’", "'")
    for _ in range(4):
        found = None if _NEEDS_COMMA.match(words) else _MARKER.match(words)
        if not found:
            break
        words = words[found.end() :]
    return words[:1].upper() + words[1:]


def opened(sentence: str) -> str:
    """Return a sentence without what ties it to the ones before or to who sees it.

    Examples
    --------
    >>> opened("En revanche, on constate que les bacs attendent.")
    'les bacs attendent.'
    """
    words = without_markers(sentence).replace("’", "'")
    return _SEEN.sub("", _THUS.sub("", words))


_THUS = late(r"(?<=[a-zà-ÿ]) donc(?= [a-zà-ÿ])")
"""What ties a sentence to the one before, which does not stand in the text."""
_SEEN = late(r"^[Oo]n (?:constate|observe|note|voit|remarque)(?: \w+)? (?:que |qu')")
"""What anybody sees is noted, and not noted to be seen."""
