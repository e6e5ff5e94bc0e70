import asyncio
import json

import pytest

from palabre.gateways.bus.events import CAPTION, Event, event
from palabre.gateways.bus.hub import Hub, Limits
from palabre.kernel.refusals import Refused

ROOM = "forum/INC-01"


class Kept:
    """A database of captions: what a hub may read again."""

    def __init__(self, n=0):
        self.captions = [caption(number) for number in range(1, n + 1)]
        self.states = []
        self.n_read = 0
        self.gate = None

    async def __call__(self, room, after):
        self.n_read += 1
        if self.gate is not None:
            await self.gate.wait()
        if room != ROOM:
            return None
        return self.states + [one for one in self.captions if one.number > after]


def caption(number):
    return event(CAPTION, number, {"number": number, "text": f"words {number}"})


def run(story):
    """Tell a story in a loop of its own; it may last half a minute."""
    asyncio.run(asyncio.wait_for(story, 30))


async def heard(listener):
    """Return what a listener has to hear now."""
    chunk = (await asyncio.wait_for(listener.next(), 1) or b"").decode()
    found = []
    for frame in chunk.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in frame.split("\n") if ": " in line)
        if "event" in lines:
            told = json.loads(lines["data"])
            found.append(told.get("number", lines["event"]))
    return found


def test_every_listener_hears_every_caption_in_order():
    async def story():
        hub = Hub(Kept())
        listeners = [await hub.join(ROOM) for _ in range(50)]
        assert [await heard(one) for one in listeners] == [[]] * 50
        for number in range(1, 30):
            hub.publish(ROOM, caption(number))
        for one in listeners:
            assert await heard(one) == list(range(1, 30))

    run(story())


def test_captions_that_overtake_each_other_are_put_in_order():
    async def story():
        kept = Kept()
        hub = Hub(kept)
        listener = await hub.join(ROOM)
        await heard(listener)
        kept.captions = [caption(1), caption(2)]
        hub.publish(ROOM, caption(2))
        hub.publish(ROOM, caption(1))
        assert await heard(listener) == [1, 2]
        hub.publish(ROOM, caption(2))
        hub.publish(ROOM, caption(3))
        assert await heard(listener) == [3]

    run(story())


def test_what_the_bus_lost_is_read_from_the_database():
    async def story():
        kept = Kept(2)
        hub = Hub(kept)
        listener = await hub.join(ROOM, 2)
        await heard(listener)
        kept.captions += [caption(number) for number in range(3, 8)]
        hub.publish(ROOM, caption(7))
        assert await heard(listener) == [3, 4, 5, 6, 7]

    run(story())


def test_whoever_reconnects_gets_what_was_missed():
    async def story():
        hub = Hub(Kept(10))
        assert await heard(await hub.join(ROOM, 7)) == [8, 9, 10]
        assert await heard(await hub.join(ROOM, 10)) == []
        assert await heard(await hub.join(ROOM)) == []
        assert await heard(await hub.join(ROOM, 0)) == list(range(1, 11))

    run(story())


def test_whoever_missed_more_than_is_kept_is_told_to_ask_for_it():
    async def story():
        hub = Hub(Kept(10), Limits(n_kept=3))
        assert await heard(await hub.join(ROOM, 2)) == ["resync", 8, 9, 10]
        assert await heard(await hub.join(ROOM, 7)) == [8, 9, 10]

    run(story())


def test_a_thousand_who_come_back_cost_one_reading():
    async def story():
        kept = Kept(5)
        kept.gate = asyncio.Event()
        hub = Hub(kept, Limits(n_listeners=1000))
        joining = [asyncio.create_task(hub.join(ROOM, 4)) for _ in range(1000)]
        await asyncio.sleep(0)
        hub.publish(ROOM, caption(6))
        kept.gate.set()
        listeners = await asyncio.gather(*joining)
        assert kept.n_read == 1
        assert await heard(listeners[0]) == await heard(listeners[-1]) == [5, 6]

    run(story())


def test_a_slow_reader_is_dropped_and_slows_nobody():
    async def story():
        hub = Hub(Kept(), Limits(n_waiting=8))
        slow, quick = await hub.join(ROOM), await hub.join(ROOM)
        for number in range(1, 20):
            hub.publish(ROOM, caption(number))
            assert number in await heard(quick)
        assert slow.is_over
        assert await slow.next() is None

    run(story())


def test_a_writer_that_hangs_on_a_full_socket_is_cut_off():
    async def story():
        hub = Hub(Kept(), Limits(n_waiting=4))
        listener = await hub.join(ROOM)

        async def write():
            await listener.next()
            await asyncio.Event().wait()  # the socket is full for ever

        listener.writer = asyncio.create_task(write())
        await asyncio.sleep(0)
        for number in range(1, 7):
            hub.publish(ROOM, caption(number))
        with pytest.raises(asyncio.CancelledError):
            await listener.writer
        assert listener.is_over

    run(story())


