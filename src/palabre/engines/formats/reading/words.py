"""The words of a turn: spaces, paragraphs, hard wraps, notices that are no speech."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from palabre.engines.formats.intake import plain
from palabre.kernel.late import late

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\u3000-\u303f"
_CJK_GAP: Final = late(f"(?<=[{_CJK}]) (?=[{_CJK}])")
_SOFT_HYPHEN: Final = late("\u00ad\\s*(?=\\S)")
"""Where a word may be cut; a space after it stands for the line that ended there."""
_BLANK: Final = late(r"\n[^\S\n]*\n")
_NOTICE: Final = late(
    r"(?:\[[^\[\]]*\]|\([^()]*\)|\*[^*\n]*\*|_[^_\n]*_|[♪♫#\s.]+"
    r"|[-–—*_=]{3,}|(?:[♪♫][^♪♫\n]*){1,9})"
)
_MACHINE_TOLD: Final = late(
    r"transcribed by \S*(?:otter|https?:)\S*|(?:meeting|transcription|transcript) ended after "
    r"[\d:]+\W*|(?:la )?(?:réunion|transcription|reunión|transcripción|reunião) .{3,40}? "
    r"\d{1,2}:\d{2}:\d{2}\W*"
    r"|(?:this )?(?:meeting|call|recording) (?:is being|was) recorded\.?"
    r"|recording (?:started|stopped|in progress)\.?"
    r"|end of transcript\b.{0,80}|transcript of conference held .{1,120}"
    r"|transcript, started at .{1,40}|exported \d+ messages?(?:\(s\))?\.?"
    r"|this editable transcript was computer generated .{0,160}",
    re.IGNORECASE,
)
"""What a platform writes into its transcripts, and nobody said."""
_LETTER: Final = late(r"[^\W\d_]")
_SENTENCE_END: Final = late(r"[.!?…。！？؟]['\"”’»)\]]*$")
_CUT: Final = late(r"[^\W\d_]-$")
_WORD: Final = late(r"[^\W_]+(?:['’][^\W_]+)*")


def tidy(text: str) -> str:
    r"""Put one space between words and keep paragraphs apart by a blank line.

    Examples
    --------
    >>> tidy("  Thank   you,\nChair. \n \n I  agree. ")
    'Thank you, Chair.\n\nI agree.'
    """
    parts = (one_line(part) for part in _BLANK.split(plain(text)))
    return "\n\n".join(part for part in parts if part)


def one_line(text: str) -> str:
    r"""Put one space between words; none where Chinese or Japanese was wrapped.

    A word that the setting cut at a soft hyphen is whole again.

    Examples
    --------
    >>> one_line("the infra\u00ad\nstructure of  all")
    'the infrastructure of all'
    """
    line = " ".join(text.split())
    if line.isascii():
        return line
    whole = _SOFT_HYPHEN.sub("", plain(line))
    return _CJK_GAP.sub("", " ".join(whole.split()))


def is_notice(text: str) -> bool:
    """Say whether a line is no speech: applause in brackets, a rule, music.

    Examples
    --------
    >>> is_notice("[Applause]"), is_notice("*(Silence)*"), is_notice("(Yes) we do.")
    (True, True, False)
    """
    text = text.strip()
    if not text or len(text) > 400:
        return False
    if not any(map(str.isalnum, text)):
        return True
    is_machine = text[0] in "tTmMrRcCeElL" and bool(_MACHINE_TOLD.fullmatch(text))
    return bool(_NOTICE.fullmatch(text)) or _is_bracketed(text) or is_machine


def ends_sentence(text: str) -> bool:
    """Say whether the text ends where a sentence may end."""
    return bool(_SENTENCE_END.search(text))


def has_words(text: str) -> bool:
    """Say whether there is a letter in it."""
    return bool(_LETTER.search(text))


def n_words(text: str) -> int:
    """Count the words roughly; a Chinese or Japanese character counts as one."""
    wide = len(re.findall(f"[{_CJK}]", text))
    return wide or len(text.split())


def undo_wraps(lines: Sequence[str]) -> str:
    """Join hard-wrapped lines to paragraphs.

    A blank line ends a paragraph. So does a short line at the end of a sentence when
    the text has no blank lines to speak of.

    Notes
    -----
    A word cut by a hyphen is joined if the same file has it in one piece; if not,
    the hyphen is its own ("long-term").
    """
    known = _vocabulary(lines)
    width = _usual_width(lines)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        words = line.strip()
        if not words:
            paragraphs.append([])
            continue
        paragraphs[-1].append(words)
        if width and len(words) < 0.75 * width and ends_sentence(words):
            paragraphs.append([])
    joined = (_join(part, known) for part in paragraphs if part)
    return "\n\n".join(joined)


def _is_bracketed(text: str) -> bool:
    """Say whether one pair of brackets holds the whole line, links inside allowed."""
    inner = text.strip("*_ ")
    for first, last in ("[]", "()"):
        if not (inner.startswith(first) and inner.endswith(last)):
            continue
        depth = 0
        for place, sign in enumerate(inner):
            depth += (sign == first) - (sign == last)
            if depth <= 0:
                return place == len(inner) - 1
    return False


def _join(lines: Iterable[str], known: frozenset[str]) -> str:
    pieces: list[str] = []
    for line in lines:
        before = pieces[-1] if pieces else ""
        if before and _CUT.search(before[-2:]):
            pieces[-1] = before[:-1] if _is_one_word(before, line, known) else before
        elif before:
            pieces.append(" ")
        pieces.append(line)
    return one_line("".join(pieces))


def _is_one_word(before: str, line: str, known: frozenset[str]) -> bool:
    head = re.search(r"[^\W\d_]+$", before[-60:-1])
    tail = re.match(r"[^\W\d_]+", line)
    if not head or not tail:
        return False
    return (head[0] + tail[0]).casefold() in known


def _vocabulary(lines: Sequence[str]) -> frozenset[str]:
    if not any(line.rstrip().endswith("-") for line in lines):
        return frozenset()
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def _usual_width(lines: Sequence[str]) -> int:
    """Return the width lines are wrapped at, 0 where blank lines part paragraphs."""
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    n_blank = sum(not line.strip() for line in lines)
    if len(widths) < 8 or n_blank > len(lines) / 25:
        return 0
    return widths[int(len(widths) * 0.9)] if widths[-1] <= 120 else 0
