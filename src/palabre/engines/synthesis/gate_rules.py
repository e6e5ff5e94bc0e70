"""The checks of the gate, one function a rule; each says what is missing and where.

Numbers, counts and figures are in ``gate_counts``.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, permutations

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.bodies_told import body_told
from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.draft import Check, Statement, Writer
from palabre.engines.synthesis.gate_aligned import aligned, day_first
from palabre.engines.synthesis.gate_case import Case, frame_stems, stems_of
from palabre.engines.synthesis.gate_counts import claimed_amounts
from palabre.engines.synthesis.gate_sense import cut_quotation
from palabre.engines.synthesis.gate_small_words import SMALL
from palabre.engines.synthesis.gate_text import (
    Reading,
    content_of,
    plain_spaces,
    quoted_in,
)
from palabre.engines.synthesis.gate_words import (
    ADVISED,
    AGREEMENT_WORDS,
    COMMITMENT_WORDS,
    GROUP_WORDS,
    LINKS,
    NEGATORS,
    OPPOSITES,
    POSSIBLE,
    SUPPORT_WORDS,
    TIMES_TOLD,
    UNQUANTIFIED,
)
from palabre.engines.synthesis.number_words import CURRENCIES

NEAR_VERBATIM = 0.85
"""Least share of a statement's content words found in the cited words."""

UNRELATED = 0.5
"""Below this share the statement is not about the cited words."""

_WEAK_AMOUNTS = frozenset({"amount:10", "amount:20", "amount:25", "amount:30"})

MAX_ORDERS = 3
"""Cites that are tried in every order when the order of names is compared."""


def cites_exist(
    statement: Statement, interventions: Mapping[str, Intervention]
) -> Check:
    """Check that each cite exists and its words stand at its place."""
    rule = "cites-exist"
    needs_words = statement.writer is not Writer.TEMPLATE and not statement.figures
    if not statement.cites and needs_words:
        return Check(rule, passed=False, told="The statement cites nothing.")
    for cite in statement.cites:
        source = interventions.get(cite.intervention)
        if source is None:
            told = f"No intervention has the id {cite.intervention}."
            return Check(rule, passed=False, told=told)
        if not cite.quote or source.text[cite.start : cite.end] != cite.quote:
            told = f"“{_short(cite.quote)}” is not at that place of {source.id}."
            return Check(rule, passed=False, told=told)
    return Check(rule, passed=True)


def quotations(case: Case) -> Check:
    """Check that every quoted phrase is in the cited words, or is a known name."""
    if case.is_template and not case.cited:
        return Check("quotations", passed=True)  # the house's own terms
    quotes = [plain_spaces(one.text) for one in case.evidence.readings]
    for phrase in quoted_in(case.statement.text):
        plain = plain_spaces(phrase)
        bare = plain.rstrip(".,;:!?…")
        is_title = any(bare.casefold() in title for title in case.titles)
        whole = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)")
        if not any(whole.search(quote) for quote in quotes) and not is_title:
            told = f"“{_short(phrase)}” is not in the cited words."
            return Check("quotations", passed=False, told=told)
        if turned := cut_quotation(case, bare):
            told = f"“{_short(phrase)}” leaves out “{turned}”, which turns its sense."
            return Check("quotations", passed=False, told=told)
    return Check("quotations", passed=True)


def names(case: Case) -> Check:
    """Check that every proper name and acronym is in the evidence or the facts."""
    missing = [
        word.written
        for word in case.said.names
        if not _has_name(case, word.folded) and not _is_currency(case, word.written)
    ]
    if case.misplaced:
        missing = [case.misplaced, *missing]
    if missing:
        told = f"Not in the cited words: {', '.join(missing)}."
        return Check("names", passed=False, told=told)
    return Check("names", passed=True)


def first_words(case: Case) -> Check:
    """Check capitalised words that open a sentence: they may be names."""
    frames = frame_stems(case.lexicon)
    missing = [
        word.written
        for word in case.said.words
        if word.stem and word.written[0].isupper() and not word.is_name
        if word.stem not in case.evidence.stems and word.stem not in frames
        if not _has_name(case, word.folded) and not case.is_template
    ]
    told = f"Perhaps a name, not in the cited words: {', '.join(missing)}."
    return Check("first-words", not missing, told if missing else "")


