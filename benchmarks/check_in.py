"""Check people in at many gates at once, and count what is there.

    .venv/bin/python benchmarks/check_in.py --people 5000 --gates 20

Prints median and p99 of one acknowledged scan, and how many are missing afterwards
(none, or the exit code is 1). Without `--pause` each gate scans the next badge as soon
as the last is answered; with it, so many seconds pass on average between two people.
`PALABRE_DATABASE_URL` names PostgreSQL; SQLite without.
"""

import argparse
import asyncio
import json
import random
import time

from crowd import OK, SUMMIT, House, house, real_names, told

PATH = "/api/v1/editions/load/check-ins"

BADGES = (
    SUMMIT
    + """
from django.conf import settings
from palabre.api.tokens import make_token
from palabre.stages.accreditation import tokens
from palabre.stages.accreditation.models import Badge, Category
category = Category.objects.get(code="participant")
made = accreditation.register_all(summit, [
    RegistrationFacts(one, category, "on-site", "civil-society", "KE")
    for one in guests], by=by, at=at)
key = tokens.key_at(settings.BADGE_KEY)
accreditation.accredit_all(made, key=key, by=by, at=at)
summits.grant(summit, guests[0], Role.GATE, by=by, at=at)
print(json.dumps([make_token(accounts[0], at=at),
    list(Badge.objects.order_by("id").values_list("token", flat=True))]))
"""
)
COUNT = """
import django; django.setup()
import json
from palabre.stages.accreditation.models import CheckIn
print(json.dumps(CheckIn.objects.count()))
"""


def main() -> int:
    """Run the benchmark and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--gates", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--port", type=int, default=8179)
    given = parser.parse_args()
    with house(given.port) as lent:
        return asyncio.run(measured(given, lent))


async def measured(given: argparse.Namespace, lent: House) -> int:
    """Scan every badge once at some gate, and count the check-ins."""
    names = {"names": real_names(given.people)}
    token, badges = lent.prepare(BADGES, names)  # type: ignore[misc]
    chance = random.Random(2)  # noqa: S311 - an order, not a secret
    chance.shuffle(badges)
    waiting, times = iter(badges), []

    async def stand(gate: int) -> None:
        for badge in waiting:
            await asyncio.sleep(chance.uniform(0, 2 * given.pause))
            started = time.monotonic()
            scan = {"token": badge, "gate": f"gate {gate}", "scan": badge[-40:]}
            answer = await lent.ask(
                "POST",
                PATH,
                json.dumps(scan),
                Authorization=f"Bearer {token}",
                Content_Type="application/json",
            )
            if answer.status == OK:
                times.append(time.monotonic() - started)

    await lent.start()
    try:
        await lent.ask("GET", "/api/v1/editions/load")  # what is loaded once
        started, used = time.monotonic(), lent.processor()
        await asyncio.gather(*(stand(gate) for gate in range(given.gates)))
        took, used = time.monotonic() - started, lent.processor() - used
    finally:
        lent.stop()
    n_lost = len(times) - int(lent.prepare(COUNT, None))  # type: ignore[call-overload]
    print(
        f"{len(times)} acknowledged in {took:.1f} s at {given.gates} gates: "
        f"{told(times)}, lost {n_lost}, {used * 1000 / max(len(times), 1):.1f} ms of "
        "processor each"
    )
    return 1 if n_lost or len(times) < len(badges) else 0


if __name__ == "__main__":
    raise SystemExit(main())
