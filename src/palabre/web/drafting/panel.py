"""The evidence panel of one sentence: plain values for its template."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language

from palabre.kernel.languages import primary
from palabre.kernel.places import Region, region_name
from palabre.kernel.typography import spaced
from palabre.stages.outcomes.evidence import Grounds, Words, grounds_of
from palabre.stages.outcomes.models import (
    Comment,
    Draft,
    Sentence,
    SentenceVersion,
)
from palabre.stages.outcomes.queries import (
    SectionRow,
    SentenceRow,
    remarks_on,
    sentence_of,
)
from palabre.stages.outcomes.redline import Piece, redline
from palabre.stages.outcomes.states import Disposition
from palabre.web.drafting import words as told
from palabre.web.drafting.gate_words import MENDS, in_words
from palabre.web.ui.names import named

COMMON_BEGINNINGS = frozenset(
    [
        "a",
        "an",
        "the",
        "it",
        "they",
        "he",
        "she",
        "this",
        "these",
        "those",
        "some",
        "several",
        "many",
        "most",
        "few",
        "one",
        "other",
        "others",
        "another",
        "speakers",
        "participants",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "there",
        "both",
        "all",
        "each",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "ils",
        "elles",
        "il",
        "elle",
        "certains",
        "certaines",
        "plusieurs",
        "quelques",
        "nombre",
        "beaucoup",
        "dans",
        "pour",
        "avec",
        "d'autres",
        "en",
        "sur",
        "par",
        "deux",
        "tous",
        "toutes",
    ]
)
"""First words that lose their capital when a sentence goes on from another."""

OPENING = re.compile(
    r"^(?:In addition|Moreover|Furthermore|At the same time|Turning to [^,]{1,60}"
    r"|As regards [^,]{1,60}|With regard to [^,]{1,60}|As to [^,]{1,60}|En outre|De plus|Par ailleurs|Dans le même temps"
    r"|S['’]agissant d[^,]{1,60}), "
)
"""What leads into a sentence and falls away when it goes on from another."""


@dataclass(frozen=True, slots=True)
class Told:
    """One check of the gate in words of a language; an idle one had nothing to see."""

    name: str
    passed: bool
    told: str
    lang: str
    mend: str = ""
    is_idle: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """Cited words with what their codes mean."""

    words: Words
    link: str
    region: str
    record: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A group's voices as a bar; ``width`` of a hundred."""

    group: str
    n: int
    width: int


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the panel of a sentence shows."""

    sentence: Sentence
    paragraph: int
    section_title: str
    sign: str
    tone: str
    verdict: str
    writer: str
    cited: tuple[Cited, ...]
    bars: tuple[Bar, ...]
    grounds: Grounds
    checks: tuple[Told, ...]
    failed: tuple[Told, ...]
    before: str
    after: str
    versions: tuple["Version", ...]
    comments: tuple["Remark", ...]
    merge_with: str
    merge_revision: int
    joined: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class Version:
    """A change of a sentence, with what went out and what came in.

    Parameters
    ----------
    key : int
        Of a change whose former words can be put back; else 0.
    """

    key: int
    author: str
    at: datetime
    act: str
    reason: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as the panel shows it.

    Parameters
    ----------
    is_on_other_words : bool
        The sentence no longer is what the comment was about.
    """

    comment: Comment
    disposition: str
    tone: str
    is_on_other_words: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gate says: the verdict in words, and what failed."""

    sign: str
    tone: str
    verdict: str
    failed: tuple[Told, ...]


def verdict_of(verdict: str, checks: Iterable[Mapping[str, object]]) -> Judged:
    """Return a verdict in words."""
    judged = map(_told, checks)
    return Judged(
        told.SIGNS.get(verdict, ""),
        told.TONES.get(verdict, "quiet"),
        named(told.VERDICTS, verdict),
        tuple(check for check in judged if not check.passed),
    )


def panel_of(draft: Draft, sections: tuple[SectionRow, ...], code: str) -> Panel:
    """Return the panel of a sentence; refuse with ``not-found`` what does not stand."""
    sentence = sentence_of(draft, code)
    grounds = grounds_of(sentence)
    idle = _idle_rules(sentence, grounds)
    checks = tuple(
        replace(_told(check), is_idle=check["passed"] and check["rule"] in idle)
        for check in sentence.checks
    )
    rows = [row for one in sections for p in one.paragraphs for row in p.sentences]
    order = [row.code for row in rows]
    place = order.index(code) if code in order else -1
    following = rows[place + 1] if 0 <= place < len(rows) - 1 else None
    standing = (row for row in rows[place + 1 :] if not row.is_dropped)
    other = next(standing, None) if place >= 0 else None
    return Panel(
        sentence=sentence,
        paragraph=_paragraph(sections, code),
        section_title=sentence.section_title,
        sign=told.SIGNS.get(sentence.verdict, ""),
        tone=told.TONES.get(sentence.verdict, "quiet"),
        verdict=named(told.VERDICTS, sentence.verdict),
        writer=named(told.WRITERS, sentence.writer),
        cited=tuple(map(_cited, grounds.words)),
        bars=_bars(grounds),
        grounds=grounds,
        checks=checks,
        failed=tuple(check for check in checks if not check.passed),
        before=order[place - 1] if place > 0 else "",
        after=following.code if following else "",
        versions=tuple(_versions(sentence)),
        comments=tuple(map(_remark, remarks_on(sentence))),
        merge_with=other.code if other else "",
        merge_revision=other.revision if other else 0,
        joined=_joint(sentence, other, draft.lang) if other else "",
        rests_on=_rests_on(sentence),
    )


EDITION, METHOD, UNSHOWN = "edition", "method", "unshown"
RESTS_ON = {
    "facts": EDITION,
    "hosts": EDITION,
    "next": EDITION,
    "processes": UNSHOWN,
    "method": METHOD,
    "annex:method": METHOD,
}
"""What sentences of the house rest on that cite nobody, by section.

