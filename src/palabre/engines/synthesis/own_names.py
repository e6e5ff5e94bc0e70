"""How speakers call the body that they speak for: by its name, its head, or "our office"."""

import re

from palabre.engines.synthesis import report_speech
from palabre.engines.synthesis.bodies_told import kind_told
from palabre.engines.synthesis.names import WELL_KNOWN
from palabre.engines.synthesis.perfect_en import perfected
from palabre.engines.synthesis.report_speech_en import (
    expanded,
    has_person,
    without_markers,
)
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.settled_en import settled
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.kernel.late import late


def own_name(sentence: Sentence) -> str:
    """Return how a sentence calls the speaker's own body: whole, or "the Office".

    "Our circle" is such a name where the body is called a circle, and "our firm" where it
    is a company: it is the body itself and nothing that the body has.
    """
    voice = sentence.source.voice
    name = voice.organisation
    if not name:
        return ""
    if name in sentence.words:
        return name
    said = report_speech.body_of(sentence.words, "en")
    opened = _OWN_HEAD.match(said)
    if opened and opened["head"] in name.split():
        return opened["head"]
    ours = _OUR_BODY.match(said)
    told = {kind_told(name), *_ALWAYS, *_CALLED.get(voice.group, ())}
    heads = {*name.lower().split(), *told}
    return f"Our {ours['head']}" if ours and ours["head"] in heads else ""


_TIME = (
    r"(?:(?:Since|In|By|From|Until|Before|After) (?:[a-z]+ )?(?:\d{4}|January|February|March|April"
    r"|May|June|July|August|September|October|November|December)(?: \d{4})?,? )?"
)
_WHEN = late(_TIME)
"""When: what may stand before the body, "since January the Office has ..."."""
_OWN_HEAD = late(rf"{_TIME}[Tt]he (?P<head>[A-Z]\w{{3,}}) (?:will|shall|has|is)\b")
_ALWAYS = ("organization", "organisation")
_CALLED = {"private-sector": ("company", "firm", "enterprise")}
"""How speakers call any body of their own, and one of their group."""
_OUR_BODY = late(r"Our (?P<head>[a-z]{4,}) (?!and\b|of\b|for\b|in\b|on\b|to\b)[a-z]+\b")


def of_body(words: str, name: str) -> Reported | None:
    """Return what a speaker said of the own organization by its name, or None.

    Examples
    --------
    >>> of_body("Lantern will open its register to schools.", "Lantern").clause
    '{own} would open its register to schools'
    """
    bare = expanded(without_markers(words)).rstrip(" .!;:,…")
    if name.startswith("Our "):
        bare = re.sub(r"(?<=\s)our\b", "its", bare)
    start = re.match(
        rf"(?P<when>.{{0,40}}?\b)(?:[Tt]he )?{re.escape(name)}(?=\s)", bare
    )
    if (
        not start
        or has_person(bare.replace(name, "", 1))
        or not _WHEN.fullmatch(start["when"])
    ):
        return None
    rest = bare[start.end() :]
    speech = Speech.ANNOUNCE if re.match(r" (?:will|shall)\b", rest) else Speech.REPORT
    turned = perfected(backshifted(f"it{rest}"), f"It{rest}")[2:]
    when = start["when"][:1].lower() + start["when"][1:]
    clause = settled(f"{when}{{own}}{turned}")
    return Reported(speech, clause, is_own=True, bare=f"Participants{rest}")


def names_own_body(sentence: Sentence) -> bool:
    """Tell whether a sentence holds a part of its speaker's organisation, as a name."""
    parts = _NAME_PART.findall(sentence.source.voice.organisation)
    said = set(_NAME_PART.findall(sentence.words[1:]))
    if said & set(parts) - WELL_KNOWN:
        return True
    opened = _BODY_DOES.match(sentence.words)
    return opened is not None and opened["first"] not in WELL_KNOWN


_BODY_DOES = late(
    r"^(?:The |L['’]|Le |La )(?P<first>[A-ZÀ-Ý][\w-]+)(?: (?:and|of|for|on|the|et|de|du|des|la|le|pour"
    r"|sur|[A-ZÀ-Ý][\w-]+))* (?:will|shall|has|have|is|a|va|[a-zà-ÿ]+(?:era|ira|dra))\b"
)
"""A body's name that opens a sentence in which it does something."""
_NAME_PART = late(r"\b[A-ZÀ-Ý][\w-]{3,}")
