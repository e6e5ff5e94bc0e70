import make
import make_accreditation as made
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palabre.kernel.languages import text
from palabre.stages.accreditation import directory
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.directory import Wanted
from palabre.stages.people import operations as people

pytestmark = pytest.mark.django_db


def listed(summit, name, **facts):
    return made.badge(summit, make.person(name), is_listed=True, **facts)


def names(found):
    return {letter: [one.name for one in many] for letter, many in found.people}


def test_nobody_stands_on_the_list_who_did_not_agree():
    summit = make.summit()
    made.badge(summit, make.person("Did Not Agree"))
    made.registration(summit, make.person("Not Accredited"), is_listed=True)
    badge = listed(summit, "Went Away")
    accreditation.withdraw(badge.registration, by=make.LOADER, at=make.NOON)
    listed(summit, "Agreed Gladly")

    found = directory.directory(summit, Wanted())

    assert names(found) == {"G": ["Agreed Gladly"]}


def test_only_what_was_agreed_to_is_told():
    summit = make.summit()
    body = people.enter_organization(
        people.OrganizationFacts(
            name=text(en="Wells Network"), group="academia", country="KE"
        ),
        by=make.LOADER,
        at=make.NOON,
    )
    listed(summit, "Noor Rahman", country="PE", organization=body, gender="f")

    ((_, (one,)),) = directory.directory(summit, Wanted()).people

    assert one == directory.Listed("Noor Rahman", "PE", body.name, body.code)


def test_names_stand_by_script_and_letter_without_accents():
    summit = make.summit()
    for name in (
        "Zoé Blanc",
        "Élodie Petit",
        "Ana Pénard",
        "王小明",
        "Иван Петров",
        "ليلى حداد",
    ):
        listed(summit, name)

    found = directory.directory(summit, Wanted())

    assert list(names(found)) == ["B", "P", "П", "ح", "漢"]
    assert names(found)["P"] == ["Ana Pénard", "Élodie Petit"]
    assert dict(found.letters)["P"] == 2


def test_the_list_is_searched_in_any_script_and_narrowed():
    summit = make.summit()
    body = make.organization("Réseau des puits", group="academia")
    listed(summit, "Noor Rahman", country="PE")
    listed(summit, "Élodie Petit", organization=body)
    listed(summit, "Иван Петров")

    def found(**wanted):
        many = names(directory.directory(summit, Wanted(**wanted)))
        return [name for some in many.values() for name in some]

    assert found(q="elodie") == ["Élodie Petit"]
    assert found(q="reseau puits") == ["Élodie Petit"]
    assert found(q="петров") == ["Иван Петров"]
    assert found(country="pe") == ["Noor Rahman"]
    assert found(group="academia") == ["Élodie Petit"]
    assert found(organization=body.code) == ["Élodie Petit"]
    assert found(letter="R") == ["Noor Rahman"]
    assert found(q="nobody at all") == []


def test_a_page_asks_as_often_for_many_as_for_few(monkeypatch):
    summit = make.summit()

    def queries():
        with CaptureQueriesContext(connection) as asked:
            directory.directory(summit, Wanted())
        return len(asked)

    listed(summit, "Noor Rahman")
    few = queries()
    for number in range(5):
        listed(summit, f"Person {number}")
    monkeypatch.setattr(directory, "PAGE", 4)

    second = directory.directory(summit, Wanted(), page=2)

    assert queries() == few == 2
    assert (second.n, second.n_pages, second.page) == (6, 2, 2)
    assert sum(len(many) for _, many in second.people) == 2


def test_choices_are_those_of_the_list():
    summit = make.summit()
    listed(summit, "Noor Rahman", country="PE", organization=make.organization())
    made.badge(summit, make.person("Hidden"), country="TO")

    choices = directory.choices_of(summit)

    assert choices == directory.Choices(("PE",), ("civil-society",), 1)
