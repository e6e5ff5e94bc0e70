"""What a machine heard at engineers' meetings: the loose stays out, the plain is tidied."""

from dataclasses import replace

import pytest

from palabre.engines.synthesis.candidates import Candidate, Refusal, judge
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Verdict
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.heard_en import is_groping, is_unclear, lacks_article
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.prose import grouped, relation
from palabre.engines.synthesis.report_speech_en import report
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.set_off import set_off
from palabre.engines.synthesis.shapes import Selection, Speech, Theme
from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.themes import OTHER_MATTERS
from palabre.engines.synthesis.verify import verify_draft
from palabre.engines.synthesis.weighing import too_like
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.writing import Material, write
from tests.engines.synthesis.golden_corpus import golden
from tests.engines.synthesis.test_prose import LIBRARIES, points_of

NAMES = learn_names(golden())


def heard(words: str) -> Intervention:
    voice = Voice("mira", "Mira Holm")
    return Intervention("M", "MILLS", 0, words, "en", voice, "m.md", is_machine=True)


def judged(words: str) -> Candidate | Refusal:
    return judge(sentences_of(heard(words))[0], NAMES, "en")


@pytest.mark.parametrize(
    "clause",
    [
        "existing milling methods are too slow to grind wet grain in the autumn",
        "any new mechanism should be able to adapt to the height of the river",
        "the recent SluiceSpec only gives one-way control of the water",
        "water wheels have limited power, therefore multiple factors must be weighed",
        "four millers lost grain due to leaking roofs and open doors",
        "the total capacity of wind mills has exceeded nine million bushels",
        "there is still a lot of work to be done on wheels and on brakes",
        "there is already increasing work on lighter wheels for small rivers",
        "challenging part was that old stones are slow to turn",
        "the major problem of the existing wheel designs was wear on the axles",
        "CRANK concerns a way of grinding between two stones of unequal size",
        "it is hard for one BWM to grind through the whole of a dry summer",
        "sharing of stones can wear down the patience of the users",
        "in long and wet autumns, grinding by wind is often slow",
        "for large bakeries, only sending flour by cart is not enough",
        "the sender still needs feedback from the miller to fill the next sack",
        "one of the oldest duties of the Grain Guild is to keep the bridges dry",
        "there are several key challenges, because wheels cannot be taken apart",
        "GRIST is a hybrid way of grinding that keeps the husk of the grain whole",
        "the cart guild is a non-profit social organization of the hill valleys",
        "any wording that is added to the draft will bind the millers too much",
        "the weights are not fully in line with 9254 and 9595 when grain is wet",
        "the challenge is that larger carts often require longer wheel bases",
        "we need to define a new seal to watch over carts on mountain roads",
        "66% of sacks are never weighed by anybody at the gate",
        "decisions can scale from single mills to the councils of whole valleys",
        "service relies on common roads that carters do not think of when building",
        "to make flour safer, more kinds of seals are being introduced, such as wax seals",
        "building so many mills is slow and costly for one valley alone",
        "carters need true weights to support some scenarios such as shared carts",
        "weighing 40 or more sacks is slow where the scales stand in the rain",
        "many carters may need to collect seals from multiple mills or multiple guilds",
        "effective weighing of carts at the upper gate of the valley is needed",
        "millers need a clearer indication of interest and support from bakers",
        "the people who are exposed to the dust often see the cracks in the wheel first",
        "many grinding schemes for wet grain have been proposed to save time",
    ],
)
def test_what_only_the_room_could_place_is_unclear(clause: str) -> None:
    assert is_unclear(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "sharing keys between two mills is asking for trouble in the long run",
        "the guild can make something to bring the young closer to the trade",
        "the stone mill generally speaking is faster than the steel mill",
        "the Common Weights Table, or CWT in short, helps mills to compare grain",
        "scales are widely used to weigh grain in mills of different valleys",
        "seals should be set either as wax marks or as lead marks or as ink marks",
        "owners currently must build the wheel itself in addition to the mill itself",
        "fairs harmed whole villages because the villages were not ready for crowds",
        "grain transport almost entirely depends on foreign companies, such as Norway",
        "normally due to the flood rule, the left gate should be preferred",
        "milling takes about two to three days a month, so it's still important",
        "BWA promotes the active participation of millers in public reviews of weights",
        "these markets are meant to help farms that are local in nature",
        "mills need to keep strict seals, limit cart runs to known drivers and to grow",
        "millers must meet rules of quality that defined by the weights office",
        "the upkeep of wheels are prohibitive, especially for small valleys",
        "many guilds had lists of weights, but bizarrely many guilds ignored them",
        "due to various reasons, there may exist different weights in one valley",
        "every cart must be weighed at the gate and each seal needs to be kept",
        "few mills have room for certain things in the weighing shed",
        "borrowing something from the upper mill should take no longer than a day",
        "the guild has a code of conduct about honest weights and clean hands and more",
        "extra sacks should go and be kept in the dry barn of the upper mill",
        "the guide to grinding covers wet grain, which is not there for dry grain",
        "small changes to weights are still pending in the hill valleys",
        "new carts can carry more grain, but there may be some faults in their brakes",
        "in order for it to spread in the hills, weighing needs to be simple",
        "wagons are used to carrying the grain from the hills to the mills",
        "many farms leave the guild, but most remain in majority with the old mill",
        "most grain goes to big mills, as grainpost.com tells in its yearly count",
        "farmers are advised to have an explicit policies on wet grain",
        "the usual routing of carts typically based on the nearest mill falls short",
        "the ledger keeps weights as values in rows, values in longer tables",
        "the safety of the sluice does not define depends on the height of the dam",
        "carters as a rule should not cross the bridge in winter",
        "the gMILL turned the force of the river into a steady grinding",
        "the gMILL has taken over the brake to keep the wheel in place",
        "marks can give carters a cleaner way to tell which sacks are of which mill",
        "thieves can forge seals without strict weighing causing Wend to halt carts",
        "BWA improve the mountain road can help carters from the far south",
        "the valley bought a mill on wheels which enabled grinding at every farm",
        "every mill in the guild must act as both buyer and seller of grain",
        "honest weights play a vital role in road safety, such as seals and bells",
        "large guilds emphasize their goals to never send unweighed sacks to towns",
        "the task includes trust in millers, weights, wages, seals",
        "seals are often abused for various unexpected actions, such as theft of flour",
        "grinding of wet grain in the spring should be approached with caution",
        "closing the gates to unexpected names can curb the theft of flour",
        "a broken seal can cause cert theft and the loss of whole sacks of grain",
        "in hill valleys, roads between two WMS are not always open to carts",
        "shared grinding in the valleys could be another area for the guild",
        "flour, in one perspective, is dear to those who live far from mills",
        "slow WMCs is a custom of the guild that keeps the stones from wear",
        "in the valleys, the number of carts from young guilds have grown each year",
        "with the growth of the towns, shared mills have been largely adopted",
        "when nobody keeps the keys, loss of grain has nowhere to land",
        "rules of care must stand upstream of loss in each mill of the valley",
    ],
)
def test_what_is_said_loosely_is_unclear(clause: str) -> None:
    assert is_unclear(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "the river mill is important or promising architecture to make flour",
        "mills matter in the flour sector because flour sector is where trust is made",
        "the speed of grinding device is limited by size and by weight",
        "the thief can easily forge seal error of controller",
        "frost can cause brake failures and software fault can stop the scales",
    ],
)
def test_what_is_counted_takes_an_article(clause: str) -> None:
    assert lacks_article(clause)
    assert is_unclear(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "the speed of a grinding device is limited by device size and weight",
        "each new type of device must be weighed by the guild's own inspector",
        "trust between buyer and provider grew with every weighed sack",
        "strong guild leadership played an important role in the flour trade",
        "in the flour trade, weights often play a decisive role in which mills last",
        "mills can use local weights without losing the ability to refuse false ones",
        "research shows that losses are highest where several dangers meet",
        "the number of mills in hill valleys has doubled since the flood",
        "around 99% of millers targeted by thieves are women who work alone",
        "the network operators need accurate weights to share the cost of roads",
        "there is no standard weight for wet grain in any of the hill valleys",
        "three in ten millers wait more than a month for a new stone",
        "unexpected side effects of new seals can slow the carts of small guilds",
        "the people of the hill valleys pay more for flour than the towns do",
        "two WMS mills can share the water upstream of the old stone bridge",
    ],
)
def test_what_is_plain_stays(clause: str) -> None:
    assert not is_unclear(clause)


