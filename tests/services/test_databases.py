"""Both databases for real: every migration, the small world, the last rule of all."""

import json

import pytest

LOOK = """
import json
from django.db import IntegrityError, transaction
from palabre.management.check import findings
from palabre.management.database import is_current
from palabre.stages.journal.models import Entry
from palabre.stages.programme.models import Placement, Session

told = {
    "is_current": is_current(),
    "findings": [words for is_good, words in findings() if not is_good],
    "sessions": Session.objects.filter(summit__code="hamlet-2026").count(),
    "entries": Entry.objects.count(),
}
first, second = Placement.objects.order_by("starts_at", "id")[:2]
second.room, second.starts_at = first.room, first.starts_at
second.ends_at = first.ends_at
try:
    with transaction.atomic():
        second.save()
except IntegrityError as error:
    told["refused_by"] = "placement_room_once" in str(error)
with transaction.atomic():
    Placement.objects.filter(room=first.room).exclude(pk=first.pk).delete()
    second.starts_at = first.ends_at
    second.ends_at = first.ends_at + (first.ends_at - first.starts_at)
    second.save(force_insert=not Placement.objects.filter(pk=second.pk).exists())
    told["touching"] = Placement.objects.filter(room=first.room).count()
    transaction.set_rollback(True)
print(json.dumps(told))
"""
AS_IT_SHOULD = {
    "is_current": True,
    "findings": [],
    "sessions": 9,
    "refused_by": True,
    "touching": 2,
}


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request):
    """Return an empty installation on either database."""
    return request.getfixturevalue(request.param)


@pytest.mark.slow
@pytest.mark.services
def test_the_small_world_stands_on_either_database(installation):
    installation.palabre("demo", "--scenario", "hamlet")
    told = json.loads(installation.script(LOOK))

    entries = told.pop("entries")

    assert told == AS_IT_SHOULD
    assert entries > 100


@pytest.mark.slow
@pytest.mark.services
def test_a_demo_made_twice_is_harmless(sqlite):
    sqlite.palabre("demo", "--scenario", "hamlet", "--until", "call")
    before = sqlite.palabre("export", "hamlet-2026", "--out", str(sqlite.folder / "a"))

    again = sqlite.palabre("demo", "--scenario", "hamlet", "--until", "call")

    after = sqlite.palabre("export", "hamlet-2026", "--out", str(sqlite.folder / "b"))
    assert "sign in as" in again
    assert before.replace("/a:", "") == after.replace("/b:", "")
    assert (sqlite.folder / "a").read_bytes() == (sqlite.folder / "b").read_bytes()


SAME_NUMBER = """
import json
from django.conf import settings
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import checking_in, tokens
from palabre.stages.accreditation.models import Badge, CheckIn
from palabre.stages.journal.models import Entry

first, second = Badge.objects.filter(
    registration__summit__code="hamlet-2026", registration__attendance="on-site",
    revoked_at=None).select_related("registration__summit").order_by("id")[:2]
summit = first.registration.summit
key, by = tokens.key_at(settings.BADGE_KEY), system("gates")
at = first.issued_at
CheckIn.objects.all().delete()

def see(badge, number):
    scan = checking_in.Scan(badge.token, at, "north", number)
    try:
        return checking_in.check_in(summit, scan, key=key, by=by, at=at).is_first_today
    except Refused as refused:
        return refused.code

lines = Entry.objects.count()
told = [see(first, "number-1"), see(second, "number-1"), see(second, "number-2"),
        see(first, "number-3")]
print(json.dumps([told, CheckIn.objects.count(), Entry.objects.count() - lines]))
"""


@pytest.mark.slow
@pytest.mark.services
def test_a_scan_number_that_stands_for_another_badge_leaves_nothing(installation):
    installation.palabre("demo", "--scenario", "hamlet")

    told, n_seen, n_lines = json.loads(installation.script(SAME_NUMBER))

    assert told == [True, "scan-number-used", True, False]
    assert (n_seen, n_lines) == (2, 2)


