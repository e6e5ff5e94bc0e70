"""What refusals about accreditation say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "registered-already": _("{person} is registered for this edition already."),
    "registration-closed": _(
        "Registration is not open: it runs from {opens} to {closes}."
    ),
    "edition-over": _("This edition is over: its last day was {on}."),
    "category-in-use": _("“{category}” cannot go: people are registered in it ({n})."),
    "pool-waited-for": _(
        "{n} wait for a place or have an offer. Raise the number of places first."
    ),
    "zone-in-use": _("“{zone}” cannot go: “{category}” opens it."),
    "badge-unknown": _("This badge was not issued for this edition."),
    "badge-forged": _("The signature of this badge is wrong. Do not admit."),
    "badge-revoked": _("This badge was revoked on {revoked_at}. Do not admit."),
    "badge-expired": _("This badge admitted until {last}. Do not admit."),
    "batch-too-large": _("{n} scans at once; send {most} at most, then the rest."),
    "badge-not-lost": _("This badge is valid; say first that it is lost."),
    "scan-number-used": _(
        "The gate's number of this scan stands for another badge or day. Scan it again."
    ),
    "zone-closed": _("This badge does not admit to that zone."),
    "nothing-to-print": _("There is no badge to print."),
    "badge-online": _("This person is registered online only. Send to the desk."),
    # delegations -----------------------------------------------------------------
    "delegation-closed": _("This delegation's window is closed; it ran to {closes}."),
    "nobody-chosen": _("Nobody who could be confirmed is chosen."),
    "quota-full": _(
        "You confirm {n}, but {free} of {limit} places are free. Confirm fewer, or ask "
        "the secretariat for more."
    ),
    "head-twice": _("A delegation has one head. Make the other an alternate first."),
    "list-without-names": _("{file} has no column “Name”. Add one above the names."),
    "list-too-long": _("The list has {n} rows; {longest} are the limit. Split it."),
    "answers-for-many": _("One person answers for {most} others at most."),
    "import-stale": _("The preview is too old. Choose the file again."),
    "nobody-chosen-to-vet": _("Choose at least one registration first."),
    # vetting ---------------------------------------------------------------------
    "second-needed": _(
        "A refusal in this category needs a second pair of eyes: propose it, and "
        "another person refuses."
    ),
    "own-registration": _(
        "This is your own registration: somebody else decides on it."
    ),
    "own-without-reason": _(
        "Nobody else could decide on your own registration. Say why you do: the "
        "journal keeps the reason."
    ),
    "appeal-late": _("The time for an appeal ended on {until}."),
    "appeal-twice": _("There was an appeal already; it is decided once."),
    "appeal-decided": _("This appeal is decided already."),
    "appeal-own-refusal": _("You refused this one; somebody else decides the appeal."),
    "offer-expired": _("The offer ran until {until} and went to the next in line."),
    # papers ----------------------------------------------------------------------
    "paper-unknown": _("No paper has the code {code}."),
    "paper-online": _("Whoever takes part online needs no letter of invitation."),
    "not-attended": _("A certificate is for whoever was seen at a door."),
    # the form --------------------------------------------------------------------
    "question-key": _(
        "“{key}” cannot name a question: small Latin letters, digits and _ only."
    ),
    "question-twice": _("Two questions are named “{key}”. Rename one."),
    "question-unlabelled": _("The question “{key}” has no words yet."),
    "question-choices": _("The question “{key}” has nothing to choose from."),
    "question-condition": _(
        "The question “{key}” waits for an answer that no earlier question can have."
    ),
    "form-too-long": _("A form has at most {longest} questions."),
    "form-unchanged": _("There is nothing to publish: no question was changed."),
    "answer-missing": _("Please answer this."),
    "answer-unknown": _("“{value}” is not one of the answers to choose from."),
    "answer-too-long": _("This has {n} signs; {longest} are the limit."),
    "answer-malformed": _("“{value}” is not what this question takes."),
    "answers-missing": _("{n} answers are missing or need another look."),
    # uploads ---------------------------------------------------------------------
    "upload-empty": _("{file} is empty. Choose it again."),
    "upload-too-large": _("{file} is too large: {megabytes} MB are the limit."),
    "upload-kind": _("{file} is no PDF, JPEG, PNG or WebP picture. Save it as one."),
    "upload-acting": _(
        "{file} has a password, carries files or runs something. Print it to PDF again."
    ),
    "upload-infected": _("{file} is refused: the scanner found {found}."),
    "upload-not-scanned": _("{file} could not be scanned just now. Try again later."),
    "uploads-too-many": _("You have handed in {most} documents, which is the limit."),
    "photo-kind": _("{file} is no picture. Choose a JPEG, PNG or WebP photograph."),
    "photo-small": _(
        "{file} is too small to recognize anybody: {pixels} pixels a side at least."
    ),
    "document-damaged": _("{name} can no longer be read: the file was damaged."),
    "not-accredited": _("This registration is not accredited; there is no badge."),
}
