"""What papers say themselves, in English and French."""

from collections.abc import Mapping
from typing import Final

from palabre.kernel.languages import primary
from palabre.kernel.numbers import format_number
from palabre.kernel.typography import in_type
from palabre.stages.outcomes.papers.report_words import REPORT_HEADINGS, REPORT_WORDS
from palabre.stages.reports.states import LineKind

LANGUAGES: Final = ("en", "fr")
ASKING: Final = ("?", "!", "\u2026", "\uff1f", "\uff01", "\u061f")

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "report-of": "Report of the session “{title}”",
        "cleared": "cleared on {on} by {by}",
        "machine": "heard by a machine: check names and numbers",
        "corrected": "as corrected by the speaker: “{words}”",
        "corrected-from": "as corrected by the speaker; the record has “{words}”",
        "confirmed": "confirmed by the speaker",
        "unnamed": "speaker not named in the record",
        "summary-of": "Chair’s Summary {symbol}, issued on {on}",
        "entry": "Entry of the edition: {name}",
        "signed": "Signed by {name} on {on} at {at} (SHA-256 {hash}).",
        "reissued": "With what was corrected up to {on}; the hash is that of the text as "
        "it was issued.",
        "counted": "counted on {on}: {definition}",
        "fictional": "A fictional edition: the persons, the organizations that take part "
        "and all that is said are invented; countries and frameworks are not.",
        "made": "Made on {on} from the public records. What was said, filed or issued "
        "stands in its own words; all of it, and every number, opens to its source. "
        "Words in another language stand as they were said, or in the translation given "
        "with them, with the original beside it.",
        "edition": "Edition",
        "dates": "Dates",
        "session": "Session",
        "sessions": "Sessions",
        "sessions-reported": "Sessions with a cleared report",
        "rapporteur": "Rapporteur",
        "held": "Held",
        "cleared-by": "Cleared",
        "reopened": "Reopened",
        "about": "About",
        "asked": "Questions in writing",
        "open": "Stayed open.",
        "answer": "{name}: {words}",
        "lead": "{label}:",
        "translation": "Translation: “{words}”",
        "translation-by": "Translation: “{words}” ({by})",
        "translated-by": "translated by {by}",
        "themes": "Themes",
        "countries": "Countries",
        "words": "Words",
        "capital": "Report to capital: {name}",
        "in-short": "In short",
        "statements": "Statements of speakers from {country}",
        "statement-none": "No words of a speaker from {country} stand in the records.",
        "not-recorded": "In the programme for {country}, without words in the records: "
        "{who}.",
        "asked-floor": "Asked for the floor for {country} and did not get it: {who}.",
        "no-record-of": "In the programme for {country}, in sessions of which there is "
        "no record: {who}.",
        "official": "For the government",
        "not-official": "Other speakers",
        "not-heard": "In the programme, not in the records",
        "official-none": "None of these statements came from government.",
        "official-all": "All of these statements came from government.",
        "official-it": "That statement came from government.",
        "official-not-it": "That statement did not come from government.",
        "official-one": "One of these statements came from government.",
        "official-some": "Of these statements, {n} came from government.",
        "by-others": "What others said of {country}",
        "said-of": "“{words}” in the records",
        "word-none": "Nothing in the chosen sessions says “{words}”.",
        "word-reports-only": "No record of the chosen sessions says “{words}”; what their "
        "reports say of it stands above.",
        "word-above": "What says “{words}” stands above.",
        "words-only": "Of the chosen themes and sessions it tells only what says {words}.",
        "quoted": "“{words}”",
        "or": "{words} or {last}",
        "in-summary": "In the Chair’s Summary",
        "theme-none": "No cleared report of the chosen sessions says anything of what "
        "was chosen under: {names}.",
        "without-words": "Without words in the reports",
        "covered": "Sessions covered",
        "covers": "This report covers {n} of {all} sessions; {reports} and {records}.",
        "covers-one": "This report covers one of the {all} sessions, with {report} and "
        "{record}.",
        "one-report": "a cleared report",
        "one-no-report": "no cleared report",
        "one-record": "a record",
        "one-no-record": "no record",
        "covers-all": "This report covers all {all} sessions; {reports} and {records}.",
        "reported": "The cleared reports hold {consensus}, {no_consensus} and {announced}.",
        "reported-words": "Lines of the cleared reports that say {words} hold {consensus}, "
        "{no_consensus} and {announced}.",
        "definition-reported": "lines under these headings of the cleared reports chosen",
        "spoke": "Speakers from {country} took the floor {n} in {sessions}.",
        "once": "once",
        "twice": "twice",
        "times": "{n} times",
        "one-session": "one session",
        "n-sessions": "{n} sessions",
        "no-report": "no cleared report",
        "no-record": "no record",
        "with-report": "report",
        "with-record": "record",
        "definition-covers": "sessions of the released programme that fit the choice; "
        "cleared reports and records that stand on that day",
        "definition-spoke": "turns of counted voices whose speaker was registered or "
        "programmed for the country",
        "action-line": "Action Line {code}: {name}",
        "action-line-of": "Report on an Action Line",
        "goals": "Sustainable Development Goals and targets of these sessions",
        "goal": "Goal {code}.",
        "target": "Target {code}.",
        "brief": "Executive brief of the high-level track",
        "brief-holds": "This brief holds {n} of the {lines} in {reports} of the "
        "high-level track: each of their themes is represented, and no session more "
        "than {often}.",
        "brief-holds-some": "This brief holds {n} of the {lines} in {reports} of the "
        "high-level track, and no session is represented more than {often}.",
        "no-more-once": "once",
        "no-more-twice": "twice",
        "brief-rest": "The rest stands in the paper “Reports of the high-level track” "
        "and in the report of each session.",
        "definition-brief": "lines of cleared reports of high-level sessions, without "
        "quotations",
        "high-level": "Reports of the high-level track",
        "high-level-holds": "This paper holds {reports} of the {all} sessions of the "
        "high-level track, heading by heading.",
        "line-holds": "This report rests on {reports}: {held}.",
        "of-one-room": "Points of consensus, and of no consensus, are those of the "
        "participants in the session that is named before each, not of the edition.",
        "definition-line": "lines under these headings of the cleared reports that name "
        "this Action Line; lines that say the same are counted once",
        "outcome-holds": "This document holds {reports} of the {all} sessions of the forum "
        "track, session by session.",
        "without-report": "Without a cleared report: {sessions}.",
        "session-named": "“{title}” ({code})",
        "of-own-session": "Points of consensus, and of no consensus, are those of the "
        "participants in the session under whose title they stand, not of the edition.",
        "definition-holds": "sessions of the programme, and the reports of them that are "
        "cleared",
        "outcome": "Outcome document of the forum track",
        "press": "Press release",
        "headline": "{name}: {what}",
        "who-met": "{people} participants from {countries} countries",
        "met": "{who} took part in {at}.",
        "from-summary": "According to the Chair’s Summary, {words}",
        "announced-own": "The cleared reports hold {n}; some of those in English "
        "follow, from each theme in turn.",
        "announced-some": "The cleared reports hold {n}; some of them follow, from each "
        "theme in turn.",
        "definition-announced": "lines under “Announcements and commitments” of cleared "
        "reports",
        "after-place": " –",
        "quotes": "In their own words",
        "line-none": "No cleared report tagged with this Action Line yet.",
        "none": "No report has been cleared yet.",
        "facilitator": "Facilitator",
        "facilitators": "Facilitators",
        "agreed-where": "Where reports speak of consensus",
        "contact": "Figures open to their definition and rows at {url}.",
    },
    "fr": {
        "report-of": "Rapport de la séance « {title} »",
        "cleared": "approuvé le {on} par {by}",
        "machine": "entendu par une machine : vérifier noms et chiffres",
        "corrected": "tel que corrigé par l’orateur : « {words} »",
        "corrected-from": "tel que corrigé par l’orateur ; le compte rendu porte « {words} »",
        "confirmed": "confirmé par l’orateur",
        "unnamed": "orateur non nommé dans le compte rendu",
        "summary-of": "Résumé de la présidence {symbol}, publié le {on}",
        "entry": "Fiche de l’édition : {name}",
        "signed": "Signé par {name} le {on} à {at} (SHA-256 {hash}).",
        "reissued": "Avec les corrections faites jusqu’au {on} ; l’empreinte est celle du "
        "texte tel qu’il a été publié.",
        "counted": "compté le {on} : {definition}",
        "fictional": "Édition fictive : les personnes, les organisations participantes et "
        "tout ce qui est dit sont inventés ; les pays et les cadres de référence ne le "
        "sont pas.",
        "made": "Document établi le {on} à partir des comptes rendus publics. Ce qui a été "
        "dit, déposé ou publié y figure dans ses propres termes et renvoie à sa source, "
        "comme chaque chiffre. Les paroles dans une autre langue y figurent telles "
        "quelles, ou dans la traduction qui en a été donnée, avec l'original en regard.",
        "edition": "Édition",
        "dates": "Dates",
        "session": "Séance",
        "sessions": "Séances",
        "sessions-reported": "Séances ayant un rapport approuvé",
        "rapporteur": "Rapporteur",
        "held": "Tenue",
        "cleared-by": "Approuvé",
        "reopened": "Rouvert",
        "about": "Objet",
        "asked": "Questions écrites",
        "open": "Restée sans réponse.",
        "answer": "{name} : {words}",
        "lead": "{label} :",
        "translation": "Traduction : « {words} »",
        "translation-by": "Traduction : « {words} » ({by})",
        "translated-by": "traduit par {by}",
        "themes": "Thèmes",
        "countries": "Pays",
        "words": "Mots",
        "capital": "Compte rendu à la capitale : {name}",
        "in-short": "En bref",
        "statements": "Interventions des orateurs {of_country}",
        "statement-none": "Aucune parole d’un orateur {of_country} ne figure dans les "
        "comptes rendus.",
        "not-recorded": "Au programme pour {country}, sans parole dans les comptes "
        "rendus : {who}.",
        "asked-floor": "Ont demandé la parole pour {country} sans l’obtenir : {who}.",
        "no-record-of": "Au programme pour {country}, dans des séances sans compte "
        "rendu : {who}.",
        "official": "Pour le gouvernement",
        "not-official": "Autres orateurs",
        "not-heard": "Au programme, absents des comptes rendus",
        "official-none": "Aucune de ces interventions n’émane du gouvernement.",
        "official-all": "Toutes ces interventions émanent du gouvernement.",
        "official-it": "Cette intervention émane du gouvernement.",
        "official-not-it": "Cette intervention n’émane pas du gouvernement.",
        "official-one": "Une de ces interventions émane du gouvernement.",
        "official-some": "Parmi ces interventions, {n} émanent du gouvernement.",
        "by-others": "Ce que d’autres ont dit {of_country}",
        "said-of": "« {words} » dans les comptes rendus",
        "word-none": "« {words} » ne figure ni dans les comptes rendus ni dans les rapports "
        "approuvés des séances choisies.",
        "word-reports-only": "« {words} » ne figure dans aucun compte rendu des séances "
        "choisies ; ce que leurs rapports en disent est rapporté plus haut.",
        "word-above": "Les passages où figure « {words} » sont rapportés plus haut.",
        "words-only": "Des thèmes et des séances choisis, il ne retient que les passages "
        "où figure {words}.",
        "quoted": "« {words} »",
        "or": "{words} ou {last}",
        "in-summary": "Dans le résumé de la présidence",
        "theme-none": "Aucun rapport approuvé des séances choisies ne dit rien de ce qui "
        "a été choisi sous : {names}.",
        "without-words": "Sans mention dans les rapports",
        "covered": "Séances couvertes",
        "covers-one": "Le présent document couvre une des {all} séances, {report} et "
        "{record}.",
        "one-report": "avec un rapport approuvé",
        "one-no-report": "sans rapport approuvé",
        "one-record": "avec un compte rendu",
        "one-no-record": "sans compte rendu",
        "covers": "Le présent document couvre {n} des {all} séances ; {reports} et "
        "{records}.",
        "covers-all": "Le présent document couvre les {all} séances ; {reports} et "
        "{records}.",
        "reported": "Les rapports approuvés comptent {consensus}, {no_consensus} et "
        "{announced}.",
        "reported-words": "Parmi les lignes des rapports approuvés où figure {words}, on "
        "compte {consensus}, {no_consensus} et {announced}.",
        "definition-reported": "lignes sous ces rubriques des rapports approuvés choisis",
        "spoke": "Les orateurs {of_country} ont pris la parole {n} dans {sessions}.",
        "once": "une fois",
        "twice": "deux fois",
        "times": "{n} fois",
        "one-session": "une séance",
        "n-sessions": "{n} séances",
        "no-report": "sans rapport approuvé",
        "no-record": "sans compte rendu",
        "with-report": "rapport",
        "with-record": "compte rendu",
        "definition-covers": "séances du programme publié qui répondent au choix ; "
        "rapports approuvés et comptes rendus présents ce jour-là",
        "definition-spoke": "prises de parole comptées dont l’orateur est inscrit ou "
        "programmé pour le pays",
        "action-line": "Grande orientation {code} : {name}",
        "action-line-of": "Rapport sur une grande orientation",
        "goals": "Objectifs de développement durable et cibles de ces séances",
        "goal": "Objectif {code}.",
        "target": "Cible {code}.",
        "brief": "Note de synthèse du volet de haut niveau",
        "brief-holds": "Cette note retient {n} des {lines} que contiennent {reports} du "
        "volet de haut niveau : chacun de leurs thèmes y figure, et aucune séance plus "
        "{often}.",
        "brief-holds-some": "Cette note retient {n} des {lines} que contiennent {reports} "
        "du volet de haut niveau ; aucune séance n’y figure plus {often}.",
        "no-more-once": "d’une fois",
        "no-more-twice": "de deux fois",
        "brief-rest": "Le reste figure dans le document « Rapports du volet de haut "
        "niveau » et dans le rapport de chaque séance.",
        "definition-brief": "lignes des rapports approuvés des séances de haut niveau, "
        "sans les citations",
        "high-level": "Rapports du volet de haut niveau",
        "high-level-holds": "Ce document rassemble, rubrique par rubrique, {reports} ; le "
        "volet de haut niveau compte {sessions}.",
        "line-holds": "Le présent rapport repose sur {reports} et recense {held}.",
        "of-one-room": "Les points de consensus et les points sans consensus sont ceux des "
        "participants à la séance nommée devant chacun, et non de l’édition.",
        "definition-line": "lignes sous ces rubriques des rapports approuvés qui relèvent "
        "de cette grande orientation ; celles qui disent la même chose comptent une fois",
        "outcome-holds": "Ce document rassemble, séance par séance, {reports} ; le volet "
        "forum compte {sessions}.",
        "without-report": "Sans rapport approuvé : {sessions}.",
        "session-named": "« {title} » ({code})",
        "of-own-session": "Les points de consensus et les points sans consensus sont ceux "
        "des participants à la séance sous le titre de laquelle ils figurent, et non de "
        "l’édition.",
        "definition-holds": "séances du programme, et ceux de leurs rapports qui sont "
        "approuvés",
        "outcome": "Document final du volet forum",
        "press": "Communiqué de presse",
        "headline": "{name} : {what}",
        "who-met": "{people} participants venus {of}{countries} pays",
        "met": "{who} ont pris part {at}.",
        "at-edition": "à l’édition « {name} »",
        "from-summary": "Selon le résumé de la présidence, {words}",
        "announced-own": "Les rapports approuvés comptent {n} ; en voici une partie, tirée "
        "de ce qui existe en français, thème après thème.",
        "announced-some": "Les rapports approuvés comptent {n} ; en voici une partie, "
        "thème après thème.",
        "definition-announced": "lignes sous « Annonces et engagements » des rapports "
        "approuvés",
        "after-place": " –",
        "quotes": "En leurs propres termes",
        "line-none": "Aucun rapport approuvé ne relève encore de cette grande "
        "orientation.",
        "none": "Aucun rapport n’a encore été approuvé.",
        "facilitator": "Facilitateur",
        "facilitators": "Facilitateurs",
        "agreed-where": "Où les rapports parlent de consensus",
        "contact": "Les chiffres s’ouvrent sur leur définition et leurs lignes à {url}.",
    },
}

