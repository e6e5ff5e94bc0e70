"""Sentences of the house, in English and French: frames around counted facts."""

from collections.abc import Mapping, Sequence

from palabre.kernel.numbers import count, format_number

PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Chair’s Summary: {name}",
        "title-bare": "Chair’s Summary",
        "when": "{name} took place {where}{dates}.",
        "where": "in {city} ",
        "venue": "The meetings were held at {venue} {days}.",
        "venue-many": "The meetings were held at {venues}.",
        "venue-one": "The meetings were held at {venues}.",
        "venue-days": "{venue} ({days})",
        "fictional": "The edition, its people and its organizations are fictional.",
        "hosts": "The meeting was hosted by {hosts}.",
        "hosts-one": "The meeting was hosted by {hosts}.",
        "co-organizers": "It was co-organized with {names}.",
        "co-organizers-alone": "The meeting was co-organized with {names}.",
        "chair": "The meeting was chaired by {chair}.",
        "baseline": "Progress was considered against the {baseline}.",
        "figure": "The published figures include {figures}.",
        "records": "The present summary rests on the records of {sessions}: "
        "{words} by {voices}.",
        "records-some": "The present summary rests on the records of {sessions}, among them "
        "transcripts and statements of {words} by {voices}.",
        "records-unnamed": "The present summary rests on the records of {sessions}: "
        "{words}, in which no speaker other than a chair or a moderator is named.",
        "reports": "Reports filed by rapporteurs were available for {reports}.",
        "own": "The summary was prepared under the sole responsibility of the Chair; it was not "
        "negotiated, and no delegation is named.",
        "ladder": "Wherever speakers are said to be some, several, many or most, the scale "
        "printed in the annex was followed.",
        "machine": "Among the records, those of {sessions} were written down by a machine; the "
        "names and numbers taken from them are to be checked against the recordings.",
        "languages": "This version was written from what was said in English; other "
        "languages were used in {sessions}, and what is taken from them is quoted as it was "
        "said.",
        "languages-only": "Nothing was said in English; what is taken from {sessions} is quoted "
        "as it was said, in other languages.",
        "translated": "What was said in other languages in {sessions} is told from the "
        "translation given with the records; the words as they were said stand beside it in "
        "the evidence.",
        "languages-left": "Beyond that, this version was written from what was said in "
        "English; what is taken from {sessions} with words in other languages that nobody "
        "translated whole is quoted as it was said.",
        "themes": "The sections that follow take up {themes}.",
        "records-reports": "The present summary rests on the reports of rapporteurs on "
        "{sessions}.",
        "theme": "This theme was taken up in {sessions}, in which {voices} took the floor.",
        "theme-some": "This theme was taken up in {sessions}; in those with a transcript or a "
        "statement, {voices} took the floor.",
        "theme-2": "This theme was dealt with in {sessions}, in which {voices} took the floor.",
        "theme-3": "The theme was discussed in {sessions}, and {voices} took the floor in them.",
        "theme-some-2": "This theme was dealt with in {sessions}; {voices} took the floor in those "
        "with a transcript or a statement.",
        "theme-some-3": "The theme was discussed in {sessions}, and {voices} took the floor in those "
        "with a transcript or a statement.",
        "theme-one": "This theme was taken up in one session, in which {voices} took the floor.",
        "theme-session": "In this session, {voices} took the floor.",
        "theme-reports": "This theme was taken up in {sessions}, known from the "
        "reports of their rapporteurs.",
        "theme-report": "This theme was taken up in {sessions}, known from the report of "
        "its rapporteur.",
        "theme-unnamed": "This theme was taken up in {sessions}, in the records of which "
        "no speaker other than a chair or a moderator is named.",
        "theme-found": "These matters were dealt with in {sessions}, in which {voices} took the floor.",
        "topic": "Reference to “{term}” was made by {voices}.",
        "terms": "Speakers referred most often to {terms}.",
        "silence": "In the {transcripts} under {theme}, no speaker other than a chair or "
        "moderator was identified as coming from {groups}.",
        "joined": "The following themes are told together here: {themes}.",
        "joined-more": "The following themes, and {n} more, are told together here: {themes}.",
        "silence-theme": "In the transcripts under the theme “{themes}”, no speaker other "
        "than a chair or moderator was identified as coming from {groups}.",
        "silence-themes": "In the transcripts under the following themes, no speaker other "
        "than a chair or moderator was identified as coming from {groups}: {themes}.",
        "silence-all": "In the {transcripts} of the meeting, no speaker other than a chair or "
        "moderator was identified as coming from {groups}.",
        "processes": "The summary will be submitted as an input to {processes}.",
        "processes-one": "The summary will be submitted as an input to {processes}.",
        "next": "{next}",
        "who-all": "In {sessions}, {voices} took the floor.",
        "who-groups": "Of the {voices} heard in {sessions}, {groups}.",
        "who-some": "In the transcripts and statements, {voices} took the floor.",
        "who-some-groups": "Of the {voices} heard in the transcripts and statements, {groups}.",
        "who-first": "{n} came from {group}",
        "who-next": "{n} from {group}",
        "ladder-one": "“One” is used for a single speaker.",
        "ladder-rung": "The word “{word}” is used for {voices} or more{sessions}{share}.",
        "ladder-sessions": ", heard in at least {sessions}",
        "ladder-share": ", who make up {percent} per cent or more of those "
        "who took the floor",
        "counted": "{n}: {definition}",
        "counted-themes": "{definition} {figures}.",
        "method-1": "Sentences were taken from the records by rule and turned into "
        "reported speech; but for linking words and marked translations, nothing was added. "
        "A body that is not named is told by the kind that its name gives and the group "
        "for which it spoke.",
        "method-2": "Support was counted only where it was explicit, where the same words "
        "were used, or where a rapporteur reported it.",
        "price": "At most, each bound took this share, in per cent and rounded up, from what "
        "the points chosen for a theme could have been worth without it: {prices}.",
        "price-none": "The bounds on the following took nothing: {bounds}.",
        "between": "; ",
        "relaxed": "Under {theme}, nothing that came from {who} met the conditions of "
        "the selection for this version.",
    },
    "fr": {
        "title": "Résumé de la présidence : {name}",
        "title-bare": "Résumé de la présidence",
        "when": "{the}{name} s'est tenu{e} {where}{dates}.",
        "where": "à {city} ",
        "venue": "Les réunions ont eu lieu au {venue} {days}.",
        "venue-many": "Les réunions se sont déroulées dans les lieux suivants : {venues}.",
        "venue-one": "Les réunions se sont déroulées dans le lieu suivant : {venues}.",
        "venue-days": "{venue} ({days})",
        "fictional": "L'édition, les personnes et les organisations sont fictives.",
        "hosts": "Les hôtes de la réunion étaient {hosts}.",
        "hosts-one": "L'hôte de la réunion était {hosts}.",
        "co-organizers": "La manifestation a été coorganisée avec {names}.",
        "co-organizers-alone": "La manifestation a été coorganisée avec {names}.",
        "chair": "La présidence a été assurée par {chair}.",
        "baseline": "Les progrès ont été examinés au regard {baseline}.",
        "figure": "Les chiffres publiés sont notamment les suivants : {figures}.",
        "records": "Le présent résumé repose sur les comptes rendus de {sessions}, soit "
        "{words} de {voices}.",
        "records-some": "Le présent résumé repose sur des comptes rendus, notamment des transcriptions "
        "et des déclarations, de {sessions}, soit {words} de {voices}.",
        "records-unnamed": "Le présent résumé repose sur les comptes rendus de "
        "{sessions} : {words}, où personne n'est nommé hormis la présidence ou la "
        "modération.",
        "reports": "Un rapport a été déposé pour {reports}.",
        "own": "Le résumé a été établi sous la seule responsabilité de la présidence ; il n'a pas été négocié et aucune délégation n'y est nommée.",
        "ladder": "Les expressions qui indiquent combien de personnes se sont exprimées suivent "
        "l'échelle figurant en annexe.",
        "machine": "Parmi les comptes rendus, ceux de {sessions} ont été transcrits par une "
        "machine ; les noms et les nombres qui en sont tirés sont à vérifier dans les "
        "enregistrements.",
        "languages": "La présente version a été rédigée à partir de ce qui a été dit en "
        "français ; d'autres langues ont été employées dans {sessions}, et ce qui en est "
        "repris est cité tel quel.",
        "languages-only": "Rien n'a été dit en français ; ce qui est repris de {sessions} est "
        "cité tel quel, dans d'autres langues.",
        "translated": "Ce qui a été dit en d'autres langues dans {sessions} est rapporté "
        "d'après la traduction jointe aux comptes rendus ; les paroles d'origine figurent en "
        "regard dans les pièces justificatives.",
        "languages-left": "Pour le reste, la présente version a été rédigée à partir de ce qui "
        "a été dit en français ; ce qui est repris de {sessions} où des propos en d'autres "
        "langues n'ont pas été traduits en entier est cité tel quel.",
        "themes": "Les sections ci-après traitent des thèmes suivants : {themes}.",
        "records-reports": "Le présent résumé repose sur les rapports des rapporteurs de "
        "{sessions}.",
        "theme": "Ce thème a été abordé dans {sessions}, qui ont donné la parole à "
        "{voices}.",
        "theme-some": "Ce thème a été abordé dans {sessions} ; celles dont il existe une "
        "transcription ou une déclaration ont donné la parole à {voices}.",
        "theme-2": "Ce thème a fait l'objet de {sessions}, où la parole a été prise par {voices}.",
        "theme-3": "Le thème a été examiné dans {sessions}, qui ont donné la parole à {voices}.",
        "theme-some-2": "Ce thème a fait l'objet de {sessions} ; les transcriptions et les "
        "déclarations correspondantes rendent compte des interventions de {voices}.",
        "theme-some-3": "Le thème a été examiné dans {sessions} ; celles qui ont fait l'objet "
        "d'une transcription ou d'une déclaration ont donné la parole à {voices}.",
        "theme-one": "Ce thème a été abordé dans une séance, qui a donné la parole à {voices}.",
        "theme-session": "Cette séance a donné la parole à {voices}.",
        "theme-reports": "Ce thème a été abordé dans {sessions}, d'après les "
        "rapports de leurs rapporteurs.",
        "theme-report": "Ce thème a été abordé dans {sessions}, d'après le rapport de son "
        "rapporteur.",
        "theme-unnamed": "Ce thème a été abordé dans {sessions}, où personne n'est nommé "
        "hormis la présidence ou la modération.",
        "theme-found": "Ces questions ont été abordées dans {sessions}, qui ont donné la parole à {voices}.",
        "topic": "L'expression « {term} » a été employée par {voices}.",
        "terms": "Il a été le plus souvent question de {terms}.",
        "silence": "Dans {transcripts} relevant du thème « {theme} », personne n'a pris la parole "
        "au titre {groups}, hormis à la présidence ou à l'animation.",
        "joined": "Les thèmes suivants sont présentés ensemble ici : {themes}.",
        "joined-more": "Les thèmes suivants, et {n} autres, sont présentés ensemble ici : "
        "{themes}.",
        "silence-theme": "Dans les transcriptions relevant du thème « {themes} », personne n'a "
        "pris la parole au titre {groups}, hormis à la présidence ou à l'animation.",
        "silence-themes": "Dans les transcriptions relevant des thèmes suivants, personne n'a "
        "pris la parole au titre {groups}, hormis à la présidence ou à l'animation : {themes}.",
        "silence-all": "Dans {transcripts} de la réunion, personne n'a pris la parole "
        "au titre {groups}, hormis à la présidence ou à l'animation.",
        "processes": "Le résumé sera soumis à titre de contribution aux processus suivants : {processes}.",
        "processes-one": "Le résumé sera soumis à titre de contribution au processus suivant : {processes}.",
        "next": "{next}",
        "who-all": "Dans {sessions}, la parole a été prise par {voices}.",
        "who-groups": "Sur les {voices} entendues dans {sessions}, {groups}.",
        "who-some": "Dans les transcriptions et les déclarations, la parole a été prise par {voices}.",
        "who-some-groups": "Sur les {voices} entendues dans les transcriptions et les "
        "déclarations, {groups}.",
        "who-first": "{n} venaient {group}",
        "who-next": "{n} {group}",
        "ladder-one": "L'expression « un intervenant » désigne une seule personne.",
        "ladder-rung": "L'expression « {word} » s'emploie à partir de {voices}"
        "{sessions}{share}.",
        "ladder-sessions": " entendues dans au moins {sessions}",
        "ladder-share": " et formant {percent} pour cent ou plus de celles qui ont "
        "pris la parole",
        "counted": "{n} : {definition}",
        "counted-themes": "{definition} {figures}.",
        "method-1": "Les phrases ont été tirées des comptes rendus selon des règles et "
        "mises au discours indirect ; hormis les mots de liaison et les traductions signalées, "
        "rien n'y a été ajouté. Un organisme qui n'est pas nommé est désigné par la nature que "
        "son nom indique.",
        "method-2": "Un appui n'a été compté que s'il était explicite, exprimé dans les "
        "mêmes termes ou signalé par un rapporteur.",
        "price": "Au plus, chaque limite a pris la part suivante, en pour cent et arrondie "
        "vers le haut, de ce que la sélection d'un thème aurait valu sans elle : {prices}.",
        "price-none": "Les limites suivantes n'ont rien coûté : {bounds}.",
        "between": " ; ",
        "relaxed": "Sous le thème « {theme} », rien de ce qui venait {who} ne remplissait les "
        "conditions de la sélection dans la présente version.",
    },
}
"""By language and key; facts stand in braces."""

DEFINITIONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sessions": "Sessions with a transcript, a statement or a report.",
        "voices": "Distinct speakers in the transcripts, chairs and unknown voices not "
        "counted.",
        "words": "Words of the transcripts and statements, counted at white space.",
        "reports": "Sessions with a report of a rapporteur.",
        "languages": "Sessions with words in other languages than English.",
        "translated": "Sessions with words in other languages that were given whole in English.",
        "languages-left": "Sessions with words in other languages than English that were not "
        "given whole in English.",
        "machine": "Sessions with a transcript that a machine wrote down.",
        "theme-sessions": "Sessions with records whose main theme is {theme}.",
        "theme-voices": "Distinct speakers in the transcripts under {theme}, chairs not "
        "counted.",
        "theme-transcripts": "Sessions with a transcript or a statement whose main theme is "
        "{theme}.",
        "theme-group": "Distinct speakers from {group} in the transcripts under {theme}, "
        "chairs and moderators not counted.",
        "theme-others": "Further themes under {theme}.",
        "themes-sessions": "Sessions with records whose main theme is the one named:",
        "themes-voices": "Distinct speakers in the transcripts under the theme named, chairs "
        "not counted:",
        "themes-used": "Distinct speakers who used the term named:",
        "transcripts": "Sessions with a transcript or a statement.",
        "group-nowhere": "Distinct speakers from {group} in all transcripts, chairs and "
        "moderators not counted.",
        "theme-used": "Distinct speakers who used the term “{theme}”.",
        "group": "Distinct speakers from {group}.",
        "ladder-voices": "Least speakers for “{word}”.",
        "ladder-sessions": "Least sessions for “{word}”.",
        "ladder-percent": "Least share for “{word}”.",
        "relaxed": "Bounds of balance that could not be met.",
        "price": "Highest price of the bound on {bound} under a theme, in per cent, "
        "rounded up.",
    },
    "fr": {
        "sessions": "Séances ayant une transcription, une déclaration ou un rapport.",
        "voices": "Personnes distinctes dans les transcriptions, sans les présidents de "
        "séance ni les voix inconnues.",
        "words": "Mots des transcriptions et des déclarations, comptés d'espace à espace.",
        "reports": "Séances dont un rapporteur a rendu compte.",
        "languages": "Séances comportant des propos en d'autres langues que le français.",
        "translated": "Séances comportant des propos en d'autres langues donnés en entier en "
        "français.",
        "languages-left": "Séances comportant des propos en d'autres langues que le français "
        "qui n'ont pas été donnés en entier en français.",
        "machine": "Séances ayant une transcription faite par une machine.",
        "theme-sessions": "Séances documentées dont le thème principal est « {theme} ».",
        "theme-voices": "Personnes distinctes dans les transcriptions sous le thème "
        "« {theme} », sans les présidents de séance.",
        "theme-transcripts": "Séances ayant une transcription ou une déclaration dont le "
        "thème principal est « {theme} ».",
        "theme-group": "Personnes distinctes venues {group} dans les transcriptions sous le "
        "thème « {theme} », sans la présidence ni l'animation des séances.",
        "theme-others": "Autres thèmes sous « {theme} ».",
        "themes-sessions": "Séances documentées dont le thème principal est celui nommé :",
        "themes-voices": "Personnes distinctes dans les transcriptions sous le thème nommé, "
        "sans les présidents de séance :",
        "themes-used": "Personnes distinctes ayant employé l'expression nommée :",
        "transcripts": "Séances ayant une transcription ou une déclaration.",
        "group-nowhere": "Personnes distinctes venues {group} dans toutes les "
        "transcriptions, sans la présidence ni l'animation des séances.",
        "theme-used": "Personnes distinctes ayant employé l'expression « {theme} ».",
        "group": "Personnes distinctes venues {group}.",
        "ladder-voices": "Nombre minimal de personnes pour « {word} ».",
        "ladder-sessions": "Nombre minimal de séances pour « {word} ».",
        "ladder-percent": "Part minimale pour « {word} ».",
        "relaxed": "Conditions d'équilibre qui n'ont pu être remplies.",
        "price": "Coût le plus élevé, sous un thème, de la limite suivante : {bound}, en pour "
        "cent, arrondi vers le haut.",
    },
}
"""What each counted figure counts, by language and key."""

BOUNDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "words": "length",
        "function": "sentences of one kind",
        "session": "sentences from one session",
        "organisation": "sentences from one organization",
        "voice": "sentences from one speaker",
        "quotations": "quotations",
        "group": "balance of groups",
        "region": "balance of regions",
    },
    "fr": {
        "words": "longueur",
        "function": "phrases d'une même nature",
        "session": "phrases d'une même séance",
        "organisation": "phrases d'une même organisation",
        "voice": "phrases d'une même personne",
        "quotations": "citations",
        "group": "équilibre des groupes",
        "region": "équilibre des régions",
    },
}
"""What the selection bounds, by language and kind of bound."""

NOUNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "voices": ("speaker", "speakers"),
        "sessions": ("session", "sessions"),
        "words": ("word", "words"),
        "reports": ("report", "reports"),
        "transcripts": ("transcript", "transcripts"),
    },
    "fr": {
        "voices": ("personne", "personnes"),
        "sessions": ("séance", "séances"),
        "words": ("mot", "mots"),
        "reports": ("rapport", "rapports"),
        "transcripts": ("transcription", "transcriptions"),
    },
}
"""What is counted, one and many."""

FEMININE = frozenset({"voices", "sessions", "transcripts"})
"""Counted things that are feminine in French."""


def noun(value: int, key: str, lang: str) -> str:
    """Return the noun that stands after a number.

    Examples
    --------
    >>> noun(1, "voices", "en"), noun(0, "voices", "en"), noun(0, "voices", "fr")
    ('speaker', 'speakers', 'personne')
    """
    one, many = NOUNS[lang][key]
    is_one = value < 2 if lang == "fr" else value == 1
    return one if is_one else many


def one_of(key: str, told: Sequence[str], single: str = "") -> str:
    """Return the key of a phrase, or of the one that tells of a single thing.

    Examples
    --------
    >>> one_of("hosts", ("the City",)), one_of("hosts", ("the City", "the Region"))
    ('hosts-one', 'hosts')
    """
    return (single or f"{key}-one") if len(told) == 1 else key


def plural(key: str, lang: str) -> str:
    """Return what is counted, as a label."""
    return NOUNS[lang][key][1]


def amount(value: int, key: str, lang: str, *, is_written: bool = False) -> str:
    """Return a number with its noun, in figures or, below ten, in words.

    Examples
    --------
    >>> amount(1, "voices", "en", is_written=True), amount(2000, "words", "en")
    ('one speaker', '2,000 words')
    """
    shown = (
        count(value, lang, is_feminine=key in FEMININE)
        if is_written
        else format_number(value, lang)
    )
    return f"{shown} {noun(value, key, lang)}"
