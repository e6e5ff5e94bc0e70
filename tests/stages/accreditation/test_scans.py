import json
import random
from datetime import timedelta

import journals
import make
import make_accreditation as world
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import checking_in, scans, snapshots, zones
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
KEY = world.KEY.public_key()


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def gate(summit):
    return make.holder(summit, Role.GATE)


def made(badge, n, *, at=make.NOON, **other):
    return scans.Made(f"scan-{n:06d}", at, token=badge.token, **other)


def send(summit, gate, *many, at=make.NOON, sent_at=None, name="North"):
    batch = scans.Batch(name, sent_at or at, many)
    return scans.take(summit, batch, key=KEY, by=gate, at=at)


def test_scan_is_kept_and_counts_once_a_day(summit, gate):
    badge = world.badge(summit)

    first = send(summit, gate, made(badge, 1), made(badge, 2))
    again = send(summit, gate, made(badge, 1), made(badge, 3))

    assert [one.refusal for one in (*first, *again)] == [""] * 4
    assert (GateScan.objects.count(), CheckIn.objects.count()) == (3, 1)
    assert journals.acts().count("accreditation.badge.checked_in") == 1
    assert journals.acts().count("accreditation.scans.taken") == 2


def test_clock_of_a_gate_is_put_right(summit, gate):
    badge = world.badge(summit)
    wrong = make.NOON + 7 * MINUTE  # seven minutes fast

    send(
        summit,
        gate,
        made(badge, 1, at=wrong - 30 * MINUTE),
        at=make.NOON,
        sent_at=wrong,
    )

    kept = GateScan.objects.get()
    assert (kept.at, kept.told_at) == (make.NOON - 30 * MINUTE, wrong - 30 * MINUTE)
    assert CheckIn.objects.get().at == make.NOON - 30 * MINUTE


def test_earlier_scan_that_arrives_later_moves_the_check_in(summit, gate):
    badge = world.badge(summit)
    send(summit, gate, made(badge, 1), name="North")

    send(
        summit,
        gate,
        made(badge, 2, at=make.NOON - 20 * MINUTE),
        at=make.NOON + MINUTE,
        name="South",
    )

    kept = CheckIn.objects.get()
    assert (kept.at, kept.gate) == (make.NOON - 20 * MINUTE, "South")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"token": "PB1.NONSENSE"}, "badge-unknown"),
        ({"place": "press-centre"}, "zone-closed"),
        ({"place": "rooms"}, ""),
        ({"place": "session:INC-01"}, ""),
        ({"token": "", "serial": ""}, "badge-unknown"),
        ({"token": "", "serial": "NOSUCH"}, "badge-unknown"),
    ],
)
def test_scan_that_does_not_admit_is_kept_with_its_reason(
    summit, gate, changes, refusal
):
    badge = world.badge(summit)
    told = {"token": badge.token} | changes

    (receipt,) = send(summit, gate, scans.Made("scan-000001", make.NOON, **told))

    assert receipt.refusal == refusal
    assert GateScan.objects.get().refusal == refusal
    assert CheckIn.objects.exists() == (not refusal)


def test_badge_revoked_after_the_scan_was_made_admitted_then(summit, gate):
    badge = world.badge(summit)
    accreditation.revoke(
        badge.registration, reason="Withdrawn", by=make.LOADER, at=make.NOON
    )

    before, after = send(
        summit,
        gate,
        made(badge, 1, at=make.NOON - MINUTE),
        made(badge, 2, at=make.NOON + MINUTE),
        at=make.NOON + 2 * MINUTE,
    )

    assert (before.refusal, after.refusal) == ("", "badge-revoked")


def test_who_was_found_by_name_is_marked_so(summit, gate):
    badge = world.badge(summit)

    send(summit, gate, scans.Made("scan-000001", make.NOON, serial=badge.serial))

    kept = GateScan.objects.get()
    assert (kept.is_by_name, kept.badge) == (True, badge)


def test_stranger_brings_no_scans(summit):
    with pytest.raises(Refused, match="not-allowed"):
        send(summit, make.actor(make.person()))


def test_batch_has_an_end(summit, gate, monkeypatch):
    monkeypatch.setattr(scans, "MOST", 1)
    badge = world.badge(summit)

    with pytest.raises(Refused, match="batch-too-large"):
        send(summit, gate, made(badge, 1), made(badge, 2))


