"""A bus that remembers, for tests of what rooms are told."""

import json

from palabre.gateways.bus import chosen
from palabre.gateways.bus.buses import NullBus


def listening():
    """Use a `NullBus` and return it."""
    bus = NullBus()
    chosen.use(bus)
    return bus


def told(bus, kind):
    """Return what a bus was told of a kind: room, number, facts."""
    return [
        (room, one.number, json.loads(one.data))
        for room, one in bus.told
        if one.kind == kind
    ]
