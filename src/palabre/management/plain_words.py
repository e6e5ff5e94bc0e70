"""What a command says where nothing of Django's is loaded, or can be.

Refusals of the settings and of the commands without a database; the pages have the
words of all others.
"""

from collections.abc import Mapping
from typing import Final

from palabre.engines.timetable.reasons import Reason
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import spaced

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "database-url-wrong": {
        "en": "PALABRE_DATABASE_URL is “{url}”, which names no database. Write "
        "sqlite:///folder/file, with three slashes and the whole path, or "
        "postgresql://user@host/name.",
        "fr": "PALABRE_DATABASE_URL vaut « {url} », qui ne nomme aucune base de "
        "données. Écrivez sqlite:///dossier/fichier, avec trois barres et le chemin "
        "entier, ou postgresql://utilisateur@hôte/nom.",
    },
    "database-away": {
        "en": "The database does not answer: {reason}. Start it, or mend "
        "PALABRE_DATABASE_URL.",
        "fr": "La base de données ne répond pas : {reason}. Démarrez-la ou corrigez "
        "PALABRE_DATABASE_URL.",
    },
    "data-folder-unusable": {
        "en": "Nothing can be kept in “{folder}”: {reason}. PALABRE_DATA must be a "
        "folder that may be written.",
        "fr": "Rien ne peut être conservé dans « {folder} » : {reason}. PALABRE_DATA "
        "doit être un dossier où l’on peut écrire.",
    },
    "file-not-writable": {
        "en": "“{file}” cannot be written: {reason}.",
        "fr": "« {file} » ne peut pas être écrit : {reason}.",
    },
    "summary-not-issued": {
        "en": "No summary of {code} has been issued in the language {lang}.",
        "fr": "Aucun résumé de {code} n’a été publié dans la langue {lang}.",
    },
    "port-taken": {
        "en": "{host}:{port} cannot be listened on: {reason}. Give another --port.",
        "fr": "Impossible d’écouter sur {host}:{port} : {reason}. Donnez un autre "
        "--port.",
    },
    "timetable-asked-wrong": {
        "en": "“{where}”: {reason}.",
        "fr": "« {where} » : {reason}.",
    },
    "timetable-file-wrong": {
        "en": "“{where}” cannot be read as a timetable: {reason}.",
        "fr": "« {where} » ne se lit pas comme un programme : {reason}.",
    },
}


def words_of(refused: Refused, *, lang: str = "en") -> str:
    """Return what a refusal says, or its code and facts where no words are kept here.

    Examples
    --------
    >>> words_of(Refused("timetable-file-wrong", where="x", reason="No such file"))
    '“x” cannot be read as a timetable: No such file.'
    """
    told = WORDS.get(refused.code)
    if told is None:
        return str(refused)
    facts = {name: _said(fact, lang) for name, fact in refused.facts.items()}
    return spaced(told.get(lang, told["en"]).format(**facts), lang)


def _said(fact: object, lang: str) -> object:
    if isinstance(fact, Reason):
        return fact.said_in(lang)
    return fact.rstrip(".") if isinstance(fact, str) else fact
