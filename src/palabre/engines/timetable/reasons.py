"""Why a file or a question of a timetable is refused, in English or French.

A reason is its English words, for whoever reads it as plain text, and says itself in
another language where that is asked for.
"""

from typing import Final, Self

EN: Final = {
    "no-session": "no session has the code {code!r}",
    "no-room": "no room has the code {code!r}",
    "no-team": "no team has the code {code!r}",
    "no-person": "no person has the code {code!r}",
    "no-venue": "no venue has the code {code!r}",
    "twice": "{code!r} stands there twice",
    "stands-nowhere": "this session stands nowhere yet",
    "needs-start": "it needs --start, where the session stands",
    "place-form": (
        "a place is written “DAY HH:MM ROOM”, for example “2 14:30 hall/oak”"
    ),
    "time-form": "a time is written “DAY HH:MM”, for example “2 14:30”",
    "weight-form": "write CODE=MINUTES with one of: {codes}",
    "one-of": "one of: {codes}",
    "ways-found": "{n} were found",
    "what-changed": "say what changed, with {options} or --lost",
    "two-times": "give two times, from when and until when",
    "time-order": "the second time comes after the first",
    "whole-number": "a whole number is needed",
    "within": "from {least} to {most}",
    "object-needed": "an object is needed, not {told}",
    "list-needed": "a list is needed, not {told}",
    "string-needed": "a string is needed, not {told}",
    "integer-needed": "a whole number is needed, not {told}",
    "boolean-needed": "true or false is needed, not {told}",
    "unknown-field": "unknown field {name!r}",
    "missing": "{name!r} is missing",
    "too-large": "the number is too large",
    "span-form": "two whole minutes are needed, [start, end]",
    "no-period": "[{start}, {end}] is no period within a year",
    "no-json": "this is no JSON: {error}",
    "format": "{wanted!r} is needed, not {found!r}",
    "one-minute": "at least one minute is needed",
    "day-at-most": "from 1 minute to a day",
    "at-least": "at least {least}, not {value}",
    "theme-days": "'spread', 'gather' or nothing",
    "after-itself": "no session comes after itself",
    "two-sessions": "two sessions are needed",
    "no-file": "there is no such file",
    "no-folder": "there is no folder {folder}",
    "no-right": "it may not be read or written",
    "folder": "it is a folder",
}

FR: Final = {
    "no-session": "aucune séance n’a le code {code!r}",
    "no-room": "aucune salle n’a le code {code!r}",
    "no-team": "aucune équipe n’a le code {code!r}",
    "no-person": "personne n’a le code {code!r}",
    "no-venue": "aucun lieu n’a le code {code!r}",
    "twice": "{code!r} y figure deux fois",
    "stands-nowhere": "cette séance n’a encore aucune place",
    "needs-start": "il faut --start, où la séance a sa place",
    "place-form": (
        "une place s’écrit «\u00a0JOUR HH:MM SALLE\u00a0», par exemple «\u00a02 14:30 hall/oak\u00a0»"
    ),
    "time-form": "une heure s’écrit «\u00a0JOUR HH:MM\u00a0», par exemple «\u00a02 14:30\u00a0»",
    "weight-form": "écrivez CODE=MINUTES avec l’un de ces codes\u00a0: {codes}",
    "one-of": "l’un de\u00a0: {codes}",
    "ways-found": "solutions trouvées\u00a0: {n}",
    "what-changed": "dites ce qui change, avec {options} ou --lost",
    "two-times": "donnez deux heures, le début et la fin",
    "time-order": "la seconde heure vient après la première",
    "whole-number": "il faut un nombre entier",
    "within": "de {least} à {most}",
    "object-needed": "il faut un objet, non {told}",
    "list-needed": "il faut une liste, non {told}",
    "string-needed": "il faut un texte, non {told}",
    "integer-needed": "il faut un nombre entier, non {told}",
    "boolean-needed": "il faut true ou false, non {told}",
    "unknown-field": "champ inconnu {name!r}",
    "missing": "il manque {name!r}",
    "too-large": "le nombre est trop grand",
    "span-form": "il faut deux minutes entières, [début, fin]",
    "no-period": "[{start}, {end}] n’est pas une période d’un an au plus",
    "no-json": "ce n’est pas du JSON\u00a0: {error}",
    "format": "il faut {wanted!r}, non {found!r}",
    "one-minute": "il faut au moins une minute",
    "day-at-most": "de 1 minute à un jour",
    "at-least": "au moins {least}, non {value}",
    "theme-days": "'spread', 'gather' ou rien",
    "after-itself": "aucune séance ne se suit elle-même",
    "two-sessions": "il faut deux séances",
    "no-file": "ce fichier n’existe pas",
    "no-folder": "le dossier {folder} n’existe pas",
    "no-right": "la lecture ou l’écriture n’est pas permise",
    "folder": "c’est un dossier",
}

BY_LANG: Final = {"en": EN, "fr": FR}


class Reason(str):
    """A reason: English words that can be said in another language.

    Examples
    --------
    >>> Reason("within", least=1, most=9)
    'from 1 to 9'
    >>> Reason("within", least=1, most=9).said_in("fr")
    'de 1 à 9'
    """

    __slots__ = ("__dict__",)

    _key: str
    _facts: dict[str, object]

    def __new__(cls, key: str, **facts: object) -> Self:
        """Make a reason of a key and its facts."""
        made = super().__new__(cls, EN[key].format(**facts))
        made._key, made._facts = key, facts
        return made

    def said_in(self, lang: str) -> str:
        """Return the reason in a language, in English where it has no words."""
        return BY_LANG.get(lang, EN)[self._key].format(**self._facts)


def of_error(error: OSError) -> str:
    """Return why a file could not be read or written."""
    for kind, key in (
        (FileNotFoundError, "no-file"),
        (PermissionError, "no-right"),
        (IsADirectoryError, "folder"),
    ):
        if isinstance(error, kind):
            return Reason(key)
    return error.strerror or str(error)
