"""Speakers' labels: the name in them, and whether they are a voice."""

import doctest

import pytest

from palabre.engines.formats import intake, writing_records
from palabre.engines.formats.reading import front_matter, labels, words


@pytest.mark.parametrize(
    "label, name",
    [
        (">> MS. AMINA DE LA CRUZ:", "Amina de la Cruz"),
        ("MS WONG", "Wong"),
        ("H.E. Dr. JOHN O'NEIL", "John O'Neil"),
        ("Her Excellency Ms. Doreen Roe", "Doreen Roe"),
        ("S.E. M. Jean-Luc MBARGA (Cameroun)", "Jean-Luc Mbarga"),
        ("M. Dupont", "Dupont"),
        ("JO A.B. ROE", "Jo A.B. Roe"),
        ("Mme Léa d'Arc", "Léa d'Arc"),
        ("Sra. GARCÍA LÓPEZ", "García López"),
        ("THE HON. JOE BLOGGS", "Joe Bloggs"),
        ("Don Fedor", "Don Fedor"),
        ("PATRICK MCDONALD", "Patrick McDonald"),
        ("EMMA O. ROSS-SMITH", "Emma O. Ross-Smith"),
        ("VAN DER BERG", "Van der Berg"),
        ("LENA ROE MP", "Lena Roe"),
        ("ITU", "ITU"),
        ("UNESCO REPRESENTATIVE", "UNESCO Representative"),
        ("ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ", "Γιώργος Παπαδόπουλος"),
        ("İSMET İNÖNÜ", "İsmet İnönü"),
        ("ИВАН ПЕТРОВ", "Иван Петров"),
        ("李明", "李明"),
        ("محمد علي", "محمد علي"),
        ("ვახტანგ", "ვახტანგ"),
        ("Mr", "Mr"),
        ("(Applause)", "(Applause)"),
        ("", ""),
    ],
)
def test_speaker_name_is_the_name_alone(label, name):
    assert labels.speaker_name(label) == name


@pytest.mark.parametrize(
    "label",
    [
        *("THE CHAIR", "Chair 2", "Co-Chair", "Vice-Chair", "Madam Chair", "WG Chair"),
        *("Mme la Présidente", "El Presidente", "Sra. Presidenta", "Le Modérateur"),
        *(
            "Mr. President (spoke in French)",
            "The Secretary-General",
            "Moderator Jo Roe",
        ),
        *(
            "Speaker 1",
            "Speaker 8 (Chuyi)",
            "Orateur 3",
            "Hablante 2",
            "Participante 3",
        ),
        *("Unknown", "Inconnu", "Desconocido", "Audience Member", "Remote Speaker"),
        *(
            "OPERATOR",
            "L'Interprète",
            "Intérprete",
            "All",
            "Tous",
            "Todos",
            "Presenter",
        ),
        *("[Applause]", "(Rires)", "♪", "", ">>", "123", "[The Chair]"),
    ],
)
def test_who_conducts_or_is_nobody_is_no_voice(label):
    assert not labels.is_voice(label)


@pytest.mark.parametrize(
    "label",
    [
        *("Amina Okoye", "MS. WONG", "Kenya", "ITU", "李明", "محمد علي", "Bo (remote)"),
        *("Speaker John Smith", "President of Ruritania", "Marie Chair-Dupont"),
    ],
)
def test_who_has_a_name_is_a_voice(label):
    assert labels.is_voice(label)


@pytest.mark.parametrize(
    "text, is_one",
    [
        ("Amina Okoye", True),
        ("Jean-Luc de la Tour", True),
        ("Chen Fei (Alibi Cloud)", True),
        ("THE CHAIR", True),
        ("audience member", True),
        ("Ana & Bo", True),
        ("Ana – Bo", True),
        ("Note", False),
        ("My talk title is Water", False),
        ("https", False),
        ("Is it so? Yes", False),
        ("A" * 81, False),
        ("", False),
    ],
)
def test_a_label_is_told_from_the_start_of_a_sentence(text, is_one):
    assert labels.is_label(text) is is_one


@pytest.mark.parametrize(
    "module", [intake, writing_records, labels, words, front_matter]
)
def test_examples_in_the_documentation_hold(module):
    assert doctest.testmod(module).failed == 0
