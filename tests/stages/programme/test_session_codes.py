import make
import make_programme
import pytest
from django.db import transaction

from palabre.stages.programme.codes import next_code, prefix_of

pytestmark = pytest.mark.django_db


def code_for(summit, theme):
    with transaction.atomic():
        return next_code(summit, theme)


def test_first_and_next_code():
    summit = make.summit()
    assert code_for(summit, "inclusion") == "INC-01"

    for code in ("INC-01", "INC-09", "HEA-77", "INCX-50", "INC-old"):
        make_programme.session(summit, code)

    assert code_for(summit, "inclusion") == "INC-10"
    assert code_for(make.summit("hamlet-2025"), "inclusion") == "INC-01"


def test_hundredth_code_is_longer():
    summit = make.summit()
    make_programme.session(summit, "INC-99")

    assert code_for(summit, "inclusion") == "INC-100"


def test_prefix_of_anything():
    assert [prefix_of(theme) for theme in ("inclusion", "e-health", "a", "")] == [
        "INC",
        "EHE",
        "A",
        "SES",
    ]
