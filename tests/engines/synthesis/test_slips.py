"""English slips found by reading drafts from end to end, and what is none."""

import time
from dataclasses import replace

import pytest
from small_corpus import CORPUS

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine, slips_en
from palabre.engines.synthesis.candidates import Refusal, standing
from palabre.engines.synthesis.report_speech import turn
from palabre.engines.synthesis.report_speech_en import without_markers
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.slips_en import lacks_clause, stutters
from palabre.engines.synthesis.standalone import MOST_DOUBTS, Fault, doubts, faults
from palabre.engines.synthesis.tenses_en import backshifted

SLIPS = [
    (
        "The strongest predictor of survival is neither bandwidth nor subsidy",
        Fault.DANGLING,
    ),
    (
        "The size of the grant did not explain the difference; the salaried person did",
        Fault.DANGLING,
    ),
    (
        "In rural districts the coverage gap is the one that nobody else can close",
        Fault.DANGLING,
    ),
    (
        "Regional positions, paid from a common fund, would allow them to stay here",
        Fault.DANGLING,
    ),
    ("Only 13 allow a buyer to give points for the length of service", Fault.DANGLING),
    ("Secrecy is the price that weak buyers pay in tenders for chips", Fault.APHORISM),
    ("Citizens forgive slowness, but they do not forgive silence", Fault.APHORISM),
    ("A rule on free flow without a rule on fair value will not last", Fault.APHORISM),
    ("The European Union condemns all acts of terrorism wherever", Fault.DELEGATION),
    (
        "In that context, France has always supported the reform of the Council",
        Fault.DELEGATION,
    ),
    (
        "A newsroom without money is a newsroom without any doubt at all",
        Fault.APHORISM,
    ),
    (
        "Many belong to students who rent them out for the price of a meal",
        Fault.DANGLING,
    ),
    (
        "Four of the sixteen languages still lack a font that shows every letter",
        Fault.DANGLING,
    ),
    (
        "As a poorly resourced small island developing states, efforts are doomed",
        Fault.BROKEN,
    ),
    (
        "When a capability is not available, build to the lowest common denominator",
        Fault.NO_VERB,
    ),
    (
        "Additional contributing factors are good usability and an open process",
        Fault.DANGLING,
    ),
    ("The government pays for masts that every station may use", Fault.DANGLING),
    (
        "40% is ideal with two projects per developer and time for training",
        Fault.DANGLING,
    ),
    (
        "Forty-two per cent were in a language other than the one of the label",
        Fault.DANGLING,
    ),
    ("The rest needs people with disabilities who are paid for it", Fault.DANGLING),
    ("In the first cohort, 31 of 40 had stayed until the end", Fault.DANGLING),
    (
        "The honest answer is that the questions were not in the form",
        Fault.DANGLING,
    ),
    (
        "Senders should always encode them minimally but not rely on being preserved",
        Fault.DANGLING,
    ),
    (
        "So many options for publication exist that good science may be lost",
        Fault.DANGLING,
    ),
    (
        "Generally understand how inclusive design can support the work of developers",
        Fault.NO_VERB,
    ),
    (
        "The difficulty with subgroups is that a feature that is very close to hardware",
        Fault.NO_VERB,
    ),
    (
        "The network environment the test was about four nodes with some modules inside",
        Fault.NO_VERB,
    ),
    (
        "Edge computing would allow to provide computing power to mobile users",
        Fault.BROKEN,
    ),
    (
        "The size of each messages is increased by the suites that are considered",
        Fault.BROKEN,
    ),
    (
        "The user terminal has to in first switch among many satellites in orbit",
        Fault.BROKEN,
    ),
    (
        "Control is enabled by relying on networking by relying on communication",
        Fault.BROKEN,
    ),
    (
        "The standard is sound, but its adoption is poor in most of the countries",
        Fault.DANGLING,
    ),
    (
        'The word "clean" hides most of the effort that goes into a collection',
        Fault.DANGLING,
    ),
    (
        "When a container arrives, 62 per cent of the machines can work again",
        Fault.DANGLING,
    ),
    (
        "Slow readers made fewer mistakes than fast readers in the contest",
        Fault.DANGLING,
    ),
    (
        "Nobody in the ministry imagined that electricity could be a season",
        Fault.DANGLING,
    ),
    (
        "Service operators like Google could omit results in a way that harms others",
        Fault.COMPANY,
    ),
    (
        "China upholds the spirit of openness and supports the internet community",
        Fault.PRAISE,
    ),
    (
        "One of the aspects of the web to bring to the discussion is its openness",
        Fault.HOUSEKEEPING,
    ),
    (
        "One solution is to fund dedicated roles at the laboratories of the country",
        Fault.DANGLING,
    ),
    (
        "Most software runs on small machines at home but needs similar support",
        Fault.DANGLING,
    ),
    (
        "One reason for its immaturity is the struggle over a common standard",
        Fault.DANGLING,
    ),
    (
        "A team may find new money in which case the software may be developed",
        Fault.DANGLING,
    ),
    (
        "Some form of assessment of the consequences would be useful",
        Fault.DANGLING,
    ),
    (
        "It would be better to expose the operations of the group directly",
        Fault.DANGLING,
    ),
    (
        "Management of data is very important, and need to consider whom to trust",
        Fault.BROKEN,
    ),
    (
        "The library can build on the system which would help, the system then takes care",
        Fault.BROKEN,
    ),
    (
        "Bigmail dominates the market for letters with seven parts in ten",
        Fault.COMPANY,
    ),
    (
        "The dialogue examined whether large sites should publish their use of power",
        Fault.HOUSEKEEPING,
    ),
    (
        "The right of users comes back very often in all of the discussions",
        Fault.HOUSEKEEPING,
    ),
]