def _has_name(case: Case, folded: str) -> bool:
    """Tell whether a name stands in the evidence or in what is known."""
    places = (case.evidence.folded, *case.known)
    forms = (folded, folded.removesuffix("s"), folded + "s")
    if any(form in place for form in forms for place in places):
        return True
    parts = folded.replace("-", " ").replace("/", " ").split()
    if len(parts) > 1 and all(_has_name(case, part) for part in parts):
        return True
    return _spelled_out(case, folded)


def _spelled_out(case: Case, folded: str) -> bool:
    """Tell whether an acronym is the initials of a name in the evidence."""
    if not 3 <= len(folded) <= 8:
        return False
    for reading in case.evidence.readings:
        initials = "".join(w.folded[0] for w in reading.words if w.written[0].isupper())
        if folded in initials:
            return True
    return False


def order(case: Case) -> Check:
    """Check that names and numbers come in the order of the cited words."""
    named = [(word.start, word.folded) for word in case.said.names]
    told = _in_order(case.said, named)
    wanted = frozenset(told)
    found = [_wanted(one, wanted) for one in case.evidence.readings]
    told = [each for each in told if any(each in one for one in found)]
    orders = permutations(found) if len(found) <= MAX_ORDERS else [tuple(found)]
    if any(_is_within(told, list(chain(*each))) for each in orders):
        return Check("order", passed=True)
    if case.said.lang in SMALL and not aligned(case).n_astray:
        return Check("order", passed=True)  # a clause was put first
    words = "Names or numbers stand in another order than in the cited words."
    return Check("order", passed=False, told=words)


def _wanted(reading: Reading, wanted: frozenset[str]) -> list[str]:
    """Return the wanted names and numbers of a cited text in their order.

    Names are written with a capital, unless the record has none for them.
    """
    every = [(word.start, word.folded) for word in reading.words]
    capital = [(w.start, w.folded) for w in reading.words if w.written[0].isupper()]
    lost = wanted & reading.folded - {name for _, name in capital}
    told = _in_order(reading, every if lost else capital)
    return [each for each in told if each in wanted]


def _in_order(reading: Reading, places: list[tuple[int, str]]) -> list[str]:
    """Return words and the keys of numbers in the order of their places."""
    numbers = [(one.start, one.key) for one in reading.numbers if not one.is_weak]
    found = [each for _, each in sorted([*places, *numbers])]
    return day_first(found, str) if reading.lang == "en" else found


def _is_within(short: list[str], long: list[str]) -> bool:
    """Tell whether one list is a subsequence of another."""
    rest = iter(long)
    return all(each in rest for each in short)


def negation(case: Case) -> Check:
    """Check that nothing is negated or affirmed against the cited words."""
    if not case.evidence.readings:
        return Check("negation", passed=True)
    said, frames = case.said.tallies, frame_stems(case.lexicon)
    for stem, ways in sorted(case.said.negated.items()):
        known = case.evidence.negated.get(stem)
        if known is None:
            if stem not in frames:
                continue  # no word of the record: its own check says so
            known = frozenset({False})
        if stem in frames and said[stem] > case.evidence.tallies.get(stem, 0):
            known |= {False}  # the house's own verb beside the speaker's
        if not ways <= known:
            word = "negated" if True in ways - known else "not negated"
            told = f"“{_written(case, stem)}” is {word} here, unlike the cited words."
            return Check("negation", passed=False, told=told)
    return Check("negation", passed=True)


def strength(case: Case) -> Check:
    """Check that no verb and no quantity is said more strongly than the evidence."""
    evidence = case.evidence
    for stem, levels in sorted(case.said.strengths.items()):
        known = evidence.strengths.get(stem)
        if known is None and max(levels) >= ADVISED:
            tallies = evidence.tallies
            known = frozenset(
                n for n in range(4) if n == 0 or tallies.get(f"modal:{n}")
            )
        if known and max(levels) > max(known):
            told = f"“{_written(case, stem)}” is said more strongly than it was."
            return Check("strength", passed=False, told=told)
    for stem, amounts in sorted(case.said.quantities.items()):
        plain = frozenset({UNQUANTIFIED})
        is_frame = stem in frame_stems(case.lexicon)
        known = evidence.quantities.get(stem, amounts if is_frame else plain)
        if evidence.readings and max(amounts) > max(known):
            told = f"More of “{_written(case, stem)}” is meant than was said."
            return Check("strength", passed=False, told=told)
    return Check("strength", passed=True)


