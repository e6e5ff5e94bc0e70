"""What the gate says of a sentence, in the reader's language.

The gate is a library and speaks English; a page says it again by pattern. What no
pattern knows stands in English and is marked as such.
"""

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FORMS: tuple[tuple[str, str | Promise], ...] = (
    (
        r"Not in the cited words nor a figure: (?P<what>.+)\.",
        _("Not in the cited words nor a figure: {what}."),
    ),
    (
        r"“(?P<what>.+)” counts something else in the cited words\.",
        _("“{what}” counts something else in the cited words."),
    ),
    (
        r"“(?P<what>.+)” is more or less exact than in the cited words\.",
        _("“{what}” is more or less exact than in the cited words."),
    ),
    (
        r"“(?P<what>.+)”, but (?P<n>.+) are counted\.",
        _("“{what}”, but {n} are counted."),
    ),
    (r"No figure has the id (?P<what>.+)\.", _("No figure has the id {what}.")),
    (
        r"Not in the figures' definitions: (?P<what>.+)\.",
        _("Not in the figures’ definitions: {what}."),
    ),
    (r"The statement cites nothing\.", _("The sentence cites nothing.")),
    (
        r"No intervention has the id (?P<what>.+)\.",
        _("No turn of the records has the id {what}."),
    ),
    (
        r"“(?P<what>.+)” is not at that place of (?P<place>.+)\.",
        _("“{what}” is not at that place of {place}."),
    ),
    (
        r"“(?P<what>.+)” leaves out “(?P<other>.+)”, which turns its sense\.",
        _("“{what}” leaves out “{other}”, which turns its sense."),
    ),
    (
        r"“(?P<what>.+)” stands in another order than it was said\.",
        _("“{what}” stands in another order than it was said."),
    ),
    (
        r"The condition “(?P<what>.+)” of the cited words is missing\.",
        _("The condition “{what}” of the cited words is missing."),
    ),
    (
        r"“(?P<what>.+)” was left out: without it more is said than was\.",
        _("“{what}” was left out: without it more is said than was."),
    ),
    (
        r"“(?P<what>.+)” was not said in this place\.",
        _("“{what}” was not said in this place."),
    ),
    (
        r"“(?P<what>.+)” is told as what will be, and was not said so\.",
        _("“{what}” is told as what will be, and was not said so."),
    ),
    (
        r"“(?P<what>.+)” is told as what is so, and was said to be coming\.",
        _("“{what}” is told as what is so, and was said to be coming."),
    ),
    (
        r"“(?P<what>.+)” is told as missed, and was not said so\.",
        _("“{what}” is told as missed, and was not said so."),
    ),
    (
        r"“(?P<what>.+)” moves what was said to another time\.",
        _("“{what}” moves what was said to another time."),
    ),
    (
        r"“(?P<what>.+)” does not say in which session\.",
        _("“{what}” does not say in which session."),
    ),
    (
        r"A sign that nobody sees \((?P<what>.+)\) stands in the sentence\.",
        _("A sign that nobody sees ({what}) stands in the sentence."),
    ),
    (r"“(?P<what>.+)” is markup, not text\.", _("“{what}” is markup, not text.")),
    (
        r"“(?P<what>.+)” mixes letters of two scripts that look alike\.",
        _("“{what}” mixes letters of two scripts that look alike."),
    ),
    (
        r"“(?P<what>.+)” of the cited words is missing\.",
        _("“{what}” of the cited words is missing."),
    ),
    (
        r"“(?P<what>.+)” begins, ends or dates something else than was said\.",
        _("“{what}” begins, ends or dates something else than was said."),
    ),
    (
        r"“(?P<what>.+)” goes on from other words than it was said with\.",
        _("“{what}” goes on from other words than it was said with."),
    ),
    (
        r"“(?P<what>.+)” is told as a fact, and was said to be needed\.",
        _("“{what}” is told as a fact, and was said to be needed."),
    ),
    (
        r"“(?P<what>.+)” are told, and one speaker is cited\.",
        _("“{what}” are told, and one speaker is cited."),
    ),
    (
        r"Nobody is cited who “(?P<what>.+)”\.",
        _("No cited words bear out the verb “{what}”."),
    ),
    (
        r"The cited words are not in the language “(?P<what>.+)”\.",
        _("The cited words are not in the language “{what}”."),
    ),
    (
        r"“(?P<what>.+)” is not in the cited words\.",
        _("“{what}” is not in the cited words."),
    ),
    (
        r"Not in the cited words: (?P<what>.+)\.",
        _("Not in the cited words: {what}."),
    ),
    (
        r"Perhaps a name, not in the cited words: (?P<what>.+)\.",
        _("Perhaps a name, not in the cited words: {what}."),
    ),
    (
        r"Names or numbers stand in another order than in the cited words\.",
        _("Names or numbers stand in another order than in the cited words."),
    ),
    (
        r"“(?P<what>.+)” is negated here, unlike the cited words\.",
        _("“{what}” is negated here, unlike the cited words."),
    ),
    (
        r"“(?P<what>.+)” is not negated here, unlike the cited words\.",
        _("“{what}” is not negated here, unlike the cited words."),
    ),
    (
        r"“(?P<what>.+)” is said more strongly than it was\.",
        _("“{what}” is said more strongly than it was."),
    ),
    (
        r"More of “(?P<what>.+)” is meant than was said\.",
        _("More of “{what}” is meant than was said."),
    ),
    (
        r"“(?P<what>.+)” stands more often than it was said\.",
        _("“{what}” stands more often than it was said."),
    ),
    (
        r"A negation of the cited words is missing\.",
        _("A negation of the cited words is missing."),
    ),
    (
        r"A reservation of the cited words is missing\.",
        _("A reservation of the cited words is missing."),
    ),
    (
        r"“(?P<what>.+)” stands where the cited words say “(?P<other>.+)”\.",
        _("“{what}” stands where the cited words say “{other}”."),
    ),
    (
        r"(?P<n>\d+) of (?P<all>\d+) content words are cited; not: (?P<what>.+)\.",
        _("{n} of {all} content words are cited; not: {what}."),
    ),
    (
        r"No evidence lets the text say “(?P<what>.+)”\.",
        _("No evidence lets the text say “{what}”."),
    ),
    (
        r"No cited voice speaks for “(?P<what>.+)”\.",
        _("No cited voice speaks for “{what}”."),
    ),
    (r"A single sign is no sentence\.", _("A single sign is no sentence.")),
    (
        r"“(?P<what>.+)” begins in the middle of a sentence\.",
        _("“{what}” begins in the middle of a sentence."),
    ),
    (r"No sentence ends on “(?P<what>.+)”\.", _("No sentence ends on “{what}”.")),
    (
        r"No verb was found: perhaps this is no sentence\.",
        _("No verb was found: perhaps this is no sentence."),
    ),
    (
        r"The cited words are in another language: a person must compare\.",
        _("The cited words are in another language: a person must compare."),
    ),
    (
        r"“(?P<what>.+)” is not the translation given for the words\.",
        _("“{what}” is not the translation given for the words."),
    ),
    (
        r"“(?P<what>.+)” stands in the translation, not in the words as said\.",
        _("“{what}” stands in the translation, not in the words as said."),
    ),
    (
        r"“(?P<what>.+)” is marked as a translation that nobody gave\.",
        _("“{what}” is marked as a translation that nobody gave."),
    ),
)

