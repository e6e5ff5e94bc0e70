"""Speaker labels: which text is one, the name in it, and whether it is a voice."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Final

_LISTS: Final[dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("labels.toml").read_text("utf-8")
)
_TITLES: Final = frozenset(_LISTS["titles"])
_DOTTED: Final = frozenset(_LISTS["dotted_titles"])
_POST_NOMINALS: Final = frozenset(_LISTS["post_nominals"])
_ACRONYMS: Final = frozenset(_LISTS["acronyms"])
_PARTICLES: Final = frozenset(_LISTS["particles"])
_ROLES: Final = frozenset(_LISTS["roles"])
_NOT_LABELS: Final = frozenset(_LISTS["not_labels"])
_EXCELLENCY: Final = re.compile(
    r"(?:h\.\s?e\.|s\.\s?e\.(?:m\.)?|(?:his|her|son|sa|su|your) (?:royal )?"
    r"(?:excellency|highness|excellence|excelencia|altesse|alteza))[\s,]+",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    r"^(?:the|le|la|l['’]|el|los|les|las)\s*(?<=[\s'’])", re.IGNORECASE
)
_TAIL: Final = re.compile(r"(?:[\s#]*\d+|\s+[a-z])$")
_PAREN: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_WORD: Final = re.compile(r"[^\W\d_]+")


def speaker_name(label: str) -> str:
    """Return the name in a label, without title, marks, role and capitals.

    Examples
    --------
    >>> speaker_name(">> MS. AMINA DE LA CRUZ:")
    'Amina de la Cruz'
    >>> speaker_name("S.E. M. Jean-Luc MBARGA (Cameroun)")
    'Jean-Luc Mbarga'
    """
    return _speaker_name(label)


def is_voice(label: str) -> bool:
    """Say whether a label names somebody whose view may be counted.

    False for those who conduct ("Chair", "Modératrice"), for nobody in particular
    ("Unknown", "Speaker 1", "Participante 3", "All"), for machines, for notices
    ("[Applause]") and for an empty label.

    Examples
    --------
    >>> is_voice("THE CHAIR"), is_voice("Mme la Présidente"), is_voice("Amina Diallo")
    (False, False, True)
    """
    return _is_voice(label)


def is_label(text: str) -> bool:
    """Say whether the text before a colon reads as a speaker's label."""
    return _is_label(text.strip())


@lru_cache(maxsize=8192)
def _speaker_name(label: str) -> str:
    text = _bare(label)
    text = " ".join(_PAREN.sub(" ", text).split()) or text
    name = _without_titles(text)
    words = name.split()
    while len(words) > 2 and words[-1] in _POST_NOMINALS:
        words = [*words[:-2], words[-2].rstrip(",")]
    is_shouted = len(words) > 1 or len(name) > 4 or name != text
    return " ".join(
        _cased(word, is_shouted=is_shouted, is_first=place == 0)
        for place, word in enumerate(words)
    )


@lru_cache(maxsize=8192)
def _is_voice(label: str) -> bool:
    bare = _bare(label)
    if not _WORD.search(bare) or bare[0] in "[(*♪":
        return False
    role = _role_form(_PAREN.sub(" ", bare))
    if not role or role in _ROLES:
        return False
    whole = _role_form(bare)
    first = role.split()[0]
    conducts = first in {"chair", "cochair", "moderator", "operator", "interpreter"}
    return whole not in _ROLES and not conducts


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    bare = _bare(text)
    if not 0 < len(bare) <= 80 or not _WORD.search(bare):
        return False
    outside = _PAREN.sub(" ", bare)  # "(she/her)", "(ITU | Geneva)"
    if re.search(r"[?!;=<>{}|\\/@]|\.\.|https?$|[.] [a-z]", outside):
        return False
    words = outside.split()
    if not 0 < len(words) <= 8 or words[0].strip(".,").casefold() in _NOT_LABELS:
        return False
    return all(_is_name_word(word) for word in words) or is_role(bare)


def is_role(label: str) -> bool:
    """Say whether the label is a role such as "Chair" or "Speaker 3"."""
    return _role_form(_PAREN.sub(" ", _bare(label))) in _ROLES


def _is_name_word(word: str) -> bool:
    first = word.lstrip("'’\"“«-–(,.&#")[:1]
    if not first:
        return True
    if not first.islower() or first.title() == first:  # some scripts have one case
        return True
    return word.strip(",.").casefold() in _PARTICLES or "'" in word or "’" in word


def _bare(label: str) -> str:
    text = unicodedata.normalize("NFC", label).strip()
    text = re.sub(r"^(?:>|&gt;|[-–—•*_\s])+", "", text)
    return " ".join(text.rstrip(" :*_").split())


def _role_form(text: str) -> str:
    """Fold a label so that "The Co-Chair 2" and "cochair" are the same."""
    folded = _without_titles(text.casefold().strip(" .:[]()*"))
    previous = ""
    while previous != folded:
        previous = folded
        folded = _TAIL.sub("", _ARTICLE.sub("", folded)).strip()
    return re.sub(r"[-‐–.]", "", folded).strip()


def _without_titles(text: str) -> str:
    """Take titles off the front as long as a name is left."""
    while True:
        shorter = _EXCELLENCY.sub("", text, count=1) if _starts_high(text) else text
        if shorter == text:
            head, _space, rest = text.partition(" ")
            shorter = rest.strip() if rest.strip() and _is_title(head) else text
        if shorter == text:
            return text
        text = shorter


def _starts_high(text: str) -> bool:
    return bool(_EXCELLENCY.match(text))


def _is_title(word: str) -> bool:
    folded = word.casefold().replace(".", "").strip(",")
    if folded not in _TITLES:
        return False
    return folded not in _DOTTED or word.endswith((".", ".,")) or word.isupper()


def _cased(word: str, *, is_shouted: bool, is_first: bool) -> str:
    """Return a word in capitals as a name is written; leave every other word."""
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) < 2 or not word.isupper() or word.strip(",.") in _ACRONYMS:
        return word
    if "." in word or not is_shouted or word.upper() == word.lower():
        return word
    if word.casefold() in _PARTICLES and not is_first:
        return word.lower()
    return re.sub(r"[^\W\d_]+", _name_case, word)


def _name_case(match: re.Match[str]) -> str:
    word = match[0]
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].title()
    return word[0] + word[1:].replace("İ", "i").lower()
