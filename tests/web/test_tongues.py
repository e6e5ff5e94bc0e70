import make
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.mark.parametrize(
    "asked, meant",
    [
        ("/zh/hamlet-2026/?a=1", "/zh-hans/hamlet-2026/?a=1"),
        ("/fr-CH/hamlet-2026/programme/", "/fr/hamlet-2026/programme/"),
        ("/FR/", "/fr/"),
    ],
)
def test_language_told_in_another_way_leads_to_ours(client, asked, meant):
    make.summit()

    answer = client.get(asked)

    assert (answer.status_code, answer.url) == (302, meant)


@pytest.mark.parametrize(
    "asked", ["/fr/nothing-2026/", "/de/hamlet-2026/", "/zh//example.org/", "/x" * 300]
)
def test_addresses_that_are_none_stay_none(client, asked):
    make.summit()

    assert client.get(asked).status_code == 404


def test_what_is_sent_is_never_led_elsewhere(client):
    assert client.post("/zh/sign-in/").status_code == 404
