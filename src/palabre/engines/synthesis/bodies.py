"""What kind of body a name names, in its own words: no delegation is named, its kind is.

"The Ministry of Learning Futures announced …" becomes "a ministry announced …". The word
stands in the name, so nobody has to believe anything; a name that tells no kind leaves
"a participant".
"""

from collections.abc import Iterable, Sequence
from typing import Final

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

KINDS: Final = {
    "en": wordset("""ministry minister university regulator authority commission council
        foundation association agency institute academy bank office secretariat fund
        federation union laboratory centre trust museum library municipality parliament
        alliance cooperative registry programme school college hospital tribunal
        observatory coalition network group consortium collective society committee
        organization company chamber assembly league guild confederation province institution
        project inspectorate initiative circle"""),
    "fr": wordset("""ministère ministre université régulateur autorité commission conseil
        fondation association agence institut académie banque office secrétariat fonds
        fédération laboratoire centre musée bibliothèque municipalité parlement alliance
        coopérative registre programme école hôpital tribunal observatoire coalition
        bureau réseau mairie groupe consortium collectif comité organisation société chambre assemblée ligue
        union confédération syndicat entreprise province région ville commune projet service guilde
        radio compagnie plateforme clinique lycée vice-ministère initiative inspection cercle"""),
}
"""Words that tell a kind of body; in a name they are its head."""

_FEMININE: Final = wordset("""université autorité commission fondation association agence académie
    banque fédération bibliothèque municipalité alliance coopérative école coalition mairie
    organisation société chambre assemblée ligue union confédération entreprise province région
    ville commune guilde radio compagnie plateforme clinique initiative inspection""")

_IN_FRENCH: Final = {
    "academy": "académie",
    "agency": "agence",
    "assembly": "assemblée",
    "authority": "autorité",
    "bank": "banque",
    "centre": "centre",
    "chamber": "chambre",
    "circle": "cercle",
    "collective": "collectif",
    "committee": "comité",
    "company": "entreprise",
    "cooperative": "coopérative",
    "council": "conseil",
    "federation": "fédération",
    "foundation": "fondation",
    "fund": "fonds",
    "group": "groupe",
    "guild": "guilde",
    "hospital": "hôpital",
    "initiative": "initiative",
    "inspectorate": "inspection",
    "institute": "institut",
    "laboratory": "laboratoire",
    "league": "ligue",
    "library": "bibliothèque",
    "ministry": "ministère",
    "municipality": "municipalité",
    "museum": "musée",
    "network": "réseau",
    "observatory": "observatoire",
    "office": "bureau",
    "organization": "organisation",
    "programme": "programme",
    "project": "projet",
    "province": "province",
    "registry": "registre",
    "regulator": "régulateur",
    "school": "école",
    "secretariat": "secrétariat",
    "service": "service",
    "university": "université",
} | {
    one: one
    for one in wordset(
        "alliance association coalition commission consortium tribunal union"
    )
}
"""Kinds in a name that a French text leaves in English: "la Foundation for Slow Bread"."""

PARTICIPANT: Final = {
    "en": ("a participant ",),
    "fr": ("un participant ", "une partie prenante "),
}
"""How a body opens a clause when it must not be named."""

_AT_THE_END: Final = wordset("""foundation association network institute trust alliance coalition
    federation cooperative consortium collective society commission agency authority office
    council centre bank laboratory university college academy regulator union organization
    group""")
"""Of the kinds, what ends a name after words that say what it is for."""
_AFTER_HEAD: Final = wordset("of for on in at and without against to with")
_ARTICLES: Final = wordset("le la les un une the")
_DEPUTY: Final = wordset("deputy vice assistant")
GROUPS: Final = (
    "government",
    "private sector",
    "civil society",
    "technical community",
    "academic",
    "international",
)
"""What may stand before an English kind: the group of which the body is."""


def kind_of(name: str, lang: str) -> str:
    """Return the kind that a name tells of its bearer, or nothing.

    Examples
    --------
    >>> kind_of("Ministry of Learning Futures", "en")
    'ministry'
    >>> kind_of("Lakes Communications Regulator", "en")
    'regulator'
    >>> kind_of("Zambia's Deputy Minister", "en")
    'deputy minister'
    >>> kind_of("Pepperleaf Devices", "en")
    ''
    >>> kind_of("Signs in Motion Foundation", "en")
    'foundation'
    >>> kind_of("Friends of the Green Alliance", "en")
    ''
    >>> kind_of("L'Autorité des télécommunications", "fr")
    'autorité'
    >>> kind_of("L'Open Wells Project a annoncé une aide", "fr")
    'projet'
    """
    if lang == "fr":
        return _french(name)
    words = name.split()
    end = next((at for at, one in enumerate(words) if one in _AFTER_HEAD), len(words))
    head = [one.lower() for one in words[:end] if one.lower() not in _ARTICLES]
    if not head or head[-1] not in KINDS["en"]:
        # "Signs in Motion Foundation": the name opens with what it is for
        last = words[-1].lower() if words and words[-1][:1].isupper() else ""
        is_whole = end < len(words) and words[end] != "of"
        return last if is_whole and last in _AT_THE_END else ""
    is_deputy = len(head) > 1 and head[-2] in _DEPUTY
    return " ".join(head[-2:]) if is_deputy else head[-1]


