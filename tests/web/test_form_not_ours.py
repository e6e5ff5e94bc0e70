import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")],
)
def test_a_form_without_our_key_is_refused_on_a_page_of_the_house(lang, direction):
    answer = Client(enforce_csrf_checks=True).post(f"/{lang}/sign-out/")

    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'<html lang="{lang}" dir="{direction}"' in page
    assert 'class="dead-end"' in page
    if lang == "en":
        assert "Nothing was done" in page
        assert "Open the page again" in page
        assert "Not open to you" not in page
