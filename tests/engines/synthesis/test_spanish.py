"""Spanish records: what of them can be quoted alone in a text of another language."""

from pathlib import Path

import pytest

from palabre.engines.synthesis.acts import PREVIOUS, act_of
from palabre.engines.synthesis.corpus import Intervention, Voice
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.verify import verify_draft

AGUA = """\
**Rosa Ibáñez:** El año pasado conectamos 42 aldeas con antenas comunitarias y ninguna ha \
cerrado.

**Julio Arce:** No estamos de acuerdo con la subasta única de frecuencias, porque excluye a \
las redes pequeñas. Proponemos que cada ministerio publique el precio de sus contratos.

**Marta Solís:** Eso lo dijeron ya los de la otra mesa, y gracias por la palabra, presidenta.
"""
FAMILIES = """\
**Pedro Luna:** Las escuelas con un solo maestro pierden la conexión cuando se agota el \
combustible del generador.

**John Smith:** Regional regulators should publish the price of every wholesale line.
"""


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        ("Las escuelas rurales pierden la conexión cada tarde de lluvia", None),
        ("La brecha entre niñas y niños se reduce en los valles", None),
        ("No habrá una red segura sin técnicas formadas en cada valle", None),
        (
            "Eso pasa en todas las escuelas rurales de los valles del norte",
            Fault.DANGLING,
        ),
        ("Los otros dos ministerios ya publican los precios cada año", Fault.DANGLING),
        (
            "Muchas gracias a la mesa por haber invitado a las redes",
            Fault.HOUSEKEEPING,
        ),
        ("Las redes, o sea, las antenas de los pueblos cuestan mucho", Fault.SPEECH),
        ("Imaginen una aldea en la que ninguna antena funciona", Fault.ADDRESS),
        ("Si el Estado paga las antenas los pueblos las cuidan", Fault.CONDITIONAL),
        ("Una red segura para todas las escuelas de los valles", Fault.NO_VERB),
    ],
)
def test_a_spanish_clause_stands_alone_or_says_why_not(clause, fault):
    assert faults(clause, "es", is_written=False) is fault


@pytest.mark.parametrize(
    ("words", "function", "target"),
    [
        ("Apoyo la propuesta de Julio Arce.", "agreement", "Julio Arce"),
        (
            "Estoy de acuerdo con lo que dijo la Sra. Solís.",
            "agreement",
            "Sra. Solís",
        ),
        ("No apoyo la propuesta de Julio Arce.", "difference", "Julio Arce"),
        ("Coincidimos con la oradora anterior.", "agreement", PREVIOUS),
        ("No estoy de acuerdo con el orador anterior.", "difference", PREVIOUS),
    ],
)
def test_support_and_objection_name_whose_words_they_are_about(words, function, target):
    turn = Intervention("A-1", "A", 1, words, "es", Voice("v", "Voz"), "a.md")

    act = act_of(sentences_of(turn)[0])

    assert (act.function, act.target) == (function, target)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "said in Spanish: "), ("fr", "a déclaré en espagnol\u202f: ")],
)
def test_spanish_words_are_quoted_in_a_text_of_another_language(
    tmp_path: Path, lang: str, said: str
) -> None:
    (tmp_path / "agua.md").write_text(AGUA, encoding="utf-8")
    (tmp_path / "familias.md").write_text(FAMILIES, encoding="utf-8")
    corpus = read_corpus(tmp_path, lang=lang).corpus

    made = verify_draft(draft(corpus, lang=lang).draft, corpus)

    quoted = [
        one.cites[0].quote
        for section in made.sections
        for one in section.statements
        if said in one.text.replace("\u00a0", "\u202f")
    ]
    assert len(quoted) > 1
    assert any("No estamos de acuerdo" in one for one in quoted)
    assert not any("gracias" in one for one in quoted)
    assert {one.verdict for s in made.sections for one in s.statements} == {"verified"}