def test_a_reader_who_takes_nothing_between_two_beats_is_dropped():
    async def story():
        hub = Hub(Kept())
        idle, awake = await hub.join(ROOM), await hub.join(ROOM)
        for _ in range(3):
            await awake.next()
            hub.beat_once()
        assert idle.is_over
        assert not awake.is_over

    run(story())


def test_an_older_state_never_replaces_a_newer_one():
    async def story():
        kept = Kept()
        kept.states = [Event("floor", '{"number": "Ada"}', 5)]
        hub = Hub(kept)
        listener = await hub.join(ROOM)
        assert await heard(listener) == ["Ada"]
        hub.publish(ROOM, Event("floor", '{"number": "Bo"}', 9))
        hub.publish(ROOM, Event("floor", '{"number": "Ada"}', 8))
        hub.publish(ROOM, Event("list", "{}", 8))
        assert await heard(listener) == ["Bo", "list"]
        assert await heard(await hub.join(ROOM)) == ["Bo", "list"]

    run(story())


def test_a_state_that_comes_back_is_as_new_as_its_stamp():
    """Given, taken back, and the middle one comes last: it is the older one."""

    async def story():
        kept = Kept()
        kept.states = [Event("floor", '{"number": "Ada"}', 5)]
        hub = Hub(kept)
        await hub.join(ROOM)
        hub.publish(ROOM, Event("floor", '{"number": "Ada"}', 9))
        hub.publish(ROOM, Event("floor", '{"number": "Bo"}', 8))
        assert await heard(await hub.join(ROOM)) == ["Ada"]

    run(story())


def test_a_hub_holds_so_many_and_takes_more_when_some_leave():
    async def story():
        hub = Hub(Kept(), Limits(n_listeners=2))
        first, _ = await hub.join(ROOM), await hub.join(ROOM)
        with pytest.raises(Refused, match="hub-full"):
            await hub.join(ROOM)
        hub.leave(ROOM, first)
        await hub.join(ROOM)

    run(story())


def test_there_is_no_room_without_a_session():
    async def story():
        hub = Hub(Kept())
        with pytest.raises(Refused, match="not-found"):
            await hub.join("forum/NOWHERE")
        assert hub.n_listeners == 0

    run(story())


def test_an_empty_room_is_forgotten_and_read_again():
    async def story():
        kept = Kept(1)
        hub = Hub(kept, Limits(n_idle_beats=1))
        hub.leave(ROOM, await hub.join(ROOM))
        hub.beat_once()
        hub.beat_once()
        hub.publish(ROOM, caption(2))  # nobody here: dropped
        kept.captions.append(caption(2))
        assert await heard(await hub.join(ROOM, 0)) == [1, 2]
        assert kept.n_read == 2

    run(story())


def test_closing_ends_every_stream_after_what_is_queued():
    async def story():
        hub = Hub(Kept())
        listener = await hub.join(ROOM)
        hub.publish(ROOM, caption(1))
        hub.close()
        assert await heard(listener) == [1]
        assert await listener.next() is None

    run(story())


def test_readers_come_back_at_different_times():
    async def story():
        hub = Hub(Kept())
        waits = {await (await hub.join(ROOM)).next() for _ in range(100)}
        assert len(waits) == 100

    run(story())


class Failing(Kept):
    """A database that fails so many times before it answers again."""

    n_fails = 0

    async def __call__(self, room, after):
        if self.n_fails:
            self.n_fails -= 1
            raise OSError("the database is away")
        return await super().__call__(room, after)


QUICK = Limits(read_again_seconds=(0.01, 0.01), beat_seconds=0.05)


def test_a_reading_that_fails_is_done_again_and_costs_no_caption():
    async def story():
        kept = Failing()
        hub = Hub(kept, QUICK)
        listener = await hub.join(ROOM)
        await heard(listener)
        kept.captions, kept.n_fails = [caption(1), caption(2), caption(3)], 1
        hub.publish(ROOM, caption(3))
        assert await heard(listener) == [1, 2, 3]

    run(story())


def test_readers_ask_themselves_where_the_database_fails_on():
    async def story():
        kept = Failing()
        hub = Hub(kept, QUICK)
        listener = await hub.join(ROOM)
        await heard(listener)
        kept.captions, kept.n_fails = [caption(1), caption(2), caption(3)], 2
        kept.states = [Event("floor", '{"number": "Ada"}', 5)]
        hub.publish(ROOM, caption(3))
        assert await heard(listener) == ["resync", 3]
        assert await heard(listener) == ["Ada"]  # the room was read later

    run(story())
