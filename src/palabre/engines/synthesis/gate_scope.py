"""The gate's checks of what lies between the words: small words, and what was left out.

"After" is not "through", and of "only small operators in rural areas" no word may fall
away, or more is said than was.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis import gate_sense
from palabre.engines.synthesis.draft import Check
from palabre.engines.synthesis.gate_aligned import (
    ACCORDING,
    Gap,
    Token,
    aligned,
    is_retold,
    tokens_of,
)
from palabre.engines.synthesis.gate_case import Case, frame_stems, stems_of
from palabre.engines.synthesis.gate_openers import is_others_reason, opens_freely
from palabre.engines.synthesis.gate_small_words import (
    ASIDES,
    BY,
    EXAMPLES,
    JOINS,
    LEADING,
    MANNERS,
    MOVED,
    MOVES,
    NO_MORE,
    REASONS,
    RELATIVES,
    SMALL,
    SPEAKER,
    SPEECH,
    THEY,
    TIES,
    TIMES,
    UNNAMED,
    VIEWS,
    WEAK_ALIKE,
)
from palabre.engines.synthesis.gate_text import quoted_in, read
from palabre.engines.synthesis.gate_words import LINKS
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late


def small_words(case: Case) -> Check:
    """Check that no small word was changed, added or left out between kept words."""
    for gap in _gaps(case):
        told = _changed(case, gap) or _one_of_many(case, gap)
        if told:
            return Check("small-words", passed=False, told=told)
    return Check("small-words", passed=True)


def scope(case: Case) -> Check:
    """Check that nothing was left out without which more is said than was."""
    for gap in _gaps(case):
        lost = _left_out(case, gap)
        if lost:
            shown = _shown(lost)
            told = f"“{shown}” was left out: without it more is said than was."
            return Check("scope", passed=False, told=told)
    return Check("scope", passed=True)


def _gaps(case: Case) -> tuple[Gap, ...]:
    """Return the gaps of a sentence whose words stand in the order of the evidence."""
    if case.lexicon not in SMALL:
        return ()
    laid = aligned(case)
    if len(laid.gaps) == 1 or (laid.n_astray and not gate_sense.sequence(case).passed):
        return ()
    return laid.gaps


def _changed(case: Case, gap: Gap) -> str:
    """Return what is wrong with the small words of a gap, or nothing."""
    said = _after_house(case, gap) if gap.opens else gap.said
    if any(one.kind == "content" for one in said):
        return ""  # another word: it has its own checks
    evidence = gap.evidence
    is_cut = any(one.kind == "content" and not _is_more(case, one) for one in evidence)
    added = Counter(_small(said)) - Counter(_small(evidence))
    lost = Counter(_small(evidence)) - Counter(_small(gap.said))
    for key in _free_to_go(gap) if lost else ():
        del lost[key]
    if lost and gap.opens:
        lost -= _in_house(case)
    if not gap.closes and any(one.key == "." for one in evidence):
        del added["and"], added["et"]  # two records joined
    if is_cut:
        lost.clear()
    if any(one.key in {"a", "an"} for one in evidence):
        del added["per"]
    if not (added or lost or is_cut):
        return _weak_changed(said, evidence) or _part_changed(gap)
    return _told(said, evidence, added, lost)


def _one_of_many(case: Case, gap: Gap) -> str:
    """Say that one week is told for weeks, or nothing."""
    now, was = gap.before[-1:], gap.after
    if not now or was is None or now[0].written == was.written:
        return ""
    singles = TIMES[case.lexicon]
    low, many = now[0].written.casefold(), was.written.casefold()
    articles = {one.written.casefold() for one in gap.before}
    if (
        low in singles
        and many not in singles
        and articles & {"a", "an", "un", "une", "una"}
    ):
        return f"“{now[0].written}” stands where the cited words say “{was.written}”."
    return ""


def _in_house(case: Case) -> Counter[str]:
    """Return the small words in the house's own phrase: "called on"."""
    whole = tokens_of(case.whole.text, case.lexicon)
    return Counter(_small(whole)) - Counter(
        _small(tokens_of(case.said.text, case.lexicon))
    )


def _part_changed(gap: Gap) -> str:
    """Say that "the first of three" became "the first three", or nothing."""
    is_number = gap.upto is not None and gap.upto.key.startswith(("n:", "p:", "f:"))
    if gap.opens or not is_number:
        return ""
    mine, theirs = ([t for t in s if t.key in PART] for s in (gap.said, gap.evidence))
    if theirs and not mine:
        return f"“{theirs[0].written}” of the cited words is missing."
    if mine and not theirs:
        return f"“{mine[0].written}” was not said in this place."
    return ""


