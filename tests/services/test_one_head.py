"""Two acts at the same moment, on PostgreSQL: a delegation ends with one head."""

import json

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.services]

AT_ONCE = """
import json, threading, time
import make
import make_accreditation as made
from django.db import connection, transaction
from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import nominating, returning
from palabre.stages.accreditation.models import Registration

bring_up_to_date()
summit = make.summit()
kind = made.categories(summit)["participant"]


def nominee(name, place):
    return nominating.Nominee(make.person(name), kind, place=place)


def named(there, one):
    return nominating.nominate_all(there, [one], by=make.LOADER, at=make.NOON)[0]


def ready(act, there, name):
    # Return what an act still has to do, and what makes somebody the head.
    if act == "name":
        new = nominee(name, "head")
        return lambda: named(there, new)
    if act == "amend":
        one = named(there, nominee(name, "member"))
        facts = nominating.Nominee(one.person, kind, place="head")
        return lambda: nominating.amend(one, facts, by=make.LOADER, at=make.NOON)
    one = named(there, nominee(name, "head"))
    nominating.drop(one, by=make.LOADER, at=make.NOON)
    one = Registration.objects.get(pk=one.pk)
    return lambda: returning.come_back(one, by=make.LOADER, at=make.NOON)


def at_once(acts, n):
    body, focal = make.organization(f"Ministry {n}"), make.person(f"Focal point {n}")
    plan = nominating.DelegationPlan()
    there = nominating.open_delegation(
        summit, body, focal, plan, by=make.LOADER, at=make.NOON
    )
    todo = [ready(act, there, f"Person {n} {i}") for i, act in enumerate(acts)]
    start, told = threading.Barrier(len(todo)), []

    def act(do):
        start.wait()
        try:
            with transaction.atomic():
                do()
                time.sleep(0.5)  # not committed yet: the other one acts meanwhile
            told.append("done")
        except Refused as refused:
            told.append(refused.code)
        finally:
            connection.close()

    many = [threading.Thread(target=act, args=(do,)) for do in todo]
    for one in many:
        one.start()
    for one in many:
        one.join()
    return nominating.n_heads(there), sorted(told)


pairs = json.loads('PAIRS')
print(json.dumps([at_once(acts, n) for n, acts in enumerate(pairs)]))
"""
PAIRS = [
    ["name", "name"],
    ["amend", "amend"],
    ["name", "amend"],
    ["come_back", "come_back"],
    ["come_back", "amend"],
]


def test_two_acts_at_once_leave_one_head(postgres):
    told = json.loads(postgres.script(AT_ONCE.replace("PAIRS", json.dumps(PAIRS))))

    assert [heads for heads, _ in told] == [1] * len(PAIRS)
    assert [outcomes for _, outcomes in told[:3]] == [["done", "head-twice"]] * 3
    assert told[3][1] == ["done", "done"]  # who comes back second is a member
    assert "done" in told[4][1]
