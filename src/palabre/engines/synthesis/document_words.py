"""The words of the page and of the printed text around the statements."""

from collections.abc import Mapping

from palabre.kernel.languages import primary

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
        "unknown": "Speaker not named in the record",
        "counted": "Counted: {voices} speakers, {sessions} sessions",
        "counted-one": "Counted: {voices} speaker, {sessions} session(s)",
        "status": "{n} sentences, {verified} verified against the records, "
        "{review} to be reviewed; {withheld} were withheld.",
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
        "unknown": "Orateur non nommé dans le compte rendu",
        "counted": "Compté : {voices} personnes, {sessions} séances",
        "counted-one": "Compté : {voices} personne, {sessions} séance(s)",
        "status": "{n} phrases, dont {verified} vérifiées au regard des comptes rendus "
        "et {review} à relire ; {withheld} ont été écartées.",
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
    return WORDS.get(primary(lang), WORDS["en"])
