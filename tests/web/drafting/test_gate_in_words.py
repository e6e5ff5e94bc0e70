import ast
import html
from itertools import product
from pathlib import Path

import make_outcomes
import make_readers
import pytest
from django.utils import translation

import palabre.engines.synthesis as library
from palabre.kernel.actors import Role
from palabre.web.drafting.gate_words import MENDS, in_words
from palabre.web.drafting.words import RULES

SAYING = (
    *("gate_counts.py", "gate_rules.py", "gate_sense.py", "gate_whole.py"),
    *("gate_scope.py", "gate_time.py", "gate_whose.py", "translated.py"),
)
NAMES = {"told", "said", "words"}
VALUES = ("3", "negated", "not negated", "negation", "reservation")


def sentences(name):
    """Yield what a module of the gate may say, a place by each of some values."""
    tree = ast.parse((Path(library.__path__[0]) / name).read_text())
    for node in ast.walk(tree):
        given = node.value if isinstance(node, ast.Assign) else None
        names = {getattr(one, "id", "") for one in getattr(node, "targets", ())}
        if isinstance(node, ast.keyword) and node.arg == "told":
            given, names = node.value, NAMES
        if not names & NAMES:
            continue
        if isinstance(given, ast.Constant) and str(given.value).endswith("."):
            yield [str(given.value)]
        if isinstance(given, ast.JoinedStr):
            yield list(filled(given.values))


def filled(parts):
    holes = sum(isinstance(one, ast.FormattedValue) for one in parts)
    for values in product(VALUES, repeat=min(holes, 3)):
        rest = iter(values)
        yield "".join(
            str(one.value) if isinstance(one, ast.Constant) else next(rest, "3")
            for one in parts
        )


@pytest.mark.parametrize("name", SAYING)
def test_whatever_the_gate_says_has_words_in_french(name):
    said = list(sentences(name))

    with translation.override("fr"):
        unsaid = [
            forms[0]
            for forms in said
            if not any(in_words(one)[1] == "fr" for one in forms)
        ]

    assert said
    assert unsaid == []


def rules_of(name):
    """Yield the names of the rules that a module of the gate checks."""
    tree = ast.parse((Path(library.__path__[0]) / name).read_text())
    for node in ast.walk(tree):
        is_check = (
            isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Check"
        )
        if is_check and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def test_every_rule_has_a_name_and_a_way_to_mend_it():
    rules = {rule for name in SAYING for rule in rules_of(name)}

    assert len(rules) > 20
    assert rules - set(RULES) == set()
    assert rules - set(MENDS) == set()


def test_numbers_that_are_missing_are_told_in_french_and_the_unknown_in_english():
    with translation.override("fr"):
        known = in_words("Not in the cited words nor a figure: 9,321.")
        unknown = in_words("Something new.")

    told = "Ni dans les paroles citées ni parmi les chiffres\u00a0: 9,321."
    assert (known, unknown) == ((told, "fr"), ("Something new.", "en"))


@pytest.mark.django_db
def test_corrigendum_is_refused_in_the_reader_s_language(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    issue = make_outcomes.issued()
    make_readers.as_role(client, issue.summit, Role.CHAIR)
    path = f"/fr/{issue.summit.code}/chair/{issue.draft.code}/corrigendum/"
    code = make_outcomes.cited(issue.draft).code
    typed = {"sentence": code, f"text-{code}": "9 321 pumps.", "reason": "Compté."}

    page = html.unescape(client.post(path, typed).content.decode())

    told = page.partition("n’est pas soutenue par ses preuves")[2].partition("</")[0]
    assert " ".join(told.split()).startswith(
        ": Ni dans les paroles citées ni parmi les chiffres : 9 321. 0 mots sur 1 sont "
        "dans les paroles citées ; pas : pumps. Corrigez-la,"
    )
