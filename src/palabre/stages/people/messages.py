"""What refusals about people say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "link-spent": _(
        "This sign-in link has been used or is too old. Ask for a new one below."
    ),
    "password-wrong": _("Address and password do not belong together."),
    "account-exists": _("There is an account for {email} already. Sign in instead."),
    "password-weak": _("{why}"),
    "too-many-tries": _(
        "Too many tries in a short time. Please wait {minutes} minutes, then try again."
    ),
    "role-held": _(
        "You hold a role in an edition. Ask its secretariat to take it from you first, "
        "then erase your data."
    ),
    "name-missing": _("A name is needed, as it should stand on the badge."),
}
