"""What refusals about calls and proposals say."""

from django.utils.translation import gettext_lazy as _

from palabre.stages.calls.states import ProposalState

REFUSALS = {
    "call-not-open": _("The call opens on {opens_at}. Your text is kept as a draft."),
    "call-closed": _("The call closed on {closes_at}. Your text is kept as a draft."),
    "call-reversed": _("The call closes before it opens."),
    "proposal-incomplete": _("Before it can be submitted, please fill in: {missing}."),
    "reason-missing": _("A reason is needed: it reaches the person concerned."),
    "title-too-long": _("The title has {length} characters; 200 are the limit."),
}

FIELDS = {
    "title": _("title"),
    "description": _("description"),
    "organization": _("organization"),
    "session_type": _("type of session"),
    "themes": _("theme"),
    "action_lines": _("Action Line"),
    "mode": _("on site, online or both"),
}
"""Names of a proposal's fields, as refusals list them."""

STATES = {
    ProposalState.DRAFT: _("draft, not submitted"),
    ProposalState.SUBMITTED: _("submitted, to be decided"),
    ProposalState.ACCEPTED: _("accepted"),
    ProposalState.DECLINED: _("not accepted"),
    ProposalState.WITHDRAWN: _("withdrawn"),
}
