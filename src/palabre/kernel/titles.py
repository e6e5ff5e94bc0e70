"""Names that a title announces: "Ms Ndiaye", "M. Lerouxel", "г-жа Иванова", "王女士"."""

import re

TITLES = (
    # English
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame"),
    *("Madam", "Minister", "Ambassador", "President", "Senator", "Commissioner"),
    # French
    *(
        "M.",
        "MM.",
        "Mme",
        "Mmes",
        "Mlle",
        "Monsieur",
        "Madame",
        "Docteur",
        "Professeur",
    ),
    *("Professeure", "Ministre", "Ambassadeur", "Ambassadrice", "Président"),
    "Présidente",
    # Spanish
    *("Sr", "Sra", "Srta", "Dra", "Don", "Doña", "Señor", "Señora", "Ministro"),
    *("Ministra", "Embajador", "Embajadora", "Presidente", "Profesor", "Profesora"),
    # Russian
    *("г-н", "г-на", "г-ну", "г-ном", "г-жа", "г-жи", "г-же", "г-жу", "г-жой"),
    *("господин", "господина", "господину", "госпожа", "госпожи", "госпоже"),
    *("госпожу", "министр", "министра", "министру", "посол", "посла", "послу"),
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "das",
        "dos",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "ben",
        "ibn",
        "al",
        "el",
        "ould",
        "mac",
        "ní",
    ]
)
"""Words inside a name that are written small."""

ARTICLES = frozenset({"la", "le"})
"""Of these the ones that stand before an office: "Madame la Ministre"."""

OFFICES = frozenset(
    [
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "president",
        "vice-president",
        "minister",
        "ministers",
        "secretary",
        "secretary-general",
        "moderator",
        "speaker",
        "ambassador",
        "council",
        "bureau",
        "director",
        "director-general",
        "commissioner",
        "rapporteur",
        "excellency",
        "colleague",
        "colleagues",
        "président",
        "présidente",
        "ministre",
        "secrétaire",
        "ambassadeur",
        "ambassadrice",
        "directeur",
        "directrice",
        "modérateur",
        "modératrice",
        "excellence",
        "conseil",
        "presidente",
        "presidenta",
        "ministro",
        "ministra",
        "embajador",
        "embajadora",
        "secretario",
        "secretaria",
        "director",
        "directora",
        "consejo",
        "moderador",
        "moderadora",
        "председатель",
        "председателя",
        "председателю",
        "министр",
        "министра",
        "министру",
        "посол",
        "директор",
        "секретарь",
        "модератор",
    ]
)
"""Words with which one is addressed by office: they name nobody."""

_WORD = r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*"
_TITLED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, TITLES))})(?!\w)\.?"
    rf"(?=(?P<after>(?:[ \u00a0\u202f]+{_WORD}\.?){{1,6}}))"
)
_ARABIC = re.compile(
    r"(?<!\w)(?:السيدة|السيد|الدكتورة|الدكتور|معالي الوزيرة|معالي الوزير|الأستاذة|الأستاذ)"
    r" (?!ال)(?P<name>\w+(?: (?!ال|في|من|على|إن|أن|قال|عن)\w+)?)"
)
_CHINESE = re.compile(
    r"(?:^|(?<=[谢请由据对同如像说是为给向让把与和及，。、：；！？“”「」（）\s]))"
    r"(?P<name>[^\W\d_a-zA-Z谢请由据对同如像说是为给向让把与和及位们各的]{1,3}?)"
    r"(?=先生|女士|博士|教授|部长|大使)"
)


def titled(text: str) -> list[tuple[int, int]]:
    """Return where names stand that follow a title, without the title, in order.

    Examples
    --------
    >>> said = "As Ms van der Berg said, the Minister agreed with Dr O'Hara."
    >>> [said[start:end] for start, end in titled(said)]
    ['van der Berg', "O'Hara"]
    """
    found = [span for match in _TITLED.finditer(text) if (span := _name(match))]
    for pattern in (_ARABIC, _CHINESE):
        found += [match.span("name") for match in pattern.finditer(text)]
    return _apart(sorted(found))


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of which none stands inside another: "Madame la Ministre Diallo"."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _name(match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the name stands after a title; None where an office follows."""
    start = end = -1
    for word in re.finditer(_WORD, match["after"]):
        told = word.group()
        is_small = told.casefold() in PARTICLES
        if told[0].isupper() and (start >= 0 or told.casefold() not in OFFICES):
            end = word.end()
            start = word.start() if start < 0 else start
        elif is_small and start < 0 and told.casefold() not in ARTICLES:
            start = word.start()
        elif not is_small and not (start < 0 and told.casefold() in OFFICES):
            break
    base = match.start("after")
    return (base + start, base + end) if end > 0 else None