def repeats(case: Case) -> Check:
    """Check that no word, negation or modal stands more often than it was said.

    Where nearly everything that was said is kept, no negation may be missing either.
    """
    said, evidence = case.said.tallies, case.evidence.tallies
    frames = frame_stems(case.lexicon)
    own_amounts = claimed_amounts(case)
    for key, times in sorted(said.items()):
        is_free = key in frames or key in own_amounts or key in _WEAK_AMOUNTS
        is_new = key not in evidence and not key.startswith(
            ("modal:", "not", "amount:", "hedge")
        )
        if times > evidence.get(key, 0) + is_free and not is_new:
            told = f"“{_written(case, key)}” stands more often than it was said."
            return Check("repeats", passed=False, told=told)
    for key, word in (
        ("not", "negation"),
        ("hedge", "reservation"),
        (f"modal:{POSSIBLE}", "reservation"),
    ):
        if any(
            said.get(key, 0) < one.tallies.get(key, 0) and _keeps_all(case, one)
            for one in case.evidence.readings
        ):
            told = f"A {word} of the cited words is missing."
            return Check("repeats", passed=False, told=told)
    return Check("repeats", passed=True)


def _keeps_all(case: Case, reading: Reading) -> bool:
    """Tell whether a statement keeps nearly all content words of a cited text.

    One may be the speaker's frame: of "I learned that" nothing needs to be left, unless
    the house denies in its own frame ("did not believe").
    """
    n_stems, kept = len(reading.stems), len(reading.stems & case.said.stems)
    is_whole = n_stems > 0 and kept >= NEAR_VERBATIM * n_stems
    return is_whole or (
        kept >= _FEW_KEPT
        and n_stems - kept <= 1
        and not any(one.folded in NEGATORS[case.lexicon] for one in case.whole.words)
    )


_FEW_KEPT = 3
"""Content words kept from which one that is missing tells of no other sentence."""


def opposites(case: Case) -> Check:
    """Check that no word was turned into its opposite."""
    said = Counter(_forms(case.said))
    evidence = Counter(form for one in case.evidence.readings for form in _forms(one))
    for first, second in OPPOSITES[case.lexicon]:
        for word, other in ((first, second), (second, first)):
            form, against = _form(word, case.lexicon), _form(other, case.lexicon)
            if said[form] > evidence[form] and evidence[against] > said[against]:
                told = f"“{word}” stands where the cited words say “{other}”."
                return Check("opposites", passed=False, told=told)
    return Check("opposites", passed=True)


def _forms(reading: Reading) -> list[str]:
    """Return the form of every word by which opposites are found."""
    return [word.stem or word.written.casefold() for word in reading.words]


@cache
def _form(word: str, lexicon: str) -> str:
    """Return a word's stem, or the word itself if it is one of grammar."""
    return content_of(word, lexicon) or word


def coverage(case: Case) -> tuple[Check, float]:
    """Check how many content words of the statement the cited words hold."""
    frames = (
        frame_stems(case.lexicon)
        | _groups_told(case)
        | _kinds_told(case)
        | _bodies_told(case)
    )
    links = LINKS[case.lexicon]
    stems = [
        word.stem
        for word in case.said.words
        if word.stem and (word.stem in case.evidence.stems or word.stem not in frames)
        if not _is_currency(case, word.written)
        if word.written.casefold() not in TIMES_TOLD[case.lexicon]
        if not (word.is_name and case.knows(word.folded))
        or word.stem in case.evidence.stems
    ]
    missing = sorted({each for each in stems if each not in case.evidence.stems})
    n_found = sum(each in case.evidence.stems for each in stems)
    share = n_found / len(stems) if stems else 1.0
    missing = [each for each in missing if _written(case, each).casefold() not in links]
    if share >= NEAR_VERBATIM and not missing:
        return Check("coverage", passed=True), share
    shown = ", ".join(_written(case, stem) for stem in missing[:5])
    told = f"{n_found} of {len(stems)} content words are cited; not: {shown}."
    return Check("coverage", passed=False, told=told), share