PART: Final = frozenset({"of", "sur"})


def _weak_changed(said: Sequence[Token], evidence: Sequence[Token]) -> str:
    """Say that "to schools" became "of schools", or nothing."""
    mine, theirs = _weak(said), _weak(evidence)
    added = next((one for key, one in mine if _n(mine, key) > _n(theirs, key)), None)
    lost = next((one for key, one in theirs if _n(theirs, key) > _n(mine, key)), None)
    if added is None or lost is None:
        return ""
    return f"“{added.written}” stands where the cited words say “{lost.written}”."


def _weak(tokens: Sequence[Token]) -> list[tuple[str, Token]]:
    """Return the weak prepositions, each with the one that it is a form of."""
    return [(WEAK_ALIKE.get(t.key, t.key), t) for t in tokens if t.kind == "weak"]


def _n(found: Sequence[tuple[str, Token]], key: str) -> int:
    return sum(each == key for each, _ in found)


def _told(
    said: Sequence[Token],
    evidence: Sequence[Token],
    added: Counter[str],
    lost: Counter[str],
) -> str:
    """Say which small word was added, lost or exchanged; nothing if none was."""
    one = _word(said, added)
    other = _word(evidence, lost)
    if one and other:
        return f"“{one}” stands where the cited words say “{other}”."
    if one:
        return f"“{one}” was not said in this place."
    return f"“{other}” of the cited words is missing." if other else ""


def _free_to_go(gap: Gap) -> set[str]:
    """Return the classes whose loss widens nothing.

    "Just" of spoken words, "so", "all" where nothing is denied, and what ties a record's
    first words to those before them.
    """
    free = {"so", "again", "both", "donc", "pues"}
    if any(one.key in {"a", "an"} for one in gap.said):
        free.add("per")
    small = [one for one in gap.evidence if one.kind == "small"]
    is_denied = any(one.key in _DENYING for one in gap.evidence)
    whole = [one for one in small if one.key == "amount:50"]
    if not is_denied and all(one.written.casefold() in _ALL for one in whole):
        free.add("amount:50")
    if all(one.written.casefold() == "just" for one in small if one.key == "only"):
        free.add("only")
    if gap.opens and small and small[0].key in LEADING | TIES:
        free.add(small[0].key)
    return free


_ALL: Final = wordset("all tous toutes tout toute todo toda todos todas")
_DENYING: Final = wordset("not no never n't without ne n sans sin nunca")


def _after_house(case: Case, gap: Gap) -> tuple[Token, ...]:
    """Return the words behind the house's opening."""
    frames = frame_stems(case.lexicon)
    last = max(
        (
            at
            for at, one in enumerate(gap.said)
            if one.kind in {"break", "that"} or one.key in frames
        ),
        default=-1,
    )
    return gap.said[last + 1 :]


def _small(tokens: Sequence[Token]) -> list[str]:
    """Return the classes of the small words."""
    return [one.key for one in tokens if one.kind == "small"]


def _word(tokens: Sequence[Token], keys: Counter[str]) -> str:
    """Return the first word of the classes, or nothing."""
    return next((one.written for one in tokens if keys[one.key] > 0), "")


def _left_out(case: Case, gap: Gap) -> Sequence[Token]:
    """Return the words of a gap whose loss widens what is said, or nothing."""
    known = case.evidence.stems | frame_stems(case.lexicon)
    if any(one.kind == "content" and one.key not in known for one in gap.said):
        return ()  # another word stands there: its own check says so
    lost = [one for one in gap.evidence if _is_lost(case, one)]
    if not lost or _is_renamed(case, gap, lost) or is_retold(case, gap):
        return ()
    if gap.opens and _is_told_of_nobody(gap):
        return ()
    if gap.opens and is_others_reason(gap.evidence):
        return gap.evidence
    evidence = _after_opener(case, gap) if gap.opens else gap.evidence
    evidence = _without_asides(evidence)
    if not any(one in lost for one in evidence):
        return ()
    may_go = _may_go(gap, evidence) and not _is_proviso(case, evidence)
    return () if may_go else evidence


def _is_told_of_nobody(gap: Gap) -> bool:
    """Tell whether « les intervenants ont » became « il a été »: nothing is wider."""
    was = " ".join(one.written.casefold() for one in gap.evidence)
    now = {one.written.casefold() for one in gap.said}
    return was in _THE_ROOM and {"il", "été"} <= now