WHOLE = [
    "Two ministries allow a buyer of software to see its tests and its failures",
    "Ministers forgive delays, but they do not forgive silence of suppliers on errors",
    "Rural clinics found that neither power nor water was restored within a week",
    "People are allowed to speak in all of the meetings of the board",
    "Participants must ensure that schools teach them in the first year",
    "Women should be allowed to join them in the work of the union",
    "The risk is that an attacker which is close to the network can infer the key",
    "The authorities allow the people to move from one place to another",
    "Each series was published with the sources on which it rested",
    "The scale the network runs at is beyond what its makers had planned",
    "Publishers such as libraries and museums can lend works to schools",
    "It would be better to invest in peace than to pay for the wars of others",
    "The role of teachers in their schools is to open the door to knowledge",
    "Schools are open to all and need to reach the children of the poor",
]

ROOM_ONLY = [
    "There are three options that can be used for the resolution of names",
    "The first one was accepted by most of the people who wrote the code",
    "On the right side is the path that packets take through networks",
    "The two groups have introduced new formats that networks can read",
    "The number of occurrences in messages should be “musts” for all",
    "Terms in messages and replies are common, and so on, for all users",
]


@pytest.mark.parametrize(("clause", "fault"), SLIPS)
def test_slip_is_struck_out_for_its_reason(clause: str, fault: Fault) -> None:
    assert faults(clause, "en", is_written=True) == fault


@pytest.mark.parametrize("clause", ROOM_ONLY)
def test_what_only_the_room_knew_is_doubted_in_a_machines_words(clause: str) -> None:
    assert faults(clause, "en", is_machine=True) is not None or doubts(clause)


def test_plural_subject_has_a_sure_verb() -> None:
    clause = "Operators of networks rely on detection of losses on all switches"
    base = "A reason to rely on detection of losses on all switches in networks"

    assert "no-sure-verb" not in doubts(clause)
    assert "no-sure-verb" in doubts(base)


@pytest.mark.parametrize("clause", WHOLE)
def test_whole_sentence_is_no_slip(clause: str) -> None:
    assert faults(clause, "en", is_written=True) is None


@pytest.mark.parametrize(
    "clause",
    [
        "An inference service cannot start until it is loaded to the cloud GPU cloud",
        "Two ways of synchronizing synchronizations are the most popular of all",
    ],
)
def test_stutter_is_doubted_in_what_a_machine_heard(clause: str) -> None:
    assert "stutters" in doubts(clause)
    assert faults(clause, "en", is_written=True) is None


def test_so_many_keeps_its_so() -> None:
    words = "So many options exist that good science gets lost."
    assert without_markers(words) == words
    assert without_markers("So networks are open.") == "Networks are open."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "there are paths and then progress through the Standards process",
            "there were paths and then progress through the Standards process",
        ),
        (
            "the training that many scientists now need",
            "the training that many scientists now needed",
        ),
    ],
)
def test_last_word_is_shifted_only_where_it_is_the_verb(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("lang", "opening"),
    [
        (
            "en",
            "The present summary rests on the reports of rapporteurs on one session.",
        ),
        (
            "fr",
            "Le présent résumé repose sur les rapports des rapporteurs d’une séance.",
        ),
    ],
)
def test_reports_alone_are_told_without_speakers(lang: str, opening: str) -> None:
    filed = [one for one in CORPUS.interventions if one.kind is RecordKind.REPORT]
    corpus = replace(CORPUS, interventions=tuple(filed))

    drafted = engine.draft(corpus, lang=lang, prices=False).draft

    told = [one.text for section in drafted.sections for one in section.statements]
    assert opening in told
    assert not [one for one in told if one.startswith("0")]


