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
        "Before the text can be signed, a decision is due on: {sentences} ({n})."
    ),
    "evidence-reopened": _(
        "The text cannot be signed: these sentences rest on a report that was reopened, "
        "or on a line it has lost: {sentences} ({n}). Wait until it is cleared again, or "
        "take them out."
    ),
    "text-unseen": _(
        "Nothing was signed: the text is no longer the one that you had before you. "
        "Read what has changed, then sign again."
    ),
    "comments-open": _(
        "Comments that nobody has settled: {n}. Settle them, or say that you sign all "
        "the same."
    ),
    "draft-ordered": _("A draft in this language is being made already."),
    "signature-broken": _("The text has changed since it was signed. Sign it again."),
    "symbol-taken": _("The symbol {symbol} is taken by another document."),
    "symbol-unfit": _(
        "A symbol has letters from A to Z or digits, by which it is found, and at most "
        "{most} signs."
    ),
    "quote-not-found": _("These words do not stand in {source}: “{quote}”."),
    "sentence-changed": _(
        "{who} changed this sentence while you were at it. What you typed is below; "
        "nothing of it is lost."
    ),
    "sentence-too-long": _("A sentence has at most {most} signs; this one has {n}."),
    "sentence-left-out": _("{sentence} was left out; take it in again first."),
    "split-into-one": _("Begin a new line where the second sentence begins"),
    "move-missing": _(
        "There is no move of this sentence to undo, or it was undone or moved again."
    ),
    "merge-with-itself": _("A sentence is merged with another one of the same draft."),
    "split-inside-word": _(
        "The first part ends inside the word “{word}”. Split between two words, where a "
        "sentence of its own begins."
    ),
    "note-too-long": _("At most {most} signs fit here; these are {n}."),
    "words-not-in-sentence": _("These words do not stand in the sentence: “{words}”."),
    "draft-issued": _("This text has been issued; a corrigendum can still say more."),
    "version-there": _("Nothing has changed since version {number}."),
    "step-last": _("It lies with the Chair, who signs it or gives it back."),
    "step-first": _("It lies where it began; there is nobody to give it back to."),
    "point-told": _("This point stands in the text already."),
    "nothing-corrected": _("Nothing differs from what was issued."),
    "sentence-not-issued": _("The issued text has no sentence {sentence}."),
    "choice-empty": _("Choose a country, a theme, a session or a word first."),
    "choices-full": _("At most {n} choices are kept; forget one first."),
    "figure-unknown": _("There is no figure “{key}”."),
    "figure-key": _(
        "“{key}” cannot stand in an address: small letters, digits and hyphens, at "
        "least three, a letter first."
    ),
    "figure-nameless": _("Give the figure a name in at least one language."),
    "figure-unchanged": _("Neither the name nor the definition has changed."),
    "figure-standard": _(
        "“{key}” is one of the figures that every edition has: change its definition, "
        "but keep it."
    ),
    "figures-too-many": _("An edition has at most {most} figures."),
    "figures-unchanged": _(
        "Nothing has changed since release {number}; there is nothing to publish."
    ),
    "figures-ordered": _("A release is being counted already; wait until it is done."),
    "figures-moved": _(
        "Another release came while this one was counted. Order it again."
    ),
    "order-not-failed": _("Only an order that failed is ordered again."),
    "order-taken": _("Another worker has this order by now."),
    "worker-died": _(
        "The worker stopped three times over it. Look at its log, then order it again."
    ),
    "definition-too-long": _("A definition has at most {most} signs; this has {n}."),
    "definition-sign": _(
        "Line {line}, column {column}: “{found}” has no sense here. A value with other "
        "signs than letters, digits and hyphens stands in quotation marks."
    ),
    "definition-quote": _(
        "Line {line}, column {column}: this quotation mark is not closed on its line."
    ),
    "definition-expected": _(
        "Line {line}, column {column}: here stands “{found}”, but {expected} is "
        "expected."
    ),
    "definition-unknown": _(
        "Line {line}, column {column}: “{found}” is not known here. Did you mean "
        "“{nearest}”? Possible are: {known}."
    ),
    "definition-date": _(
        "Line {line}, column {column}: “{found}” is not in the calendar or on the "
        "clock. Write it like {example}."
    ),
    "definition-too-deep": _(
        "Line {line}, column {column}: more than {most} brackets within each other; "
        "write the condition more simply."
    ),
    "definition-repeated": _(
        "Line {line}, column {column}: “{clause}” stands there twice. Take one away."
    ),
}
