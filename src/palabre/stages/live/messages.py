"""What refusals about the live session say."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "list-closed": _("The list of speakers is closed."),
    "floor-taken": _("{name} has the floor. End that statement first."),
    "on-the-list": _("{name} is on the list of speakers already."),
    "caption-empty": _("A caption needs words."),
    "caption-too-long": _("A caption has {limit} characters at most, not {length}."),
}
