"""Speakers' labels: the name in them, and whether they are a voice."""

import doctest

import pytest

from palabre.engines.formats import intake, writing_records
from palabre.engines.formats.reading import devices, front_matter, labels, words


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
        ("Amina Diallo, Chair", "Amina Diallo"),
        ("Amina Diallo (Moderator)", "Amina Diallo"),
        ("Amina Diallo, chair, ITU", "Amina Diallo"),
        ("Chairman Smith", "Smith"),
        ("Madam Chair Jo ROE", "Jo Roe"),
        ("Chair – Amina Diallo", "Amina Diallo"),
        ("Chair (Amina Diallo)", "Amina Diallo"),
        ("Ведущая Анна Иванова", "Анна Иванова"),
        ("李明（主席）", "李明"),
        ("主持人 李明", "李明"),
        ("Chair, Working Group 2", "Chair, Working Group 2"),
        ("Moderator Online", "Moderator Online"),
        ("Chair 2", "Chair 2"),
        ("REPUBLIC OF KOREA", "Republic of Korea"),
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
        *("Acting Chair", "Session Co-Chair", "Amina Diallo, Chair", "Jo Roe (chair)"),
        *("Chairman Smith", "Chairwoman", "Vice-Chair Roe", "Chair – Amina Diallo"),
        *("Chair (Amina Diallo)", "Chair and Moderator", "Chair/Rapporteur"),
        *(
            "Présidente de séance",
            "Modérateur·trice",
            "Président(e)",
            "Mme X, présidente",
        ),
        *(
            "Presidenta",
            "Presidenta de la sesión",
            "Moderador/a",
            "Moderadora Ana Ruiz",
        ),
        *("Председатель", "Ведущий", "Сопредседатель", "Председатель заседания"),
        *(
            "И.о. председателя",
            "Ведущая Анна Иванова",
            "г-н Председатель",
            "Выступающий",
        ),
        *(
            "主席",
            "主席：",
            "主持人",
            "联合主席",
            "会议主席",
            "李明（主席）",
            "主持人 李明",
        ),
        *("发言人1", "观众提问", "口译员", "الرئيس", "رئيس الجلسة", "رئيسة الاجتماع"),
        *("السيد الرئيس", "الميسّرة", "المتحدث 2", "أمينة ديالو، الرئيسة", "المترجم"),
        *("Question from the floor", "Intervenant non identifié", "Вопрос из зала"),
    ],
)
def test_who_conducts_or_is_nobody_is_no_voice(label):
    assert not labels.is_voice(label)


@pytest.mark.parametrize(
    "label",
    [
        *("Amina Okoye", "MS. WONG", "Kenya", "ITU", "李明", "محمد علي", "Bo (remote)"),
        *("Speaker John Smith", "President of Ruritania", "Marie Chair-Dupont"),
        *("President Smith", "Amina Diallo, President", "Li Wei, Chair Professor"),
        *(
            "习近平主席",
            "中国代表",
            "Президент Ганы",
            "Jo de la Mesa",
            "Jo Roe, Operator",
        ),
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
        ("Amina Diallo, chair", True),
        ("Moderador/a", True),
        ("question from the floor", True),
        ("Republic of Korea", True),
        ("Question", False),
        ("Room", False),
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


DEVICES = [
    *("iPad (2)", "Galaxy A52", "Zoom user", "Room 3 PC", "iPhone", "MacBook Pro"),
    *("Conference Room B", "Salle XVI", "Popov Room", "Sala 2", "ITU Geneva Room C"),
    *(
        "Redmi Note 9",
        "SM-G991B",
        "Samsung SM-A515F",
        "HUAWEI P30",
        "Pixel 7",
        "vivo 1904",
    ),
    *("DESKTOP-4H2K3JQ", "+41 22 730 5111", "Call-in User 1", "User-1234", "Owner"),
    *("Utilisateur Zoom", "Invité 2", "Téléphone", "Usuario 2", "Пользователь Zoom"),
    *("Комната 3", "手机", "会议室", "用户1", "مستخدم زووم", "هاتف", "Otter.ai"),
    *("Fireflies Notetaker", "Technical support", "Live captioner", "Français"),
    *("Anonymous Panda", "SPEAKER_00", "spk_0", "S1", "Online participants", "Both"),
]
NAMED = [
    *("iPhone de Marie", "Marie's iPhone", "iPad Amina Diallo", "Amina Diallo (iPad)"),
    *("Sam Sung", "Pixel Smith", "Rose Hall", "J. Hall", "Ms. English", "Mr. Phone"),
    *(
        "Dell Curry",
        "de Man",
        "HUAWEI",
        "Google",
        "Cisco",
        "PC",
        "GSMA",
        "Rakuten Mobile",
    ),
    *("IT for Change", "Sala Marco", "Centre for AI", "Air France", "Tech Mahindra"),
]


@pytest.mark.parametrize("label", DEVICES)
def test_devices_rooms_and_accounts_are_no_voice(label):
    assert not labels.is_voice(label)


@pytest.mark.parametrize("label", NAMED)
def test_whoever_is_named_beside_a_device_is_a_voice(label):
    assert labels.is_voice(label)


@pytest.mark.parametrize(
    "module", [intake, writing_records, devices, labels, words, front_matter]
)
def test_examples_in_the_documentation_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    "label",
    [
        "Amina Diallo, Ministry of Information and Communications of the Republic of Kenya",
        "H.E. Mr. Bo Lee, Minister of State for Telecommunications",
        "Cy Fox | ITU",
    ],
)
def test_a_name_with_a_body_is_a_label(label):
    assert labels.is_label(label)


@pytest.mark.parametrize(
    "words",
    ["Dear Colleagues, Ladies and Gentlemen", "In short, the Ministry of Health"],
)
def test_words_with_a_comma_are_no_label(words):
    assert not labels.is_label(words)
