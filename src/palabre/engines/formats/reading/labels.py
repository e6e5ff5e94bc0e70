"""Speaker labels: which text is one, the name in it, and whether it is a voice."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from palabre.engines.formats.reading.affiliations import LONGEST_BODY, in_order, parted
from palabre.engines.formats.reading.devices import is_device
from palabre.engines.formats.reading.label_lists import LISTS
from palabre.kernel.late import late

_TITLES: Final = frozenset(LISTS["titles"])
_DOTTED: Final = frozenset(LISTS["dotted_titles"])
_POST_NOMINALS: Final = frozenset(LISTS["post_nominals"])
_ACRONYMS: Final = frozenset(LISTS["acronyms"])
_PARTICLES: Final = frozenset(LISTS["particles"])
_ROLES: Final = frozenset(LISTS["roles"])
_CONDUCTING: Final = frozenset(LISTS["conducting"])
_BEFORE_NAMES: Final = frozenset(LISTS["before_names"])
_SITTINGS: Final = frozenset(LISTS["sittings"])
_ASIDES: Final = frozenset(LISTS["asides"])
_LEAD_INS: Final = frozenset(LISTS["lead_ins"])
_OPEN_NO_NAME: Final = _LEAD_INS | frozenset(LISTS["not_labels"])
_ASIDES_FIRST: Final = frozenset(LISTS["asides_first"])
_WHEREABOUTS: Final = frozenset(LISTS["whereabouts"])
_NOT_LABELS: Final = frozenset(LISTS["not_labels"])
_EXCELLENCY: Final = late(
    r"(?:h\.\s?e\.|s\.\s?e\.(?:m\.)?|(?:his|her|son|sa|su|your) (?:royal )?"
    r"(?:excellency|highness|excellence|excelencia|altesse|alteza))[\s,]+",
    re.IGNORECASE,
)
_ARTICLE: Final = late(
    r"^(?:the|le|la|l['’]|el|los|les|las)\s*(?<=[\s'’])", re.IGNORECASE
)
_TAIL: Final = late(r"(?:[\s#_]*\d+|\s+[a-z])$")
_PAREN: Final = late(r"\s*[(\[][^()\[\]]*[)\]]?")
_WORD: Final = late(r"[^\W\d_]+")
_PARTS: Final = late(r"\s*[,，、،;|()\[\]（）]\s*|\s+[-–—]\s+")
_JOINED: Final = late(r"\s*(?:[/&,]|\b(?:and|et|y|e|и)\b)\s*")
_EITHER: Final = late(r"(?<=\w)(?:/|·|\(|-)(?:a|e|ra|rice|trice|in|as|es|s)\)?(?!\w)")
"""The other gender in short: "Moderador/a", "Modérateur·trice", "Président(e)"."""
_HAN: Final = late("[\u3400-\u9fff]")
_HAN_LEAD_INS: Final = tuple(LISTS["han_lead_ins"])
_HAN_ENDINGS: Final = tuple(LISTS["han_endings"])
_ARABIC_MARKS: Final = late("[\u0640\u064b-\u0652]")


def speaker_name(label: str) -> str:
    """Return the name in a label, without title, body, role and capitals.

    Examples
    --------
    >>> speaker_name(">> MS. AMINA DE LA CRUZ:")
    'Amina de la Cruz'
    >>> speaker_name("S.E. M. Jean-Luc MBARGA (Cameroun)")
    'Jean-Luc Mbarga'
    >>> speaker_name("Amina Diallo, Chair"), speaker_name("Chairman Smith")
    ('Amina Diallo', 'Smith')
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
    >>> is_voice("Amina Diallo, Chair"), is_voice("主席"), is_voice("Ведущая")
    (False, False, False)
    """
    return _is_voice(label)


LONGEST_LABEL: Final = 80


def body_named(label: str) -> str:
    """Return the body, office or country that a label names; empty if it is none.

    Examples
    --------
    >>> body_named("Amina Diallo (ITU) (Guest)"), body_named("Amina Diallo, Kenya")
    ('ITU', 'Kenya')
    >>> body_named("Amina Diallo (she/her)"), body_named("Jo Roe (Host)")
    ('', '')
    """
    bare = _bare(label)
    for inside in _PAREN.findall(bare):
        told = str(inside).strip(" ()[]")
        is_name = told.casefold() == speaker_name(label).casefold()
        if len(told) > 1 and not is_name and not _is_aside(told):
            return told
    return parted(_without_chair(_PAREN.sub(" ", bare).strip()))[1]


def _is_aside(text: str) -> bool:
    """Say whether words in brackets tell how somebody speaks, and not for whom."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not words or words[0] in _ASIDES_FIRST or not _ASIDES.isdisjoint(words):
        return True
    return is_role(text) or is_device(text)