def test_only_what_a_machine_heard_is_held_to_it() -> None:
    words = "Traditional milling methods are too slow to grind the wet grain of autumn."
    source = heard(words)
    filed = replace(source, is_machine=False)

    refused = judged(words)

    assert isinstance(refused, Refusal)
    assert refused.reason == Fault.DOUBTFUL
    written = judge(sentences_of(filed)[0], NAMES, "en")
    assert not isinstance(written, Refusal) or written.reason != Fault.DOUBTFUL


def test_who_pauses_again_and_again_is_groping() -> None:
    assert is_groping("Uh also, wheels uh are not greased in the winter months.")
    assert not is_groping("Um, wheels are not greased in the winter months.")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The cost of a steel wheel is very prohibitive for small valleys.",
            "The cost of a steel wheel was prohibitive for small valleys",
        ),
        (
            "The weight of proof and crucially of trust should move closer to the mill.",
            "The weight of proof and, crucially, of trust should move closer to the mill",
        ),
        (
            "Small mills have few stones, therefore millers must share them.",
            "Small mills had few stones, and therefore millers must share them",
        ),
        (
            "Nobody leaves the trade just because the river is low.",
            "Nobody left the trade simply because the river was low",
        ),
    ],
)
def test_spoken_words_are_tidied(said: str, told: str) -> None:
    turned = report(said)

    assert turned is not None
    assert turned.clause == told