def _groups_told(case: Case) -> frozenset[str]:
    """Return the stems of the groups that stand whole in a text: "private sector"."""
    text = case.whole.text.casefold()
    told = [name for name in GROUP_WORDS[case.lexicon] if name in text]
    return stems_of(frozenset(" ".join(told).split()), case.lexicon)


def _kinds_told(case: Case) -> frozenset[str]:
    """Return the stems of the kinds of bodies that names in the cited words tell."""
    cited = (word.written for one in case.evidence.readings for word in one.words)
    return stems_of(bodies.kinds_in(cited, case.lexicon), case.lexicon)


def _bodies_told(case: Case) -> frozenset[str]:
    """Return the stems of what bodies are called that spoke or are named: "ministry".

    Only where a text opens with one of them, as it does with whoever speaks.
    """
    if case.lexicon != "en":
        return frozenset()
    told = {body_told(name, group) for name, group in case.bodies} - {""}
    text = case.whole.text.casefold()
    opened = [
        one for one in told if re.search(rf"\b(?:an?|another|same) {one}\b", text)
    ]
    return stems_of(frozenset(" ".join(opened).split()), case.lexicon)


def _is_currency(case: Case, written: str) -> bool:
    """Tell whether a word names the currency of a cited amount: "euros" for "€"."""
    currency = CURRENCIES.get(written.casefold())
    return currency is not None and any(
        number.unit == currency
        for reading in case.evidence.readings
        for number in reading.numbers
    )


def reserved_words(case: Case) -> Check:
    """Check that agreement, support and commitment are said only on evidence."""
    for words, may in (
        (AGREEMENT_WORDS, _reports_agreement),
        (SUPPORT_WORDS, _reports_support),
        (COMMITMENT_WORDS, _reports_commitment),
    ):
        stems = stems_of(words[case.lexicon], case.lexicon)
        new = (case.whole.stems & stems) - case.evidence.stems
        if new and not may(case) and not case.is_template:
            told = f"No evidence lets the text say “{_written(case, min(new))}”."
            return Check("reserved-words", passed=False, told=told)
    return Check("reserved-words", passed=True)


def _reports_agreement(case: Case) -> bool:
    """Tell whether every cited line is a report's point of consensus."""
    sections = [one.section.casefold() for one in case.cited]
    return bool(sections) and all(
        ("consensus" in each or "agree" in each or "accord" in each)
        and not each.startswith(("no ", "no_", "no-", "non", "absence"))
        for each in sections
    )


def _reports_support(case: Case) -> bool:
    """Tell whether support or objection was said explicitly."""
    links = {cite.link for cite in case.statement.cites}
    return bool(links & {"explicit-support", "explicit-objection", "person"}) or (
        _reports_agreement(case)
    )


def _reports_commitment(case: Case) -> bool:
    """Tell whether the cited words were filed or read as a commitment."""
    sections = " ".join(one.section.casefold() for one in case.cited)
    filed = any(word in sections for word in ("announ", "commit", "annonc", "engage"))
    return filed or case.statement.function == "commitment"


def groups(case: Case) -> Check:
    """Check that a stakeholder group named in the text stands behind it."""
    known = set(case.counts.groups) | {group for _, group in case.bodies}
    text = f" {case.whole.text.casefold()} "
    quotes = " ".join(one.text for one in case.evidence.readings).casefold()
    for words, group in sorted(GROUP_WORDS[case.lexicon].items()):
        if f" {words}" in text and words not in quotes and group not in known:
            if case.is_template:
                continue
            told = f"No cited voice speaks for “{words}”."
            return Check("groups", passed=False, told=told)
    return Check("groups", passed=True)


def language(case: Case) -> Check:
    """Check that some evidence is in the language of the statement."""
    told = "The cited words are in another language: a person must compare."
    return Check("language", not case.is_foreign, told if case.is_foreign else "")


def _written(case: Case, stem: str) -> str:
    """Return the word of the statement that has a stem."""
    for word in case.whole.words:
        if word.stem == stem:
            return word.written
    return stem


def _short(words: str, longest: int = 60) -> str:
    """Return the beginning of long words."""
    return words if len(words) <= longest else words[: longest - 1] + "…"
