"""What refusals about outcomes say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "nothing-to-draft": _(
        "There is nothing to draft from: no cleared report and no transcript yet."
    ),
    "sentence-unsupported": _(
        "This sentence is not supported by its evidence: {told}. Mend it, or override "
        "with a reason that is printed in the audit."
    ),
    "draft-not-verified": _(
        "{n} sentences wait for a decision before the text can be signed: {sentences}."
    ),
    "signature-broken": _("The text has changed since it was signed. Sign it again."),
    "symbol-taken": _("The symbol {symbol} is taken by another document."),
    "quote-not-found": _("These words do not stand in {source}: “{quote}”."),
    "figure-unknown": _("There is no figure “{key}”."),
}