def test_who_went_out_is_not_inside(summit, gate):
    first = world.badge(summit)
    second = world.badge(summit, make.person("Bo Lindqvist"))
    send(
        summit,
        gate,
        made(first, 1, at=make.NOON - 9 * MINUTE),
        made(second, 2, at=make.NOON - 8 * MINUTE),
        made(first, 3, at=make.NOON - 5 * MINUTE, is_exit=True),
    )

    assert snapshots.n_inside(summit, at=make.NOON) == 1
    send(summit, gate, made(first, 4))
    assert snapshots.n_inside(summit, at=make.NOON) == 2
    assert snapshots.n_inside(summit, at=make.NOON + timedelta(days=1)) == 0


def told(summit, at=make.NOON):
    made_ = snapshots.snapshot(summit, "en", key=world.KEY, by=make.LOADER, at=at)
    return json.loads(made_.words)


def test_list_says_who_came_in_and_who_went_out_on_the_day(summit, gate):
    first, second = world.badge(summit), world.badge(summit, make.person("Bo Lind"))
    send(
        summit,
        gate,
        made(first, 1, at=make.NOON - 9 * MINUTE),
        made(second, 2, at=make.NOON - 8 * MINUTE),
        made(first, 3, at=make.NOON - 5 * MINUTE, is_exit=True),
    )

    now, morning = told(summit), told(summit, make.NOON + timedelta(hours=18))

    assert now["day"] == make.NOON.date().isoformat()
    assert (sorted(now["today"]), now["out"]) == (
        sorted([first.serial, second.serial]),
        [first.serial],
    )
    assert (morning["today"], morning["out"]) == ([], [])


def test_list_names_the_country_in_the_guard_s_language(summit):
    badge = world.badge(summit, country="AE")

    rows = [
        json.loads(
            snapshots.snapshot(
                summit, lang, key=world.KEY, by=make.LOADER, at=make.NOON
            ).words
        )["badges"][badge.serial][2]
        for lang in ("fr", "zh-hans")
    ]

    assert rows == ["Émirats arabes unis", "阿拉伯联合酋长国"]


def test_list_knows_an_online_badge_by_its_serial_alone(summit, gate):
    online = world.badge(summit, make.person("Oumou Sy"), attendance="online")
    revoked = world.badge(summit, make.person("Bo Lindqvist"), attendance="online")
    scans.revoke_lost(revoked, by=gate, at=make.NOON)
    there = world.badge(summit)

    words = snapshots.snapshot(
        summit, "en", key=world.KEY, by=make.LOADER, at=make.NOON
    ).words

    assert json.loads(words)["online"] == [online.serial]
    assert list(json.loads(words)["badges"]) == [there.serial]
    assert "oumou" not in words.casefold()


def test_list_names_the_zones(summit):
    world.categories(summit)
    zones.set_zones(
        summit,
        [("rooms", text(en="Session rooms"))],
        by=make.LOADER,
        at=make.NOON,
    )

    assert told(summit)["zones"] == {
        "rooms": "Session rooms",
        "press-centre": "press-centre",
    }


def test_who_lost_a_badge_counts_once_a_day_and_is_inside_once(summit, gate):
    lost = world.badge(summit)
    send(summit, gate, made(lost, 1))
    scans.revoke_lost(lost, by=gate, at=make.NOON)
    later = make.NOON + MINUTE
    other = scans.issue_again(lost, key=world.KEY, by=gate, at=later)

    send(summit, gate, made(other, 2, at=later), at=later)
    seen = checking_in.check_in(
        summit,
        checking_in.Scan(other.token, later, "South", "scan-000003"),
        key=world.KEY,
        by=gate,
        at=later,
    )

    assert not seen.is_first_today
    assert CheckIn.objects.count() == 1
    assert snapshots.n_inside(summit, at=later) == 1
    assert told(summit, later)["today"] == [other.serial]


def test_sessions_at_whose_door_one_was_scanned_are_ones_own(summit, gate):
    badge = world.badge(summit)
    send(
        summit,
        gate,
        made(badge, 1, place="session:INC-01", at=make.NOON - MINUTE),
        made(badge, 2, place="session:INC-01"),
        made(badge, 3),
    )

    own = snapshots.sessions_scanned(badge.registration.person_id, summit)

    assert own == [("INC-01", make.NOON - MINUTE)]