def test_reason_without_its_comma_is_not_cut_off() -> None:
    assert isinstance(
        judged("For this reason every mill must act as both a buyer and a seller."),
        Refusal,
    )


@pytest.mark.parametrize(
    "words",
    [
        "In particular, the millers of hill valleys can check the wax seals of carters.",
        "Weights, you know, as they were first made, were for the trade of millers.",
    ],
)
def test_what_leans_on_what_was_said_before_stays_out(words: str) -> None:
    refused = judged(words)

    assert isinstance(refused, Refusal)
    assert refused.reason == Fault.DOUBTFUL


@pytest.mark.parametrize(
    "tie", ["For this reason", "For these reasons", "Even worse", "Worse still"]
)
def test_what_points_back_may_go(tie: str) -> None:
    words = f"{tie}, mills in the valley must act as buyers and as sellers of grain."
    source = Intervention("I", "S", 0, words, "en", Voice("v", "Voice"), "f")
    corpus = Corpus(SummitFacts(), (SessionFacts("S", "Mills"),), (source,))

    made = verify_draft(draft(corpus).draft, corpus)
    told = [s for part in made.sections for s in part.statements if s.cites]

    assert [one.verdict for one in told] == [Verdict.VERIFIED]
    assert tie.casefold() not in told[0].text.casefold()


def test_title_of_two_words_keeps_its_capital() -> None:
    assert NAMES.inside("Local Weight reduces theft") == "Local Weight reduces theft"
    assert NAMES.inside("Local weights reduce theft") == "local weights reduce theft"
    assert NAMES.inside("Open Internet helps all") == "open Internet helps all"


def test_what_is_important_to_say_is_stressed() -> None:
    turned = report(
        "And I think it's really important to say that not every mill can close in winter."
    )

    assert turned is not None
    assert turned.speech is Speech.STRESS
    assert turned.clause == "not every mill could close in winter"


@pytest.mark.parametrize(
    ("clause", "is_set_off"),
    [
        (
            "while mills were widespread with 119 owners, which covered a tenth of them, guilds were stronger",
            True,
        ),
        ("in mills, which were old, guilds were stronger", False),
    ],
)
def test_clause_with_a_relative_at_its_end_is_set_off(
    clause: str, *, is_set_off: bool
) -> None:
    assert set_off(clause).startswith(",") is is_set_off


def test_and_does_not_stand_for_however() -> None:
    first, second = points_of(
        f"{LIBRARIES} However, schools in villages suffer from a lack of dry classrooms."
    )

    assert relation(first, second) == "contrast"
    assert grouped([first, second]) == [(first,), (second,)]


TWICE = (
    "Careless handling of seals in mills can cause losses of flour in hill valleys. "
    "Therefore, checking seals in mills can effectively curb the theft of grain."
)


def test_a_speaker_is_not_told_twice_in_one_breath() -> None:
    first, second = points_of(TWICE)
    sources = [
        replace(
            one,
            lead=replace(
                one.lead,
                sentence=replace(
                    one.lead.sentence,
                    source=replace(one.lead.sentence.source, is_machine=is_machine),
                ),
            ),
        )
        for is_machine in (True, False)
        for one in (first, second)
    ]

    assert too_like(sources[:2]) == [(first.id, second.id)]
    assert too_like(sources[2:]) == []


def test_who_speaks_in_the_next_session_is_no_other_speaker() -> None:
    texts = {
        "S1": "Careless handling of seals in mills spoils bags of flour in hill valleys.",
        "S2": "Long winters in cold barns weaken the lungs of old horses and of young drivers.",
        "S3": "Steep roads to distant markets shorten the working life of wooden wheels.",
        "S4": "Old maps of rivers mislead the builders of new dams in the lowlands.",
        "S5": "Salt in the wells of coastal farms ruins the harvest of beans and of peas.",
    }
    heard = tuple(
        Intervention(
            f"I{code}", code, 0, words, "en", Voice(f"v{code}", f"Voice {code}"), "f"
        )
        for code, words in texts.items()
    )
    sessions = tuple(SessionFacts(code, f"Session {code}") for code in texts)
    corpus = Corpus(SummitFacts(), sessions, heard)
    points = draft(corpus).points

    theme = Theme(OTHER_MATTERS, "Other matters", tuple(texts), is_found=True)
    selections = {theme.key: Selection(theme.key, points)}
    sections, _ = write(Material(corpus, (theme,), selections, English()))
    told = [one.text for part in sections for one in part.statements if one.cites]

    assert len(told) == len(texts)
    assert sum("ne speaker" in text for text in told) > 1
    assert not [text for text in told if "nother speaker" in text]