@lru_cache(maxsize=8192)
def is_chair(label: str) -> bool:
    """Say whether a label tells that somebody conducts: "Jo Roe, Chair".

    Examples
    --------
    >>> is_chair("Chairwoman Roe"), is_chair("Jo Roe (présidente)"), is_chair("Jo Roe")
    (True, True, False)
    """
    bare = _bare(label)
    first = _role_form(_PAREN.sub(" ", bare)).split()[:1]
    is_first = bool(first) and first[0] in _BEFORE_NAMES
    return is_first or any(_is_chair(part) for part in _PARTS.split(bare) if part)


def is_label(text: str) -> bool:
    """Say whether the text before a colon reads as a speaker's label."""
    return _is_label(text.strip())


@lru_cache(maxsize=8192)
def _speaker_name(label: str) -> str:
    text = _bare(label)
    inside = _PAREN.search(text)
    text = " ".join(_PAREN.sub(" ", text).split()) or text
    if inside and _is_chair(text) and _is_whole_name(inside[0].strip(" ()[]")):
        text = inside[0].strip(" ()[]")
    name = _without_body(text)
    words = name.split()
    while len(words) > 2 and words[-1] in _POST_NOMINALS:
        words = [*words[:-2], words[-2].rstrip(",")]
    is_shouted = len(words) > 1 or len(name) > 4 or name != text
    return " ".join(
        _cased(word, is_shouted=is_shouted, is_first=place == 0)
        for place, word in enumerate(words)
    )


def _without_body(text: str) -> str:
    """Take titles, chair and body off a name: "M. Dupont, Banque mondiale"."""
    name = _without_titles(_without_chair(_without_titles(text)))
    first, body = parted(name)
    if not body:
        first, body = parted(text)
    if not body:
        return name if _PAREN.search(text) or is_chair(text) else in_order(name)
    return _without_titles(_without_chair(_without_titles(first)))


@lru_cache(maxsize=8192)
def _is_voice(label: str) -> bool:
    bare = _bare(label)
    if not _WORD.search(bare) or bare[0] in "[(*♪":
        return False
    outside = _PAREN.sub(" ", bare)
    is_nobody = any(map(_is_role_text, (outside, bare)))
    is_nobody = is_nobody or is_chair(label) or _is_device_text(outside)
    return bool(outside.strip()) and not is_nobody


def _is_device_text(text: str) -> bool:
    """Say whether a device is meant and no person: "Ms. English" is one."""
    return _without_titles(text) == text and is_device(text)


@lru_cache(maxsize=1 << 16)  # a summit's speakers, asked for three times
def _is_label(text: str) -> bool:
    bare = _bare(text)
    if not 0 < len(bare) <= LONGEST_BODY or not _WORD.search(bare):
        return False
    if _is_with_body(bare):
        return True
    is_short = bare.split()[0].casefold() in _NOT_LABELS and " " not in bare
    if is_role(bare) and not is_short:
        return True
    outside = _PAREN.sub(" ", bare)  # "(she/her)", "(ITU | Geneva)"
    if len(outside.strip()) > LONGEST_LABEL or _NOT_IN_LABEL.search(outside):
        return False
    return _are_of_name(outside)


_NOT_IN_LABEL: Final = late(r"[?!;=<>{}|\\/@]|\.\.|https?$|[.] [a-z]")


