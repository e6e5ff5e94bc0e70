"""Definites that only the room understands, and points told twice."""

from dataclasses import replace

import pytest
from golden_corpus import golden

from palabre.engines.synthesis import engine, weighing
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.standalone import doubts
from palabre.engines.synthesis.telling import speech_of
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.worth.loose import loose_definites, opens_loosely


@pytest.mark.parametrize(
    ("clause", "n_loose"),
    [
        ("the receiver had to understand the keys", 2),
        ("the security of the internet rested on public keys", 0),
        ("the routers that carry traffic must be updated", 0),
        ("a network grew and the network became slow", 0),
        ("the most common fault was in the YANG modules", 0),
        ("the proposed option was sent to a server", 1),
        ("the world needed water", 0),
    ],
)
def test_loose_definites_are_counted(clause: str, n_loose: int) -> None:
    assert loose_definites(clause) == n_loose


def test_a_machines_sentence_that_opens_with_what_only_the_room_knew_is_doubted() -> (
    None
):
    loose = "The routers must be updated to parse the states of all of the routes"
    bound = "The routers of a network must be updated to parse the states of routes"

    assert opens_loosely(loose)
    assert not opens_loosely(bound)
    assert not opens_loosely("The risk is that routers fail")
    assert "opens-loosely" in doubts(loose)
    assert "opens-loosely" not in doubts(bound)


def test_what_was_told_under_one_theme_is_not_told_again() -> None:
    points = engine.draft(golden(), prices=False).points
    told = points[:1]

    assert weighing.untold(points, []) == list(points)
    left = weighing.untold(points, told)
    assert told[0] not in left
    lead = points[1].lead
    longer = replace(lead, stems=(*lead.stems, "further", "word"))
    again = replace(points[1], id="again", lead=longer)
    assert weighing.untold([again], [points[1]]) == []


def test_draft_holds_no_point_in_two_places() -> None:
    chosen = engine.draft(golden(), prices=False).selections
    told: list[frozenset[str]] = []
    for key in chosen:
        mine = [frozenset(point.lead.stems) for point in chosen[key].points]
        for one in mine:
            assert all(
                len(one & other) < weighing.SAID_AGAIN * min(len(one), len(other))
                for other in told
            )
        told += mine


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("tools can then build on systems", "tools could then build on systems"),
        (
            "absence retards progress, and at times causes projects to fail",
            "absence retarded progress, and at times caused projects to fail",
        ),
    ],
)
def test_adverbs_do_not_hide_a_verb(said: str, told: str) -> None:
    assert backshifted(said) == told


def test_what_is_needed_by_many_is_noted_and_not_proposed() -> None:
    point = next(
        one for one in engine.draft(golden(), prices=False).points if one.lead.reported
    )
    reported = point.lead.reported
    assert reported is not None
    source = replace(point.lead.sentence.source, kind="report")
    sentence = replace(point.lead.sentence, source=source)
    act = replace(point.lead.act, function="proposal")
    report = replace(point, lead=replace(point.lead, sentence=sentence, act=act))

    def speech(clause: str) -> str:
        told = replace(reported, speech="note", clause=clause)
        return str(speech_of(report, told))

    assert speech("skills were needed by more researchers") == "note"
    assert speech("skills were needed in all schools") == "advise"
    assert speech("schools should teach skills") == "advise"


def test_one_difference_of_view_is_told_once() -> None:
    first, second, other = (
        replace(one, theme="t", lead=replace(one.lead, act=act, stems=stems))
        for one, stems in zip(
            engine.draft(golden(), prices=False).points,
            (
                ("interdict", "légal", "pai", "rançon", "divis"),
                ("interdict", "rembours", "rançon", "défend", "jurist", "contest"),
                ("interdict", "contest", "défend", "capteur", "écol", "commun"),
            ),
            strict=False,
        )
        for act in [replace(one.lead.act, function=Function.DIFFERENCE)]
    )

    assert weighing.untold([second, other], [first]) == [other]
    assert (first.id, second.id) in weighing.too_like([first, second, other])
    elsewhere = replace(second, theme="another")
    assert weighing.untold([elsewhere], [first]) == [elsewhere]
