"""Ten gates that were offline for an hour: every scan arrives once, whatever happens.

Their clocks are minutes wrong, they send at the same time, and the plug is pulled
while they do: what was not acknowledged is sent again.
"""

import json
import random
import signal
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from test_kill import ask, free_port, started

N_GATES, N_SCANS, N_BADGES = 10, 600, 500
BATCH = 60
WORLD = f"""
import json
from datetime import UTC, datetime, timedelta
import make
from django.conf import settings
from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import tokens as badge_tokens
from palabre.stages.accreditation.models import Badge, Registration
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.stages.accreditation.stating import RegistrationFacts
bring_up_to_date()
summit = make.summit()
kinds = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
accreditation.set_categories(summit, kinds, by=make.LOADER, at=make.NOON)
category = summit.categories.get()
guests = people.enter_persons(
    [people.PersonFacts(f"Guest {{n}}", country="KE") for n in range({N_BADGES})],
    by=make.LOADER,
    at=make.NOON,
)
facts = [
    RegistrationFacts(
        person=one,
        category=category,
        attendance="on-site",
        group="civil-society",
        country="KE",
    )
    for one in guests
]
accreditation.register_all(summit, facts, by=make.LOADER, at=make.NOON)
accreditation.accredit_all(
    list(Registration.objects.all()),
    key=badge_tokens.key_at(settings.BADGE_KEY),
    by=make.LOADER,
    at=make.NOON,
)
guard = make.person("Dalia")
summits.grant(summit, guard, Role.GATE, by=make.LOADER, at=make.NOON)
account = people.open_account(
    guard, email="dalia@example.org", by=make.LOADER, at=make.NOON
)
print(json.dumps({{
    "key": make_token(account, at=datetime.now(UTC)),
    "badges": list(Badge.objects.order_by("id").values_list("token", flat=True)),
}}))
"""
COUNT = """
import json
from datetime import UTC, datetime
from django.db.models import Count
from palabre.management.check import findings
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn
twice = CheckIn.objects.values("badge", "on").annotate(n=Count("id")).filter(n__gt=1)
print(json.dumps({
    "scans": sorted(GateScan.objects.values_list("number", flat=True)),
    "wrong": GateScan.objects.exclude(refusal="").count(),
    "check_ins": CheckIn.objects.values("badge").distinct().count(),
    "twice": twice.count(),
    "early": GateScan.objects.filter(at__gt=datetime.now(UTC)).count(),
    "broken": [words for is_good, words in findings() if not is_good],
}))
"""
PATH = "/api/v1/editions/hamlet-2026/scans"


class Gate(threading.Thread):
    """A gate with a clock of its own and an hour of scans; sends until all are kept."""

    def __init__(self, n, port, world, chance):
        super().__init__(daemon=True)
        self.port, self.key = port, world["key"]
        self.wrong_by = timedelta(seconds=chance.uniform(-420, 420))
        now = datetime.now(UTC) + self.wrong_by
        self.name = f"gate-{n}"
        self.waiting = [
            {
                "number": f"{self.name}-{one:05d}",
                "at": (now - timedelta(seconds=chance.uniform(5, 3600))).isoformat(),
                "token": chance.choice(world["badges"]),
                "is_exit": chance.random() < 0.1,
            }
            for one in range(N_SCANS)
        ]
        self.made = [one["number"] for one in self.waiting]
        self.lost_answers = 0

    def run(self):
        ends = time.monotonic() + 120
        while self.waiting and time.monotonic() < ends:
            part = self.waiting[:BATCH]
            sent_at = (datetime.now(UTC) + self.wrong_by).isoformat()
            body = json.dumps({"gate": self.name, "sent_at": sent_at, "scans": part})
            try:
                status, answer = ask(self.port, "POST", PATH, self.key, body)
            except OSError:
                self.lost_answers += 1
                time.sleep(0.2)
                continue
            if status == 200:
                kept = {one["number"] for one in json.loads(answer)}
                self.waiting = [
                    one for one in self.waiting if one["number"] not in kept
                ]
            else:
                time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.services
def test_ten_gates_offline_for_an_hour_bring_every_scan_once(sqlite):
    world = json.loads(sqlite.script(WORLD))
    port = free_port()
    chance = random.Random(20260528)
    gates = [Gate(n, port, world, chance) for n in range(N_GATES)]
    made = sorted(number for gate in gates for number in gate.made)
    seen = {
        one["token"] for gate in gates for one in gate.waiting if not one["is_exit"]
    }
    server = started(sqlite, port)
    for gate in gates:
        gate.start()
    while sum(len(gate.waiting) for gate in gates) > N_GATES * N_SCANS // 2:
        time.sleep(0.05)

    server.send_signal(signal.SIGKILL)
    server.wait()
    time.sleep(0.5)
    server = started(sqlite, port)
    for gate in gates:
        gate.join(timeout=120)
    server.kill()
    server.wait()

    told = json.loads(sqlite.script(COUNT))
    assert [len(gate.waiting) for gate in gates] == [0] * N_GATES
    assert sum(gate.lost_answers for gate in gates) > 0
    assert told == {
        "scans": made,
        "wrong": 0,
        "check_ins": len(seen),
        "twice": 0,
        "early": 0,
        "broken": [],
    }
