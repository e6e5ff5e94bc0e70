"""The words of the page and of the printed text around the statements."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from palabre.engines.synthesis.document import verdicts
from palabre.engines.synthesis.draft import Counts, Draft, Verdict
from palabre.kernel.languages import primary
from palabre.kernel.numbers import format_number
from palabre.kernel.typography import spaced

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "draft": "Draft",
        "contents": "Contents",
        "evidence": "Evidence",
        "evidence-of": "Evidence for paragraph {n}",
        "evidence-note": "Evidence for this sentence",
        "back": "Back to the sentence",
        "paragraph": "Paragraph {n}",
        "from": "From",
        "session": "Session",
        "report": "Rapporteur's report",
        "signs": "characters {start}–{end}",
        "more": "and {n} more, in summary.json",
        "review": "to be reviewed",
        "overridden": "issued by decision of a person",
        "figure": "Figure",
        "source-corpus": "records of the sessions",
        "source-configuration": "bounds of the selection",
        "unknown": "Speaker not named in the record",
        "translation": "Translation:",
        "counted": "Counted: {voices}, {sessions}",
        "speaker": "{n} speaker",
        "speakers": "{n} speakers",
        "session-one": "{n} session",
        "sessions": "{n} sessions",
        "status": "{n} sentences, {verified} verified against the records.",
        "status-review": "{review} to be reviewed.",
        "status-withheld": "Withheld for want of evidence: {withheld}.",
        "how": "Every sentence rests on words that were spoken or filed, or on a "
        "published figure. The small numbers lead to them.",
        "notes": "Evidence",
        "page": "Page",
        "same-text": "these words",
        "explicit-support": "support",
        "explicit-objection": "objection",
        "report-says": "reported",
        "person": "linked by a person",
        "similar": "similar, not counted",
        "model": "suggested, not counted",
    },
    "fr": {
        "draft": "Projet",
        "contents": "Sommaire",
        "evidence": "Preuves",
        "evidence-of": "Preuves du paragraphe {n}",
        "evidence-note": "Preuves de cette phrase",
        "back": "Retour à la phrase",
        "paragraph": "Paragraphe {n}",
        "from": "De",
        "session": "Séance",
        "report": "Rapport du rapporteur",
        "signs": "caractères {start}–{end}",
        "more": "et {n} autres, dans summary.json",
        "review": "à relire",
        "overridden": "publié par décision d'une personne",
        "figure": "Chiffre",
        "source-corpus": "comptes rendus des séances",
        "source-configuration": "bornes de la sélection",
        "unknown": "Orateur non nommé dans le compte rendu",
        "translation": "Traduction :",
        "counted": "Compté : {voices}, {sessions}",
        "speaker": "{n} personne",
        "speakers": "{n} personnes",
        "session-one": "{n} séance",
        "sessions": "{n} séances",
        "status": "{n} phrases, dont {verified} vérifiées au regard des comptes rendus.",
        "status-review": "À relire : {review}.",
        "status-withheld": "Écartées faute de preuves : {withheld}.",
        "how": "Chaque phrase repose sur des mots prononcés ou déposés, ou sur un "
        "chiffre publié. Les petits numéros y conduisent.",
        "notes": "Preuves",
        "page": "Page",
        "same-text": "ces mots",
        "explicit-support": "appui",
        "explicit-objection": "objection",
        "report-says": "rapporté",
        "person": "lié par une personne",
        "similar": "semblable, non compté",
        "model": "proposé, non compté",
    },
}


def words_for(lang: str) -> Mapping[str, str]:
    """Return the words of a language, or the English ones.

    Examples
    --------
    >>> words_for("fr-CH")["contents"]
    'Sommaire'
    """
    tag = primary(lang)
    return _words_of(tag if tag in WORDS else "en")


@cache
def _words_of(tag: str) -> Mapping[str, str]:
    said = {key: spaced(words, tag) for key, words in WORDS[tag].items()}
    return MappingProxyType(said)


def source_told(source: str, lang: str) -> str:
    """Return where a figure comes from, as readers are told.

    Examples
    --------
    >>> source_told("corpus", "en")
    'records of the sessions'
    >>> source_told("registrations", "en")
    'registrations'
    """
    return words_for(lang).get(f"source-{source}", source)


def status(draft: Draft) -> str:
    """Return how many sentences of a draft passed the gate.

    Parameters
    ----------
    draft : Draft
        As the gate left it, with what it refused.
    """
    counted = verdicts(one for part in draft.sections for one in part.statements)
    n_withheld = counted[Verdict.REFUSED]
    facts = {
        "n": sum(counted.values()) - n_withheld,
        "verified": counted[Verdict.VERIFIED],
        "review": counted[Verdict.NEEDS_REVIEW],
        "withheld": n_withheld,
    }
    told = {key: format_number(value, draft.lang) for key, value in facts.items()}
    words = words_for(draft.lang)
    parts = ["status"]
    parts += ["status-review"] if facts["review"] else []
    parts += ["status-withheld"] if n_withheld else []
    return " ".join(words[part].format(**told) for part in parts)


def counted(counts: Counts, lang: str) -> str:
    """Return how many speakers and sessions stand behind a sentence.

    Examples
    --------
    >>> counted(Counts(voices=1, sessions=2), "en")
    'Counted: 1 speaker, 2 sessions'
    """
    words = words_for(lang)
    voices = words["speaker" if counts.voices == 1 else "speakers"]
    sessions = words["session-one" if counts.sessions == 1 else "sessions"]
    return words["counted"].format(
        voices=voices.format(n=format_number(counts.voices, lang)),
        sessions=sessions.format(n=format_number(counts.sessions, lang)),
    )
