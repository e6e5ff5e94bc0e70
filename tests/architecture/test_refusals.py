"""Every way to say no has words for people."""

import ast
import string

import pytest
from sources import calls, modules

from palabre.management.plain_words import WORDS as PLAIN
from palabre.web.ui.words import WORDS

RAISED = {}
for _name, _tree in modules().items():
    for _called, _node in calls(_tree):
        if (
            _called.split(".")[-1] == "Refused"
            and _node.args
            and isinstance(_node.args[0], ast.Constant)
        ):
            RAISED.setdefault(_node.args[0].value, []).append((_name, _node))


@pytest.mark.parametrize("code", sorted(RAISED))
def test_a_refusal_has_words(code):
    places = sorted({name for name, _ in RAISED[code]})

    assert code in WORDS or code in PLAIN, f"raised in {', '.join(places)}"


@pytest.mark.parametrize("code", sorted(RAISED))
def test_a_code_is_written_in_kebab_case(code):
    assert set(code) <= set(string.ascii_lowercase + string.digits + "-")


CAUGHT_BY_THE_DATABASE = frozenset({"slot-taken"})
"""Two at the same moment: which session came first is not known then."""


def facts_of(node):
    names = {one.arg for one in node.keywords}
    return None if None in names else names


@pytest.mark.parametrize(
    "code", sorted((RAISED.keys() & WORDS.keys()) - CAUGHT_BY_THE_DATABASE)
)
def test_the_words_of_a_refusal_use_facts_that_it_brings(code):
    wanted = {
        name for _, name, _, _ in string.Formatter().parse(str(WORDS[code])) if name
    }
    brought = [facts_of(node) for _, node in RAISED[code]]

    missing = [wanted - facts for facts in brought if facts is not None]

    assert all(one == set() for one in missing), RAISED[code][0][0]
