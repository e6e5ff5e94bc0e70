"""Names that no colon parts from the words, in Markdown and plain text.

``**Bo Lee**``, ``### Bo Lee``, ``BO LEE`` and ``Bo Lee`` over the words, and ``Bo Lee –
words`` or ``Bo Lee [00:10] words`` become ``Bo Lee: words``, line by line, so that
places in the file stay what they are.
"""

import re
from collections.abc import Sequence
from typing import Final

from palabre.engines.formats.reading.docx_speakers import Paragraph, are_speakers
from palabre.engines.formats.reading.labels import is_label, is_role
from palabre.engines.formats.reading.words import is_notice
from palabre.kernel.late import late

_BOLD: Final = late(r"\s{0,3}(?:\*\*|__)([^*_\n:：]{2,140})(?:\*\*|__)\s*")
_HEADING: Final = late(r"\s{0,3}#{2,6}\s+([^#\n:：]{2,140}?)\s*#*\s*")
_CAPITALS: Final = late(
    r"\s{0,3}(?=[^\n]*[^\W\d_])((?:(?![a-zß-öø-ÿа-я])[^\n:：]){3,80}?)\s*"
)
_PLAIN: Final = late(r"\s{0,3}([^\s#>|*_\-+\d][^\n:：*#|]{2,60}[^\s.,;!?…。])\s*")
_FORMS: Final = (_BOLD, _HEADING, _CAPITALS, _PLAIN)
_OF_PARAGRAPHS: Final = frozenset({_CAPITALS, _PLAIN})
"""Forms that many a line has: such a line opens a paragraph."""
_STAMPED: Final = late(
    r"\s{0,3}(?P<name>[^\[\]():：\n]{2,60}?)\s{1,4}[\[(](?P<time>(?:\d{1,2}:)?\d{1,3}:\d{2})"
    r"(?:[.,]\d{1,3})?[\])]\s+(?P<words>\S.*)"
)
_DASHED: Final = late(
    r"\s{0,3}(?P<name>[^\s–—:：\n][^–—:：\n]{1,60}?)(?P<time>)\s{1,4}[-–—]\s{1,4}"
    r"(?P<words>[^\W\d_a-zà-ÿ].*)"
)
_WITHIN: Final = (_STAMPED, _DASHED)
"""Forms in which name and words stand on one line."""
LEAST: Final = 3
"""Names over words from which it is told that they tell who speaks."""


def looks_like(text: str) -> bool:
    """Say whether names stand over the words, or before them without a colon."""
    lines = text.split("\n")
    return _named_lines(lines) is not None or bool(_within(lines))


def as_labelled(text: str) -> str:
    """Return a text in which each name stands before the first words under it."""
    lines = text.split("\n")
    named = _named_lines(lines) or {}
    if not named:
        within = _within(lines)
        return "\n".join(within.get(at, line) for at, line in enumerate(lines))
    made, waiting = [], ""
    for at, line in enumerate(lines):
        if at in named:
            waiting = named[at]
            made.append("")
        elif waiting and line.strip() and not is_notice(line):
            made.append(f"{waiting}: {line.strip()}")
            waiting = ""
        else:
            made.append(line)
    return "\n".join(made)


def _named_lines(lines: Sequence[str]) -> dict[int, str] | None:
    """Return the lines that are names, in the first form that most lines of it are."""
    for form in _FORMS:
        found = _of_form(lines, form)
        if found:
            return found
    return None


def _of_form(lines: Sequence[str], form: re.Pattern[str]) -> dict[int, str]:
    alone = {
        at: match[1].strip()
        for at, line in enumerate(lines)
        if (match := form.fullmatch(line)) and _is_over_words(lines, at, form)
    }
    names = {at: name for at, name in alone.items() if _may_be(name)}
    if len(names) < LEAST or len(names) * 5 < len(alone) * 4:
        return {}
    is_again = len(set(names.values())) < len(names)
    paragraphs = [Paragraph(line) for line in lines if not form.fullmatch(line)]
    if is_again and are_speakers(list(names.values()), paragraphs):
        return names
    return {}


def _may_be(name: str) -> bool:
    return is_label(name) and (" " in name or is_role(name))


def _is_over_words(lines: Sequence[str], at: int, form: re.Pattern[str]) -> bool:
    """Say whether words follow a line, at most one blank one between."""
    if form in _OF_PARAGRAPHS and at and lines[at - 1].strip():
        return False
    below = [line.strip() for line in lines[at + 1 : at + 3]]
    first = next((line for line in below if line), "")
    return bool(first) and not any(one.fullmatch(first) for one in (*_FORMS[:2], form))


def _within(lines: Sequence[str]) -> dict[int, str]:
    """Return lines that open with a name and no colon, rewritten with one."""
    is_dense = _is_dense(lines)
    opening = [
        at
        for at, line in enumerate(lines)
        if line.strip() and (not at or is_dense or not lines[at - 1].strip())
    ]
    for form in _WITHIN:
        found = {at: match for at in opening if (match := form.fullmatch(lines[at]))}
        names = [match["name"].strip() for match in found.values()]
        paragraphs = [Paragraph(match["words"]) for match in found.values()]
        is_most = len(names) >= LEAST and len(names) * 3 >= len(opening)
        of_names = sum(map(_may_be, names)) * 5 >= len(names) * 4
        is_again = len(set(names)) < len(names) and are_speakers(names, paragraphs)
        is_again = is_again and not _are_matters(names, paragraphs)
        # A time in brackets after a name tells enough.
        if is_most and of_names and (is_again or form is _STAMPED):
            return {at: _with_colon(match) for at, match in found.items()}
    return {}


def _are_matters(names: Sequence[str], paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether the texts speak of what stands before the dashes: "Open Data – ..."."""
    spoken = {word for one in paragraphs for word in one.text.split() if word.islower()}
    spoken = {word.strip(".,;!?:") for word in spoken}
    n_spoken = sum(not spoken.isdisjoint(name.casefold().split()) for name in names)
    return n_spoken * 5 > len(names)


def _is_dense(lines: Sequence[str]) -> bool:
    """Say whether hardly a blank line parts the others."""
    n_blank = sum(not line.strip() for line in lines)
    return n_blank * 4 < len(lines)


def _with_colon(match: re.Match[str]) -> str:
    stamp = f"[{match['time']}] " if match["time"] else ""
    return f"{stamp}{match['name'].strip()}: {match['words']}"