_THE_ROOM: Final = frozenset(
    f"les {who} ont" for who in wordset("intervenants participants orateurs délégués")
)


def _without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return words without those that only say how plain a thing is: "of course"."""
    kept = list(tokens)
    for place in range(len(kept) - 2, -1, -1):
        pair = tuple(one.written.casefold() for one in kept[place : place + 2])
        if pair in _OF_COURSE:
            del kept[place : place + 2]
    return kept


_OF_COURSE: Final = frozenset(
    {("of", "course"), ("bien", "sûr"), ("bien", "entendu"), ("por", "supuesto")}
)


def _is_lost(case: Case, one: Token) -> bool:
    """Tell whether a word of the evidence is gone, and not into the house's opening."""
    return one.kind == "content" and not _is_more(case, one)


def _is_more(case: Case, one: Token) -> bool:
    """Tell whether nothing is lost with a word: it is quoted, or was moved in time."""
    low = one.written.casefold()
    is_moved = low in MOVED and bool(MOVES & case.whole.stems)
    is_kept = one.key in _house_words(case) or one.key in _quoted(case)
    return low in NO_MORE[case.lexicon] or is_moved or is_kept


def _house_words(case: Case) -> frozenset[str]:
    """Return the stems in the house's own phrase, as in "asked for consent"."""
    return _beyond(case.whole.text, case.said.text, case.lexicon)


@lru_cache(maxsize=1024)
def _beyond(whole: str, said: str, lang: str) -> frozenset[str]:
    """Return the content words that one text has more often than another."""
    first, second = (
        Counter(one.key for one in tokens_of(text, lang) if one.kind == "content")
        for text in (whole, said)
    )
    return frozenset(first - second)


def _quoted(case: Case) -> frozenset[str]:
    """Return the stems of what a sentence quotes."""
    phrases = " ".join(quoted_in(case.statement.text))
    return read(phrases, case.lexicon).stems if phrases else frozenset()


def _is_renamed(case: Case, gap: Gap, lost: Sequence[Token]) -> bool:
    """Tell whether a name gave way to "a participant" or "an office"."""
    frames, unnamed = frame_stems(case.lexicon), UNNAMED[case.lexicon]
    last = max(
        (at for at, one in enumerate(gap.said) if one.kind in {"break", "that"}),
        default=-1,
    )
    articles = {one.key for one in gap.evidence} & unnamed
    is_one = any(
        one.key in frames or one.key in (unnamed | THEY) - articles
        for one in gap.said[last + 1 :]
    )
    is_name = lost[0].written[0].isupper() and lost[0].start > 0
    if is_one and (is_name or all(map(_is_of_name, lost))):
        return True
    was, now = gap.after, gap.before[-1:]
    is_kind = bool(
        was
        and now
        and was.start > 0
        and was.written[0].isupper()
        and now[0].written[0].islower()
    )
    return is_kind and any(one.key in unnamed for one in gap.before)


def _is_of_name(one: Token) -> bool:
    return one.written[0].isupper() or len(one.written) <= LONGEST_PARTICLE


LONGEST_PARTICLE: Final = 3
"""Letters of "de", "en" or "von" in a name."""


def _after_opener(case: Case, gap: Gap) -> Sequence[Token]:
    """Return what follows "we believe that" or "second," before the first kept word."""
    links = stems_of(LINKS[case.lexicon], case.lexicon) | VIEWS
    evidence = gap.evidence
    last = -1
    for at, one in enumerate(evidence):
        if at <= last:
            continue
        words = [each for each in evidence[last + 1 : at + 1] if each.kind == "content"]
        is_tie = all(each.key in links for each in words)
        opener = evidence[last + 1 : at]
        ends = (
            one.kind in {"that", "break"}
            and not _restricts(opener)
            and not _is_somebody(case, opener)
            and (one.kind == "break" or opens_freely(case, opener))
        )
        is_speaker = one.key in SPEAKER and not _restricts(evidence[last + 1 : at])
        if ends or (is_tie and one.kind in {"content", "break"}):
            last = at
        elif is_speaker and len(words) == 0:
            last = _end_of_speaker(case, evidence, at)
    return evidence[last + 1 :]


def _end_of_speaker(case: Case, evidence: Sequence[Token], at: int) -> int:
    """Return where "we strongly think" ends, for all that a speaker stands behind."""
    ends = [n for n in range(at, len(evidence)) if evidence[n].kind == "that"]
    if ends and opens_freely(case, evidence[at : ends[0]]):
        return ends[0]
    told = [n for n in range(at, len(evidence)) if evidence[n].kind == "content"]
    free = [
        n for n in told[:MOST_OF_SPEAKER] if opens_freely(case, evidence[at : n + 1])
    ]
    return free[-1] if free else at


