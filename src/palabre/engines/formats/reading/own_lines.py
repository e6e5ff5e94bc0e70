"""Names on lines of their own over the words, in Markdown and plain text.

``**Bo Lee**``, ``### Bo Lee`` and ``BO LEE`` become ``Bo Lee: words``, line by line,
so that places in the file stay what they are.
"""

import re
from collections.abc import Sequence
from typing import Final

from palabre.engines.formats.reading.docx_speakers import Paragraph, are_speakers
from palabre.engines.formats.reading.labels import is_label, is_role
from palabre.engines.formats.reading.words import is_notice

_BOLD: Final = re.compile(r"\s{0,3}(?:\*\*|__)([^*_\n:：]{2,140})(?:\*\*|__)\s*")
_HEADING: Final = re.compile(r"\s{0,3}#{2,6}\s+([^#\n:：]{2,140}?)\s*#*\s*")
_FORMS: Final = (_BOLD, _HEADING)
LEAST: Final = 3
"""Names over words from which it is told that they tell who speaks."""


def looks_like(text: str) -> bool:
    """Say whether names stand alone on lines over the words."""
    return _named_lines(text.split("\n")) is not None


def as_labelled(text: str) -> str:
    """Return a text in which each name stands before the first words under it."""
    lines = text.split("\n")
    named = _named_lines(lines) or {}
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
        if (match := form.fullmatch(line)) and _is_over_words(lines, at)
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


def _is_over_words(lines: Sequence[str], at: int) -> bool:
    """Say whether words follow a line, at most one blank one between."""
    below = [line.strip() for line in lines[at + 1 : at + 3]]
    first = next((line for line in below if line), "")
    return bool(first) and not any(form.fullmatch(first) for form in _FORMS)