The facts of an edition stand on its page, but for the processes that it is told to.
"""


def _rests_on(sentence: Sentence) -> str:
    is_house = sentence.writer == "template"
    return RESTS_ON.get(sentence.section, "") if is_house else ""


def _joint(sentence: Sentence, other: SentenceRow, lang: str) -> str:
    """Return what a merge proposes: of two halves that were split, the whole again."""
    halves = SentenceVersion.objects.filter(sentence__draft=sentence.draft, act="split")
    own = halves.filter(sentence=sentence, after=sentence.text).order_by("-id").first()
    if own is not None:
        half = halves.filter(sentence__code=other.code, after=other.text)
        if half.filter(before=own.before).exists():
            return str(own.before)
    return joined(sentence.text, other.text, lang)


def joined(first: str, second: str, lang: str = "en") -> str:
    r"""Return two sentences as one, for a person to go on from.

    Examples
    --------
    >>> joined("Speakers asked for wells.", "In addition, they offered pumps.")
    'Speakers asked for wells; they offered pumps.'
    >>> joined("Des puits ont été demandés.", "Il a été parlé de pompes.", "fr")
    'Des puits ont été demandés\u202f; il a été parlé de pompes.'
    """
    second = OPENING.sub("", second)
    head, _, tail = second.partition(" ")
    is_common = head.casefold() in COMMON_BEGINNINGS
    start = head.casefold() if is_common else head
    gap = " " if primary(lang) == "fr" else ""
    return spaced(f"{first.rstrip(' .')}{gap}; {start}{' ' * bool(tail)}{tail}", lang)


def _remark(one: Comment) -> Remark:
    return Remark(
        one,
        named(told.DISPOSITIONS, one.disposition),
        told.DISPOSITION_TONES[Disposition(one.disposition)],
        is_on_other_words=one.about != one.sentence.text,
    )


def _paragraph(sections: tuple[SectionRow, ...], code: str) -> int:
    for section in sections:
        for paragraph in section.paragraphs:
            if any(row.code == code for row in paragraph.sentences):
                return paragraph.number
    return 0


def _versions(sentence: Sentence) -> Iterator[Version]:
    for one in sentence.versions.order_by("-at", "-id"):
        pieces = redline(one.before, one.after)
        act = named(told.ACTS, one.act)
        is_half = one.act == "split" and one.revision == 1  # the other has the words
        differs = one.before not in {"", one.after, sentence.text}
        key = one.pk if differs and not is_half and not sentence.is_dropped else 0
        yield Version(key, one.author, one.at, act, one.reason, pieces)


ON_QUOTATIONS = frozenset({"cites-exist", "quotations"})
ON_NUMBERS = frozenset({"numbers", "units", "counted", "figures"})
"""Rules of the gate by what they look at."""


def _idle_rules(sentence: Sentence, grounds: Grounds) -> frozenset[str]:
    """Return the rules that find nothing in a sentence without cites or numbers."""
    if grounds.words:
        return frozenset()
    has_numbers = bool(grounds.figures) or any(sign.isdigit() for sign in sentence.text)
    return ON_QUOTATIONS if has_numbers else ON_QUOTATIONS | ON_NUMBERS


def _told(check: Mapping[str, object]) -> Told:
    words, lang = in_words(str(check.get("told", "")))
    rule, passed = str(check["rule"]), bool(check["passed"])
    mend = "" if passed else str(MENDS.get(rule, ""))
    return Told(named(told.RULES, rule), passed, words, lang, mend)


def _cited(words: Words) -> Cited:
    lang = get_language() or "en"
    region = region_name(Region(words.region), lang) if words.region else ""
    return Cited(
        words=words,
        link=named(told.LINKS, words.link),
        region=region,
        record="" if words.code.startswith("R") else words.code[1:].partition("-")[0],
    )


def _bars(grounds: Grounds) -> tuple[Bar, ...]:
    most = max((one.n for one in grounds.groups), default=1)
    return tuple(
        Bar(one.group, one.n, round(100 * one.n / most)) for one in grounds.groups
    )
