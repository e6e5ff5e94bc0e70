"""Countries stand where their readers look for them: accents sort nothing apart."""

import make
import pytest

pytestmark = pytest.mark.django_db


def test_report_to_capital_offers_equateur_between_e_and_f(client):
    summit = make.summit()

    page = client.get(f"/fr/{summit.code}/outcomes/capital/").content.decode()

    order = [page.index(f">{name}") for name in ("Égypte", "Espagne", "Zimbabwe")]
    assert order == sorted(order)
