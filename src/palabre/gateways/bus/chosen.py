"""The bus of this process, chosen once by the operator's settings."""

from typing import TYPE_CHECKING

from palabre.gateways.bus.buses import Bus, LocalBus

if TYPE_CHECKING:
    from palabre.gateways.bus.redis_bus import RedisBus

_chosen: list[Bus] = []


def bus_for(url: str) -> "LocalBus | RedisBus":
    """Return a bus for ``PALABRE_BUS_URL``: none for one process, else Redis."""
    if not url:
        return LocalBus()
    from palabre.gateways.bus.redis_bus import RedisBus  # noqa: PLC0415 - slow import

    return RedisBus(url)


def use(bus: Bus) -> None:
    """Let everything in this process publish through a bus."""
    _chosen[:] = [bus]


def current(url: str) -> Bus:
    """Return the bus in use; the first call chooses it by the address."""
    if not _chosen:
        use(bus_for(url))
    return _chosen[0]
