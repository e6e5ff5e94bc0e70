"""What a reader would keep: fragments kept out, worth told, spoken words made plain."""

import pytest

from palabre.engines.synthesis.report_lines import is_bare, unfit
from palabre.engines.synthesis.report_speech_en import fluent, report
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.worth.model import WorthModel, own_model, read_model
from palabre.engines.synthesis.worth.signs import features_of


def worth_of(words: str, *, kind: str = "transcript", is_machine: bool = True) -> float:
    reported = report(words)
    assert reported is not None
    return own_model().worth(
        features_of(reported, function="claim", kind=kind, is_machine=is_machine)
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("the strategies that exist", "the strategies that existed"),
        ("chaining deviates from the norm", "chaining deviated from the norm"),
        (
            "partial implementations of the interface use some servers",
            "partial implementations of the interface used some servers",
        ),
        (
            "crime and violence flourish and prospects die",
            "crime and violence flourished and prospects died",
        ),
        (
            "violations of rights and of humanitarian law, continue to be obstacles",
            "violations of rights and of humanitarian law, continued to be obstacles",
        ),
        ("software also needs sustained commitment", None),
        (
            "small operators lack meters and staff for reporting",
            "small operators lacked meters and staff for reporting",
        ),
        ("little training focuses specifically on software", None),
        ("China upholds the spirit of openness", "China upheld the spirit of openness"),
        (
            "the centre A will stop all the traffic",
            "the centre A would stop all the traffic",
        ),
    ],
)
def test_every_verb_of_a_clause_is_moved(said: str, told: str | None) -> None:
    moved = backshifted(said)

    assert moved != said
    assert told is None or moved == told


@pytest.mark.parametrize(
    "clause",
    [
        "to support, provide and require more",
        "States should cooperate and share",
        "help people share and use resources",
        "a user could block another account",
        "an end-to-end delay",
        "obstacles to be overcome",
        "they could not solve alone",
        "participants should consider liaison with related bodies and also think about it",
    ],
)
def test_infinitives_and_nouns_stay(clause: str) -> None:
    assert backshifted(clause) == clause


def test_what_was_become_stays_become() -> None:
    assert backshifted("the state has become a topic") == "the state had become a topic"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("So, um, the the model is, you know, actually open.", "So the model is open."),
        (
            "That is not just a matter of, uh, money.",
            "That is not just a matter of money.",
        ),
        ("It is probably kind of open.", "It is probably kind of open."),
        ("He said “um, the the end” twice.", "He said “um, the the end” twice."),
    ],
)
def test_fluent_takes_away_only_what_carries_nothing(said: str, plain: str) -> None:
    assert fluent(said) == plain


@pytest.mark.parametrize(
    ("words", "is_form", "told"),
    [
        ("Where should funders place funding", True, "brackets"),
        ("Milestone: create a report that assesses metrics", True, "brackets"),
        ("Metrics used for finding problems in systems", False, "brackets"),
        (
            "Additional details on the discussion can be found in Section",
            False,
            "speaks",
        ),
        ("Choi's work was supported by the National Fund", False, "names a person"),
        ("User communities are the lifeblood of software", False, ""),
    ],
)
def test_lines_of_reports_that_say_nothing_stay_out(
    words: str, told: str, *, is_form: bool
) -> None:
    assert unfit(words, words, is_form=is_form).startswith(told)
    assert bool(unfit(words, words, is_form=is_form)) is bool(told)


def test_a_heading_of_the_form_may_tell_of_the_group() -> None:
    line = "The group decided to meet every month in the library"

    assert unfit(line, line, is_form=False)
    assert unfit(line, line, is_form=True) == ""


def test_a_bare_note_is_told_from_a_sentence() -> None:
    assert is_bare("Number of users could be affected")
    assert not is_bare("The number of users could be affected")


def test_the_model_prefers_what_says_something_to_whoever_was_not_there() -> None:
    general = worth_of("Satellite network operators do not have sufficient spectrum.")
    local = worth_of("The second one was the bit string of the replication stage.")

    assert general > local + 0.2


def test_a_model_adds_its_weights_and_knows_nothing_of_other_features() -> None:
    model = read_model("feature,weight\nbase,0\n#far,-100\n")

    assert model == WorthModel(0, {"#far": -100})
    assert model.worth(["#far", "unknown"]) == pytest.approx(0.2689, abs=1e-4)
    assert model.worth([]) == 0.5


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The main issue is that networks fail.", "networks failed"),
        (
            "There are still places where telework is not possible.",
            "still places where",
        ),
        ("The lack of results in Cancun was a disappointment.", "lack of results in"),
        ("Terrorism destroys human lives, both of old and young.", "human lives, both"),
        ("Some think tanks provide misleading facts.", "think tanks provided"),
        ("The Iraqi people need and deserve support.", "needed and deserved"),
        ("We hope the Assembly will establish a group.", "Assembly would establish"),
        ("Yet aid has declined as a share of income.", "Aid had declined"),
        ("International law must, of course, be fluid.", "law must be fluid"),
        ("It is imperative that stakeholders understand that.", "understand that"),
        ("Registrars must answer but may ask for time.", "could ask for time"),
        ("Speech was hard to standardize because of privacy issues.", "issues"),
        ("I think that first of all, the cost is too high.", "the cost was too high"),
        ("Relations are not strictly up-down, down-up, or even.", "up-down, down-up,"),
    ],
)
def test_what_readers_struck_out_of_drafts_is_told_rightly(
    said: str, told: str
) -> None:
    reported = report(said)

    assert reported is not None
    assert told in reported.clause


@pytest.mark.parametrize(
    "said",
    [
        "We know the pressure that the crisis has placed on families.",
        "We welcome and support the work of the Council.",
        "Nor does one take medication to cure the illness of another.",
        "We believe in the values of the Charter.",
    ],
)
def test_what_no_rule_turns_safely_is_left_alone(said: str) -> None:
    assert report(said) is None
