"""What refusals about accreditation say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "registered-already": _("{person} is registered for this edition already."),
    "registration-closed": _("Registration is not open: it runs {window}."),
    "badge-unknown": _("This badge was not issued for this edition."),
    "badge-forged": _("The signature of this badge is wrong. Do not admit."),
    "badge-revoked": _("This badge was revoked on {revoked_at}. Do not admit."),
    "badge-online": _("This person is registered online only. Send to the desk."),
    "not-accredited": _("This registration is not accredited; there is no badge."),
}
