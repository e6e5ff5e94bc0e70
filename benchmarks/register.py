"""Register many people at once, kill the server on the way, count what is there.

    .venv/bin/python benchmarks/register.py --people 10000 --at-once 50 --kills 50

Prints median and p99 of an acknowledged registration, and how many acknowledged ones
are missing afterwards (none, or the exit code is 1). `--by page` registers with the
form in a browser's way: open it, then send it, each measured. Without `--pause` each of
the 50 asks again as soon as it is answered, so 50 requests are always under way; with
it, each types for so many seconds on average first, as people do. Names come from the
shared folder of real names in many scripts. `PALABRE_DATABASE_URL` names
PostgreSQL; SQLite without.
"""

import argparse
import asyncio
import http
import json
import random
import re
import time
from urllib.parse import urlencode

from crowd import FOUND, OK, SUMMIT, House, house, real_names, told

PATH = "/api/v1/editions/load/registrations"
PAGE = "/en/load/register/"
GIVEN = {
    "attendance": "on-site",
    "category": "participant",
    "group": "civil-society",
    "country": "KE",
}
ANSWERS = {
    "status": "none",
    "interest": "Rural access: what was promised in 2003, and who was connected since.",
    "entity_since": "2004-06-01",
    "needs_visa": "yes",
    "passport_name": "As on the first page",
    "passport_number": "X1234567",
    "nationality": "KE",
    "accessibility": "A seat near the door.",
}
"""What a participant without an organization answers to the standard form."""

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')

FORM = """
from palabre.stages.accreditation import forms
from palabre.stages.accreditation.questions import fitting
from palabre.stages.accreditation.standard import standard_form
if asked["form"] == "standard":
    forms.edit(summit, fitting(standard_form(), ["participant"]), by=by, at=at)
    forms.publish(summit, by=by, at=at)
"""
TOKENS = (
    SUMMIT
    + FORM
    + """
from palabre.api.tokens import make_token
print(json.dumps([make_token(one, at=at) for one in accounts]))
"""
)
SESSIONS = (
    SUMMIT
    + FORM
    + """
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
store, rows = SessionStore(), []
for one in accounts:
    kept = {"_auth_user_id": str(one.pk),
        "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
        "_auth_user_hash": one.get_session_auth_hash()}
    rows.append(Session(session_key=store._get_new_session_key(),
        session_data=store.encode(kept), expire_date=at + timedelta(days=1)))
Session.objects.bulk_create(rows)
print(json.dumps([one.session_key for one in rows]))
"""
)


