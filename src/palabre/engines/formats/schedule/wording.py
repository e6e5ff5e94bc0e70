"""Words in schedule files: HTML to plain text and back, names of languages, slugs."""

import html
import re
import unicodedata
from typing import Final

from palabre.engines.formats.intake import plain
from palabre.kernel.late import late

_MARKUP: Final = (
    "p|a|b|i|u|em|strong|br|hr|div|span|ul|ol|li|dl|dt|dd|h[1-6]|pre|code|tt|sub|sup"
    "|blockquote|cite|small|table|thead|tbody|tr|td|th|img|font|center|section|article"
)
# A closing tag or a break proves HTML; "<john@example.org>" or "a < b" do not.
_IS_HTML: Final = late(rf"</(?:{_MARKUP})\s*>|<[bh]r\s*/?>", re.IGNORECASE)
_DROPPED: Final = late(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TAG: Final = late(rf"<(/?)({_MARKUP})\b([^<>]*)>", re.IGNORECASE)
_HREF: Final = late(
    r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE
)
_PARAGRAPHS: Final = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "pre",
        "section",
        "article",
        "hr",
    ]
)
_LINES: Final = frozenset(["br", "li", "dt", "dd", "tr"])
_UNTOUCHED: Final = late("\x00(.*?)\x00", re.DOTALL)

# Names of languages in English, French and the language itself.
_LANGUAGES: Final = {
    "ar": "arabic arabe العربية",
    "zh": "chinese chinois 中文 mandarin",
    "en": "english anglais eng",
    "fr": "french français fra fre",
    "ru": "russian russe русский",
    "es": "spanish espagnol español spa",
    "de": "german allemand deutsch ger deu",
    "it": "italian italien italiano",
    "pt": "portuguese portugais português",
    "nl": "dutch néerlandais nederlands",
    "ja": "japanese japonais 日本語",
    "ko": "korean coréen 한국어",
}
_TAG_OF: Final = {
    name: tag for tag, names in _LANGUAGES.items() for name in names.split()
}
_LANGUAGE_TAG: Final = late(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return text as one line with single spaces."""
    return " ".join(plain(text).split())


def paragraphs(text: str) -> str:
    """Return plain text of a longer passage, from HTML if it is HTML.

    Examples
    --------
    >>> paragraphs("<p>Bread &amp; butter</p><p>Tea</p>").splitlines()
    ['Bread & butter', '', 'Tea']
    """
    text = plain(text)
    if is_html(text):
        text = _from_html(text)
    return text.strip()


def is_html(text: str) -> bool:
    """Tell whether a passage holds HTML tags."""
    return "<" in text and _IS_HTML.search(text) is not None


def guarded(text: str) -> str:
    """Return plain text so that ``paragraphs`` gives back exactly this text.

    Only a passage that speaks *about* HTML changes: it is escaped.
    """
    if not is_html(text):
        return text
    return f"<pre>{html.escape(text, quote=False)}</pre>"


def language_tag(said: str) -> str:
    """Return the tag of a language by tag or name; what is unknown stays.

    Examples
    --------
    >>> language_tag("French"), language_tag("en_GB"), language_tag("")
    ('fr', 'en-GB', '')
    """
    said = one_line(said)
    known = _TAG_OF.get(said.casefold())
    if known:
        return known
    return said.replace("_", "-") if _LANGUAGE_TAG.fullmatch(said) else said


def folded(words: str) -> str:
    """Return words without case, accents and punctuation, to compare them.

    Examples
    --------
    >>> folded("  Début (heure) ")
    'debut heure'
    """
    split = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def _from_html(text: str) -> str:
    """Strip tags, keeping paragraphs, list items, links and preformatted text."""
    text = _DROPPED.sub("", text)
    out: list[str] = []
    links: list[str] = []
    at, n_pre = 0, 0
    for tag in _TAG.finditer(text):
        out.append(_run(text[at : tag.start()], is_verbatim=n_pre > 0))
        at = tag.end()
        name, is_end = tag[2].lower(), bool(tag[1])
        if name == "pre":
            n_pre = max(0, n_pre - 1) if is_end else n_pre + 1
        out.append(_stand_in(name, tag[3], links, is_end=is_end))
    out.append(_run(text[at:], is_verbatim=n_pre > 0))
    return _spaced("".join(out))


def _run(text: str, *, is_verbatim: bool) -> str:
    if is_verbatim:
        return f"\x00{html.unescape(text)}\x00".replace("\x00\x00", "")
    return plain(html.unescape(re.sub(r"\s+", " ", text)))


def _stand_in(name: str, attributes: str, links: list[str], *, is_end: bool) -> str:
    """Return what stands for a tag in plain text."""
    if name == "a":
        return _link(attributes, links, is_end=is_end)
    if name in _PARAGRAPHS:
        return "\n\n"
    if name in _LINES and not (is_end and name == "br"):
        return "" if is_end else ("\n- " if name == "li" else "\n")
    return " " if name in {"td", "th"} else ""


def _link(attributes: str, links: list[str], *, is_end: bool) -> str:
    if not is_end:
        found = _HREF.search(attributes)
        links.append(
            html.unescape(next(filter(None, found.groups()), "")) if found else ""
        )
        return ""
    address = links.pop() if links else ""
    return f" ({address})" if address.startswith(("http:", "https:")) else ""


def _spaced(text: str) -> str:
    """Tidy the white space outside preformatted text."""
    pieces = _UNTOUCHED.split(text)
    for place in range(0, len(pieces), 2):
        piece = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", pieces[place]))
        pieces[place] = re.sub(r"\n{3,}", "\n\n", piece)
    return plain("".join(pieces))
