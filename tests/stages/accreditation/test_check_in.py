from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import checking_in, scans
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn, Registration
from palabre.stages.journal.models import Entry

pytestmark = pytest.mark.django_db


def scan(badge, number="1", at=make.NOON, gate="A"):
    return checking_in.Scan(badge.token, at, gate, number)


def see(summit, what, by=make.LOADER):
    return checking_in.check_in(summit, what, key=made.KEY, by=by, at=what.at)


def test_gate_admits_and_the_day_counts_once():
    summit = make.summit()
    badge, gate = made.badge(summit), make.holder(summit, Role.GATE)

    first = see(summit, scan(badge), by=gate)
    again = see(summit, scan(badge, "2", make.NOON + timedelta(hours=2), "B"), by=gate)

    assert (first.is_first_today, again.is_first_today) == (True, False)
    assert again.check_in == first.check_in
    assert CheckIn.objects.count() == 1
    assert Entry.objects.filter(act="accreditation.badge.checked_in").count() == 1


def test_whoever_went_out_and_comes_back_is_told_so_and_not_as_a_repeat():
    summit = make.summit()
    badge = made.badge(summit)
    minute = timedelta(minutes=1)
    see(summit, scan(badge, "number-1"))
    left = scans.Made("number-2", make.NOON + minute, badge.token, is_exit=True)
    scans.take(
        summit,
        scans.Batch("A", left.at, [left]),
        key=made.KEY.public_key(),
        by=make.LOADER,
        at=left.at,
    )

    back = see(summit, scan(badge, "number-3", make.NOON + 2 * minute))
    told_again = see(summit, scan(badge, "number-3", make.NOON + 2 * minute))
    repeat = see(summit, scan(badge, "number-4", make.NOON + 3 * minute))

    found = (back, told_again, repeat)
    assert [one.is_first_today for one in found] == [False] * 3
    assert [one.is_back for one in found] == [True, True, False]
    kept = GateScan.objects.order_by("at").values_list("number", "is_exit")
    assert list(kept) == [
        ("number-1", False),
        ("number-2", True),
        ("number-3", False),
        ("number-4", False),
    ]
    assert CheckIn.objects.count() == 1


def test_next_day_counts_apart_in_the_summit_s_zone():
    summit = make.summit()
    badge = made.badge(summit)
    late = make.NOON.replace(hour=22, minute=30)

    see(summit, scan(badge, "1", late))
    after_midnight = see(summit, scan(badge, "2", late + timedelta(hours=1)))

    assert after_midnight.is_first_today


@pytest.mark.parametrize("by", ["stranger", "nobody"])
def test_only_a_gate_checks_in(by):
    summit = make.summit()
    badge = made.badge(summit)
    actor = (
        make.actor(badge.registration.person)
        if by == "stranger"
        else make.actor(make.person("Grace Okonkwo"))
    )

    with pytest.raises(Refused, match="not-allowed"):
        see(summit, scan(badge), by=actor)
    assert not CheckIn.objects.exists()


def test_badges_that_do_not_admit_say_why():
    summit, other = make.summit(), make.summit("hamlet-2027", venues=False)
    revoked = made.badge(summit, make.person("Farid Haddad"))
    accreditation.withdraw(revoked.registration, by=make.LOADER, at=make.NOON)
    online = made.badge(summit, make.person("Noor Rahman"), attendance="online")
    foreign = made.badge(other, make.person("Ana Silva"))

    for badge, code in (
        (revoked, "badge-revoked"),
        (online, "badge-online"),
        (foreign, "badge-unknown"),
    ):
        with pytest.raises(Refused, match=code):
            see(summit, scan(badge))
    assert not CheckIn.objects.exists()


def test_every_scan_is_kept_once_as_it_was_made():
    summit = make.summit()
    badge = made.badge(summit, make.person("Farid Haddad"))
    revoked = made.badge(summit, make.person("Noor Rahman"))
    accreditation.withdraw(revoked.registration, by=make.LOADER, at=make.NOON)
    head = badge.token.rpartition(".")[0]

    for number in ("first", "first", "repeat"):
        see(summit, scan(badge, number))
    for number, token in (
        ("revoked", revoked.token),
        ("revoked", revoked.token),
        ("forged", f"{head}.AAAA"),
        ("unknown", "?" * 50),
    ):
        with pytest.raises(Refused, match="badge-"):
            see(summit, checking_in.Scan(token, make.NOON, "A", number))

    kept = GateScan.objects.order_by("id").values_list("number", "serial", "refusal")
    assert list(kept) == [
        ("first", badge.serial, ""),
        ("repeat", badge.serial, ""),
        ("revoked", revoked.serial, "badge-revoked"),
        ("forged", "", "badge-forged"),
        ("unknown", "", "badge-unknown"),
    ]
    assert CheckIn.objects.count() == 1


def test_the_gate_without_scripts_and_the_app_keep_one_record():
    summit = make.summit()
    badge = made.badge(summit)
    see(summit, scan(badge, "number-1"))
    again = scans.Made("number-1", make.NOON, badge.token)

    receipts = scans.take(
        summit,
        scans.Batch("A", make.NOON, [again]),
        key=made.KEY.public_key(),
        by=make.LOADER,
        at=make.NOON,
    )

    assert [one.refusal for one in receipts] == [""]
    assert (GateScan.objects.count(), CheckIn.objects.count()) == (1, 1)


