"""Several editors at one sentence, through a real server: not a word is lost."""

import http.client
import json
import threading

import pytest
from test_kill import free_port, started

pytestmark = [pytest.mark.slow, pytest.mark.services]

WORLD = """
import json
from datetime import UTC, datetime
import make
import make_outcomes
from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
bring_up_to_date()
draft = make_outcomes.draft()
tokens = []
for n in range(3):
    person = make.person(f"Editor {n}")
    summits.grant(
        draft.summit, person, Role.SECRETARIAT, by=make.LOADER, at=make.NOON
    )
    account = people.open_account(
        person, email=f"editor{n}@example.org", by=make.LOADER, at=make.NOON
    )
    tokens.append(make_token(account, at=datetime.now(UTC)))
sentence = make_outcomes.cited(draft).code
print(json.dumps([draft.summit.code, draft.code, sentence, tokens]))
"""
EDITS = 4


class Editor:
    """Somebody who puts words of their own into a sentence, again and again."""

    def __init__(self, port, address, token, number):
        self.port, self.address, self.token = port, address, token
        self.number = number
        self.kept, self.n_met = [], 0

    def work(self):
        for turn in range(EDITS):
            word = f"e{self.number}x{turn}"
            while not self.edit(word):
                self.n_met += 1
            self.kept.append(word)

    def edit(self, word):
        read = self.ask("GET")[1]
        words = read["text"].split()
        place = (0, len(words) // 2, len(words))[self.number]
        words.insert(place, word)
        given = {"text": " ".join(words), "revision": read["revision"]}
        status, answer = self.ask("PATCH", given)
        assert status in {200, 409}, answer
        return status == 200

    def ask(self, method, given=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
        }
        line.request(
            method, self.address, json.dumps(given) if given else None, headers
        )
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_every_word_that_was_kept_is_there(database, request):
    made = request.getfixturevalue(database)
    summit, draft, sentence, tokens = json.loads(made.script(WORLD))
    address = f"/api/v1/editions/{summit}/drafts/{draft}/sentences/{sentence}"
    port = free_port()
    server = started(made, port)
    try:
        editors = [
            Editor(port, address, token, number) for number, token in enumerate(tokens)
        ]
        threads = [threading.Thread(target=one.work) for one in editors]
        for one in threads:
            one.start()
        for one in threads:
            one.join(timeout=120)
        end = editors[0].ask("GET")[1]
    finally:
        server.kill()
        server.wait()

    kept = [word for one in editors for word in one.kept]
    assert len(kept) == EDITS * len(editors)
    assert sorted(set(end["text"].split()) & set(kept)) == sorted(kept)
    assert end["revision"] == 1 + len(kept)
    assert len(end["changes"]) == len(kept)
