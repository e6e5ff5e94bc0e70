"""What refusals about editions say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "summit-exists": _("There is an edition with the code “{code}” already."),
    "dates-reversed": _("The last day ({ends_on}) is before the first ({starts_on})."),
    "zone-unknown": _("“{zone}” is not a time zone. Use a name such as Europe/Zurich."),
    "next-announced": _("The next edition is announced already: {code}."),
    "scenario-missing": _("There is no scenario in “{folder}”."),
    "scenario-malformed": _("{file} is not valid TOML: {why}."),
    "backup-missing": _("There is no file {file}."),
    "backup-broken": _("The backup {file} is damaged: {why}."),
    "backup-failed": _("The database could not be copied: {why}."),
    "backup-other-database": _(
        "The backup holds a {vendor} database; this installation uses {here}."
    ),
    "data-there": _(
        "There is a database already ({file}). Give --replace to keep it aside first."
    ),
}