def test_gate_s_collected_scans_come_in_once():
    summit = make.summit()
    badges = [made.badge(summit, make.person(name)) for name in ("A B", "C D", "E F")]
    scans = [scan(badge, str(number)) for number, badge in enumerate(badges)]
    twice = [*scans, scan(badges[0], "9", make.NOON + timedelta(hours=1))]

    def bring():
        return checking_in.check_in_all(
            summit, twice, key=made.KEY, by=make.LOADER, at=make.NOON
        )

    assert [bring(), bring()] == [3, 0]
    assert (CheckIn.objects.count(), GateScan.objects.count()) == (3, 3)


def test_collected_scans_are_read_as_leniently_and_as_strictly_as_one():
    badge = made.badge(make.summit())
    summit = badge.registration.summit

    def bring(token):
        return checking_in.check_in_all(
            summit,
            [checking_in.Scan(token, make.NOON, "A", "1")],
            key=made.KEY,
            by=make.LOADER,
            at=make.NOON,
        )

    head, _, signature = badge.token.rpartition(".")
    with pytest.raises(Refused, match="badge-forged"):
        bring(f"{head}.{signature[::-1]}")
    assert bring(f" {badge.token.lower()} ") == 1
    assert CheckIn.objects.get().badge == badge


def test_number_of_a_scan_that_stands_for_another_badge_is_refused():
    summit = make.summit()
    first, second = made.badge(summit), made.badge(summit)
    see(summit, scan(first, "number-1"))

    with pytest.raises(Refused, match="scan-number-used"):
        see(summit, scan(second, "number-1"))

    assert not see(summit, scan(first, "number-1")).is_first_today
    assert see(summit, scan(second, "number-2")).is_first_today


def test_a_badge_s_words_admit_letter_by_letter_or_by_a_true_signature():
    badge = made.badge(make.summit())
    summit = badge.registration.summit
    head, _, signature = badge.token.rpartition(".")
    elsewhere = head.replace(badge.serial, "ZZZZZZZZZZ")

    for words, code in (
        (f"{head}.{signature[::-1]}", "badge-forged"),
        (f"{head}.{signature[:-1]}", "badge-forged"),
        (f"{elsewhere}.{signature}", "badge-forged"),
        (head, "badge-unknown"),
        ("", "badge-unknown"),
    ):
        with pytest.raises(Refused, match=code):
            see(summit, checking_in.Scan(words, make.NOON, "A", f"refused {words}"))
    assert not CheckIn.objects.exists()

    words = f" {badge.token.lower()}\n"
    assert (
        see(summit, checking_in.Scan(words, make.NOON, "A", "1")).check_in.badge
        == badge
    )


def real_summit():
    """Return an edition that is not invented, so that its gates close."""
    summit = make.summit()
    summit.is_fictional = False
    summit.save()
    return summit


def test_badge_admits_to_the_end_of_the_edition_and_not_after_it():
    summit = real_summit()
    badge = made.badge(summit)
    last = make.NOON + (summit.ends_on - make.NOON.date())

    assert see(summit, scan(badge, "1", last)).is_first_today
    with pytest.raises(Refused, match="badge-expired"):
        see(summit, scan(badge, "2", last + timedelta(days=1)))

    assert CheckIn.objects.count() == 1


def test_badge_of_an_invented_edition_can_be_tried_on_any_day():
    summit = make.summit()

    late = make.NOON + timedelta(days=400)

    assert see(summit, scan(made.badge(summit), "1", late)).is_first_today


def test_badge_admits_longer_where_the_edition_has_grown():
    summit = real_summit()
    badge = made.badge(summit)
    last = make.NOON + (summit.ends_on - make.NOON.date())
    summit.ends_on += timedelta(days=1)
    summit.save()

    assert see(summit, scan(badge, "1", last + timedelta(days=1))).is_first_today


def test_a_number_refused_before_admits_nobody_and_both_scans_are_kept():
    summit = make.summit()
    first = made.badge(summit)
    online = made.badge(summit)
    one = online.registration
    Registration.objects.filter(pk=one.pk).update(attendance="online")
    with pytest.raises(Refused, match="badge-online"):
        see(summit, scan(online, "number-1"))
    Registration.objects.filter(pk=one.pk).update(attendance="on-site")

    for _ in ("the day's first", "sent again"):
        with pytest.raises(Refused, match="scan-number-used"):
            see(summit, scan(online, "number-1"))
    assert see(summit, scan(online, "number-2")).is_first_today
    with pytest.raises(Refused, match="scan-number-used"):
        see(summit, scan(online, "number-1"))
    assert see(summit, scan(first, "number-3")).is_first_today

    kept = GateScan.objects.filter(badge=online).order_by("id")
    assert [one.refusal for one in kept] == ["badge-online", "scan-number-used", ""]
    assert CheckIn.objects.filter(badge=online).count() == 1
