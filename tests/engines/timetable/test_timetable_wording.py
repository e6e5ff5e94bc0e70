import re
import string
from dataclasses import replace

import pytest
import worlds_timetable as worlds

from palabre.engines.timetable import changes, wording
from palabre.engines.timetable.check import check
from palabre.engines.timetable.conflicts import conflict_of, ways_out
from palabre.engines.timetable.explain import View, prices
from palabre.engines.timetable.phrases import BY_LANG, EN, phrases_in
from palabre.engines.timetable.repair import repair
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.solve import Params, solve

HOUR = (worlds.Span(600, 660),)
OLD = Solution(
    (
        Placement("open", 540, "oak"),
        Placement("water", 600, "oak"),
        Placement("nets", 660, "oak"),
        Placement("ports", 600, "ash"),
    ),
    problem="hamlet",
)


def french():
    return wording.Names(worlds.HAMLET, "fr")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", sorted(BY_LANG))
@pytest.mark.parametrize("of", ["rules", "demands", "named", "said"])
def test_every_language_says_the_same_things(lang, of):
    theirs, ours = getattr(BY_LANG[lang], of), getattr(EN, of)

    assert {key: fields(text) for key, text in theirs.items()} == {
        key: fields(text) for key, text in ours.items()
    }


@pytest.mark.parametrize("lang", sorted(BY_LANG))
def test_every_preference_and_every_rule_has_a_name(lang):
    words = BY_LANG[lang]

    unnamed = set(words.rules) - set(words.named) - {"unknown", "placed-twice"}

    assert words.preferences.keys() == EN.preferences.keys()
    assert unnamed == set()


def test_a_language_without_words_is_told_in_english():
    assert phrases_in("de") is EN
    assert phrases_in("fr-CH") is BY_LANG["fr"]


def test_broken_rules_are_told_in_french():
    wrong = Solution((*OLD.placements[:3], Placement("ports", 780, "ash")))

    told = [
        wording.violation(french(), one)
        for one in check(worlds.HAMLET, wrong).violations
    ]

    assert told == ["bo n’est pas là pendant ports."]


def test_the_cost_is_told_in_french():
    lines = wording.cost_table(french(), check(worlds.HAMLET, OLD))

    assert lines == [
        "     60 minutes  Même public à la même heure (personnes touchées\u00a0: 12)",
        "     30 minutes  Même thème à la même heure (paires de séances\u00a0: 1)",
        "      4 minutes  Salle trop grande (dizaines de sièges vides\u00a0: 4)",
        "     94 minutes de préjudice en tout",
    ]


def test_why_here_and_why_not_are_told_in_french():
    view = View(worlds.HAMLET, OLD)

    here = wording.why_here(french(), view.why_here("ports"))
    there = wording.why_not(french(), view.why_not("ports", start=780, room="ash"))

    assert here[0] == "ports\u00a0: jour 1, 10:00, ash"
    assert any(line.endswith("exclues par\u00a0: Arrivées et départs") for line in here)
    assert there[0] == "ports à cette place (jour 1, 13:00, ash)\u00a0:"
    assert there[-1].endswith("en tout\u202f; impossible")


def test_a_conflict_and_its_ways_out_are_told_in_french():
    asked = worlds.session(worlds.HAMLET, "water", windows=HOUR)
    asked = worlds.session(asked, "nets", windows=HOUR)
    found = conflict_of(asked, "nets")

    told = wording.conflict(french(), found)
    ways = wording.ways_out(french(), ways_out(asked, found, params=Params(moves=200)))

    assert told == (
        "nets et water ne peuvent pas toutes avoir lieu\u00a0: water doit tenir dans sa "
        "plage horaire\u202f; nets doit tenir dans sa plage horaire\u202f; amina doit y assister."
    )
    assert len(ways) == 3
    assert all(re.search(r"côté 0, minutes de préjudice \d+$", way) for way in ways)


def test_a_repair_is_told_in_both_languages():
    found = repair(changes.arrives(worlds.HAMLET, "amina", at=660), OLD)
    move = next(one for one in found.best.moves if one.is_public)
    place = wording.Names(worlds.HAMLET).place(move.now)

    english = wording.mended(wording.Names(worlds.HAMLET), found.best)
    french_lines = wording.mended(french(), found.best)

    assert english[1:] == [f"water moves from day 1 10:00, oak to {place}"]
    assert french_lines[0].startswith("Séances déplacées\u00a0: 1\u202f;")
    assert french_lines[1].startswith("water passe de jour 1, 10:00, oak à jour 1")


def test_a_price_is_named_in_french():
    held = worlds.session(worlds.HAMLET, "ports", windows=HOUR)
    held = worlds.session(held, "water", windows=HOUR)

    found = prices(held, OLD, params=Params(moves=400))

    told = wording.price(french(), found[0])
    assert told.endswith("minutes de moins sans\u00a0: Plages horaires des séances")


def test_a_summary_names_what_is_left_out():
    asked = worlds.session(worlds.HAMLET, "water", windows=HOUR)
    asked = worlds.session(asked, "nets", windows=HOUR)

    lines = wording.summary(french(), asked, solve(asked, params=Params(moves=300)))

    assert lines[0] in {"Laissée de côté\u00a0: water", "Laissée de côté\u00a0: nets"}
    assert lines[1].startswith("3 séances placées sur 4, règles enfreintes\u00a0: 0")


def test_the_bound_is_told_even_where_nothing_is_proven():
    result = solve(worlds.HAMLET, params=Params(moves=1, prove_effort=None))
    bare = replace(result, bound=0)

    lines = wording.summary(wording.Names(worlds.HAMLET), worlds.HAMLET, bare)

    assert "proven: no programme costs less than 0" in "\n".join(lines)
