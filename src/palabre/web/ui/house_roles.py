"""Names of the standing roles of the house, as pages about reports tell them."""

from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.web.ui.names import Named

HOUSE_ROLES: Named = {
    Role.SECRETARIAT: _("Secretariat"),
    Role.CHAIR: _("Chair of the summit"),
    Role.RAPPORTEUR: _("Rapporteur of the edition"),
    Role.PROTOCOL: _("Protocol"),
    Role.REVIEWER: _("Reviewer"),
    Role.PRESS: _("Press office"),
}
"""Roles that an edition may name to clear its reports."""
