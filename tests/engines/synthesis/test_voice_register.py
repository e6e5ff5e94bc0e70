"""One key a person, whatever the label looks like."""

from dataclasses import replace

import pytest

from palabre.engines.synthesis.corpus import Voice
from palabre.engines.synthesis.voice_register import (
    Participant,
    VoiceRegister,
    voice_key,
)

AMINA = Voice("amina-diallo", "Amina Diallo", "Lantern Libraries", "civil-society")
BO = Voice("bo-lindqvist", "Bo Lindqvist", "Northern Fibre", "private-sector")
ELODIE = Voice("elodie-marchetaz", "Élodie Marchetaz", "Valmonde", "government")

PROGRAMME = {
    "INC-01": (
        Participant(AMINA, "speaker", ("أمينة ديالو",)),
        Participant(BO, "moderator"),
    ),
    "INC-02": (Participant(ELODIE, "speaker"), Participant(BO, "speaker")),
}


@pytest.mark.parametrize(
    ("label", "session", "voice"),
    [
        ("Amina Diallo", "INC-01", AMINA),
        (">> MS. AMINA DIALLO:", "INC-01", AMINA),
        ("أمينة ديالو", "INC-01", AMINA),
        ("Diallo", "INC-01", AMINA),
        ("Amina Diallo", "INC-02", AMINA),
        ("S.E. Mme Elodie MARCHETAZ", "INC-02", ELODIE),
        ("Bo Lindqvist", "INC-02", BO),
    ],
)
def test_a_label_means_the_person_of_the_programme(
    label: str, session: str, voice: Voice
) -> None:
    assert VoiceRegister(PROGRAMME).voice(label, session) == voice


def test_a_moderator_is_not_counted_in_that_session_only() -> None:
    register = VoiceRegister(PROGRAMME)

    assert not register.voice("Bo Lindqvist", "INC-01").is_counted
    assert register.voice("Bo Lindqvist", "INC-02").is_counted


@pytest.mark.parametrize("label", ["Chair", "Unknown", "Speaker 3", "[Applause]", ""])
def test_labels_that_are_nobody_are_not_counted(label: str) -> None:
    voice = VoiceRegister(PROGRAMME).voice(label, "INC-01")

    assert (voice.key, voice.is_counted) == ("", False)


def test_a_short_name_that_two_people_share_is_a_voice_of_its_own() -> None:
    twin = Participant(Voice("awa-diallo", "Awa Diallo"), "speaker")
    register = VoiceRegister({"INC-01": (*PROGRAMME["INC-01"], twin)})

    assert register.voice("Diallo", "INC-01").key == "diallo"


def test_without_a_programme_the_same_name_is_the_same_voice() -> None:
    register = VoiceRegister()

    first = register.voice("CHIDI OKORO", "A")
    second = register.voice("Chidi Okoro (Open Spectrum Guild)", "B")

    assert first.key == second.key == "chidi-okoro"
    assert second.organisation == "Open Spectrum Guild"


def test_voice_key_folds_case_accents_and_marks() -> None:
    assert voice_key("Aïssatou NDIAYE-FALL") == voice_key("aissatou ndiaye fall")


def test_who_is_in_the_chair_has_a_name_and_is_not_counted() -> None:
    register = VoiceRegister(PROGRAMME)

    assert register.voice("Amina Diallo, Chair", "INC-01") == replace(
        AMINA, is_counted=False
    )
    assert register.voice("Chair Elodie Marchetaz", "INC-09") == replace(
        ELODIE, is_counted=False
    )
    assert register.voice("Chairman Smith", "INC-01") == Voice(
        name="Smith", is_counted=False
    )
    assert register.voice("主席", "INC-01") == Voice(name="主席", is_counted=False)


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("Amina Diallo, World Bank", "World Bank"),
        ("Amina Diallo – Ministry of Health", "Ministry of Health"),
        ("ITU - Amina Diallo", "ITU"),
        ("Senegal, Amina Diallo", "Senegal"),
        ("Amina Diallo (ITU) (Guest)", "ITU"),
        ("Amina Diallo (she/her)", ""),
        ("Diallo, Amina", ""),
        ("Diallo, Amina (ITU)", "ITU"),
        ("Amina Diallo (spoke in French)", ""),
        ("Amina Diallo (in French)", ""),
        ("Amina Diallo (Internet Society in Kenya)", "Internet Society in Kenya"),
        ("Mme Amina Diallo (Host)", ""),
    ],
)
def test_a_body_beside_the_name_makes_no_other_voice(label: str, body: str) -> None:
    voice = VoiceRegister().voice(label, "S1")

    assert (voice.key, voice.organisation) == ("amina-diallo", body)
