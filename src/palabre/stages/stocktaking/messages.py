"""What refusals about stocktaking say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "year-before-baseline": _(
        "{year} is before the baseline year {baseline}: the register starts there."
    ),
    "year-ahead": _("{year} has not come yet."),
    "words-not-announced": _(
        "A commitment is made from an announcement: choose the words that were said."
    ),
    "share-out-of-range": _("Progress goes from 0 to 100 per cent, not {share}."),
}
