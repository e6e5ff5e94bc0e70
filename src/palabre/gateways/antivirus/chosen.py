"""The scanner that the operator's settings name."""

from palabre.gateways.antivirus.clamd import ClamdScanner
from palabre.gateways.antivirus.null import NullScanner


def scanner_at(address: str) -> ClamdScanner | NullScanner:
    """Return clamd at an address; without one, a scanner that finds nothing."""
    return ClamdScanner(address) if address else NullScanner()