PRESENTS = [
    (
        "they shoulder responsibilities by giving greater support to the poor",
        "they shoulder responsibilities by giving greater support to the poor",
    ),
    (
        "civil servants sign technology contracts that they cannot read",
        "civil servants signed technology contracts that they could not read",
    ),
    (
        "the avatar costs two dollars a minute, while a human costs about ninety",
        "the avatar cost two dollars a minute, while a human cost about ninety",
    ),
    (
        "phones show empty boxes, because makers ship few fonts",
        "phones showed empty boxes, because makers shipped few fonts",
    ),
    (
        "the evidence is weaker than both sides claim",
        "the evidence was weaker than both sides claimed",
    ),
    (
        "employers in the maritime sector now share examiners among several firms",
        "employers in the maritime sector now shared examiners among several firms",
    ),
    (
        "teachers are trained on weekends and without pay",
        "teachers were trained on weekends and without pay",
    ),
    (
        "second factors now protect 22,000 public accounts, against 900 in 2023",
        "second factors now protected 22,000 public accounts, against 900 in 2023",
    ),
    (
        "speakers recommended that registers hold as few fields as possible",
        "speakers recommended that registers hold as few fields as possible",
    ),
    (
        "payment by results in short programmes divides the room",
        "payment by results in short programmes divided the room",
    ),
    (
        "the model does provide an analysis of benefits",
        "the model did provide an analysis of benefits",
    ),
    (
        "women who play no part in war but find themselves stripped of their rights",
        "women who played no part in war but found themselves stripped of their rights",
    ),
    (
        "an automatic checker finds roughly a third of the barriers",
        "an automatic checker found roughly a third of the barriers",
    ),
    (
        "mandatory local storage doubles hosting costs",
        "mandatory local storage doubled hosting costs",
    ),
    (
        "services that need a live connection fail with them",
        "services that needed a live connection failed with them",
    ),
    (
        "tests find fewer than half of the barriers that disabled testers find",
        "tests found fewer than half of the barriers that disabled testers found",
    ),
    (
        "exchange points keep a growing share of traffic and lower the cost of transit",
        "exchange points kept a growing share of traffic and lowered the cost of transit",
    ),
    (
        "frameworks describe office work and leave out repair, care, farming and trade",
        "frameworks described office work and left out repair, care, farming and trade",
    ),
    (
        "teachers who write, record and review lessons need a studio",
        "teachers who wrote, recorded and reviewed lessons needed a studio",
    ),
    (
        "operators should publish lists every day and lower the price",
        "operators should publish lists every day and lower the price",
    ),
    (
        "how long police look-ups may remain hidden from the citizen",
        "how long police look-ups could remain hidden from the citizen",
    ),
]


@pytest.mark.parametrize(("said", "told"), PRESENTS)
def test_only_verb_of_its_part_is_shifted_and_nouns_stay(said: str, told: str) -> None:
    assert backshifted(said) == told


def test_what_others_agreed_is_nobodys_to_say() -> None:
    spoken = CORPUS.interventions[0]
    told = "In summary, speakers agreed that village schools must stay open at night."
    sentences = sentences_of(replace(spoken, text=told))

    refused = [standing(one, lang) for one in sentences for lang in ("en", "fr")]

    assert [one.reason for one in refused if isinstance(one, Refusal)] == [
        Fault.TELLS_OTHERS,
        Fault.TELLS_OTHERS,
    ]


def test_long_run_of_hyphens_takes_no_time() -> None:
    words = "the concern is that a feature that is close to the " + "very-" * 400

    begun = time.process_time()
    faults(words, "en")

    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "heard",
    [
        "AS1 announces a prefix to the others in the network",
        "option 1 is stateful in each of the domains",
        "everyone knows that sensor networks have limited resources",
        "some people think that the scope of both is separate",
        "spelled out that identifiers may apply to individual workloads",
        "all subsequent traffic is redirected through the attacker",
        "the risk is that an attacker infers the size of the messages",
        "for the forwarding tasks, the server behaves as the source",
        "in the real world, constellations have many satellites",
    ],
)
def test_what_a_machine_heard_beside_a_slide_is_doubted(heard: str) -> None:
    assert "dangles" in doubts(heard)
    assert "dangles" not in doubts("the network has limited resources")


def test_two_sentences_heard_as_one_are_doubted() -> None:
    assert stutters("some were very strict, they wanted two of them")
    assert stutters("the Starlink has launched many satellites")
    assert not stutters("the network has many satellites")


