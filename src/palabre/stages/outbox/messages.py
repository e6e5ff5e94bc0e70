"""What messages and refusals about the outbox say."""

from django.utils.translation import gettext_lazy as _

from palabre.stages.outbox.states import MessageState

STATES = {
    MessageState.QUEUED: _("to be read"),
    MessageState.APPROVED: _("approved, will be sent"),
    MessageState.SENDING: _("being sent"),
    MessageState.SENT: _("sent"),
    MessageState.FAILED: _("could not be delivered"),
    MessageState.DISCARDED: _("discarded"),
}

REFUSALS = {
    "nothing-to-approve": _("No message is waiting to be read."),
}
