"""Bodies are told by their kind and their group, as the records have them."""

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.bodies_told import body_told
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Verdict, Writer
from palabre.engines.synthesis.names import Names, bodies_of
from palabre.engines.synthesis.own_names import of_body, own_name
from palabre.engines.synthesis.rapporteur import read_line
from palabre.engines.synthesis.report_speech import turn
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.telling import _MEASURED
from palabre.engines.synthesis.verify import verify
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English

FERRY = "Bay Ferry Network"
SPOKE = Voice("a", "Ana Silva", FERRY, "civil-society")


def spoken(text: str, voice: Voice) -> Intervention:
    return Intervention("T", "S", 0, text, "en", voice, "f")


def filed(text: str) -> Intervention:
    return Intervention(
        "R", "S", 1, text, "en", Voice(is_counted=False), "f", kind=RecordKind.REPORT
    )


def judged(
    text: str, source: Intervention, bodies: tuple[tuple[str, str], ...] = ()
) -> Verdict | None:
    cites = (Cite(source.id, 0, len(source.text), source.text),)
    one = Statement("1", "s", 1, text, Writer.EXTRACT, cites, counts=Counts(1, 1))
    return verify(one, {source.id: source}, lang="en", bodies=bodies).verdict


@pytest.mark.parametrize(
    ("name", "group", "told"),
    [
        ("Ministry of Tides (Tonga)", "government", "ministry"),
        ("Tide Authority", "government", "government authority"),
        ("Réseau des bacs", "civil-society", "civil society network"),
        ("Provincia de las Mareas", "government", "province"),
        ("Harbour Lamp Inspectorate", "government", "government inspectorate"),
        ("Lamp Keeping Initiative", "civil-society", "civil society initiative"),
        (
            "Tide Office of the World",
            "international-organization",
            "international organization",
        ),
        ("Ville de Brume", "government", "municipality"),
        ("La Haute Autorité des marées", "government", "government authority"),
        ("Pepperleaf", "civil-society", "civil society organization"),
        ("Vice-Ministry of Shores", "government", "ministry"),
        ("Independent", "academia", ""),
        ("Pepperleaf", "government", ""),
    ],
)
def test_a_body_is_told_by_kind_and_group(name: str, group: str, told: str) -> None:
    assert body_told(name, group) == told


def test_a_report_s_body_has_the_group_of_its_people() -> None:
    names = Names(frozenset(), {}, frozenset(), frozenset(), frozenset())
    text = f"The {FERRY} trained 900 pilots in 2024."
    known = Names(
        frozenset(), {}, frozenset({"pilots"}), frozenset(), frozenset(),
        frozenset({FERRY}), {FERRY: "civil-society"},
    )  # fmt: skip
    sentence = sentences_of(filed(text))[0]
    shown = read_line(sentence, known, Function.ACHIEVEMENT)
    assert shown is not None
    assert shown.kind == "civil society network"
    assert names.groups == {}


def test_the_gate_lets_a_group_stand_only_where_the_records_give_it() -> None:
    source = filed(f"The {FERRY} trained 900 pilots in 2024.")
    text = (
        "It was indicated that a civil society network had trained 900 pilots in 2024."
    )
    bodies = bodies_of([spoken("Yes.", SPOKE)])
    assert bodies == ((FERRY, "civil-society"),)
    assert judged(text, source, bodies) is Verdict.VERIFIED
    assert judged(text, source) is not Verdict.VERIFIED
    other = text.replace("civil society", "private sector")
    assert judged(other, source, bodies) is not Verdict.VERIFIED


def test_a_ministry_tells_of_itself_and_no_other_body_may() -> None:
    voice = Voice("b", "Tala Fono", "Ministry of Tides (Tonga)", "government")
    source = spoken("We trained fourteen pilots in five years.", voice)
    reported = turn(source.text, "en").reported
    assert reported is not None
    teller = Teller(Counts(1, 1), groups=("government",), body="ministry")
    text = English().told(teller, Speech.REPORT, reported.clause, is_own=True)
    assert (
        text == "A ministry reported that it had trained fourteen pilots in five years."
    )
    assert judged(text, source) is Verdict.VERIFIED
    assert (
        judged(text.replace("ministry", "university"), source) is not Verdict.VERIFIED
    )


