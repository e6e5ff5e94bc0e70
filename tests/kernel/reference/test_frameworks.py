"""Frameworks and closed lists: sizes, links, languages, and the public texts."""

import difflib
import os
import re
import unicodedata
from pathlib import Path

import pytest

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import UN_LANGUAGES
from palabre.kernel.reference import frameworks

SHARED = Path(
    os.environ.get("PALABRE_SHARED", Path(__file__).parents[3].parent / "shared")
)
TRANSLATIONS = SHARED / "data/sdg-translations"

HOW_MANY = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
"""Targets of each goal in A/RES/70/1, Goal 1 first."""


def test_action_lines_are_eleven_with_the_seventh_as_eight():
    codes = [item.code for item in frameworks.action_lines().items]

    assert len(codes) == len(set(codes)) == 18
    assert [code for code in codes if not code.startswith("C7-")] == [
        f"C{number}" for number in range(1, 12) if number != 7
    ]


def test_action_lines_are_named_in_six_languages_and_facilitated():
    for item in frameworks.action_lines().items:
        assert set(item.name.words) == set(UN_LANGUAGES), item.code
        assert len(set(item.name.words.values())) == 6, item.code
        assert item.facilitators


def test_goals_and_targets_have_the_sizes_of_the_resolution():
    items = frameworks.sustainable_development_goals().items
    goals = [item for item in items if not item.parent]
    counts = [sum(one.parent == goal.code for one in items) for goal in goals]

    assert [goal.code for goal in goals] == [str(number) for number in range(1, 18)]
    assert tuple(counts) == HOW_MANY
    assert sum(counts) == 169


def test_goals_are_named_in_six_languages_and_targets_in_two():
    for item in frameworks.sustainable_development_goals().items:
        wanted = {"en", "fr"} if item.parent else set(UN_LANGUAGES)
        assert set(item.name.words) == wanted, item.code
        assert len(set(item.name.words.values())) == len(wanted), item.code


def test_parents_stand_before_their_targets():
    seen = set()
    for item in frameworks.sustainable_development_goals().items:
        assert not item.parent or item.parent in seen
        seen.add(item.code)


def test_every_link_points_from_an_action_line_to_a_goal_or_target():
    lines = {item.code for item in frameworks.action_lines().items}
    items = {
        item.code: item for item in frameworks.sustainable_development_goals().items
    }
    links = frameworks.wsis_sdg_links()

    assert {link.source for link in links} == lines
    for link in links:
        assert link.target in items, link
        assert link.is_whole == (not items[link.target].parent), link
    assert len(set(links)) == len(links)


def test_links_say_whole_goals_where_the_matrix_does():
    whole = {}
    for link in frameworks.wsis_sdg_links():
        if link.is_whole:
            whole.setdefault(link.source, set()).add(link.target)

    assert whole == {
        "C1": {"1", "5"},
        "C3": {str(number) for number in range(1, 18)},
        "C7-elea": {"4"},
        "C7-ehea": {"3"},
        "C7-eenv": {"14", "15"},
        "C7-eagr": {"4"},
        "C8": {"9"},
    }


def test_groups_are_those_of_the_kernel_in_six_languages():
    groups = frameworks.stakeholder_groups()

    assert [one.code for one in groups] == [str(group) for group in StakeholderGroup]
    assert all(set(one.name.words) == set(UN_LANGUAGES) for one in groups)


def test_session_kinds_are_named_and_have_a_length():
    kinds = frameworks.session_kinds()

    assert len({kind.code for kind in kinds}) == len(kinds) == 15
    assert all({"en", "fr", "ar"} <= set(kind.name.words) for kind in kinds)
    assert all(15 <= kind.minutes <= 120 for kind in kinds)
    assert all(kind.is_fixed for kind in kinds if kind.is_alone)
    assert not any(kind.is_open_to_proposals for kind in kinds if kind.is_fixed)


def test_ranks_run_from_heads_of_state_down():
    ranks = frameworks.protocol_ranks()

    assert ranks[0].code == "head-of-state"
    assert [rank.precedence for rank in ranks] == list(range(len(ranks)))
    assert {rank.code for rank in ranks if rank.is_ministerial} == {
        "minister",
        "deputy-minister",
        "regulator",
    }
    assert all({"en", "fr"} <= set(rank.name.words) for rank in ranks)


def test_registration_categories_name_known_paths_and_groups():
    for one in frameworks.registration_categories():
        assert one.path in {"focal-point", "status", "press"}
        assert set(one.groups) <= {str(group) for group in StakeholderGroup}
        assert {"en", "fr", "ar"} <= set(one.name.words)


@pytest.mark.skipif(not TRANSLATIONS.exists(), reason=f"nothing at {TRANSLATIONS}")
@pytest.mark.parametrize(
    ("lang", "least", "mean"),
    [
        ("en", 0.98, 0.99),
        ("fr", 0.5, 0.95),  # the wording was revised after the resolution was issued
    ],
)
def test_target_texts_agree_with_the_published_translations(lang, least, mean):
    theirs = _published(TRANSLATIONS / lang / "global_targets.yml")
    targets = [
        item for item in frameworks.sustainable_development_goals().items if item.parent
    ]

    likeness = {
        item.code: _likeness(item.name.words[lang], theirs[item.code])
        for item in targets
    }

    assert min(likeness.values()) >= least, min(likeness, key=likeness.__getitem__)
    assert sum(likeness.values()) / len(likeness) >= mean


def _likeness(ours, theirs):
    return difflib.SequenceMatcher(
        None, _words(ours), _words(theirs), autojunk=False
    ).ratio()


def _words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _published(path):
    """Read ``1-1-title: words``, folded lines indented, without a YAML parser."""
    found, key = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        head = re.match(r"(\d+)-(\w+)-title: ?(.*)", line)
        if head:
            key = f"{head[1]}.{head[2]}"
            found[key] = head[3]
        elif line.startswith(" ") and key:
            found[key] += " " + line.strip()
        else:
            key = ""
    return found
