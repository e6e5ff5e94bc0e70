import make
import make_accreditation as made
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.outcomes import figures

pytestmark = pytest.mark.django_db

NAMES = ("Farid Haddad", "Noor Rahman", "Ana Silva", "Bo Lind", "Chidi Eze", "Mei Tan")


def people(summit, n, **facts):
    return [
        made.badge(summit, make.person(NAMES[i % 6] + f" {i}"), **facts)
        for i in range(n)
    ]


def test_every_figure_counts_what_its_definition_says():
    summit = make.summit()
    people(summit, 3, rank="minister")
    people_online = [
        made.badge(
            summit, make.person(f"Online {i}"), attendance="online", country="PE"
        )
        for i in range(2)
    ]
    made.registration(summit, make.person("Not yet decided"))
    accreditation.withdraw(people_online[0].registration, by=make.LOADER, at=make.NOON)

    counted = {
        key: one.value for key, one in figures.figures(summit, at=make.NOON).items()
    }

    assert counted["participants"] == 4
    assert (counted["on-site"], counted["online"]) == (3, 1)
    assert (counted["countries"], counted["groups"]) == (2, 1)
    assert (counted["ministerial"], counted["high-level"]) == (3, 3)
    assert (counted["seen"], counted["sessions"]) == (0, 0)


@pytest.mark.parametrize("key", sorted(figures.DEFINITIONS))
def test_rows_are_as_many_as_the_figure(key):
    summit = make.summit()
    people(summit, 3)
    insider = make.secretariat(summit)

    rows = figures.rows_for(insider, summit, key)

    assert rows is not None
    assert len(rows) == figures.figure(summit, key, at=make.NOON).value
    assert all(len(row) == len(figures.definition(key).columns) for row in rows)


def test_rows_that_name_people_are_for_the_secretariat():
    summit = make.summit()
    people(summit, 1)
    stranger = make.actor(make.person("Grace Okonkwo"))

    assert figures.rows_for(stranger, summit, "participants") is None
    assert figures.rows_for(make.secretariat(summit), summit, "participants")


def test_small_numbers_are_protected_in_public_rows():
    summit = make.summit()
    people(summit, 6)
    made.badge(summit, make.person("Only One"), country="PE")
    stranger = make.actor(make.person("Grace Okonkwo"))

    rows = figures.rows_for(stranger, summit, "countries")

    assert rows == [("KE", "6"), ("PE", "< 5")]


def test_one_small_part_takes_the_next_smallest_along():
    summit = make.summit()
    people(summit, 7)
    for number in range(6):
        made.badge(summit, make.person(f"Peru {number}"), country="PE")
    made.badge(summit, make.person("Only One"), country="TO")

    shares = figures.shares(summit, "country")

    assert [(one.code, one.n) for one in shares] == [("KE", 7), ("other", 7)]


def test_unknown_figure_is_refused():
    with pytest.raises(Refused, match="figure-unknown"):
        figures.figure(make.summit(), "unicorns", at=make.NOON)
