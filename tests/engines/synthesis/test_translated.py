"""Quotations with the translation that was given: marked, held to it word for word."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.formats.reading.translations import Beside, read
from palabre.engines.formats.records import Translated
from palabre.engines.synthesis import engine, html
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SummitFacts,
    Translation,
    Voice,
)
from palabre.engines.synthesis.document import corpus_pieces, summary_json
from palabre.engines.synthesis.draft import (
    Cite,
    Draft,
    Section,
    Statement,
    Verdict,
    Writer,
)
from palabre.engines.synthesis.folder import read_corpus, with_translations
from palabre.engines.synthesis.translated import shown_with, translation_of
from palabre.engines.synthesis.verify import verify, verify_draft
from palabre.kernel.refusals import Refused
from palabre.kernel.spans import Span

FIRST = "Nos cartes de couverture sont des calculs, pas des mesures."
SECOND = "Le prix du mégaoctet baisse chaque année."
TEXT = f"{FIRST} {SECOND}"
SAID = "Our coverage maps are calculations, not measurements."
ALSO = "The price of a megabyte falls every year."
BY = "the interpreters"
TURN = Intervention("REV-T-0001", "REV", 1, TEXT, "fr", Voice("ana", "Ana"), "rev.vtt")


def given(text: str = SAID, start: int = 0, end: int = len(FIRST)) -> Intervention:
    return replace(TURN, translations=(Translation(start, end, "en", text, BY),))


def quoting(text: str, **told: str) -> Statement:
    cite = Cite(TURN.id, 0, len(FIRST), FIRST, **told)
    return Statement("T01-001", "theme:a", 1, text, Writer.EXTRACT, (cite,))


SHOWN = f"One speaker said in French: « {FIRST} » [translation: “{SAID}”]"


def judged(statement: Statement, turn: Intervention) -> Statement:
    return verify(statement, {turn.id: turn}, lang="en")


def test_translation_of_a_passage_and_of_its_sentences() -> None:
    whole = given(f"{SAID} {ALSO}", 0, len(TEXT))
    second = Span(len(FIRST) + 1, len(TEXT))

    assert translation_of(given(), Span(0, len(FIRST)), "en") == (
        SAID,
        given().translations[0],
    )
    assert translation_of(whole, second, "en") == (ALSO, whole.translations[0])
    assert translation_of(whole, second, "fr") is None
    merged = given(SAID.rstrip(".") + ", and prices fall.", 0, len(TEXT))
    assert translation_of(merged, second, "en") is None


def test_of_several_the_last_is_taken_and_the_shown_one_is_found_again() -> None:
    newer = Translation(0, len(FIRST), "en", "Our maps are guesses.", "the Secretariat")
    turn = replace(TURN, translations=(*given().translations, newer))
    cite = Cite(TURN.id, 0, len(FIRST), FIRST)

    assert translation_of(turn, Span(0, len(FIRST)), "en") == (newer.text, newer)
    assert shown_with(cite, turn, SHOWN, "en").translator == BY
    assert shown_with(cite, turn, "nothing marked", "en") == cite


def test_gate_lets_the_given_translation_pass() -> None:
    made = judged(quoting(SHOWN, translation=SAID, translator=BY), given())

    assert made.verdict is Verdict.VERIFIED
    assert made.text == SHOWN
    assert [one.rule for one in made.checks if one.rule == "translations"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHOWN, {}),
        (SHOWN.replace("not", "and"), {"translation": SAID, "translator": BY}),
        (
            SHOWN.replace("not", "and"),
            {"translation": SAID.replace("not", "and"), "translator": BY},
        ),
        (SHOWN, {"translation": SAID, "translator": "somebody else"}),
        (
            SHOWN.replace("calculs, pas", "calculs et"),
            {"translation": SAID, "translator": BY},
        ),
    ],
    ids=["nobody's", "altered", "altered twice", "whose", "original altered"],
)
def test_gate_refuses_what_was_not_given_so(text: str, told: dict[str, str]) -> None:
    assert judged(quoting(text, **told), given()).verdict is Verdict.REFUSED


def test_french_text_shows_a_french_translation_with_its_own_marks() -> None:
    turn = Intervention(
        "A-T-0000",
        "A",
        0,
        "Nobody signs at night.",
        "en",
        Voice("bo", "Bo"),
        "a.vtt",
        translations=(Translation(0, 22, "fr", "Qui signe la nuit ?", BY),),
    )
    text = (
        "Un intervenant a déclaré en anglais\u00a0: «\u00a0Nobody signs at night.\u00a0» "
        "[traduction\u00a0: «\u00a0Qui signe la nuit\u202f?\u00a0»]"
    )
    cite = Cite(turn.id, 0, 22, turn.text, "same-text", "Qui signe la nuit ?", BY)
    statement = Statement("X", "theme:a", 1, text, Writer.EXTRACT, (cite,))

    made = verify(statement, {turn.id: turn}, lang="fr")

    assert made.verdict is Verdict.VERIFIED


def test_page_and_json_show_it_marked() -> None:
    turn = given()
    corpus = Corpus(SummitFacts(), (), (turn,))
    made = judged(quoting(SHOWN, translation=SAID, translator=BY), turn)
    draft = Draft("T", "en", (Section("theme:a", "A", (made,)),), ())

    shown = html.page(draft, corpus)
    (statement,) = summary_json(draft)["statements"]

    assert f'<q lang="en">{SAID}</q> · {BY}' in shown
    assert statement["cites"][0]["translation"] == {"text": SAID, "by": BY}
    assert b'"translations"' in b"".join(corpus_pieces(corpus))


def test_file_beside_the_records_gives_them_their_translations(tmp_path: Path) -> None:
    (tmp_path / "rev.md").write_text(
        f"**Ana Costa:** {TEXT}\n\n**Bo Lind:** Yes.\n\n**Ana Costa:** Merci.\n",
        encoding="utf-8",
    )
    told = (
        f'[[translation]]\nwords = "{FIRST}"\ntext = "{SAID}"\nby = "{BY}"\n'
        f'[[translation]]\nrecord = "other.md"\nwords = "{SECOND}"\ntext = "{ALSO}"\n'
    )
    (tmp_path / "translations.toml").write_text(told, encoding="utf-8")

    found = read_corpus(tmp_path)
    turn, *others = found.corpus.interventions

    assert not any(one.translations for one in others)
    assert turn.translations == (Translation(0, len(FIRST), "en", SAID, BY),)
    assert "translations.toml" in [name for name, _ in found.inputs]
    assert not [note for note in found.notes if note.file == "translations.toml"]


def test_file_of_translations_that_is_none_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read("translations.toml", b"[[translation")

    assert refused.value.code == "toml-malformed"
    assert read("t", b'translation = [1, {words = "a"}]\ncopy = [1, {file = "b"}]') == (
        Beside()
    )


def test_engine_quotes_with_the_translation_and_without_it_says_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "rev.md").write_text(
        "\n\n".join(
            f"{name} Costa: {words}"
            for name, words in (
                ("Ana", f"{FIRST} {SECOND}"),
                ("Bo", "The regulator should publish its maps of coverage every year."),
                (
                    "Cy",
                    "Operators should test the networks that they sell in villages.",
                ),
            )
        ),
        encoding="utf-8",
    )
    plain = read_corpus(tmp_path).corpus
    corpus = with_translations(plain, [Translated(FIRST, "en", SAID, "", BY)])
    kept = Cabinet(tmp_path / "kept")

    bare = engine.draft(plain, kept=kept).draft
    made = verify_draft(engine.draft(corpus, kept=kept).draft, corpus, kept)

    texts = [one.text for part in made.sections for one in part.statements]
    (quoted,) = [one for one in texts if "[translation:" in one]
    assert SAID in quoted
    assert FIRST in quoted
    assert not any(
        "[translation" in s.text for p in bare.sections for s in p.statements
    )
    assert all(
        one.verdict is not Verdict.REFUSED
        for part in made.sections
        for one in part.statements
    )


def test_record_in_json_carries_translations_of_its_turns(tmp_path: Path) -> None:
    turn = {"speaker": "Ana", "text": f"{FIRST}\n{SECOND}"}
    whole = {"lang": "en", "text": f"{SAID} {ALSO}"}
    part = {"lang": "en", "text": SAID, "by": BY, "start": 0, "end": len(FIRST)}
    named = {"lang": "es", "text": "Baja el precio.", "words": SECOND}
    broken = [{"lang": "en"}, {"text": "x"}, "en", {"lang": "en", "text": " "}, None]
    turns = [{**turn, "translations": [whole, part, named, *broken]}]
    (tmp_path / "REV.json").write_text(json.dumps({"turns": turns}), encoding="utf-8")
    cabinet = Cabinet(tmp_path / "kept")

    read_once = read_corpus(tmp_path / "REV.json", kept=cabinet).corpus
    again = read_corpus(tmp_path / "REV.json", kept=cabinet).corpus

    (said,) = read_once.interventions
    assert said.text == TEXT
    assert said.translations == (
        Translation(0, len(TEXT), "en", f"{SAID} {ALSO}", ""),
        Translation(0, len(FIRST), "en", SAID, BY),
        Translation(len(FIRST) + 1, len(TEXT), "es", "Baja el precio.", ""),
    )
    assert again.interventions == read_once.interventions


@pytest.mark.parametrize(
    "who", ["Un représentant d’un gouvernement", "Un intervenant du secteur privé"]
)
def test_words_of_another_language_are_quoted_of_any_group(who: str) -> None:
    group = "government" if "gouvernement" in who else "private-sector"
    voice = Voice("bo", "Bo", group=group)
    turn = Intervention("A-T-0", "A", 0, "Nobody signs at night.", "en", voice, "a.vtt")
    text = f"{who} a déclaré en anglais : « {turn.text} »"
    cite = Cite(turn.id, 0, len(turn.text), turn.text)
    statement = Statement("X", "theme:a", 1, text, Writer.EXTRACT, (cite,))

    assert verify(statement, {turn.id: turn}, lang="fr").verdict is Verdict.VERIFIED
