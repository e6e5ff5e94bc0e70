"""Fifty times the plug is pulled while four threads register people.

A child of the program registers and says each one aloud only after the operation has
returned, as the server acknowledges; it is killed in the middle. What was said is in
the database afterwards, and the journal's chain holds.
"""

import json

import pytest

PULL = """
import json, os, random, signal, threading
from datetime import UTC, datetime
import make
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Category, Registration
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.journal import queries as journal
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit

KILLS, THREADS = 50, 4

def prepare(pipe):
    bring_up_to_date()
    summit = make.summit()
    classes = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
    accreditation.set_categories(summit, classes, by=make.LOADER, at=make.NOON)
    names = [people.PersonFacts(f"客人 {n} Ämne", country="KE") for n in range(2000)]
    people.enter_persons(names, by=make.LOADER, at=make.NOON)

def register(pipe):
    summit, category = Summit.objects.get(), Category.objects.get()
    there = Registration.objects.values("person_id")
    waiting = list(Person.objects.exclude(pk__in=there).order_by("id"))
    def one_by_one(many):
        for guest in many:
            facts = RegistrationFacts(
                guest, category, "on-site", "civil-society", "KE")
            made = accreditation.register(
                summit, facts, by=make.LOADER, at=datetime.now(UTC))
            os.write(pipe, (made.code + "\\n").encode())
    for n in range(THREADS):
        threading.Thread(target=one_by_one, args=[waiting[n::THREADS]]).start()
    threading.Event().wait()

def look(pipe):
    kept = list(Registration.objects.values_list("code", flat=True))
    os.write(pipe, json.dumps([kept, journal.first_break()]).encode())

def child(work):
    # The parent never opens the database: no handle crosses the fork.
    ours, theirs = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(ours)
        work(theirs)
        os._exit(0)
    os.close(theirs)
    return number, ours

def rest(pipe):
    heard = b""
    while part := os.read(pipe, 1 << 16):
        heard += part
    os.close(pipe)
    return heard

def whole(work):
    number, pipe = child(work)
    heard = rest(pipe)
    assert os.waitpid(number, 0)[1] == 0
    return heard

whole(prepare)
chance, said, n_kills = random.Random(7), [], 0
for _ in range(KILLS):
    number, pipe = child(register)
    heard, wanted = b"", 9 * chance.randint(1, 8)
    while len(heard) < wanted:
        heard += os.read(pipe, 4096)
    os.kill(number, signal.SIGKILL)
    heard += rest(pipe)
    n_kills += os.WIFSIGNALED(os.waitpid(number, 0)[1])
    said += heard.decode().split()
kept, first_break = json.loads(whole(look))
print(json.dumps({"kills": n_kills, "said": len(said),
    "twice": len(said) - len(set(said)), "lost": len(set(said) - set(kept)),
    "break": first_break}))
"""


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request):
    """Return an empty installation on either database."""
    return request.getfixturevalue(request.param)


@pytest.mark.slow
@pytest.mark.services
def test_nothing_acknowledged_is_lost_in_fifty_kills(installation):
    told = json.loads(installation.script(PULL))

    n_said = told.pop("said")
    assert told == {"kills": 50, "twice": 0, "lost": 0, "break": None}
    assert n_said >= 50
