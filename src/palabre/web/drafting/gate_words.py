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
        r"“(?P<what>.+)” is not the translation given for the quotation\.",
        _("“{what}” is not the translation given for the quotation."),
    ),
    (
        r"“(?P<what>.+)” is marked as a translation that nobody gave\.",
        _("“{what}” is marked as a translation that nobody gave."),
    ),
)


def in_words(told: str) -> tuple[str, str]:
    """Return what the gate says in the reader's language, and the language it is in."""
    here = get_language() or "en"
    return next(_said(told, here), (told, "en"))


def _said(told: str, here: str) -> Iterator[tuple[str, str]]:
    for pattern, form in FORMS:
        found = re.fullmatch(pattern, told, re.DOTALL)
        if found:
            yield str(form).format(**found.groupdict()), here
