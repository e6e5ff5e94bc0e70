"""Addresses in pages lead to the server that gives them, unless an operator says so."""

import pytest

from palabre.management.serve import lead_here


@pytest.mark.parametrize(
    "host, port, origin",
    [
        ("127.0.0.1", 8115, "http://127.0.0.1:8115"),
        ("0.0.0.0", 8115, "http://127.0.0.1:8115"),  # noqa: S104 - words, no bind
        ("::", 8115, "http://127.0.0.1:8115"),
        ("::1", 8115, "http://[::1]:8115"),
        ("hall.example", 80, "http://hall.example:80"),
    ],
)
def test_without_an_origin_the_server_is_where_it_listens(settings, host, port, origin):
    settings.HAS_ORIGIN, settings.ORIGIN = False, "http://127.0.0.1:8000"

    lead_here(host, port)

    assert origin == settings.ORIGIN


def test_what_the_operator_says_stands(settings):
    settings.HAS_ORIGIN, settings.ORIGIN = True, "https://forum.example.org"

    lead_here("127.0.0.1", 8115)

    assert settings.ORIGIN == "https://forum.example.org"
