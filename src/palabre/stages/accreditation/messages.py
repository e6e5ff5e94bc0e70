"""What refusals about accreditation say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "registered-already": _("{person} is registered for this edition already."),
    "registration-closed": _("Registration is not open: it runs {window}."),
    "badge-unknown": _("This badge was not issued for this edition."),
    "badge-forged": _("The signature of this badge is wrong. Do not admit."),
    "badge-revoked": _("This badge was revoked on {revoked_at}. Do not admit."),
    "badge-online": _("This person is registered online only. Send to the desk."),
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
    "document-damaged": _("{name} can no longer be read: the file was damaged."),
    "not-accredited": _("This registration is not accredited; there is no badge."),
}
