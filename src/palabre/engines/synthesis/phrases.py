"""Sentences of the house, in English and French: frames around counted facts."""

from collections.abc import Mapping

PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Chair's Summary: {name}",
        "title-bare": "Chair's Summary",
        "when": "{name} took place {where}{dates}.",
        "where": "in {city} ",
        "venue": "The meetings were held at {venue} {days}.",
        "venue-many": "The meetings were held at {venues}.",
        "venue-days": "{venue} ({days})",
        "fictional": "The edition, its people and its organizations are fictional.",
        "hosts": "It was hosted by {hosts}.",
        "co-organizers": "It was co-organized with {names}.",
        "chair": "The meeting was chaired by {chair}.",
        "baseline": "Progress was considered against the {baseline}.",
        "figure": "The published figures include {figures}.",
        "records": "The present summary rests on the records of {sessions} sessions: "
        "{words} words by {voices} speakers.",
        "reports": "Reports filed by rapporteurs were available for {reports} sessions.",
        "own": "It was prepared under the sole responsibility of the chair; it was not "
        "negotiated, and no delegation is named.",
        "ladder": "Wherever speakers are said to be some, several, many or most, the scale "
        "printed in the annex was followed.",
        "themes": "The sections that follow take up {themes}.",
        "theme": "This theme was taken up in {sessions} sessions, in which {voices} "
        "speakers took the floor.",
        "theme-one": "This theme was taken up in one session, in which {voices} speakers "
        "took the floor.",
        "theme-reports": "This theme was taken up in {sessions} sessions, known from the "
        "reports of their rapporteurs.",
        "theme-found": "{sessions} sessions dealt with these matters, and {voices} "
        "speakers took the floor in them.",
        "topic": "{voices} speakers used the term “{term}” in their statements.",
        "terms": "Speakers referred most often to {terms}.",
        "silence": "Under {theme}, no speaker identified as coming from {groups} took "
        "the floor.",
        "processes": "The summary will be transmitted to {processes}.",
        "next": "{next}",
        "who": "{voices} speakers were heard, of whom {n} came from {group}.",
        "who-all": "{voices} different speakers were heard in {sessions} sessions.",
        "who-group": "Of these, {n} came from {group}.",
        "ladder-rung": "The word “{word}” is used from {voices} speakers and {sessions} "
        "sessions upwards{share}.",
        "ladder-share": ", with a share of {percent} per cent of those who took the floor",
        "method-1": "Sentences were taken from the records by rule and turned into "
        "reported speech; nothing was added to them.",
        "method-2": "Support was counted only where it was explicit, where the same words "
        "were used, or where a rapporteur reported it.",
        "relaxed": "Under {theme}, nothing said by {who} met the conditions of the selection.",
    },
    "fr": {
        "title": "Résumé de la présidence : {name}",
        "title-bare": "Résumé de la présidence",
        "when": "{name} s'est tenu {where}{dates}.",
        "where": "à {city} ",
        "venue": "Les réunions ont eu lieu au {venue} {days}.",
        "venue-many": "Les réunions ont eu lieu dans les lieux suivants : {venues}.",
        "venue-days": "{venue} ({days})",
        "fictional": "L'édition, les personnes et les organisations sont fictives.",
        "hosts": "Les hôtes en étaient {hosts}.",
        "co-organizers": "La manifestation a été coorganisée avec {names}.",
        "chair": "La présidence a été assurée par {chair}.",
        "baseline": "Les progrès ont été examinés au regard du document suivant : "
        "{baseline}.",
        "figure": "Les chiffres publiés sont notamment les suivants : {figures}.",
        "records": "Le présent résumé repose sur les comptes rendus de {sessions} séances : "
        "{words} mots prononcés par {voices} personnes.",
        "reports": "Les rapports des rapporteurs étaient disponibles pour {reports} "
        "séances.",
        "own": "Il a été établi du point de vue de la présidence et sous sa seule "
        "responsabilité ; il n'a pas été négocié et aucune délégation n'y est nommée.",
        "ladder": "Les mots qui disent combien de personnes se sont exprimées suivent l'échelle "
        "imprimée en annexe.",
        "themes": "Les sections ci-après traitent des thèmes suivants : {themes}.",
        "theme": "Ce thème a été abordé dans {sessions} séances, au cours desquelles "
        "{voices} personnes ont pris la parole.",
        "theme-one": "Ce thème a été abordé dans une séance, au cours de laquelle {voices} "
        "personnes ont pris la parole.",
        "theme-reports": "Ce thème a été abordé dans {sessions} séances, connues par les "
        "rapports de leurs rapporteurs.",
        "theme-found": "{sessions} séances ont porté sur ces questions, et {voices} "
        "personnes y ont pris la parole.",
        "topic": "{voices} personnes ont employé l'expression « {term} ».",
        "terms": "Il a été le plus souvent question de {terms}.",
        "silence": "Sous le thème {theme}, personne n'a pris la parole au titre {groups}.",
        "processes": "Le résumé sera transmis aux processus suivants : {processes}.",
        "next": "{next}",
        "who-all": "{voices} personnes différentes ont été entendues dans {sessions} "
        "séances.",
        "who-group": "Parmi elles, {n} venaient {group}.",
        "ladder-rung": "L'expression « {word} » s'emploie à partir de {voices} personnes et "
        "{sessions} séances{share}.",
        "ladder-share": ", soit {percent} pour cent au moins des personnes ayant pris la "
        "parole",
        "method-1": "Les phrases ont été tirées des comptes rendus selon des règles et "
        "mises au discours indirect ; rien n'y a été ajouté.",
        "method-2": "Un appui n'a été compté que s'il était explicite, exprimé dans les "
        "mêmes termes ou signalé par un rapporteur.",
        "relaxed": "Sous le thème {theme}, rien de ce qu'ont dit {who} ne remplissait les "
        "conditions de la sélection.",
    },
}
"""By language and key; facts stand in braces."""
