import make
import make_accreditation as made
import make_programme
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
    assert (counted["first-time"], counted["regions"]) == (4, 2)


@pytest.mark.parametrize("key", sorted(figures.DEFINITIONS))
def test_rows_are_as_many_as_the_figure(key):
    summit = make.summit()
    people(summit, 3)
    speakers = (make.person("Mei Tan"), make.person("Ana Silva"))
    body = make.organization()
    for code in ("INC-01", "INC-02"):
        one = make_programme.session(
            summit, code, speakers=speakers, organizers=(body,)
        )
        make_programme.placed(one, 9 if code == "INC-01" else 11)
    insider = make.secretariat(summit)

    rows = figures.rows_for(insider, summit, key)

    assert rows is not None
    assert len(rows) == figures.figure(summit, key, at=make.NOON).value
    width = len(figures.columns(figures.definition(summit, key)))
    assert all(len(row) == width for row in rows)


def test_rows_that_name_people_are_for_the_secretariat():
    summit = make.summit()
    people(summit, 1)
    stranger = make.actor(make.person("Grace Okonkwo"))

    assert figures.rows_for(stranger, summit, "participants") is None
    assert figures.rows_for(make.secretariat(summit), summit, "participants")


def test_public_rows_do_not_tell_how_many_people_stand_behind_a_country():
    # Told beside the total of seven, six from Kenya would give away the one from Peru.
    summit = make.summit()
    people(summit, 6)
    made.badge(summit, make.person("Only One"), country="PE")
    stranger = make.actor(make.person("Grace Okonkwo"))

    assert figures.rows_for(stranger, summit, "countries") == [("KE", ""), ("PE", "")]
    assert figures.rows_for(make.secretariat(summit), summit, "countries") == [
        ("KE", "6"),
        ("PE", "1"),
    ]


def test_unknown_figure_is_refused():
    with pytest.raises(Refused, match="figure-unknown"):
        figures.figure(make.summit(), "unicorns", at=make.NOON)
