"""What refusals about editions say, and what standing roles are called."""

from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role

ROLES = {
    Role.SECRETARIAT: _("Secretariat"),
    Role.CHAIR: _("Chair"),
    Role.REVIEWER: _("Reviewer"),
    Role.FOCAL_POINT: _("Focal point"),
    Role.PROTOCOL: _("Protocol"),
    Role.RAPPORTEUR: _("Rapporteur"),
    Role.MODERATOR: _("Moderator"),
    Role.CAPTIONER: _("Captioner"),
    Role.GATE: _("Gate"),
    Role.PRESS: _("Press"),
    Role.ACCREDITATION: _("Accreditation officer"),
}

REFUSALS = {
    "tag-not-offered": _(
        "{item} is no longer suggested here: it was decided already, or the text changed."
    ),
    "tag-not-dismissed": _("{item} was not dismissed here."),
    "summit-exists": _("There is an edition with the code “{code}” already."),
    "edition-not-over": _("This comes after the edition: its last day is {on}."),
    "edition-listed-only": _(
        "{edition} is known here by its published figures alone: nobody comes to it."
    ),
    "dates-reversed": _("The last day ({ends_on}) is before the first ({starts_on})."),
    "zone-unknown": _("“{zone}” is not a time zone. Use a name such as Europe/Zurich."),
    "venue-outside": _(
        "{venue} is open on {on}, outside these days. Change its days first."
    ),
    "day-outside": _("{on} is not a day of this edition."),
    "phase-reversed": _("“{label}” ends before it begins."),
    "room-twice": _("Two rooms have the code “{code}”."),
    "room-in-use": _("Sessions stand in {room}: move them first."),
    "placed-outside": _(
        "“{title}” stands there from {starts_at} to {ends_at}. Move it first."
    ),
    "theme-in-use": _("“{theme}” is in use by sessions or proposals ({n})."),
    "last-secretariat": _(
        "{person} is the last one of the secretariat. Name another first."
    ),
    "role-not-held": _("{person} does not hold this role."),
    "edition-unclear": _("Which edition? Give --edition with one of: {codes}."),
    "edition-missing": _(
        "There is no edition yet. Give --edition CODE and it is made, or see "
        "“palabre edition --help”."
    ),
    "edition-unknown": _(
        "There is no edition with the code “{code}”. There are: {codes}."
    ),
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
