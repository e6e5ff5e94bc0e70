"""The server cuts off in time by itself, and goes on when a round fails."""

import asyncio
from contextlib import suppress

from palabre.config import asgi


def test_the_server_looks_again_and_again_whose_time_is_over(monkeypatch):
    looks = []

    def look():
        looks.append(1)
        if len(looks) == 1:
            raise OSError("the database is away")

    monkeypatch.setattr(asgi, "CUT_SECONDS", 0.01)
    monkeypatch.setattr(asgi, "cut_now", look)

    async def some_rounds():
        with suppress(TimeoutError):
            await asyncio.wait_for(asgi.Front()._cut(), 0.5)

    asyncio.run(some_rounds())

    assert len(looks) >= 3
