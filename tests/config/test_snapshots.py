"""Published pages from memory: what is kept, for how long, in which form."""

import asyncio
import gzip

import brotli
import pytest

from palabre.config.snapshots import (
    LIVE_SECONDS,
    LOOK_SECONDS,
    OLD_SECONDS,
    REST_SECONDS,
    Snapshots,
)

PROGRAMME = "/en/forum-2026/programme/"


class Pages:
    """Renders a page with a number that counts the renderings."""

    def __init__(self, *, status=200, headers=()):
        self.n = 0
        self.status = status
        self.headers = [(b"content-type", b"text/html"), *headers]

    async def __call__(self, scope, _receive, send):
        self.n += 1
        await asyncio.sleep(0)
        start = {"type": "http.response.start", "status": self.status}
        await send(start | {"headers": self.headers})
        body = f"page {self.n} of {scope['path']} ".encode() * 40
        await send({"type": "http.response.body", "body": body})


class House:
    """A front with a clock and a journal that the test moves."""

    def __init__(self, **facts):
        self.pages = Pages(**facts)
        self.at = 100.0
        self.change = 1
        self.front = Snapshots(self.pages, lambda: self.change, lambda: self.at)

    async def get(self, path=PROGRAMME, *, method="GET", query=b"", **headers):
        """Return (status, headers, body), or None when Django must answer."""
        told = []
        named = [(k.replace("_", "-").encode(), v) for k, v in headers.items()]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query,
            "headers": [(b"host", b"localhost"), *named],
        }

        async def send(message):
            told.append(message)

        if not await self.front.answer(scope, send):
            return None
        start, body = told
        return start["status"], dict(start["headers"]), body["body"]


def run(scenario):
    return asyncio.run(scenario)


def test_page_is_rendered_once_for_all_who_ask_at_once():
    house = House()

    async def scenario():
        return await asyncio.gather(*(house.get() for _ in range(50)))

    found = run(scenario())

    assert house.pages.n == 1
    assert len({body for _, _, body in found}) == 1


@pytest.mark.parametrize(
    "accepted, coding, undo",
    [
        (b"gzip, deflate, br", b"br", brotli.decompress),
        (b"gzip", b"gzip", gzip.decompress),
        (b"", None, bytes),
    ],
)
def test_page_goes_out_in_the_form_that_the_reader_takes(accepted, coding, undo):
    house = House()

    status, headers, body = run(house.get(accept_encoding=accepted))

    assert (status, headers.get(b"content-encoding")) == (200, coding)
    assert undo(body).startswith(b"page 1 of /en/forum-2026/programme/")
    assert headers[b"content-length"] == str(len(body)).encode()


@pytest.mark.parametrize("has", [None, b"*"])
def test_reader_who_has_it_gets_no_body_again(has):
    house = House()

    async def scenario():
        _, headers, _ = await house.get()
        return await house.get(if_none_match=has or headers[b"etag"])

    status, headers, body = run(scenario())

    assert (status, body) == (304, b"")
    assert b"etag" in headers


def test_head_has_the_length_and_no_body():
    status, headers, body = run(House().get(method="HEAD"))

    assert (status, body) == (200, b"")
    assert int(headers[b"content-length"]) > 100


def test_edit_is_seen_in_less_than_a_second():
    house = House()

    async def scenario():
        _, _, first = await house.get()
        house.change += 1
        house.at += LOOK_SECONDS / 2
        _, _, early = await house.get()
        house.at += max(REST_SECONDS, LOOK_SECONDS)
        _, _, late = await house.get()
        return first, early, late

    first, early, late = run(scenario())

    assert first == early != late
    assert LOOK_SECONDS / 2 + max(REST_SECONDS, LOOK_SECONDS) < 1


def test_acts_in_a_row_cost_few_renderings():
    house = House()

    async def scenario():
        for _ in range(100):  # ten seconds of a live session, an act each tenth
            house.change += 1
            house.at += 0.1
            await house.get()

    run(scenario())

    assert house.pages.n <= 10 / REST_SECONDS + 1


def test_page_that_depends_on_the_hour_does_not_stay():
    house = House()

    async def scenario():
        await house.get()
        house.at += OLD_SECONDS + 1
        await house.get()

    run(scenario())

    assert house.pages.n == 2


@pytest.mark.parametrize("page", ["live/", "wall/", "live/captions.vtt"])
def test_what_is_being_said_is_kept_for_a_second_alone(page):
    house = House()
    path = f"/ar/hamlet-2026/sessions/INC-01/{page}"

    async def scenario():
        for n in range(5):
            house.at += LIVE_SECONDS / 4 if n < 4 else LIVE_SECONDS
            await house.get(path, query=b"text=1")

    run(scenario())

    assert house.pages.n == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"cookie": b"sessionid=abc"},
        {"cookie": b"theme=dark; messages=x"},
        {"authorization": b"Bearer x"},
        {"method": "POST"},
        {"path": "/en/forum-2026/secretariat/board/"},
        {"path": "/en/forum-2026/agenda/"},
        {"path": "/admin/"},
    ],
)
def test_what_is_somebodys_own_goes_to_django(asked):
    house = House()

    assert run(house.get(**asked)) is None
    assert house.pages.n == 0


def test_page_of_ones_own_is_not_rendered_twice_again_and_again():
    house = House(headers=[(b"Set-Cookie", b"csrftoken=x")])

    async def scenario():
        return [await house.get("/en/sign-in/") for _ in range(5)]

    assert run(scenario()) == [None] * 5
    assert house.pages.n == 1


def test_theme_is_part_of_the_key_and_an_agenda_is_not():
    house = House()

    async def scenario():
        for cookie in (b"", b"theme=dark", b"agenda-forum-2026=secret; csrftoken=y"):
            await house.get(cookie=cookie)

    run(scenario())

    assert house.pages.n == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"headers": [(b"Set-Cookie", b"csrftoken=x")]},
        {"headers": [(b"Cache-Control", b"private, no-store")]},
        {"status": 404},
        {"status": 302},
    ],
)
def test_answer_that_is_not_for_all_is_not_kept(facts):
    house = House(**facts)

    assert run(house.get()) is None
    assert house.front.n_bytes == 0


def test_choice_of_the_reader_is_part_of_the_key():
    house = House()

    async def scenario():
        for query in (b"", b"day=2026-05-25", b"day=2026-05-26"):
            await house.get(query=query)
        await house.get(query=b"day=2026-05-25")

    run(scenario())

    assert house.pages.n == 3


def test_least_asked_goes_when_memory_is_full(monkeypatch):
    monkeypatch.setattr("palabre.config.snapshots.MOST_BYTES", 12_000)
    house = House()

    async def scenario():
        for number in range(20):
            await house.get(query=f"q={number}".encode())

    run(scenario())

    assert house.front.n_bytes <= 12_000
