"""The secretariat names a speaker whom nobody would have guessed."""

import make
import make_reports
import pytest

from palabre.stages.people.models import Person
from palabre.stages.reports.models import Intervention
from palabre.stages.summits.models import Summit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/records/"
SPOKEN = """WEBVTT

00:00:01.000 --> 00:00:20.000
<v Qwxyz Brrr>The village councils repaired 41 wells last year.
"""


@pytest.fixture
def amina(visit):
    return visit(Person.objects.get(pk=make.secretariat(make.summit()).person_id))


@pytest.fixture
def source(amina):
    session = make_reports.wells(Summit.objects.get())
    net = make.organization()
    make_reports.session(
        session.summit,
        code="WEL-02",
        roles=[(make.person("Wairimu Kang"), "speaker", net)],
    )
    (kept,) = make_reports.imported(session.summit, ("WEL-01.vtt", SPOKEN)).sources
    return kept


def named(browser, source, **told):
    facts = {"source": source.pk, "label": "Qwxyz Brrr", **told}
    page = browser.post(f"{HERE}name/", facts, follow=True).content.decode()
    return page, Intervention.objects.get().person


@pytest.mark.parametrize("radio", [{"person": "other"}, {}])
def test_somebody_of_another_session_is_named_by_hand(amina, source, radio):
    page = amina.get(HERE).content.decode()
    assert '<option value="Wairimu Kang">' in page

    page, person = named(amina, source, other="wairimu kang", **radio)

    assert person.name == "Wairimu Kang"
    assert "1 turn is settled." in page


@pytest.mark.parametrize(
    ("other", "told"),
    [("Someone Unheard Of", "Nobody of this edition is called"), ("", "Who it is")],
)
def test_a_name_of_nobody_settles_nothing(amina, source, other, told):
    page, person = named(amina, source, person="other", other=other)

    assert person is None
    assert told in page
