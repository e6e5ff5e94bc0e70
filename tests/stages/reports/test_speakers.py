import make
import make_reports
import pytest

from palabre.stages.reports.speakers import Speaker, speakers_of

pytestmark = pytest.mark.django_db


def matched(summit, label, session=None):
    found = speakers_of(summit).find(label, session and session.pk)
    return found.person and found.person.name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("AISSATOU NDIAYE", "Aïssatou Ndiaye"),
        ("Ndiaye Aïssatou", "Aïssatou Ndiaye"),
        ("Ms. Aïssatou Awa Ndiaye (Senegal)", "Aïssatou Ndiaye"),
        ("Ndiaye", None),
        ("Aïssatou Diop", None),
        ("Moderator", None),
    ],
)
def test_label_is_matched_exactly_or_not_at_all(label, name):
    summit = make.summit()
    session = make_reports.wells(summit)

    assert matched(summit, label, session) == name


def test_two_persons_of_one_name_are_nobody():
    summit = make.summit()
    first = make.person("Chen Wei", country="CN")
    second = make.person("Chen Wei", country="SG")
    make_reports.session(summit, "A-1", roles=((first, "speaker", None),))
    other = make_reports.session(summit, "A-2", roles=((second, "speaker", None),))
    third = make_reports.session(summit, "A-3")

    assert matched(summit, "Chen Wei", third) is None
    found = speakers_of(summit).find("Chen Wei", other.pk)
    assert found.person == second


def test_who_conducts_is_not_counted():
    summit = make.summit()
    session = make_reports.wells(summit)
    elsewhere = make_reports.session(summit, "B-1")
    people = speakers_of(summit)

    assert people.find("Bo Lindqvist", session.pk).is_voice is False
    assert people.find("Bo Lindqvist", elsewhere.pk).is_voice is True
    assert people.find("The Chair", session.pk) == Speaker(is_voice=False)