COUNTED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "en": {
        "n-consensus": ("{n} point of consensus", "{n} points of consensus"),
        "n-no-consensus": ("{n} of no consensus", "{n} of no consensus"),
        "n-no-consensus-alone": (
            "{n} point of no consensus",
            "{n} points of no consensus",
        ),
        "n-announced": (
            "{n} announcement or commitment",
            "{n} announcements or commitments",
        ),
        "n-lines": ("{n} point", "{n} points"),
        "n-achievement": ("{n} achievement", "{n} achievements"),
        "n-challenge": ("{n} challenge", "{n} challenges"),
        "n-trend": ("{n} trend", "{n} trends"),
        "n-way-forward": (
            "{n} proposal for the way forward",
            "{n} proposals for the way forward",
        ),
        "n-with-report": (
            "{n} of them has a cleared report",
            "{n} of them have a cleared report",
            "none of them has a cleared report",
        ),
        "n-with-record": (
            "{n} has a record",
            "{n} have a record",
            "none has a record",
        ),
        "n-reports": ("{n} cleared report", "{n} cleared reports"),
        "n-sessions": ("{n} session", "{n} sessions"),
    },
    "fr": {
        "n-consensus": ("{n} point de consensus", "{n} points de consensus"),
        "n-no-consensus": ("{n} point sans consensus", "{n} points sans consensus"),
        "n-no-consensus-alone": (
            "{n} point sans consensus",
            "{n} points sans consensus",
        ),
        "n-announced": ("{n} annonce ou engagement", "{n} annonces ou engagements"),
        "n-lines": ("{n} point", "{n} points"),
        "n-achievement": ("{n} réalisation", "{n} réalisations"),
        "n-challenge": ("{n} défi", "{n} défis"),
        "n-trend": ("{n} tendance", "{n} tendances"),
        "n-way-forward": (
            "{n} proposition pour la suite",
            "{n} propositions pour la suite",
        ),
        "n-with-report": (
            "{n} a un rapport approuvé",
            "{n} ont un rapport approuvé",
            "aucune n’a de rapport approuvé",
        ),
        "n-with-record": (
            "{n} a un compte rendu",
            "{n} ont un compte rendu",
            "aucune n’a de compte rendu",
        ),
        "n-reports": ("{n} rapport approuvé", "{n} rapports approuvés"),
        "n-sessions": ("{n} séance", "{n} séances"),
    },
}
"""What is counted: one, many, and none where it has words; French counts none as one."""

HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        LineKind.TAKEAWAY: "Key takeaways",
        LineKind.KEY_ISSUE: "Key issues",
        LineKind.ACHIEVEMENT: "Main achievements",
        LineKind.CHALLENGE: "Challenges",
        LineKind.TREND: "Emerging trends",
        LineKind.WAY_FORWARD: "Way forward",
        LineKind.ANNOUNCEMENT: "Announcements and commitments",
        LineKind.CONSENSUS: "Points of consensus",
        LineKind.NO_CONSENSUS: "Points of no consensus",
        LineKind.QUOTATION: "Quotations",
    },
    "fr": {
        LineKind.TAKEAWAY: "Points à retenir",
        LineKind.KEY_ISSUE: "Questions clés",
        LineKind.ACHIEVEMENT: "Principales réalisations",
        LineKind.CHALLENGE: "Défis",
        LineKind.TREND: "Tendances émergentes",
        LineKind.WAY_FORWARD: "Voie à suivre",
        LineKind.ANNOUNCEMENT: "Annonces et engagements",
        LineKind.CONSENSUS: "Points de consensus",
        LineKind.NO_CONSENSUS: "Points sans consensus",
        LineKind.QUOTATION: "Citations",
    },
}
"""Headings of a session report, as papers write them."""


def tongue(lang: str) -> str:
    """Return the language that a paper is written in."""
    return primary(lang) if primary(lang) in LANGUAGES else LANGUAGES[0]


