"""The Chatham House Rule: whether it holds, and how names are taken out of words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.db.models import Q

from palabre.kernel.names_said import LEAST_SIGNS, names_said
from palabre.kernel.places import all_names, countries
from palabre.kernel.refusals import Refused
from palabre.kernel.titles import titled
from palabre.kernel.who_said import who_said
from palabre.stages.people.models import Organization, PersonAlias
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

GAP = "[…]"
"""What stands where a name was said."""

AT_ONCE = 400
"""Names that are looked up in one question."""

LONGEST_NAME = 4
"""Words of the longest names that are looked for among an edition's people."""


def under_rule(session: Session) -> bool:
    """Tell whether no name is kept of who speaks in a session."""
    return session.is_unattributed or session.summit.is_unattributed


def names_of(session: Session) -> set[str]:
    """Return every name of the people who have a role in a session, in any script."""
    roles = session.roles.select_related("person").prefetch_related("person__aliases")
    persons = {role.person for role in roles}
    aliases = {alias.name for one in persons for alias in one.aliases.all()}
    return aliases | {one.name for one in persons}


def bodies_of(session: Session) -> set[str]:
    """Return the names, in every language, of the bodies that a session's people are of.

    Under the Rule an affiliation tells as much as a name. Other bodies stay in the
    words: they are what is spoken of.
    """
    roles = session.roles.exclude(organization=None).select_related("organization")
    return spellings(role.organization for role in roles if role.organization)


def spellings(bodies: Iterable[Organization]) -> set[str]:
    """Return how bodies are called: in every language, without article, in short."""
    found: set[str] = set()
    for one in bodies:
        found |= {_ARTICLE.sub("", name) for name in one.name.words.values()}
        if len(one.acronym) >= LEAST_SIGNS:
            found.add(one.acronym)
    return found - {""}


def named_in(summit: Summit, texts: Iterable[str]) -> set[str]:
    """Return the whole names of an edition's people that stand in texts.

    Somebody may be spoken of who has no part in the session: everybody is looked for
    who has a part in another one or is registered.
    """
    said: dict[str, str] = {}
    for text in texts:
        said |= {folded(words): words for words in _runs(text)}
    found: set[str] = set()
    keys = sorted(said)
    for start in range(0, len(keys), AT_ONCE):
        known = (
            PersonAlias.objects.filter(folded__in=keys[start : start + AT_ONCE])
            .filter(
                Q(person__session_roles__session__summit=summit)
                | Q(person__registrations__summit=summit)
            )
            .distinct()
            .order_by("id")
        )
        found |= {said[one] for one in known.values_list("folded", flat=True)}
    return found


def _runs(text: str) -> Iterator[str]:
    """Yield every two to four words that follow on each other, the first a capital."""
    words = list(re.finditer(rf"{_LETTERS}(?:[’'\-]{_LETTERS})*", text))
    for at, first in enumerate(words):
        if first.group()[0].islower():
            continue
        for more in range(1, LONGEST_NAME):
            if at + more < len(words):
                yield text[first.start() : words[at + more].end()]


def without(text: str, names: Iterable[str], bodies: Iterable[str] = ()) -> str:
    """Return words with a gap for every name: whole ones, and parts with a capital.

    Bodies go as wholes: of "the Ministry of Wells" no "Ministry" elsewhere goes.
    Accents, case and script are not told apart; half of a double name counts.

    A name that a title announces goes too, whoever it is. A word that is also
    somebody's name may go as well: better a gap than a name.

    Examples
    --------
    >>> without("I thank Ms Ndiaye and aïssatou ndiaye.", ["Aïssatou Ndiaye"])
    'I thank Ms […] and […].'
    >>> without("As Minister Okonkwo-Bell said, the rule holds.", [])
    'As Minister […] said, the rule holds.'
    >>> without("We at the Rift Well Union ask Wells for All.", [], ["Rift Well Union"])
    'We at the […] ask Wells for All.'
    """
    short = [one for one in bodies if one and " " not in one]
    found = [
        *names_said(text, (one for one in bodies if " " in one), parts=False),
        *names_said(text, names),
        *_as_written(text, short),
    ]
    bare = _gapped(text, found)
    return _gapped(bare, titled(bare))


def _gapped(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with a gap for every span; spans that overlap leave one."""
    told: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            told += [text[at:start], GAP]
        at = max(at, end)
    return "".join((*told, text[at:]))


def _as_written(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where words stand with the very same signs: one word alone says little."""
    either = "|".join(re.escape(one) for one in _longest(words))
    pattern = rf"(?<!\w)(?:{either})(?!\w)"
    return [one.span() for one in re.finditer(pattern, text)] if either else []


def bare(session: Session, text: str) -> str:
    """Return words without the names of a session's people, their bodies, the edition's."""
    names = names_of(session) | named_in(session.summit, [text])
    return without(text, names, bodies_of(session))


def gone(before: str, after: str) -> list[str]:
    """Return the names that stand before and not after, each once, in order.

    Examples
    --------
    >>> gone("I thank Ms Ndiaye, as Bo did.", "I thank Ms […], as […] did.")
    ['Ndiaye', 'Bo']
    """
    pattern = "(.+?)".join(map(re.escape, after.split(GAP)))
    found = re.fullmatch(pattern, before, re.DOTALL)
    if found is None:
        return []
    return [one for one in dict.fromkeys(found.groups()) if one != GAP]


_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_ARTICLE = re.compile(
    r"^(?:the|le|la|les|l['’]|el|los|las)\s*(?<=[\s'’])", re.IGNORECASE
)


def bare_of_who_said(session: Session, text: str) -> str:
    """Return what somebody writes on a session without names, also unknown ones.

    Whoever writes may know a name that nobody kept: of whom the words say that they
    said something goes as well, unless it is a country or a body.
    """
    told = bare(session, text)
    spans = [
        (start, end)
        for start, end in who_said(told)
        if not _is_known_body(session, told[start:end])
    ]
    return _gapped(told, spans)


def check_nameless(session: Session, texts: Iterable[str], *, field: str = "") -> None:
    """Refuse with ``names-in-words`` words that name somebody."""
    found = [
        one for text in texts for one in gone(text, bare_of_who_said(session, text))
    ]
    if found:
        raise Refused(
            "names-in-words", names=", ".join(dict.fromkeys(found)), field=field
        )


def _is_known_body(session: Session, name: str) -> bool:
    """Tell whether a name is a country's, or a body's that has no part in a session."""
    told = folded(name)
    if told in _countries():
        return True
    own = {folded(one) for one in bodies_of(session)}
    known = {folded(one) for one in spellings(Organization.objects.all())}
    return told in known - own


@cache
def _countries() -> frozenset[str]:
    names = (
        name
        for code in countries()
        for lang in LANGUAGES
        for name in all_names(code, lang)
    )
    return frozenset(map(folded, names))


LANGUAGES = ("en", "fr", "es")
"""In which countries are known by name where words are looked through."""


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda one: (-len(one), one))