def _are_of_name(text: str) -> bool:
    """Say whether few words, or signs that no space parts, may be a name."""
    words = text.split()
    if not 0 < len(words) <= 8 or words[0].strip(".,").casefold() in _NOT_LABELS:
        return False
    if _HAN.search(text) and not _is_han_name(text):
        return False
    return all(_is_name_word(word) or _is_chair(word) for word in words)


def _is_han_name(text: str) -> bool:
    """Say whether signs that no space parts may be a name: "王明", "教育部代表"."""
    bare = text.strip()
    if bare.startswith(_HAN_LEAD_INS) or bare in _NOT_LABELS:
        return False
    most = LONGEST_HAN_BODY if bare.endswith(_HAN_ENDINGS) or "·" in bare else 4
    return len(_HAN.findall(bare)) <= most


LONGEST_HAN_BODY: Final = 16


def _is_with_body(bare: str) -> bool:
    """Say whether a label names a body beside a name, and opens no sentence."""
    first = bare.partition(" ")[0].casefold()
    return first not in _OPEN_NO_NAME and bool(parted(bare)[1])


def is_role(label: str) -> bool:
    """Say whether the label is a role such as "Chair" or "Speaker 3"."""
    return _is_role_text(_PAREN.sub(" ", _bare(label)))


def _is_role_text(text: str) -> bool:
    form = _role_form(text)
    if form in _ROLES or _is_chair(text):
        return True
    words = form.split()
    if words[-1:] and words[-1] in _ROLES and _WHEREABOUTS.issuperset(words[:-1]):
        return True
    parts = [part for part in _JOINED.split(form) if part]
    return len(parts) > 1 and all(part in _ROLES or _is_chair(part) for part in parts)


@lru_cache(maxsize=8192)
def _is_chair(text: str) -> bool:
    """Say whether the words mean whoever is in the chair, and nothing else."""
    form = _role_form(text)
    if form in _CONDUCTING:
        return True
    words = form.split()
    chairs = [word for word in words if word in _CONDUCTING]
    if chairs and all(word in _CONDUCTING or word in _SITTINGS for word in words):
        return True
    return bool(_HAN_CHAIR.fullmatch(form))


def _han_chair() -> re.Pattern[str]:
    """Return what a chair is called where no space parts words: "联合主席"."""
    before = "|".join(word for word in LISTS["sittings"] if word >= "一")
    chairs = "|".join(word for word in LISTS["conducting"] if word >= "一")
    return re.compile(f"(?:{before})*(?:{chairs})(?:先生|女士)?")


_HAN_CHAIR: Final = _han_chair()


def _without_chair(text: str) -> str:
    """Take what says that somebody is in the chair off a name, if one is left.

    Where the chair comes first, what follows a comma is the chair of what.
    """
    parts = _PARTS.split(text)
    others = [part for part in parts if part and not _is_chair(part)]
    is_told = any(map(_is_chair, parts[1:]))
    is_before = _is_chair(parts[0]) and "," not in text
    if others and (is_told or is_before):
        return ", ".join(others)
    head, _space, rest = text.partition(" ")
    is_name = bool(rest) and all(map(_is_own_name, rest.split()))
    return rest if is_name and _role_form(head) in _BEFORE_NAMES else text


def _is_whole_name(text: str) -> bool:
    return " " in text and all(map(_is_own_name, text.split()))


def _is_own_name(word: str) -> bool:
    """Say whether a word after "Chair" may be of a name: not "of", "2" or "Online"."""
    form = _role_form(word)
    is_other = form in _ROLES or form in _SITTINGS or form in _NOT_LABELS
    return _is_name_word(word) and bool(_WORD.fullmatch(form[:1])) and not is_other


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
    return " ".join(text.rstrip(" :：*_").split())


def _role_form(text: str) -> str:
    """Fold a label so that "The Co-Chair 2" and "cochair" are the same."""
    text = _EITHER.sub("", _ARABIC_MARKS.sub("", text.casefold()))
    folded = _without_titles(text.strip(" .:[]()*"))
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