OLDER = """
from django.core.management import call_command
call_command("migrate", "palabre", "0002", verbosity=0)
"""


@pytest.mark.slow
@pytest.mark.services
def test_a_command_of_a_newer_version_brings_an_older_database_up_to_date(installation):
    installation.script(OLDER)

    installation.palabre("account", "lina@example.org", "--name", "Lina Berg")

    told = installation.script(
        "from palabre.management.database import is_current; print(is_current())"
    )
    assert told.strip() == "True"


BOTH_WAYS = """
import json
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from palabre.management.database import bring_up_to_date

COLUMN = ("name", "type_code", "null_ok", "default", "internal_size", "precision")
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"

def shape():
    about, told = connection.introspection, {}
    with connection.cursor() as cursor:
        for table in about.table_names(cursor):
            told[table] = sorted(
                str([getattr(one, name) for name in COLUMN])
                for one in about.get_table_description(cursor, table))
            told[table + " holds"] = sorted(
                json.dumps(one, sort_keys=True, default=str)
                for one in about.get_constraints(cursor, table).values())
        if connection.vendor == "sqlite":
            told["triggers"] = [list(one) for one in cursor.execute(TRIGGERS)]
    told["applied"] = sorted(map(str, MigrationRecorder(connection).applied_migrations()))
    told["permissions"] = sorted(Permission.objects.values_list("codename", flat=True))
    return told

def empty():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
            return
    connection.close()
    import os
    from django.conf import settings
    os.remove(settings.DATABASES["default"]["NAME"])

bring_up_to_date()
at_once = shape()
empty()
call_command("migrate", verbosity=0)
step_by_step = shape()
print(json.dumps([{key: [at_once.get(key), step_by_step.get(key)]
    for key in at_once.keys() | step_by_step.keys()
    if at_once.get(key) != step_by_step.get(key)}, len(at_once)]))
"""


@pytest.mark.slow
@pytest.mark.services
def test_a_database_made_at_once_is_what_all_migrations_come_to(installation):
    told = installation.script(BOTH_WAYS)

    differences, count = json.loads(told)

    assert differences == {}
    assert count > 150


A_FULL_HOUSE = """
import json
from datetime import UTC, datetime
from palabre.kernel.actors import system
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry
from palabre.management.check import findings
from palabre.management.database import bring_up_to_date
bring_up_to_date()
lines = [journal.Line("accreditation.registration.registered", f"registration:{n}")
    for n in range(8000)]
made = journal.record_all(lines, by=system("list"), at=datetime.now(UTC))
print(json.dumps({
    "values": 8000 * (len(Entry._meta.concrete_fields) - 1),
    "kept": Entry.objects.count(),
    "in_order": [one.pk for one in made] == sorted(one.pk for one in made),
    "findings": [words for is_good, words in findings() if not is_good
        if "journal" in words],
}))
"""


@pytest.mark.services
def test_more_rows_than_one_statement_carries_are_kept_in_order(installation):
    told = json.loads(installation.script(A_FULL_HOUSE))

    assert told.pop("values") > 65_535
    assert told == {"kept": 8000, "in_order": True, "findings": []}


PREPARED = """
from palabre.stages.plain_rows import ask
for n in range(20):
    ask("SELECT %s::int", n)
print(ask("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s",
    "SELECT $1::int%")[0][0])
"""


@pytest.mark.services
@pytest.mark.parametrize(("said", "n_prepared"), [("", 1), ("?pooling=transaction", 0)])
def test_statements_are_prepared_but_not_behind_a_pool(postgres, said, n_prepared):
    postgres.environment["PALABRE_DATABASE_URL"] += said

    assert int(postgres.script(PREPARED)) == n_prepared


