"""The words that turn the sense of what hangs on them; data of ``gate_sense``.

A doubt, a plan or a dispute is no fact: the word that says so may not be left out.
"""

from typing import Final

from palabre.engines.synthesis import gate_spanish


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


QUALIFIERS: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "en": (
        _set(
            "disagree disagreed differ differed diverged debate debated dispute "
            "disputed contested divided oppose opposed rejected doubt doubted doubtful whether"
        ),
        _set(
            "plan plans planned promise promised pledge pledged intend intends try tries tried "
            "attempt attempted forgot considering"
        ),
        _set("wondered wonders propose proposed ask asks asked request requested"),
        _set(
            "argue argued claim claims claimed alleged alleges assert asserted contend fear "
            "feared"
        ),
        _set("agree agreed"),
        _set(
            "hope hopes hoped wish wishes wished want wants wanted expect expects expected"
        ),
    ),
    "fr": (
        _set(
            "accord accordés accordent divergent divergé débattu débattent contesté opposés "
            "opposent rejeté doute doutent savoir"
        ),
        _set(
            "prévoit prévoient promis promet tenté tente essaie essayé oublié envisage "
            "envisagent"
        ),
        _set("demande demandent demandait demandons proposé propose proposent"),
        _set("affirme affirment prétend prétendent craint craignent"),
        frozenset(),
        _set("espère espèrent espérons espérait souhaite souhaitons souhaitent"),
    ),
    "es": gate_spanish.QUALIFIERS,
}
"""Families: of each one word may stand for another, or for the house's own."""

STANDS_FOR: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "en": (
        _set("disagreement divergence believe"),
        _set(
            "proposed suggested recommended called urged asked announced view hope undertook "
            "committed expressed indicated stated reported"
        ),
        _set(
            "proposed suggested recommended called urged encouraged invited requested view "
            "raised question proposal should must"
        ),
        _set("concern view according"),
        _set("agreement disagreement consensus divergence views"),
        _set(
            "hope expressed wish wished called urged asked proposed suggested recommended "
            "encouraged invited expectation"
        ),
    ),
    "fr": (
        _set("désaccord croire admettre soutenir"),
        _set(
            "proposé avancé estimé suggéré recommandé demandé appelé annoncé espoir engagé "
            "indiqué signalé"
        ),
        _set(
            "proposé suggéré recommandé demandé appelé invité encouragé souhaité avancé estimé "
            "devrait devraient"
        ),
        _set("crainte avis préoccupation selon"),
        frozenset(),
        _set(
            "espoir vœu souhaité souhait demandé appelé proposé suggéré recommandé exprimé"
        ),
    ),
    "es": gate_spanish.STANDS_FOR,
}
"""Words of the house that say as much as a dispute, a plan or a fear."""

ASKING: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "proposed suggested recommended recommend called call urged asked need needs needed "
        "important essential necessary imperative crucial vital should must ought "
        "wished invited encouraged"
    ),
    "fr": _set(
        "suggéré proposé recommandé recommandent appelé demandé faut fallait "
        "important essentiel nécessaire indispensable devrait devraient doit doivent devait "
        "devaient souhaité convient conviendrait"
    ),
    "es": gate_spanish.ASKING,
}
"""What lets "should" be left out: the sentence asks, and does not tell."""

OWED: Final[dict[str, frozenset[str]]] = {
    "en": _set("should must ought need needs needed necessary essential imperative"),
    "fr": _set(
        "devrait devraient doit doivent devait devaient faut fallait nécessaire convient "
        "conviendrait"
    ),
    "es": gate_spanish.OWED,
}
"""Words that say themselves that something ought to be."""

TOLD: Final[dict[str, tuple[str, ...]]] = {
    "en": ("ed",),
    "fr": ("aient", "ait"),
    "es": gate_spanish.TOLD,
}
"""Endings of what is told as done, even behind "it was proposed that"."""

MANY: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "participants speakers delegations delegates representatives governments ministers "
        "countries states stakeholders"
    ),
    "fr": _set(
        "participants intervenants délégations délégués représentants gouvernements ministres "
        "pays états"
    ),
    "es": gate_spanish.MANY,
}
"""Whom a bare plural makes of one speaker."""