def _is_somebody(case: Case, opener: Sequence[Token]) -> bool:
    """Tell whether a name says what follows: "Amara Okafor said"."""
    verbs = stems_of(SPEECH[case.lexicon], case.lexicon)
    return any(one.is_name for one in opener) and any(
        one.key in verbs for one in opener
    )


MOST_OF_SPEAKER: Final = 2
"""Words that a speaker's "we strongly think" has."""


def _restricts(opener: Sequence[Token]) -> bool:
    """Tell whether an opening narrows what follows: "in rural areas,"."""
    first = next((one for one in opener if one.kind not in {"other", "break"}), None)
    has_words = any(one.kind == "content" for one in opener)
    if " ".join(one.written.casefold() for one in opener) in _ONLY_TIES:
        return False
    if first is not None and first.written.casefold() in ACCORDING:
        return has_words
    return (
        first is not None
        and first.kind == "small"
        and not first.key.startswith("amount")
        and first.key not in LEADING
        and has_words
    )


_ONLY_TIES: Final = frozenset(
    {
        *(f"for {which}" for which in ("this reason", "that reason", "these reasons")),
        *("por esta razón", "por ello", "por eso", "por lo tanto", "por tanto"),
        *("pour cette raison", "pour ces raisons", "even worse", "worse still"),
        *("in other words", "to put it differently", "en d'autres termes"),
        *(
            "autrement dit",
            "en d'autres mots",
            "en otras palabras",
            "dicho de otro modo",
        ),
    }
)
"""What points back to the sentence before, and narrows nothing."""


def _may_go(gap: Gap, evidence: Sequence[Token]) -> bool:
    """Tell whether what was left out is a whole part that narrows nothing."""
    solid = [one for one in evidence if one.kind != "other"]
    while len(solid) > 1 and solid[-1].kind == "being":
        solid.pop()
    if solid[0].kind != "break" and solid[0].key not in JOINS | REASONS:
        return False
    n_here = sum(one.key in JOINS for one in gap.said)
    if n_here and n_here >= sum(one.key in JOINS for one in solid):
        return False  # "and" is still there, and what it joined is not
    ends = gap.closes or solid[-1].kind == "break" or solid[-1].key in JOINS
    return ends and _stands_alone(solid, evidence)


def _is_proviso(case: Case, evidence: Sequence[Token]) -> bool:
    """Tell whether a part says how what only may be would be: ", read by a person,".

    Of what was or is such a part tells more; of what could be it is a condition.
    """
    solid = [one for one in evidence if one.kind != "other"]
    is_apart = len(solid) > 1 and solid[0].kind == "break"
    if not is_apart or not _PARTICIPLE[case.lexicon].search(solid[1].written):
        return False
    by = BY[case.lexicon]
    is_by = any(by in {one.key, one.written} for one in solid[2:4])
    return is_by and any(key.startswith("modal:") for key in case.evidence.tallies)


_PARTICIPLE: Final = {
    "en": late(r"(?:ed|en|ne|wn|ght)$"),
    "fr": late(r"(?:é|i|u|is|it|rt)e?s?$"),
    "es": late(r"(?:[ai]d|cri?t|uest|hech|vist|ert)[oa]s?$"),
}


def _stands_alone(solid: Sequence[Token], evidence: Sequence[Token]) -> bool:
    """Tell whether a part opens as a clause of its own, or as what only goes on."""
    is_apart = solid[0].kind == "break"
    opener = next(
        (one for one in solid if one.kind not in {"break", "being"}), solid[0]
    )
    opens = {one.key for one in evidence[:3]} | {
        one.written.casefold() for one in evidence[:3]
    }
    if opens & EXAMPLES:
        return is_apart
    if opener.kind == "weak":
        after = solid[solid.index(opener) + 1 :]
        return bool(after) and after[0].key in MANNERS
    if opener.kind == "small":
        is_plain = opener.key.startswith("amount") or opener.key in ASIDES
        return (is_apart and is_plain) or opener.key in JOINS | REASONS
    if opener.kind == "that":  # ", ce que ..."
        return is_apart and any(one.key == "ce" for one in evidence[:2])
    return opener.kind == "content" or opener.key in RELATIVES


def _shown(lost: Sequence[Token]) -> str:
    """Return the words that were left out as they stand."""
    words = [one.written for one in lost if one.kind != "break"]
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
