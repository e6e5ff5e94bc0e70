"""Words of the figures that Palabre ships with, so that every reader has them.

Units and remarks of published figures are kept as one text, as whoever published them
gave it; those that come with the house are said in the page's language.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SHIPPED = (
    # units of indicators -----------------------------------------------------------
    _("billion people"),
    _("per cent"),
    _("per cent of income"),
    _("languages"),
    # remarks on published figures --------------------------------------------------
    _("Published as different numbers; the lower end is kept as the value."),
    _("Countries not found in print."),
    _("The Chair's Summary gives 18,000 with a joint event: another definition."),
    _("The exact number is below the value shown."),
    _("On site, with a joint event."),
    _("Revision of the 67 % reported in 2023."),
    _("Kept as 74 for charts; published in words."),
    _("The definition or the source is incomplete."),
)


def shipped(words: str) -> str:
    """Return words in the active language, as far as they are the house's own."""
    if words in SHIPPED:
        return gettext(words)
    for one in SHIPPED:
        if one.endswith(".") and one in words:
            words = words.replace(one, gettext(one))
    return words