def _french(name: str) -> str:
    for word in name.replace("’", "'").split():
        low = word.lower().removeprefix("l'").removeprefix("d'")
        if low in _ARTICLES:
            continue
        return low if low in KINDS["fr"] else _kept_english(name)
    return ""


_ENGLISH_NAME: Final = late(
    r"^(?:L['’]|La |Le |Les )?(?P<name>[A-Z][\w'-]*(?: (?:for|of|on|and|the|in|[A-Z][\w'-]*))*)"
)


def _kept_english(name: str) -> str:
    """Return the kind in French of a body whose name was left in English."""
    found = _ENGLISH_NAME.match(name)
    if found is None:
        return ""
    kind = kind_of(found["name"], "en") or found["name"].split()[-1].lower()
    return _IN_FRENCH.get(kind, "")


def kinds_in(words: Iterable[str], lang: str) -> frozenset[str]:
    """Return in a language the kinds that words of English names tell.

    Examples
    --------
    >>> sorted(kinds_in(["Foundation", "bread", "office"], "fr"))
    ['fondation']
    """
    if lang != "fr":
        return frozenset()
    heads = (word.lower() for word in words if word[:1].isupper())
    return frozenset(_IN_FRENCH[head] for head in heads if head in _IN_FRENCH)


def told_as(clause: str, kind: str, lang: str) -> str:
    """Return a clause about "a participant" as one about a body of its kind.

    Examples
    --------
    >>> told_as("a participant trained 900 buyers", "authority", "en")
    'an authority trained 900 buyers'
    >>> told_as("un participant a ouvert un fonds", "autorité", "fr")
    'une autorité a ouvert un fonds'
    >>> told_as("un participant a dit qu'il paierait", "fondation", "fr")
    "un participant a dit qu'il paierait"
    """
    opened = next(
        (one for one in PARTICIPANT.get(lang, ()) if clause.startswith(one)), ""
    )
    if not kind or not opened:
        return clause
    if lang == "en":
        article = "an" if kind[0] in "aeio" else "a"
    else:
        if kind in _FEMININE and _HE.search(clause):
            return clause  # the pronoun of another gender stands in it
        article = "une" if kind in _FEMININE else "un"
    return f"{article} {kind} {clause[len(opened) :]}"


_HE: Final = late(r"\b(?:qu'il|il) |\bengagé ")


def another(clause: str, lang: str) -> str:
    """Return a clause about another body of the kind.

    Examples
    --------
    >>> another("an authority opened a fund", "en")
    'another authority opened a fund'
    >>> another("une autorité a ouvert un fonds", "fr")
    'une autre autorité a ouvert un fonds'
    """
    found = _OPENING[lang].match(clause)
    if found is None:
        return clause
    article = "another" if lang == "en" else f"{found['article']} autre"
    return f"{article} {clause[found.end('article') + 1 :]}"


def told_apart(clauses: Sequence[str], lang: str) -> list[str]:
    """Return clauses with "another ministry" from the second such on.

    Examples
    --------
    >>> told_apart(["a ministry opened", "a bank lent", "a ministry closed"], "en")
    ['a ministry opened', 'a bank lent', 'another ministry closed']
    """
    told: list[str] = []
    opened: set[str] = set()
    for clause in clauses:
        body = opening(clause, lang)
        told.append(another(clause, lang) if body in opened else clause)
        opened.add(body)
    return told


def opening(clause: str, lang: str) -> str:
    """Return the body that a clause opens with: "a ministry", or nothing.

    Examples
    --------
    >>> opening("a ministry trained 900 buyers", "en")
    'a ministry'
    """
    found = _OPENING[lang].match(clause) if lang in _OPENING else None
    return found.group() if found else ""


def _opening(lang: str, articles: str, participant: str) -> str:
    kinds = "|".join(sorted(KINDS[lang], key=lambda one: (-len(one), one)))
    deputy = (
        f"(?:(?:{'|'.join(sorted({*_DEPUTY, *GROUPS}))}) )?" if lang == "en" else ""
    )
    return rf"^(?P<article>{articles}) (?:{participant}|{deputy}(?:{kinds}))(?= )"


_OPENING: Final = {
    "en": late(_opening("en", "an?", "participant")),
    "fr": late(_opening("fr", "une?", "participant|partie prenante")),
}
