"""Countries in French sentences take the article that they have."""

import pytest

from palabre.kernel.articles import country_in_french, without_article
from palabre.kernel.places import country_name


@pytest.mark.parametrize(
    ("iso2", "alone", "after_of"),
    [
        ("SN", "le Sénégal", "du Sénégal"),
        ("SL", "la Sierra Leone", "de la Sierra Leone"),
        ("MX", "le Mexique", "du Mexique"),
        ("TO", "les Tonga", "des Tonga"),
        ("IL", "Israël", "d’Israël"),
        ("VU", "Vanuatu", "de Vanuatu"),
        ("VA", "le Saint-Siège", "du Saint-Siège"),
        ("RU", "la Fédération de Russie", "de la Fédération de Russie"),
        ("CI", "la Côte d’Ivoire", "de la Côte d’Ivoire"),
        (
            "BO",
            "l’État plurinational de Bolivie",
            "de l’État plurinational de Bolivie",
        ),
        (
            "IR",
            "la République islamique d’Iran",
            "de la République islamique d’Iran",
        ),
        ("NL", "le Royaume des Pays-Bas", "du Royaume des Pays-Bas"),
    ],
)
def test_a_country_takes_its_article(iso2: str, alone: str, after_of: str) -> None:
    assert country_in_french(country_name(iso2, "fr")) == (alone, after_of)


def test_a_name_that_takes_no_article_is_elided_all_the_same() -> None:
    assert without_article("Oman") == ("Oman", "d’Oman")
    assert without_article("Valmonde") == ("Valmonde", "de Valmonde")
