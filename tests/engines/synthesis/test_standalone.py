"""The stand-alone filter, by table."""

import pytest

from palabre.engines.synthesis.standalone import Fault, doubts, faults


@pytest.mark.parametrize(
    ("clause", "lang", "fault"),
    [
        ("Rural schools pay three times the price of the capital", "en", None),
        ("It is essential to publish the price of data every quarter", "en", None),
        (
            "Libraries lend devices to families and their children after school",
            "en",
            None,
        ),
        (
            "Printing the full contract is not always wise for small harbours",
            "en",
            Fault.DANGLING,
        ),
        (
            "Printing the full text of every contract is wise for small harbours",
            "en",
            None,
        ),
        ("Too short to stand", "en", Fault.SHORT),
        ("word " * 46 + "is", "en", Fault.LONG),
        (
            "Should every rural school pay the price of the capital?",
            "en",
            Fault.QUESTION,
        ),
        ("This is the reason why rural schools pay so much", "en", Fault.DANGLING),
        ("They pay three times the price of the capital today", "en", Fault.DANGLING),
        (
            "Schools pay because of that in every district of the region",
            "en",
            Fault.DANGLING,
        ),
        ("The network is sort of slow in every rural district", "en", Fault.SPEECH),
        ("The network the network is slow in every rural district", "en", Fault.SPEECH),
        (
            "Thank you very much for the floor and for the invitation",
            "en",
            Fault.HOUSEKEEPING,
        ),
        ("A family must pay before you can see the price of data", "en", Fault.ADDRESS),
        (
            "Schools pay less if the operators share their rural towers",
            "en",
            Fault.CONDITIONAL,
        ),
        (
            "A new system for schools in every district of the region",
            "en",
            Fault.NO_VERB,
        ),
        ("Schools read https://example.org every day in the region", "en", Fault.FORM),
        ("Les écoles rurales paient trois fois le prix de la capitale", "fr", None),
        (
            "Cela explique pourquoi les écoles rurales paient trois fois le prix",
            "fr",
            Fault.DANGLING,
        ),
        (
            "Au bout de quatre ans, vingt-deux étaient encore vivants",
            "fr",
            Fault.DANGLING,
        ),
        ("Au bout de quatre ans, vingt-deux villages paient encore", "fr", None),
        (
            "Merci beaucoup pour cette invitation et pour la parole donnée",
            "fr",
            Fault.HOUSEKEEPING,
        ),
        (
            "Les familles paient avant que vous ne puissiez voir le prix",
            "fr",
            Fault.ADDRESS,
        ),
        (
            "Un nouveau système pour toutes les écoles rurales de la région",
            "fr",
            Fault.NO_VERB,
        ),
    ],
)
def test_faults_names_the_first_reason(
    clause: str, lang: str, fault: Fault | None
) -> None:
    assert faults(clause, lang) == fault


def test_signs_of_chat_are_doubted_in_a_machines_transcript() -> None:
    clause = "Rural schools pay a lot: lines cost three times the price of towns"

    assert faults(clause, "en") is Fault.SPEECH
    assert faults(clause, "en", is_machine=True) is None
    assert doubts(clause) == ("chat", "casual")
