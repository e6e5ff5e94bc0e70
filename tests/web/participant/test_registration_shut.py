"""What the page of registration says when nobody can register."""

from datetime import UTC, datetime, timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.languages import text
from palabre.stages.accreditation.form_models import RegistrationDraft
from palabre.stages.summits import operations as summits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/register/"


def window(summit, opens, closes):
    summits.plan_phase(
        summit,
        "accreditation",
        label=text(en="Registration"),
        starts_at=opens,
        ends_at=closes,
        by=make.LOADER,
        at=make.NOON,
    )


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        (
            datetime(2026, 1, 5, 8, tzinfo=UTC),
            datetime(2026, 2, 27, 17, tzinfo=UTC),
            "Registration is closed: it ran to Friday, 27 February 2026, 18:00 Zurich",
        ),
        (
            datetime(2026, 3, 5, 8, tzinfo=UTC),
            datetime(2026, 4, 27, 16, tzinfo=UTC),
            "Registration is not open yet: it runs from Thursday, 5 March 2026, 09:00",
        ),
    ],
)
def test_a_shut_window_is_told_first_and_no_form_is_offered(visit, opens, closes, told):
    summit = make.summit()
    made.registration(summit, make.person("Farid Haddad"))
    window(summit, opens, closes)
    ana = visit(make.person("Ana Silva"))

    page = ana.get(HERE).content.decode()
    ana.post(HERE, {"attendance": "on-site", "keep": "1"})
    others = ana.get(f"{HERE}others/").content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert told in main
    assert "<form" not in main
    assert told in others
    assert "Register somebody" not in others
    assert not RegistrationDraft.objects.exists()


def test_an_edition_without_classes_says_so(visit):
    make.summit()

    page = visit(make.person("Ana Silva")).get(HERE).content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert "Registration has not been prepared yet" in main
    assert "<form" not in main


def test_an_open_window_offers_the_form(visit):
    summit = make.summit()
    made.registration(summit, make.person("Farid Haddad"))
    window(summit, make.NOON, datetime(2026, 4, 27, 16, tzinfo=UTC))

    page = visit(make.person("Ana Silva")).get(HERE).content.decode()

    assert 'name="attendance"' in page


def test_nobody_is_asked_not_to_come_to_an_edition_that_is_over(visit):
    summit = make.summit()
    person = make.person("Farid Haddad")
    made.registration(summit, person)
    own = visit(person)
    coming = own.get(HERE).content.decode()
    summit.starts_on = summit.ends_on = make.NOON.date() - timedelta(days=1)
    summit.save(update_fields=["starts_on", "ends_on"])

    over = own.get(HERE).content.decode()

    assert "I am not coming after all" in coming
    assert "I am not coming after all" not in over