def test_lost_badge_admits_nowhere_and_the_next_one_does(summit, gate):
    badge = world.badge(summit)
    later = make.NOON + MINUTE

    with pytest.raises(Refused, match="badge-not-lost"):
        scans.issue_again(badge, key=world.KEY, by=gate, at=later)
    scans.revoke_lost(badge, by=gate, at=make.NOON)
    second = scans.issue_again(badge, key=world.KEY, by=gate, at=later)

    old, new = send(summit, gate, made(badge, 1), made(second, 2), at=later)
    assert (old.refusal, new.refusal) == ("badge-revoked", "")
    with pytest.raises(Refused, match="badge-revoked"):
        scans.revoke_lost(badge, by=gate, at=later)


@pytest.mark.parametrize("seed", range(6))
def test_however_scans_arrive_they_are_kept_once(seed, summit, gate):
    """Batches of any cut and order, sent twice or not: the same rows in the end."""
    chance = random.Random(seed)
    badges = [world.badge(summit, make.person(f"P {n}")) for n in range(3)]
    all_made = [made(badges[n % 3], n, at=make.NOON - n * MINUTE) for n in range(9)]
    sent = chance.sample(all_made, 9) + chance.sample(all_made, 4)
    while sent:
        n = chance.randint(1, 4)
        send(summit, gate, *sent[:n])
        sent = sent[n:]

    numbers = GateScan.objects.values_list("number", flat=True)
    assert sorted(numbers) == [one.number for one in all_made]
    assert sorted(CheckIn.objects.values_list("at", flat=True)) == [
        make.NOON - n * MINUTE for n in (8, 7, 6)
    ]


def test_number_used_for_another_badge_refuses_that_scan_and_keeps_the_others(
    summit, gate
):
    first, second, third = (world.badge(summit) for _ in range(3))
    send(summit, gate, made(first, 1))

    told = send(summit, gate, made(second, 1), made(third, 2))
    again = send(summit, gate, made(second, 1), made(third, 2), made(first, 1))

    assert [(one.number, one.refusal) for one in told] == [
        ("scan-000001", "scan-number-used"),
        ("scan-000002", ""),
    ]
    assert [one.refusal for one in again] == ["scan-number-used", "", ""]
    kept = GateScan.objects.order_by("badge").values_list("badge", "refusal")
    assert list(kept) == [
        (first.pk, ""),
        (second.pk, "scan-number-used"),
        (third.pk, ""),
    ]
    assert set(CheckIn.objects.values_list("badge", flat=True)) == {first.pk, third.pk}


def test_one_number_for_two_badges_in_one_batch_stands_for_the_earlier(summit, gate):
    first, second = world.badge(summit), world.badge(summit)

    told = send(
        summit,
        gate,
        made(second, 1),
        made(first, 1, at=make.NOON - MINUTE),
    )

    assert [one.refusal for one in told] == ["scan-number-used", ""]
    assert CheckIn.objects.get().badge == first


def test_number_of_a_check_in_that_came_alone_is_used_too(summit, gate):
    first, second = world.badge(summit), world.badge(summit)
    alone = checking_in.Scan(first.token, make.NOON, "North", "scan-000001")
    checking_in.check_in(summit, alone, key=world.KEY, by=gate, at=make.NOON)

    told = send(summit, gate, made(second, 1), made(second, 2))

    assert [one.refusal for one in told] == ["scan-number-used", ""]
    assert CheckIn.objects.count() == 2


def test_number_of_another_edition_is_used(summit, gate):
    other = make.summit(code="other-2026")
    send(other, make.LOADER, made(world.badge(other), 1))

    (told,) = send(summit, gate, made(world.badge(summit), 1))

    assert told.refusal == "scan-number-used"


def test_scan_after_the_last_day_is_kept_and_does_not_admit(summit, gate):
    summit.is_fictional = False
    summit.save()
    badge = world.badge(summit)
    after = make.NOON + (summit.ends_on - make.NOON.date()) + timedelta(days=1)

    (told,) = send(summit, gate, made(badge, 1, at=after), at=after)
    (left,) = send(summit, gate, made(badge, 2, at=after, is_exit=True), at=after)

    assert (told.refusal, left.refusal) == ("badge-expired", "")
    assert (GateScan.objects.count(), CheckIn.objects.count()) == (2, 0)