_NUMBER = _("Write number, unit and date as they stand in the cited words.")
_WHO = _("Name only who stands in the cited words, or write “one speaker”.")
_QUOTED = _("Copy the quotation from the record, or write it without quotation marks.")
_AS_SAID = _("Write it as the cited words say it, or cite the words that say it so.")
_WHOLE = _("Put these words back, or cite words that say it of all.")
_TOLD = _("Write who said it, and in which session.")
_WORDS = _("Use the words of the record, or tie the sentence to words that say this.")
_COMPARE = _("Compare it with the record; if it is true, let it stand with a reason.")
_PLAIN = _("Write a whole sentence in plain letters.")

MENDS: dict[str, str | Promise] = {
    **dict.fromkeys(("numbers", "units", "counted", "shares", "dates"), _NUMBER),
    **dict.fromkeys(("figures", "figures-alone"), _NUMBER),
    **dict.fromkeys(("names", "first-words", "groups", "crowd"), _WHO),
    **dict.fromkeys(("quotations", "translations", "tongue"), _QUOTED),
    **dict.fromkeys(
        ("negation", "strength", "opposites", "modality", "time"), _AS_SAID
    ),
    **dict.fromkeys(("conditions", "qualifiers", "small-words", "repeats"), _AS_SAID),
    **dict.fromkeys(("order", "sequence"), _AS_SAID),
    "scope": _WHOLE,
    **dict.fromkeys(("frames", "reserved-words", "agreement"), _TOLD),
    **dict.fromkeys(("coverage", "evidence", "cites-exist"), _WORDS),
    "language": _COMPARE,
    **dict.fromkeys(("whole-sentence", "signs"), _PLAIN),
}
"""How a person mends what a rule of the gate found."""


def in_words(told: str) -> tuple[str, str]:
    """Return what the gate says in the reader's language, and the language it is in."""
    here = get_language() or "en"
    return next(_said(told, here), (told, "en"))


def _said(told: str, here: str) -> Iterator[tuple[str, str]]:
    for pattern, form in FORMS:
        found = re.fullmatch(pattern, told, re.DOTALL)
        if found:
            yield str(form).format(**found.groupdict()), here