LINKED = """
import json, threading
from django.db import DataError, connection
from django.utils import timezone
from palabre.kernel.actors import system
from palabre.management.check import findings
from palabre.management.database import bring_up_to_date
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry
from palabre.stages.wholeness import together
bring_up_to_date()
by = system("d'Arc \\\\ 100 % «😀»")
asked = []

def write(n):
    for each in range(12):
        with together():
            for part in "ab":
                journal.record("people.note.made", f"person:{n}-{each}{part}", by=by,
                    at=timezone.now(), summit="s", words='"; DROP %s --', n=each)
    connection.close()

many = [threading.Thread(target=write, args=[n]) for n in range(8)]
[one.start() for one in many]
[one.join() for one in many]
rows = list(Entry.objects.filter(act="people.note.made").order_by("id"))
before = Entry.objects.count()
try:
    with together():
        journal.record("x" * 81, "person:0", by=by, at=timezone.now())
    told = "kept"
except DataError:
    told = "refused"
with together():
    journal.record("people.note.made", "person:last", by=by, at=timezone.now())
from palabre.stages.people.models import Person, PersonAlias
from palabre.stages.plain_rows import drop_where, keep_rows, keep_unread, new_row
(who,) = keep_rows([new_row(Person, code="A1", name="A", sort_name="a")])
unread = new_row(PersonAlias, person=who, name="A 'b' %s", folded="a b")
with together():
    keep_unread(unread)
    waited = PersonAlias.objects.count() == 0
    journal.record("people.note.made", "person:alias", by=by, at=timezone.now())
kept = list(PersonAlias.objects.values_list("name", flat=True))
with together():
    drop_where(PersonAlias, "person_id = %s", who.pk)  # nothing takes it along
gone = PersonAlias.objects.count() == 0
print(json.dumps({
    "waited, kept, gone": [waited, kept, gone],
    "rows": len(rows),
    "bound": all(one.previous == other.hash for other, one in zip(rows, rows[1:])),
    "right": all(one.hash == journal.fingerprint(one) for one in rows),
    "pairs": all(rows[n].subject[:-1] == rows[n + 1].subject[:-1]
        for n in range(0, len(rows), 2)),
    "too long": told,
    "more": Entry.objects.count() - before,
    "findings": [words for is_good, words in findings() if not is_good],
    "by the commit": hasattr(connection, "commit_with"),
}))
"""


@pytest.mark.services
def test_lines_of_the_journal_go_with_the_commit_and_stay_bound(postgres):
    assert json.loads(postgres.script(LINKED)) == {
        "waited, kept, gone": [True, ["A 'b' %s"], True],
        "rows": 192,
        "bound": True,
        "right": True,
        "pairs": True,
        "too long": "refused",
        "more": 2,
        "findings": [],
        "by the commit": True,
    }


A_CROWD = """
import json
from django.db import connection
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import checking_in
from palabre.stages.plain_rows import among
bring_up_to_date()
there = f'{among("badge_id", checking_in.BADGES_OF)} AND "on" = %s'
with connection.cursor() as cursor:
    cursor.execute("SET session_replication_role = replica")  # rows that point nowhere
    cursor.execute(
        "INSERT INTO palabre_badge (id, registration_id, serial, token, issued_at)"
        " SELECT n, n, n, repeat('x', 200), now() FROM generate_series(1, 5000) n")
    cursor.execute(
        'INSERT INTO palabre_checkin (badge_id, "on", at, gate, scan)'
        " SELECT n, current_date, now(), 'north', n FROM generate_series(1, 5000) n")
    cursor.execute("EXPLAIN SELECT id FROM palabre_checkin WHERE " + there,
        [700, "2026-06-01"])
    print(json.dumps([line for line, in cursor.fetchall()]))
"""


@pytest.mark.services
def test_a_scan_is_found_by_index_before_anything_is_known_of_the_tables(postgres):
    plan = json.loads(postgres.script(A_CROWD))

    assert "check_in_once_a_day" in plan[0]
    assert not any("Seq Scan" in line for line in plan)
