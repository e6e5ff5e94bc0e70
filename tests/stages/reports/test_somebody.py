"""A person types who spoke: one of the edition's people, by name or by code."""

import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.reports.somebody import somebody_called
from palabre.stages.reports.speakers import candidates, speakers_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_reports.wells(make.summit())


@pytest.mark.parametrize("typed", ["Rajesh Pillai", " rajesh PILLAI ", "code"])
def test_a_name_or_a_code_means_one_person(session: Session, typed: str) -> None:
    person = Person.objects.get(name="Rajesh Pillai")

    found = somebody_called(
        session.summit, person.code.lower() if typed == "code" else typed
    )

    assert found == person


def test_whoever_is_of_no_edition_is_nobody(session: Session) -> None:
    stranger = make.person("Grace Okonkwo")

    for typed in ("Grace Okonkwo", stranger.code, "Nobody At All"):
        with pytest.raises(Refused, match="name-of-nobody"):
            somebody_called(session.summit, typed)


def test_namesakes_are_told_apart_by_their_codes(session: Session) -> None:
    first = Person.objects.get(name="Rajesh Pillai")
    second = make.person("Rajesh Pillai", country="US")
    make_reports.session(
        session.summit, code="WEL-02", roles=((second, "speaker", make.organization()),)
    )

    with pytest.raises(Refused, match="name-of-several") as caught:
        somebody_called(session.summit, "Rajesh Pillai")

    assert first.code in str(caught.value.facts["people"])
    assert second.code in str(caught.value.facts["people"])
    assert somebody_called(session.summit, second.code) == second


def test_everybody_of_a_session_is_offered_however_many(session: Session) -> None:
    net = make.organization()
    names = [f"Zyx {sign}{sign}ork" for sign in "BCDFGHJK"]
    crowded = make_reports.session(
        session.summit,
        code="WEL-02",
        roles=tuple((make.person(name), "speaker", net) for name in names),
    )

    offered = candidates(speakers_of(session.summit), "Isatu Njay", crowded.pk)

    inside = {one.person.name for one in offered if one.is_of_session}
    assert inside == set(names)
