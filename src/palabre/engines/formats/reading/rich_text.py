"""Rich Text Format: its words taken out, then read as any other text.

Microsoft, "Rich Text Format (RTF) Specification", version 1.9.1.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from palabre.kernel.late import late

_TOKEN: Final = late(
    r"\\(?:u(-?\d{1,6})\s?|'([0-9a-fA-F]{2})|([a-z]{1,32})(-?\d{1,10})?\s?|(.))"
    r"|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_BREAKS: Final = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n"}
_SIGNS: Final = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
_ESCAPED: Final = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_UNSEEN: Final = frozenset(
    {
        *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata"),
        *("header", "footer", "headerl", "headerr", "footerl", "footerr", "footnote"),
        *("listtable", "listoverridetable", "rsidtbl", "generator", "fldinst"),
    }
)
"""Groups whose words are not on the page; deleted words are not either."""
_PAGES: Final = {1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258}


def is_rich_text(content: bytes) -> bool:
    """Say whether bytes are of a Rich Text file."""
    return content.lstrip()[:5] == b"{\\rtf"


def plain_text(content: bytes) -> str:
    r"""Return the words of a Rich Text file, a line a paragraph.

    Examples
    --------
    >>> plain_text(rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Ama: \b caf\'e9\b0.\par Bo: oui}")
    'Ama: café.\nBo: oui'
    """
    text = content.decode("latin-1")
    told = re.search(r"\\ansicpg(\d{3,5})", text[:2_000])
    number = int(told[1]) if told else 1252
    sheet = _Sheet(f"cp{number}" if number in _PAGES else "cp1252")
    for match in _TOKEN.finditer(text):
        sheet.take(match)
    words = "".join(sheet.made)
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(slots=True)
class _Sheet:
    """The words so far, and which of the open groups are seen on the page."""

    page: str
    made: list[str] = field(default_factory=list)
    unseen: list[bool] = field(default_factory=lambda: [False])
    n_after: int = 1
    skip: int = 0
    """Signs still to pass over: what older programs read in place of a letter."""

    def take(self, match: re.Match[str]) -> None:
        code, byte, word, number, sign, brace, words = match.groups()
        if brace:
            self._group(brace)
        elif word in _UNSEEN or sign == "*" or (word == "deleted" and number != "0"):
            self.unseen[-1] = True
        elif self.unseen[-1]:
            return
        elif word == "uc":
            self.n_after = int(number or 1)
        elif code:
            self.made.append(chr(int(code) % 65_536))
            self.skip = self.n_after
        else:
            self._words(byte, word, sign, words)

    def _group(self, brace: str) -> None:
        if brace == "{":
            self.unseen.append(self.unseen[-1])
        elif len(self.unseen) > 1:
            self.unseen.pop()

    def _words(
        self, byte: str | None, word: str | None, sign: str | None, words: str | None
    ) -> None:
        if byte and self.skip:
            self.skip -= 1
        elif byte:
            self.made.append(bytes.fromhex(byte).decode(self.page, "replace"))
        elif word:
            self.made.append(_BREAKS.get(word) or _SIGNS.get(word) or "")
        elif sign:
            self.made.append(_ESCAPED.get(sign, ""))
        elif words:
            self.made.append(words[self.skip :])
            self.skip = 0