def main() -> int:
    """Run the benchmark and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--by", choices=("api", "page"), default="api")
    parser.add_argument(
        "--pause", type=float, default=0.0, help="seconds a person types"
    )
    parser.add_argument(
        "--form",
        choices=("standard", "none"),
        default="standard",
        help="what is asked besides; answers are sealed, the public list consented to",
    )
    parser.add_argument("--port", type=int, default=8178)
    given = parser.parse_args()
    with house(given.port) as lent:
        return asyncio.run(measured(given, lent))


async def measured(given: argparse.Namespace, lent: House) -> int:
    """Register everybody, pull the plug so many times, and look what is there."""
    program = TOKENS if given.by == "api" else SESSIONS
    asked = {"names": real_names(given.people), "form": given.form}
    keys = lent.prepare(program, asked)
    load = Load(lent, list(keys), given)  # type: ignore[call-overload]
    await lent.start()
    try:
        await load.warm_up(given.at_once)
        started, used = time.monotonic(), lent.processor()
        await load.run(given.at_once)
        took, used = time.monotonic() - started, lent.processor() - used
        n_lost = await load.n_lost()
        memory = lent.memory()
    finally:
        lent.stop()
    if load.reading:
        print(f"form opened: {told(load.reading)}")
    each = used * 1000 / max(len(load.times), 1)
    cost = "" if load.n_kills else f", {each:.1f} ms of processor each"
    print(
        f"{len(load.times)} acknowledged in {took:.1f} s, {given.at_once} at once, "
        f"{load.n_kills} kills: {told(load.times)}, lost {n_lost}, "
        f"server {memory:.0f} MB{cost}"
    )
    return 1 if n_lost else 0


class Load:
    """Who still wants to register, who was told it is done, and how long it took."""

    def __init__(
        self, house: House, keys: list[str], given: argparse.Namespace
    ) -> None:
        self.house, self.pause = house, given.pause
        self.is_by_page = given.by == "page"
        self.stated: dict[str, object] = dict(GIVEN)
        if given.form == "standard":
            self.stated |= {"is_listed": True, "answers": ANSWERS}
        self.n_people, self.waiting = len(keys), iter(keys)
        self.kills_left, self.n_kills, self.n_done = given.kills, 0, 0
        self.told: dict[str, str] = {}
        self.chance = random.Random(1)  # noqa: S311 - pauses, not secrets
        self.times: list[float] = []
        self.reading: list[float] = []

    async def warm_up(self, n: int) -> None:
        """Let the server load what it loads once, before anything is measured."""
        keys = [next(self.waiting) for _ in range(n)]
        await asyncio.gather(*(self.register_one(one) for one in keys))
        self.times.clear()
        self.reading.clear()

    async def run(self, n_at_once: int) -> None:
        """Let so many register at once, and pull the plug in between."""
        clients = [asyncio.create_task(self.register()) for _ in range(n_at_once)]
        step = (self.n_people - self.n_done) // (self.kills_left + 1)
        self.n_done = 0
        while self.kills_left and not all(one.done() for one in clients):
            if self.n_done >= step * (self.n_kills + 1):
                self.house.stop()
                await self.house.start()
                self.kills_left, self.n_kills = self.kills_left - 1, self.n_kills + 1
            await asyncio.sleep(0.005)
        await asyncio.gather(*clients)

    async def register(self) -> None:
        """Register one after the other; ask again when the server went away."""
        for key in self.waiting:
            await asyncio.sleep(self.chance.uniform(0, 2 * self.pause))
            await self.register_one(key)

    async def register_one(self, key: str) -> None:
        """Register one; what went unanswered is asked again, and may be there."""
        by = self.by_page if self.is_by_page else self.by_api
        while True:
            try:
                await by(key)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                self.n_done += 1
                return

    async def by_api(self, token: str) -> None:
        """Register as a program does."""
        started = time.monotonic()
        answer = await self.house.ask(
            "POST",
            PATH,
            json.dumps(self.stated),
            Authorization=f"Bearer {token}",
            Content_Type="application/json",
        )
        if answer.status == http.HTTPStatus.CREATED:
            self.times.append(time.monotonic() - started)
            self.told[token] = json.loads(answer.body)["code"]

    async def by_page(self, session: str) -> None:
        """Open the form and send it, as a browser does."""
        started = time.monotonic()
        form = await self.house.ask("GET", PAGE, Cookie=f"sessionid={session}")
        found = TOKEN.search(form.body)
        if form.status != OK or b'name="attendance"' not in form.body or not found:
            return  # registered before the plug was pulled
        self.reading.append(time.monotonic() - started)
        cookies = [one.split(";")[0] for one in form.headers["set-cookie"]]
        typed = {"csrfmiddlewaretoken": found.group(1).decode(), **GIVEN}
        started = time.monotonic()
        answer = await self.house.ask(
            "POST",
            PAGE,
            urlencode(typed),
            Cookie="; ".join([f"sessionid={session}", *cookies]),
            Content_Type="application/x-www-form-urlencoded",
        )
        if answer.status == FOUND:
            self.times.append(time.monotonic() - started)
            self.told[session] = ""

    async def n_lost(self) -> int:
        """Return how many were told that they are registered and are not."""
        waiting = iter(list(self.told))

        async def look() -> int:
            return sum([not await self.is_there(key) for key in waiting])

        return sum(await asyncio.gather(*(look() for _ in range(8))))

    async def is_there(self, key: str) -> bool:
        """Tell whether somebody who was told so is registered."""
        if self.is_by_page:
            page = await self.house.ask("GET", PAGE, Cookie=f"sessionid={key}")
            return page.status == OK and b'name="attendance"' not in page.body
        answer = await self.house.ask(
            "GET", f"{PATH}/own", Authorization=f"Bearer {key}"
        )
        return json.loads(answer.body).get("code") == self.told[key]


if __name__ == "__main__":
    raise SystemExit(main())
