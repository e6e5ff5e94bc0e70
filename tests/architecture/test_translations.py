import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, to_locale

from palabre.kernel.languages import UN_LANGUAGES, interface_language

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        yield import_module("messages")
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="module")
def fresh(tool):
    return tool.extracted()


@pytest.fixture(scope="module")
def public(tool, fresh):
    return tool.public_keys(fresh)


def catalogue(tool, lang):
    return tool.read(tool.LOCALE / lang / "LC_MESSAGES" / "django.po", lang)


def test_every_language_of_the_united_nations_can_be_chosen(tool):
    offered = [code for code, _ in settings.LANGUAGES]

    assert offered == [interface_language(tag) for tag in UN_LANGUAGES]
    assert {to_locale(code) for code in offered} == {"en", *tool.SHOWN}


@pytest.mark.parametrize("lang", ["ar", "es", "fr", "ru", "zh_Hans"])
def test_a_visitor_meets_no_message_that_is_not_translated(tool, fresh, public, lang):
    told = tool.problems_of(lang, catalogue(tool, lang), fresh, public)

    assert list(told) == []


@pytest.mark.parametrize(
    "said",
    [
        "Skip to the content",  # the frame
        "Close the evidence",  # a template that another includes or a view names
        "No longer in the programme.",  # a view's own module
        "Applause",  # a constant of a stage
        "Please sign in first.",  # a refusal
    ],
)
def test_what_a_visitor_meets_is_found_in_the_sources(public, said):
    assert said in {message for _, message in public}


def test_what_stands_behind_signing_in_is_not_asked_for(public):
    assert "Nothing clashes." not in {message for _, message in public}


def test_a_public_message_without_a_translation_is_told_by_name(tool, fresh, public):
    lacking = catalogue(tool, "es")
    lacking.get("Close the evidence").string = ""
    lacking.get(("%(n)s session", "%(n)s sessions")).string = ("%(n)s sesión", "")

    told = list(tool.problems_of("es", lacking, fresh, public))

    assert [line.partition(": ")[2] for line in told] == [
        "a visitor meets it untranslated: ('%(n)s session', '%(n)s sessions')",
        "a visitor meets it untranslated: 'Close the evidence'",
    ]


@pytest.mark.parametrize(
    "n, told",
    [
        (1, "شخص واحد"),
        (2, "شخصان"),
        (3, "3 أشخاص"),
        (11, "11 شخصاً"),
        (86, "86 شخصاً"),
        (100, "100 شخص"),
        (102, "102 شخص"),
        (103, "103 أشخاص"),
    ],
)
def test_people_are_counted_in_arabic_as_arabic_counts(n, told):
    with override("ar"):
        said = ngettext("%(n)s person", "%(n)s people", n)

    assert (said % {"n": n}).startswith(told)


def test_what_is_counted_from_eleven_on_stands_in_the_accusative_in_arabic(tool):
    """Forms 4 (100 to 102) and 5 (11 to 99) differ by the ending of the accusative."""
    many = [one.string for one in catalogue(tool, "ar") if one.pluralizable]

    assert catalogue(tool, "ar").plural_expr.endswith("n%100<=2 ? 4 : 5)")
    assert [one for one in many if len(one[5]) < len(one[4])] == []


@pytest.mark.parametrize(
    "lang, home", [("ru", "Главная"), ("zh-hans", "首页"), ("es", "Inicio")]
)
def test_the_words_of_the_house_go_before_those_of_django(lang, home):
    with override(lang):
        assert gettext("Home") == home


def test_a_device_keeps_the_pages_of_every_language_for_when_it_is_offline():
    worker = (ROOT / "src/palabre/static/js/offline.js").read_text(encoding="utf-8")
    kept = re.search(r"const PUBLIC = /(.*)/;", worker)[1].replace(r"\/", "/")

    for code, _ in settings.LANGUAGES:
        assert re.search(kept, f"/{code}/hamlet-2026/programme/")
        assert re.search(kept, f"/{code}/hamlet-2026/sessions/WEL-01/")


JOINED = re.compile(
    r"(?:\}\}|%\}|</(?:bdi|a|b|time|span|code)>), (?:\{\{|\{%|<(?:bdi|a |b>|span|time))"
)
SENTENCES = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL)


def test_no_template_sets_a_comma_between_two_values_by_itself():
    """A language has a comma of its own: ``{% pause %}``, ``{% comma %}``, ``listed``."""
    told = {
        path.name: JOINED.findall(SENTENCES.sub("", path.read_text(encoding="utf-8")))
        for path in (ROOT / "src/palabre/templates").rglob("*.html")
    }

    assert {name: found for name, found in told.items() if found} == {}
