"""French clauses after one "que": each that has its own subject and verb takes its own."""

import re

from palabre.kernel.late import late

_AND_SUBJECT = late(
    r"(?P<comma>,?) et (?=(?:(?P<pronoun>\{own\}|ils?|elles?|on|personne|rien) (?:y |en |ne |n'|se |s'"
    r"|l'|le |la |les |leur |lui )*|(?:les?|la|l'|des|un|une|ce|cette|ces|leurs?|ses|chaque|plus de|deux"
    r"|trois|quatre|cinq|six|sept|huit|neuf|dix|\d[\d  ]*) ?(?:[\w'-]+ ){1,4}?(?:y |en |ne |n'"
    r"|se |s'|leur |lui )*)(?:[a-zà-ÿ]{2,}(?:ait|aient)|avait|était|avaient|étaient)\b)"
)


def joined(clause: str) -> str:
    """Return a clause with "et que" before a second whole clause.

    Examples
    --------
    >>> joined("la productivité avait augmenté, et personne n'était parti")
    "la productivité avait augmenté et que personne n'était parti"
    """

    def told(found: re.Match[str]) -> str:
        before = clause[: found.start()]
        is_whole = (
            found["comma"] or found["pronoun"] or _DIRECT.match(clause, found.end())
        )
        if not is_whole or not _TENSED.search(before) or _OPEN.search(before):
            return found.group()
        vowel = clause[found.end() : found.end() + 1].lower() in "aeiouéèê{"
        return " et qu'" if vowel else " et que "

    turned = _AND_SUBJECT.sub(told, clause)
    return turned if turned == clause else each_told(turned)


def each_told(clause: str) -> str:
    """Return clauses in a row of which each takes its own "que", as the last one does.

    Examples
    --------
    >>> each_told("l'eau montait, la digue cédait et que le port fermait")
    "l'eau montait, que la digue cédait et que le port fermait"
    """
    last = _LAST_THAT.search(clause)
    head = clause[: last.start()] if last else ""
    found = _IN_A_ROW.search(head)
    if found is None or not _TENSED.search(head[: found.start()]):
        return clause
    if _OPEN.search(head[: found.start()]) or "," in head[: found.start()]:
        return clause
    link = "qu'" if head[found.end() : found.end() + 1] in "aeiouéèê{" else "que "
    return f"{head[: found.end()]}{link}{clause[found.end() :]}"


_LAST_THAT = late(r" et qu[e'](?!.* et qu[e'])")
_IN_A_ROW = late(
    r", (?=(?:l'|(?:les?|la|un|une|des|ils?|elles?|on|ces?|cette|chaque) |\{own\} )"
    r"(?:(?!(?:qui|que|dont|où|et) )[\w'-]+ ){0,4}?(?:n'|ne |se |s')*[a-zà-ÿ]{2,}(?:ait|aient)\b)"
)

_DIRECT = late(
    r"(?:l'|(?:les?|la|des|une?|ces?|cette|leurs?|ses|chaque|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
    r"|\d[\d\u00a0\u202f]*) )(?:(?!(?:qui|que|dont|où|et) |qu')[\w'-]+ ){1,4}?(?:n'|ne |se |s'|y |en )*(?:[a-zà-ÿ]{2,}(?:ait|aient))\b"
)
"""A subject with its verb, and no relative between them: more than a second object."""
_TENSED = late(r"\w(?:ait|aient)\b")
_OPEN = late(r"[;:«]|\b(?:qui|dont|où|que|lorsque|quand|parce que) [^,]*$")
"""A relative or a pause in which the second verb may still stand."""