def say(lang: str, key: str, **facts: object) -> str:
    """Return a phrase of the house with its facts, typed as its language wants it.

    What only papers of the engine say is English where it is not French. A title that
    asks needs no colon after it.
    """
    label = str(facts.get("label", "")).rstrip()
    if key == "lead" and label.endswith(ASKING):
        return in_type(label, lang)
    own = REPORT_WORDS.get(primary(lang), {}).get(key)
    if own is not None:
        return own.format(**facts)
    return in_type(WORDS[tongue(lang)][key].format(**facts), tongue(lang))


def heading_of(kind: LineKind, lang: str) -> str:
    """Return a heading of a session report in the language of the report."""
    return REPORT_HEADINGS.get(primary(lang), HEADINGS[tongue(lang)])[kind]


def say_n(lang: str, key: str, n: int) -> str:
    """Return how many there are of something, in words.

    Examples
    --------
    >>> say_n("en", "n-consensus", 0), say_n("fr", "n-consensus", 0)
    ('0 points of consensus', '0 point de consensus')
    """
    tag = tongue(lang)
    is_one = n == 1 or (n == 0 and tag == "fr")
    one, many, *none = COUNTED[tag][key]
    if none and n == 0:
        return none[0]
    return (one if is_one else many).format(n=format_number(n, tag))
