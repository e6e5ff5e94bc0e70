"""Lines of minutes and of reports in free form that lean on the page or the room."""

import pytest

from palabre.engines.synthesis.minuted_en import unfit_line
from palabre.engines.synthesis.standalone import Fault


@pytest.mark.parametrize(
    "line",
    [
        "The offerings are diverse and reach weavers in most of the valleys",
        "The high level issue is that no guild keeps a common form of pattern",
        "The library gives access to patterns of every kind and of every age",
        "The hours allowed give members a reason to share what they know of wool",
        "Rules that were in the original charter slow the sale of looms down",
        "Lending works by letters, close to the proposed exchange of patterns",
        "Working with dyers and keeping spare hands is critical to making the exchange possible",
        "Some guilds ask for stamps but it is still not usual in the valleys",
        "Several weavers came to the view that rare skills require some additional praise",
        "Many views of wool should be heard and some common frame is required",
        "A barn could be rented again, and the keeping of its looms continue",
        "Money can help the process by paying for wool and for teaching",
        "In order to add to the effort, members must meet the rules of the guild",
        "Among the looms discussed, the oldest one needs the fewest hands",
        "Even more alarming is that the worth of most looms is unknown",
        "Guides like the “Weaver's Year” could be adapted for young dyers",
        "A last measure of success is the number of looms that are still in use",
        "Lending through a guild that exists seems a good first step",
        "One opportunity is the idea of weaving and dyeing side by side",
        "Some limited use can be seen today, but the worth of looms is open",
        "Being a large house of many guilds, one of the tasks is to keep time",
        "Dyers and weavers of a valley are paid together in a single grant",
        "Performance can be raised step by step by steaming the wool first",
        "As one has more wool, one can weave a cloth of better quality",
        "Lessons are offered to young dyers to learn how wool is washed",
        "We should think about the trust in dyers and in their guilds",
    ],
)
def test_what_only_the_page_tells_is_left_out(line: str) -> None:
    assert unfit_line(line, "en") == Fault.DANGLING


@pytest.mark.parametrize(
    "line",
    [
        "Although apart from dyeing, significant discussion focused on the price of wool",
        "Discussions also oriented around the naming of patterns in the valleys",
        "The creation of a guide on good weaving needs a large and mixed guild",
        "The LOOM2 workshop engaged weavers of all ages to name what they lack",
        "LOOM2 invited the weavers to propose ways of sharing patterns",
        "Core questions that will need to be explored are in colour, price and trust",
        "The online format was well-received and showed that weavers adapt",
        "The gains of a guild that were brought up were considered largely obvious",
        "A key goal of guilds is a common form which raised questions about trust",
        "The approaches of the Weft2 makers included a frame of many layers",
        "Each group named some tasks that its members can do for weaving",
        "Different kinds of loom were discussed, from small ones to whole mills",
        "The fitness of wool for sails sparked lively discussion among dyers",
        "The members discussed how wool would do in a wet year",
    ],
)
def test_how_people_worked_is_left_out(line: str) -> None:
    assert unfit_line(line, "en") in {Fault.MEETING, Fault.DANGLING}


@pytest.mark.parametrize(
    "line",
    [
        "Overview and landscape of the looms in use should be made clear",
        "Different level of skills are named by the guilds of the valleys",
        "It would be useful to outreach to guilds in the far valleys",
        "We should focus on not only the looms but the weavers at them",
        "Prices fall because of gaps because nobody counts the dyers",
        "The aim of guilds is to change how looms are planned built and kept",
        "Wool will be the road of trade now and in the years to come",
        "March – April 2031: count the looms of each valley and of each guild",
        "Talks fail across the valleys, with dyers seeing weavers as “other”",
        "WEFT offers yarn of all kinds, gives room, lends looms, and mends wheels",
        "Weavers will hopefully be paid for each pattern that they share",
        "The larger the guild is using one loom, the better are its chances",
        'Guilds apply their own signs of what makes a "safe" loom for a child',
        "Actual naming work is done outside of the guilds by the dyers",
        "Weaving a cloth that could allow guilds to dry wool in a wet year",
        "Widening a loom requires a lot of room in the house of a weaver",
        "Fairs could be held in barns (common rooms which no guild needs in a dry year would be left out)",
        "Only giving money to a guild may buy a loom and no weaver",
        "People who know a craft and enter trade, may come back for many reasons",
    ],
)
def test_what_lost_its_grammar_is_left_out(line: str) -> None:
    assert unfit_line(line, "en", is_machine=True) == Fault.BROKEN


@pytest.mark.parametrize(
    "line",
    [
        "Ada Weaver presented a loom that a child can mend",
        "Weaver then turned to the many ways in which wool is dyed",
        "A last notion Weaver heard often was that wool never ends",
        "Weaver is a keen practitioner who has mended many looms",
        "The LOOM group (Norland) accepts offers of wool from far valleys",
    ],
)
def test_who_said_it_is_left_out(line: str) -> None:
    assert unfit_line(line, "en") in {Fault.PERSON, Fault.DANGLING}


@pytest.mark.parametrize(
    "line",
    [
        "The weaving community can act as an advocate for those who dye",
        "The Web platform is well placed to bring patterns to all valleys",
        "The barrier to entry for young weavers has to be as low as possible",
        "The participants agreed that wool needs a fair price in all valleys",
        "Looms are shared by the guilds of four valleys, and repairs cost less",
        "Some guilds ask for stamps, and dyers keep them in most valleys",
        "The Council considered that wool needs a fair price in all valleys",
        "The lack of dyers was discussed as an issue for the guilds",
        "Weaving a cloth that could allow guilds to dry wool is costly",
        "Further research is needed to see which dyes last in sunlight",
    ],
)
def test_what_stands_by_itself_is_kept(line: str) -> None:
    assert unfit_line(line, "en") is None


@pytest.mark.parametrize(
    "line",
    [
        "Good yarn is the lifeblood of weaving in each of the valleys",
        "Rules for weaving form the basis of methods, ways and tools",
    ],
)
def test_platitudes_are_left_out(line: str) -> None:
    assert unfit_line(line, "en") == Fault.APHORISM


def test_what_a_product_is_is_left_out() -> None:
    line = "LoomBase is a shared system that joins patterns, dyes and yarns"
    assert unfit_line(line, "en") == Fault.COMPANY


def test_french_is_left_to_its_own_rules() -> None:
    assert unfit_line("The offerings are diverse and reach all", "fr") is None
