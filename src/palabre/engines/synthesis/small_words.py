"""The small words of a language: two of them tell of a short line what it is in."""

import re
from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.wordlists import wordset

LEAST: Final = 2
"""Small words of one language, and none of the usual one, that are no chance."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset(
        "the of and to is are was we you he she they it this that these those with for "
        "our your their not have has had will would should must can need thank thanks "
        "yes please very from by be been do does what who how all i agree there here "
        "support think want now more which"
    ),
    "fr": wordset(
        "le la les un une des du de et est sont nous vous ils elles il elle je ce cette "
        "ces que qui pour pas ne avec dans sur au aux notre nos votre vos leur leurs "
        "merci oui beaucoup très être avoir doit doivent faut il accord bien tout tous "
        "toutes mais plus suis avons avez ont madame monsieur chers où été"
    ),
    "es": wordset(
        "el la los las un una unos unas del de y es son nosotros ustedes ellos yo este "
        "esta estos estas que quien para por no con en sobre al nuestro nuestra nuestros "
        "su sus gracias sí mucho muchas muy ser estar debe deben hay acuerdo bien todo "
        "todos todas pero más estamos tenemos señora señor queremos apoyamos necesitamos "
        "está están fue"
    ),
    "pt": wordset(
        "o a os as um uma uns umas do da dos das de e é são nós vocês eles eu este esta "
        "estes estas que quem para por não com em sobre ao nosso nossa nossos seu sua "
        "obrigado obrigada sim muito muitas ser estar deve devem há acordo bem tudo "
        "todos todas mas mais estamos temos senhora senhor queremos apoiamos precisamos "
        "está estão pelo pela"
    ),
    "it": wordset(
        "il lo la i gli le un una del della dei delle di e è sono noi voi loro io questo "
        "questa questi queste che chi per non con in sul al alla nostro nostra nostri "
        "suo sua grazie sì molto essere avere deve devono dobbiamo c'è accordo bene "
        "tutto tutti tutte ma più siamo abbiamo signora signor vogliamo anche"
    ),
    "de": wordset(
        "der die das den dem des ein eine einen einem und ist sind wir ihr sie er ich "
        "dieser diese dieses dass wer für nicht mit im auf zum unser unsere ihre danke "
        "ja sehr sein haben muss müssen soll sollen gibt alle alles aber mehr haben "
        "werden wird auch brauchen frau herr zu von"
    ),
}
LONGEST_SHORT: Final = 1
"""A letter or a sign before an apostrophe is a word of no language for certain."""


def told_by_small_words(words: str, usual: str) -> str:
    """Return another language than the usual one if small words surely tell it.

    Two of its own must stand there that no other language has, and none that the
    usual language has alone; an uncertain line is left to the usual language.

    Examples
    --------
    >>> told_by_small_words("Las redes deben ser compartidas.", "fr")
    'es'
    >>> told_by_small_words("Merci, Madam Chair.", "en")
    ''
    """
    held = {one for one in _WORD.findall(words.casefold()) if len(one) > LONGEST_SHORT}
    if usual not in _WORDS or not held:
        return ""
    hits = {lang: held & own for lang, own in _WORDS.items()}
    best, second = sorted(hits, key=lambda lang: (-len(hits[lang]), lang))[:2]
    if len(hits[best]) == len(hits[second]) or hits[usual] - hits[best]:
        return ""
    return best if len(hits[best] - hits[usual]) >= LEAST else ""
