"""Turns of speech that say the same, as an editor exchanges them; data of ``gate_alike``.

Each line is one class. Nothing stands here that says more, less or something near: "by the
end of" is not "at the end of", and "as many as" is not "many".
"""

from typing import Final

from palabre.engines.synthesis.wordlists import wordset

_SAME_EN = """
about | approximately | roughly | around | some
at least | a minimum of | no fewer than | no less than
of up to | as high as
up to | as many as | as much as
and not | rather than | instead of | as opposed to
because | since | given that | due to the fact that | owing to the fact that
, because | , as
because of | owing to | due to | on account of
rarely | seldom
often | frequently
mostly | largely | mainly | for the most part
now | currently | at present
especially | particularly | in particular
such as | for example | for instance | like
every year | each year | annually | yearly
each | every
before | prior to
after | following | subsequent to
to | in order to | so as to
regarding | concerning
people | persons
without a | without any | without
how to | to
depend | rely
depends | relies
depended | relied
depending | relying
operate | run
operates | runs
operated | ran
operating | running
ask for | request
asks for | requests
asked for | requested
asking for | requesting
buy | purchase
buys | purchases
bought | purchased
buying | purchasing
use | utilize
uses | utilizes
used | utilized
begin | start | commence
begins | starts | commences
began | started | commenced
beginning | starting | commencing
help | assist
helps | assists
helped | assisted
keep | retain
keeps | retains
kept | retained
choose | select
chose | selected
chosen | selected
build | construct
built | constructed
occur | happen | take place
occurred | happened | took place
kilometres | km
kilograms | kg
hectares | ha
megawatts | MW
gigabytes | GB
megabytes | MB
"""
_SAME_FR = """
environ | approximativement | à peu près | quelque
au moins | un minimum de | au minimum
et non | plutôt que | au lieu de
parce que | car | puisque | étant donné que | du fait que
parce qu' | puisqu' | étant donné qu' | du fait qu'
désormais | maintenant | à présent
rarement | peu souvent
souvent | fréquemment
le plus souvent | la plupart du temps
notamment | en particulier
comme | tels que | telles que
chaque année | tous les ans
aux mêmes | dans les mêmes
à chaque | lors de chaque
dans lesquels | dans lesquelles | où
pendant | durant | au cours de
pour | afin de | en vue de
lorsque | quand
lorsqu' | quand
et sans | ni
de maintenance | d'entretien
la maintenance | l'entretien
pièces détachées | pièces de rechange
de comptabilité | comptables
avoir lieu | se dérouler | se tenir
avait lieu | se déroulait | se tenait
avaient lieu | se déroulaient | se tenaient
kilomètres | km
hectares | ha
"""


def _classes(lines: str) -> tuple[tuple[str, ...], ...]:
    """Read classes of turns, one a line."""
    rows = [line.split(" | ") for line in lines.split("\n") if line]
    return tuple(tuple(row) for row in rows)


SAME: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "en": _classes(_SAME_EN),
    "fr": _classes(_SAME_FR),
}
"""Turns that may stand for each other, by language."""

ROOTS_FR: Final = (
    ("caus", "provoqu"),
    ("conserv", "gard"),
    ("utilis", "employ"),
    ("demand", "sollicit"),
    ("choisi", "sélectionn"),
)
"""French verbs in -er that may stand for each other: their endings are the same."""

CONTRASTS: Final = {
    "en": (("and", "but"), ("whereas", "while")),
    "fr": (("et", "mais"), ("tandis que", "alors que")),
}
"""What was said beside each other or against each other, and what an editor makes of it."""

RATIOS: Final = {
    "en": {
        "half": (1, 2), "a quarter": (1, 4), "one quarter": (1, 4),
        "three quarters": (3, 4), "a fifth": (1, 5), "one fifth": (1, 5),
        "a tenth": (1, 10), "one tenth": (1, 10),
    },
    "fr": {
        "la moitié": (1, 2), "un quart": (1, 4), "le quart": (1, 4),
        "trois quarts": (3, 4), "les trois quarts": (3, 4), "un cinquième": (1, 5),
        "un dixième": (1, 10),
    },
}  # fmt: skip
"""Shares that per cents say exactly; a third is none of them."""

GIVING: Final = wordset(
    "charge charged charges give gave given gives offer offered offers pay paid pays send "
    "sent sends show showed shown shows grant granted grants lend lent lends sell sold "
    "sells teach taught teaches deny denied denies"
)
"""Verbs that give somebody something, or something to somebody."""

FREQUENCIES_FR: Final = "rarement souvent parfois toujours fréquemment généralement"
"""French adverbs of how often; they stand behind the verb and before the participle."""