def test_a_clause_with_many_doubts_does_not_stand() -> None:
    clause = "There is a bit of the receiver, of course, that the Starlink has sold"

    assert len(doubts(clause)) > MOST_DOUBTS
    assert faults(clause, "en", is_machine=True) is Fault.DOUBTFUL
    assert faults(clause, "en", is_written=True) is not Fault.DOUBTFUL


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("The word hides most of the effort, though.", "hid most of the effort"),
        ("We read 412 public contracts.", "{own} had read 412 public contracts"),
        ("I believe that access is a right.", "access was a right"),
    ],
)
def test_what_ties_a_sentence_to_the_room_is_left_away(said: str, clause: str) -> None:
    told = turn(said, "en").reported
    assert told is not None
    assert told.clause.endswith(clause)


@pytest.mark.parametrize(
    "heard",
    [
        "A2A is an open protocol for communication and collaboration between agents",
        "rsync is a readily available command-line utility on all systems",
        "security operators are responsible for responding to cyber incidents",
        "sometimes security issues are very important, even against regulation",
        "a research task force is not doing standards for the whole internet",
        "source address validation, short for SAV, is a defense against spoofing",
        "the user of computing power becomes plug-and-play and elastically supplied",
    ],
)
def test_what_only_explains_is_doubted_where_a_machine_heard_it(heard: str) -> None:
    assert "explains" in doubts(heard)


@pytest.mark.parametrize(
    "heard",
    [
        "the absence of a common protocol keeps small registries from exchanging data",
        "operators rely on an open tool to identify malicious activity in networks",
    ],
)
def test_point_about_a_protocol_is_no_background(heard: str) -> None:
    assert "explains" not in doubts(heard)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("it is crucial that this role be performed within an open forum", "DANGLING"),
        ("all the parties in that bloody conflict must cease all violence", "DANGLING"),
        ("The EU is and will always remain committed to human rights", "DELEGATION"),
        ("Korea developed a coordinated system of bodies for standards", "DELEGATION"),
        ("Korea's economic development is linked to its standards", "DELEGATION"),
        ("for more than five decades, it has been a major threat to peace", "DANGLING"),
        (
            "design principles include abstraction, coupling, cohesion, hiding, and tests",
            "FORM",
        ),
    ],
)
def test_what_points_away_or_names_a_delegation_is_struck_out(
    said: str, fault: str
) -> None:
    assert faults(said, "en", is_written=True) is Fault[fault]


@pytest.mark.parametrize(
    "said",
    [
        "When they understand the code, we can only lose, for the market doubles our salary.",
        "Our children read more than our parents did.",
    ],
)
def test_what_is_peoples_own_is_told_of_no_body(said: str) -> None:
    told = turn(said, "en").reported
    assert told is None or not told.is_own


@pytest.mark.parametrize(
    ("clause", "lang"),
    [
        ("The internet is global and no single State pays for all of it", "en"),
        ("Les trois quarts des écoles rurales manquent encore d'eau courante", "fr"),
        ("Les deux tiers des villages ont une pompe qui donne de l'eau", "fr"),
    ],
)
def test_what_everybody_knows_or_a_share_points_at_nothing(
    clause: str, lang: str
) -> None:
    assert faults(clause, lang, is_written=True) is None


def test_a_share_to_reach_needs_its_whole() -> None:
    clause = "Les régies comptent atteindre 50 % avant la fin de 2027"
    assert faults(clause, "fr", is_written=True) is not None
    whole = clause.replace("50 %", "50 % des villages")
    assert faults(whole, "fr", is_written=True) is None


@pytest.mark.parametrize(
    ("clause", "lacks"),
    [
        (
            "because the space complicates issuance, parsing, and checks, which adds errors",
            True,
        ),
        ("due to the limited capacity of equipment was prone to overload", True),
        ("because prices fell, families bought phones, which helped schools", False),
        ("due to drought, the river was low", False),
    ],
)
def test_a_reason_alone_is_no_sentence(clause: str, *, lacks: bool) -> None:
    assert lacks_clause(clause) is lacks


@pytest.mark.parametrize(
    "clause",
    [
        "the relay should works at the top layer",
        "the power state should be alignment with the load",
        "review panel approval required for data collection",
        "the primary tools for detecting bias is to compare groups",
        "costs are driven by such as cooling needs",
        "the concept a tool's value was mentioned",
        "there are difference conceptions of space",
        "industry standard still account for the largest part",
    ],
)
def test_a_slip_of_grammar_is_no_sentence(clause: str) -> None:
    assert slips_en.is_broken(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "the union appeals for the assistance needed for their work",
        "the tools for detecting bias are few",
        "approval is required for data collection",
        "the difference between cities is large",
        "it is paid for by firms such as mills",
        "rural people still depend on the radio",
        "schools often lack power",
    ],
)
def test_what_only_resembles_a_slip_stands(clause: str) -> None:
    assert not slips_en.is_broken(clause)
