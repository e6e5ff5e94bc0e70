"""Words, stems and stop words of English, French and Spanish."""

import re
from functools import cache, lru_cache

import snowballstemmer

from palabre.engines.synthesis.wordlists import wordset

WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)

_SNOWBALL = {"en": "english", "fr": "french", "es": "spanish"}

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": wordset("""a about above across after again against all almost along already also although
        always am among an and another any are as at away back be became because become
        been before being below between both but by can cannot could did do does doing
        done down due during each either else enough especially etc even ever every few
        first for from further get gets getting give given go goes going good got had has
        have having he her here hers him his how however i if in indeed instead into is it
        its itself just keep kind know last least less let like likely ll look lot made
        mainly make makes making many may maybe me mean means might more moreover most much
        must my myself need needs neither never new next no nor not nothing now of off often
        ok okay on once one ones only onto or other others our ours out over own particular
        perhaps point possible put quite rather re really regard regarding right said same
        say says second see seems several shall she should since so some something sort
        still such take taken than thank thanks that the their theirs them then there
        therefore these they thing things think this those though three through thus to
        today together too toward towards two under until up upon us use used using ve very
        via want was way we well went were what when where whether which while who whole
        whom whose why will with within without work would yeah year years yes yet you your
        yours able actually basically going gonna come coming today important important
        don didn doesn isn wasn aren weren hasn haven won wouldn couldn shouldn mr mrs ms
        number different people part time great session speaker speakers participant
        participants meeting presentation question questions"""),
    "fr": wordset("""a à afin ai ainsi alors après as assez au aucun aucune aujourd'hui auprès aura
        aussi autre autres aux avaient avait avant avec avoir avons ayant beaucoup bien
        c c'est car ce ceci cela celle celles celui cependant certains ces cet cette ceux
        chacun chaque chez ci comme comment contre d dans davantage de depuis des dès deux
        devons doit doivent donc donner dont du durant elle elles en encore enfin entre est
        et étaient était été être eu eux faire fait faut fois font grâce hui il ils j je
        jusqu' jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors
        lorsque lui m ma mais malgré me même mêmes merci mes moi moins mon monsieur madame n
        ne ni non nos notamment notre nous nouveau nouvelle on ont or ou où par parce
        parfois parmi pas pendant peu peut peuvent plus plusieurs plutôt point pour
        pourquoi pourtant pouvoir près puis puisque qu quand que quel quelle quelles quelque
        quelques quels qui quoi rien s sa sans sauf se selon sera seront ses seulement si
        sien soit sommes son sont sous souvent sur surtout t ta tandis tant te tel telle
        telles tels tes toujours tous tout toute toutes très trois trop tu un une vers vos
        votre vous y ans année années important importante importants séance orateur
        orateurs participants participant question questions c'était qu'il qu'elle qu'on
        d'un d'une n'est l'on"""),
    "es": wordset("""a al algo algunas algunos ante antes así aún aunque cada casi como con contra
        cual cuando de debe deben del desde donde dos durante e el él ella ellas ellos en
        entre era eran es esa esas ese eso esos esta está están estas este esto estos fue
        ha hace hacia han hasta hay la las le les lo los más me mi mientras mismo mucho
        muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras
        otro otros para pero poco por porque puede pueden pues que qué quien quienes se sea
        según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen toda
        todas todo todos tras tu un una unas uno unos y ya yo gracias señor señora"""),
}


@cache
def _stemmer(lang: str) -> "snowballstemmer.stemmer":
    made = snowballstemmer.stemmer(_SNOWBALL.get(lang, "english"))
    made.maxCacheSize = 0  # ours is kept below; without its own it holds no state
    return made


@lru_cache(maxsize=200_000)
def stem(word: str, lang: str) -> str:
    """Return the stem of a lower-case word."""
    return str(_stemmer(lang).stemWord(word))


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in order, with their case."""
    return [word.replace("’", "'") for word in WORD.findall(text)]


_ELIDED = re.compile(r"^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)


def bare(word: str, lang: str) -> str:
    """Return a word in lower case without an elided article or a genitive.

    Examples
    --------
    >>> bare("L'accès", "fr"), bare("speaker's", "en")
    ('accès', 'speaker')
    """
    low = word.lower().replace("’", "'")
    if lang == "fr":
        return _ELIDED.sub("", low)
    return low.removesuffix("'s").removesuffix("'")


def content(text: str, lang: str) -> list[tuple[str, str]]:
    """Return (bare word, stem) of the words that carry content, in order."""
    stops = STOP_WORDS.get(lang, STOP_WORDS["en"])
    found = []
    for word in WORD.findall(text):
        low = bare(word, lang)
        if len(low) > 2 and low not in stops and not low[0].isdigit():
            found.append((low, stem(low, lang)))
    return found


def stems(text: str, lang: str) -> list[str]:
    """Return the stems of the words that carry content, in order."""
    return [each for _, each in content(text, lang)]
