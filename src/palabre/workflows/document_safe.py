"""Where documents are kept in this installation."""

from django.conf import settings

from palabre.gateways.antivirus.chosen import scanner_at
from palabre.gateways.vault.folder import FolderVault
from palabre.kernel.sealing import seal_at
from palabre.stages.accreditation.documents import Safe


def documents_safe() -> Safe:
    """Return the installation's vault, seal and scanner."""
    return Safe(
        vault=FolderVault(settings.VAULT_FOLDER),
        seal=seal_at(settings.DOCUMENTS_KEY),
        scanner=scanner_at(settings.CLAMD),
    )
