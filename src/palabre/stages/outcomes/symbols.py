"""Symbols of documents: which one a document may have."""

from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.models import Issue

LONGEST_SYMBOL = 60
"""Signs of a document's symbol, as its column holds them."""


def check_symbol(symbol: str, lang: str) -> None:
    """Refuse a symbol that makes no address, or that of another document.

    Raises Refused: ``symbol-unfit``, ``symbol-taken``.
    """
    address = slug(symbol)
    is_fit = address.isascii() and symbol.isprintable()
    if not address or not is_fit or len(symbol) > LONGEST_SYMBOL:
        raise Refused("symbol-unfit", most=LONGEST_SYMBOL, field="symbol")
    if is_taken(symbol, lang):
        raise Refused("symbol-taken", symbol=symbol, field="symbol")


def is_taken(symbol: str, lang: str) -> bool:
    """Tell whether a document has a symbol, or one that reads the same in an address."""
    issued = Issue.objects.filter(lang=lang).values_list("symbol", flat=True)
    return slug(symbol) in {slug(one) for one in issued}
