"""Names in words: any case, script and spelling, and common words left alone."""

import pytest

from palabre.kernel.names_said import names_said

NAMES = [
    "Dmitar Vukoslavić",
    "Ruta Kazlauskienė-Bier",
    "Zhang Weilin",
    "Юлия Ковальчук",
    "Jürgen Müller",
    "Aïssatou N'Diaye",
    "Mark Young",
    "Luc Léger",
]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("As Vukoslavic and VUKOSLAVIĆ said", ["Vukoslavic", "VUKOSLAVIĆ"]),
        (
            "I ask Kazlauskienebier, or Kazlauskiene",
            ["Kazlauskienebier", "Kazlauskiene"],
        ),
        (
            "He read Vukoslavic\u0301's and vukoslavic's",
            ["Vukoslavic\u0301", "vukoslavic"],
        ),
        ("正如张伟林所说", ["张伟林"]),
        ("Julia Kovalchuk spoke", ["Julia Kovalchuk"]),
        ("It is Mueller and MULLER", ["Mueller", "MULLER"]),
        ("Ask Ndiaye or N’Diaye", ["Ndiaye", "Diaye"]),
        ("then mr young and dmitar spoke", ["young", "dmitar"]),
        ("As mark young said to ruta bier", ["mark young", "ruta bier"]),
        ("Give young people a mark, un léger progrès", []),
    ],
)
def test_names_are_found_however_they_are_spelt(said, names):
    assert [said[start:end] for start, end in names_said(said, NAMES)] == names


def test_bodies_go_as_wholes_only():
    said = "Le ministere des forets et le Ministère de l'eau"

    found = names_said(said, ["Ministère des Forêts"], parts=False)

    assert [said[start:end] for start, end in found] == ["ministere des forets"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Вукославич said so.", ["Вукославич"]),
        ("Казлаускене сказала.", ["Казлаускене"]),
        ("The Vukoslavics disagree.", ["Vukoslavics"]),
        ("Вукоман сказал.", []),
    ],
)
def test_names_in_another_script_or_number_are_found(
    text: str, found: list[str]
) -> None:
    names = ["Dmitar Vukoslavić", "Ruta Kazlauskienė-Bier"]

    assert [text[a:b] for a, b in names_said(text, names)] == found
