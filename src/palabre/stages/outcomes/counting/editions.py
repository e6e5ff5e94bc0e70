"""The same figure in the editions of a series: whether it counted the same."""

from dataclasses import dataclass
from datetime import datetime

from palabre.stages.outcomes.counting.definitions import Defined, defined
from palabre.stages.outcomes.counting.evaluating import count
from palabre.stages.outcomes.counting.released import figures_in, latest
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import editions_of


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of one edition beside that of another.

    ``is_alike`` tells whether both count the same by fingerprint; ``value`` is None
    where nothing was published or it is hidden.
    """

    summit: Summit
    value: int | None
    counted_at: datetime | None
    source: str
    is_alike: bool
    is_here: bool


def over_editions(summit: Summit, key: str) -> list[Compared]:
    """Return a figure over the editions of a series, as published, newest first."""
    here = defined(summit).get(key)
    found = []
    for edition in editions_of(summit.series):
        one = defined(edition).get(key)
        if one is not None and not edition.is_listed_only:
            found.append(_compared(edition, one, here, is_here=edition == summit))
    return found


def _compared(
    edition: Summit, one: Defined, here: Defined | None, *, is_here: bool
) -> Compared:
    value, at, source, sha256 = None, None, str(one.counts), one.counts.sha256
    last = latest(edition)
    published = figures_in(last).get(one.key) if last else None
    if published is not None:
        value, at = published.value, published.counted_at
        source, sha256 = published.source, published.sha256
    elif not one.is_personal:
        value = count(one.counts, edition)
    is_alike = here is not None and sha256 == here.counts.sha256
    return Compared(edition, value, at, source, is_alike, is_here)