def test_our_circle_is_the_body_where_it_is_called_so() -> None:
    text = "Our circle runs nine piers in five bays."
    circle = Voice("c", "Rama Zida", "Bay Pier Circle", "technical-community")
    assert own_name(sentences_of(spoken(text, circle))[0]) == "Our circle"
    assert own_name(sentences_of(spoken(text, SPOKE))[0]) == ""
    told = of_body(text, "Our circle")
    assert told is not None
    assert told.clause == "{own} ran nine piers in five bays"


def test_our_firm_is_the_body_where_a_company_speaks() -> None:
    text = "Our firm will test all nine of our piers by May 2031."
    firm = Voice("c", "Rama Zida", "Bay and Daughters", "private-sector")
    assert own_name(sentences_of(spoken(text, firm))[0]) == "Our firm"
    assert own_name(sentences_of(spoken(text, SPOKE))[0]) == ""
    told = of_body(text, "Our firm")
    assert told is not None
    assert told.speech is Speech.ANNOUNCE
    assert told.clause == "{own} would test all nine of its piers by May 2031"


def test_our_authority_is_the_body_whose_name_is_french() -> None:
    text = "Our authority has lit nine bays since May."
    port = Voice("c", "Rama Zida", "Haute Autorité des phares", "government")
    assert own_name(sentences_of(spoken(text, port))[0]) == "Our authority"
    told = of_body(text, "Our authority")
    assert told is not None
    assert told.clause == "{own} had lit nine bays since May"


def test_a_body_s_head_may_follow_a_date() -> None:
    text = "Since January the Agency has paid for lamps in nine bays."
    voice = Voice("d", "Odile Petit", "Tide Agency", "international-organization")
    assert own_name(sentences_of(spoken(text, voice))[0]) == "Agency"
    told = of_body(text, "Agency")
    assert told is not None
    assert told.clause == "since January {own} had paid for lamps in nine bays"
    assert of_body("Whoever asks the Agency will wait.", "Agency") is None


def test_what_there_must_be_is_told_as_a_need() -> None:
    source = spoken("There must be a common fund for lamps in every bay.", SPOKE)
    reported = turn(source.text, "en").reported
    assert reported is not None
    assert reported.speech is Speech.NEED_OF
    teller = Teller(Counts(1, 1), groups=("civil-society",))
    text = English().told(teller, reported.speech, reported.clause, is_own=False)
    assert text.endswith("the need for a common fund for lamps in every bay.")
    assert judged(text, source) is Verdict.VERIFIED


def test_what_the_room_judged_is_not_observed_again() -> None:
    names = Names(frozenset(), {}, frozenset(), frozenset(), frozenset())
    text = "Sail training was judged more useful to small ports than steam."
    shown = read_line(sentences_of(filed(text))[0], names, Function.CLAIM)
    assert shown is not None
    assert shown.speech is Speech.IN_SESSION
    now = "Small ports are considered risky because nobody has published their debts."
    plain = read_line(sentences_of(filed(now))[0], names, Function.CLAIM)
    assert plain is not None
    assert plain.speech is Speech.NOTE


@pytest.mark.parametrize(
    ("clause", "is_given"),
    [
        ("the income of fishers had risen by 14 per cent", True),
        ("since January, large ports had had to publish their charts", True),
        ("ports published their charts in 14 bays", False),
    ],
)
def test_what_one_voice_measured_is_known(clause: str, *, is_given: bool) -> None:
    assert (_MEASURED.search(clause) is not None) is is_given


def test_a_figure_of_one_voice_says_from_where_it_comes() -> None:
    teller = Teller(Counts(1, 1), groups=("academia",), turn=1, is_finding=True)
    clause = "the income of fishers had risen by 14 per cent"
    text = English().told(teller, Speech.NOTE, clause, is_own=False)
    assert text.startswith("One speaker from academia ")
