"""The small words on which the sense of a sentence hangs; data of ``gate_aligned``.

Each line is one class: its words say the same. What stands in no class (articles,
pronouns, auxiliaries) may change with the grammar and is not compared.
"""

from types import MappingProxyType
from typing import Final

from palabre.engines.synthesis import gate_spanish
from palabre.engines.synthesis.wordlists import wordset

ONLY: Final = "only"
JOINS: Final = frozenset({"and", "or", "et", "ou", "y", "o"})
"""Classes that put parts side by side."""

WEAK: Final = MappingProxyType(
    {
        "en": frozenset({"of", "to", "as", "out"}),
        "fr": frozenset({"de", "du", "des", "d", "à", "au", "aux", "en"}),
        "es": gate_spanish.WEAK_WORDS,
    }
)
"""Prepositions that grammar puts and takes away: compared only with others in place."""

THAT: Final = frozenset({"that", "que", "qu"})
RELATIVES: Final = wordset(
    "which who whom whose qui dont quien quienes cuyo cuya cuyos cuyas"
)

_EN = """
before
after
since
until till
during
within
beyond
without
with
by
for
from
into
in
inside
outside
on upon
off
at
over
under underneath
above
below beneath
between
among amongst amid
against versus
through
throughout
toward towards
across
along
around
near
behind
beside
besides
per
via
despite
except excepting
unlike
than
like
up
down
because
if
unless
although though
and but while whereas
or nor
so therefore thus hence
when whenever
where wherever
how
why
whether
only just solely merely alone exclusively
even
more
less fewer
much
again
both
other others
instead
about
rather
"""
_FR = """
avant
après
depuis
dès
pendant durant
jusque jusqu
hors
avec
sans
par
pour
contre
malgré
entre
parmi
vers
chez
sur
sous
dans
selon
près
auprès
devant
derrière
outre
sauf excepté hormis
et mais tandis
ou
ni
si
car parce puisque puisqu
lorsque lorsqu quand
comme
où
donc
afin
bien
quoique quoiqu
only seul seule seuls seules seulement uniquement exclusivement
même
surtout
plus
moins
davantage
autant
autres
"""


def _classes(lines: str) -> dict[str, str]:
    """Map each word to the first of its class."""
    rows = [line.split() for line in lines.split("\n") if line]
    return {word: row[0] for row in rows for word in row}


SMALL: Final = MappingProxyType(
    {
        "en": _classes(_EN),
        "fr": _classes(_FR),
        "es": _classes(gate_spanish.SMALL_WORDS),
    }
)
"""Word → its class, by language."""

LEADING: Final = wordset("and so et donc or ou bien même y o pues incluso así")
"""Classes that may fall away where a sentence begins with them."""

TIES: Final = frozenset({"besides", "instead", "outre"})
"""Classes that tie a sentence to those before it, alone before a comma."""

ASIDES: Final = wordset("more less plus moins up down other like comme más menos otro")
"""Classes that open something of its own behind a comma or a semicolon."""

EXAMPLES: Final = frozenset({"such", "tel", "tels", "telle", "telles"})
"""Words that open examples with "as" or "que"; none of them narrows what they are of."""

REASONS: Final = wordset("because so car donc afin porque")
"""Classes that open what may be left out: the rest was said all the same."""

NO_MORE: Final = MappingProxyType(
    {
        "en": wordset(
            "minus own precisely really simply clearly actually indeed certainly obviously "
            "today currently further particular exactly nowadays"
        ),
        "fr": wordset(
            "propre propres précisément simplement clairement vraiment certes "
            "aujourd'hui actuellement désormais évidemment exactement notamment convient"
        ),
        "es": gate_spanish.NO_MORE_WORDS,
    }
)
"""Content words that may be left out: nothing becomes wider without them."""

BEING: Final = MappingProxyType(
    {
        "en": wordset("is are was were be been being"),
        "fr": wordset("est sont était étaient été être fut furent sera seront"),
        "es": gate_spanish.BEING_WORDS,
    }
)
BY: Final = MappingProxyType({"en": "by", "fr": "par", "es": "por"})
"""What makes a passive, and who acts in it."""

UNNAMED: Final = MappingProxyType(
    {
        "en": frozenset({"a", "an", "another"}),
        "fr": frozenset({"un", "une", "autre"}),
        "es": frozenset({"un", "una", "otro"}),
    }
)
"""What stands before those whom the house does not name."""

VIEWS: Final = wordset(
    "experi experienc view opinion judgment judgement mind expérienc avi opinion"
    " experienci juici parec"
)
"""Stems of "in our experience": whose view it is, which the house says itself."""

SPEAKER: Final = wordset("we i i'm i've we're we've nous je j nosotros yo")
"""Who speaks: their "I guess" is told by the house."""

MOVED: Final = wordset("last ago next yesterday tomorrow tonight")
MOVES: Final = wordset("previous earlier follow later")
"""Words of time, and the stems of what the house says for them afterwards."""

SPEECH: Final = MappingProxyType(
    {
        "en": wordset(
            "argue argues argued claim claims claimed assert asserts asserted contend "
            "contends contended allege alleges alleged say says said state states stated "
            "report reports reported note notes noted believe believes believed think "
            "thinks thought"
        ),
        "fr": wordset(
            "affirme affirment affirmé affirmaient prétend prétendent dit disent déclare "
            "déclarent déclaré signale signalent estime estiment note notent soutient "
            "soutiennent pense pensent"
        ),
        "es": gate_spanish.SPEECH_VERBS,
    }
)
"""Verbs with which a record itself tells who says what."""

TIMES: Final = MappingProxyType(
    {
        "en": wordset("second minute hour day week month year decade"),
        "fr": wordset("seconde minute heure jour semaine mois an année"),
        "es": gate_spanish.ONE_TIME,
    }
)
"""Of these "a" is not "some": one week is not weeks."""

WEAK_ALIKE: Final = MappingProxyType(
    {
        "du": "de",
        "des": "de",
        "d": "de",
        "au": "à",
        "aux": "à",
        "del": "de",
        "al": "a",
    }
)
"""Weak prepositions and the one that each is a form of."""

MANNERS: Final = frozenset({"sort", "façon", "faç", "manier", "mani", "mod"})
"""Stems of "de sorte que": what follows is a consequence."""

THEY: Final = wordset("it its they their il ils elle elles él ella ellos ellas")
"""Pronouns for a participant whom the house did not name."""
