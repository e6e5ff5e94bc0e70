"""What body spoke, by the kind its name tells and the group it belongs to; never its name.

"A ministry reported", "a civil society network reported": a reader who was not in the room
learns who answers for it. The kind stands in the body's name and the group in the records,
so that the gate can tell both.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_ENGLISH: Final = {
    "ministère": "ministry",
    "ministerio": "ministry",
    "vice-ministry": "ministry",
    "vice-ministère": "ministry",
    "viceministerio": "ministry",
    "université": "university",
    "universidad": "university",
    "municipalité": "municipality",
    "municipio": "municipality",
    "mairie": "municipality",
    "ville": "municipality",
    "ayuntamiento": "municipality",
    "provincia": "province",
    "province": "province",
    "institut": "institute",
    "instituto": "institute",
    "laboratoire": "laboratory",
    "laboratorio": "laboratory",
    "observatoire": "observatory",
    "observatorio": "observatory",
    "fondation": "foundation",
    "fundación": "foundation",
    "coopérative": "cooperative",
    "cooperativa": "cooperative",
    "association": "association",
    "asociación": "association",
    "réseau": "network",
    "red": "network",
    "chambre": "chamber",
    "cámara": "chamber",
    "autorité": "authority",
    "autoridad": "authority",
    "régulateur": "regulator",
    "regulador": "regulator",
    "agence": "agency",
    "agencia": "agency",
    "école": "school",
    "escuela": "school",
    "fonds": "fund",
    "fondo": "fund",
    "bibliothèque": "library",
    "biblioteca": "library",
    "musée": "museum",
    "museo": "museum",
}
"""Kinds of bodies by the first word of a French or Spanish name."""

_PLAIN: Final = wordset("""ministry minister university municipality province parliament regulator
    institute academy laboratory observatory library museum college school hospital tribunal
    bank""") | {"deputy minister"}
"""Kinds that tell by themselves what body it is."""

_OF_GROUP: Final = {
    "government": "government {kind}",
    "private-sector": "private sector {kind}",
    "civil-society": "civil society {kind}",
    "technical-community": "technical community {kind}",
    "academia": "academic {kind}",
    "international-organization": "international organization",
}
_ALONE: Final = late(
    r"(?:independent|self-employed|individual|none|n/a)\b", re.IGNORECASE
)
"""What stands for a body where somebody speaks for none."""
_USUAL: Final = {
    "private-sector": "organization",
    "civil-society": "organization",
    "technical-community": "organization",
    "academia": "institution",
    "international-organization": "organization",
}
"""What a body of a group is where its name does not tell."""


_BEFORE_KIND: Final = wordset("le la el l' haute haut alta alto")


def kind_told(organisation: str) -> str:
    """Return the English kind that a body's name tells, in whichever language it is.

    Examples
    --------
    >>> kind_told("Ministry of Harbours (Tonga)"), kind_told("Institut des Dunes")
    ('ministry', 'institute')
    >>> kind_told("Pepperleaf Devices")
    ''
    """
    name = organisation.partition(" (")[0]
    words = name.replace("’", "'").split()
    plain = (word.lower().removeprefix("l'") for word in words)
    first = next((word for word in plain if word not in _BEFORE_KIND), "")
    return bodies.kind_of(name, "en") or _ENGLISH.get(first, "")


@lru_cache(maxsize=4096)
def body_told(organisation: str, group: str) -> str:
    """Return what an English text calls a body, or nothing where too little is known.

    Examples
    --------
    >>> body_told("Lagoon Readers Network", "civil-society")
    'civil society network'
    >>> body_told("Pepperleaf Devices", "private-sector")
    'private sector organization'
    >>> body_told("Municipality of Red Hill", "government")
    'municipality'
    >>> body_told("Pepperleaf Devices", "")
    ''
    """
    kind = kind_told(organisation)
    is_nobody = not organisation or _ALONE.match(organisation) is not None
    if kind in _PLAIN and group != "international-organization":
        return kind
    kind = kind or (_USUAL.get(group, "") if not is_nobody else "")
    if not kind:
        return ""
    return _OF_GROUP.get(group, "{kind}").format(kind=kind)


def without_groups(text: str, bodies: Iterable[tuple[str, str]]) -> str:
    """Return a text with the group of such bodies left out, where their names tell a kind.

    What is left is as the name has it, so that the gate can compare.

    Examples
    --------
    >>> without_groups("A civil society network met.", [("Readers Network", "civil-society")])
    'A network met.'
    >>> without_groups("A civil society network met.", [("Readers Bank", "civil-society")])
    'A civil society network met.'
    """
    for name, group in bodies:
        kind, told = kind_told(name), body_told(name, group)
        if kind and told.endswith(f" {kind}"):
            text = text.replace(f" {told} ", f" {kind} ")
    return text


def with_article(body: str) -> str:
    """Return a body with its article.

    Examples
    --------
    >>> with_article("academic centre"), with_article("university")
    ('an academic centre', 'a university')
    """
    return f"{'an' if body[:1] in 'aeio' else 'a'} {body}"
