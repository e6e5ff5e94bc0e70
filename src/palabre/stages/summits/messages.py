"""What refusals about editions say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "summit-exists": _("There is an edition with the code “{code}” already."),
    "dates-reversed": _("The last day ({ends_on}) is before the first ({starts_on})."),
    "zone-unknown": _("“{zone}” is not a time zone. Use a name such as Europe/Zurich."),
}
