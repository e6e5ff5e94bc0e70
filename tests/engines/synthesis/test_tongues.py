"""The language of what was said."""

import doctest
from pathlib import Path
from typing import Any

import pytest

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis import letters, scripts, small_words, tongues
from palabre.engines.synthesis.tongues import language_of, usual_language


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("The villages that we visited have no reliable electricity at night.", "en"),
        ("Les villages que nous avons visités n'ont pas d'électricité la nuit.", "fr"),
        ("Las aldeas que visitamos no tienen electricidad fiable por la noche.", "es"),
        ("القرى التي زرناها لا تملك كهرباء موثوقة في الليل على الإطلاق.", "ar"),
        ("В деревнях, которые мы посетили, ночью нет надёжного электричества.", "ru"),
        ("我们访问的村庄在夜间没有可靠的电力供应,学校也无法使用互联网。", "zh"),
    ],
)
def test_language_of(words: str, lang: str) -> None:
    assert language_of(words) == lang
    assert language_of(words * 3, usual="en") == lang


@pytest.mark.parametrize(
    ("words", "usual", "lang"),
    [
        ("Las redes deben ser compartidas.", "fr", "es"),
        ("Estamos de acuerdo.", "fr", "es"),
        ("We need spectrum now.", "fr", "en"),
        ("I agree with that.", "es", "en"),
        ("Je suis d'accord avec vous.", "en", "fr"),
        ("Gracias, señora Presidenta.", "en", "es"),
        ("As redes devem ser partilhadas.", "es", "pt"),
        ("Le reti devono essere condivise.", "fr", "it"),
        ("Die Netze müssen offen sein.", "en", "de"),
        ("C'est open source.", "fr", "fr"),
        ("Open access, merci.", "fr", "fr"),
        ("Networks", "fr", "fr"),
        ("Merci, Madam Chair.", "en", "en"),
        ("No.", "fr", "fr"),
    ],
)
def test_small_words_tell_a_short_line_s_language(
    words: str, usual: str, lang: str
) -> None:
    assert language_of(words, usual=usual) == lang


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("شبکه‌ها باید برای همه باز باشند و هزینه کمتر شود.", "fa"),
        ("ہمیں دیہی علاقوں میں انٹرنیٹ کی ضرورت ہے۔", "ur"),
        ("موږ د کلیو لپاره شبکې ته اړتیا لرو.", "ps"),
        ("ئێمە پێویستمان بە تۆڕە.", "ku"),
        ("نحن بحاجة إلى شبكات في المناطق الريفية مع شركة گوگل.", "ar"),
        ("Мережі мають бути відкриті для всіх.", "uk"),
        ("Сеткі павінны быць адкрытымі, і гэта ўсё.", "be"),
        ("Държавите споделят мрежите.", "bg"),
        ("Объединённые сети открыты.", "ru"),
    ],
)
def test_letters_tell_languages_of_one_script_apart(words: str, lang: str) -> None:
    for usual in ("", "ar", "ru", "en"):
        assert language_of(words, usual=usual) == lang


def test_few_words_are_in_the_usual_language() -> None:
    assert language_of("Merci.", usual="en") == "en"
    assert language_of("OK", usual="fr") == "fr"


@pytest.mark.parametrize(
    ("words", "usual", "lang"),
    [
        ("网络应该由运营商共享。", "ar", "zh"),
        ("网络应该由运营商共享。", "en", "zh"),
        ("ينبغي أن يتقاسم المشغلون الشبكات.", "zh", "ar"),
        ("Сети должны быть общими.", "ar", "ru"),
        ("Мережі мають бути спільними.", "uk", "uk"),
        ("ネットワークは事業者が共有すべきです。", "zh", "ja"),
        ("네트워크는 사업자가 공유해야 합니다.", "zh", "ko"),
        ("賛成", "ja", "ja"),
        ("Τα δίκτυα πρέπει να είναι κοινά.", "en", "el"),
        ("नेटवर्क साझा होने चाहिए।", "en", "und"),
        ("नेटवर्क साझा होने चाहिए।", "hi", "hi"),
        ("Oui, merci beaucoup.", "ar", "fr"),
        ("Thank you", "zh", "en"),
        ("Thank you", "ru", "en"),
        ("Hvala", "sr", "sr"),
        ("12 %", "zh", "zh"),
        ("Las redes deben ser compartidas por los operadores rurales.", "ar", "es"),
    ],
)
def test_the_script_comes_before_the_usual_language(
    words: str, usual: str, lang: str
) -> None:
    assert language_of(words, usual=usual) == lang


def test_words_in_latin_letters_are_never_heard_as_another_script() -> None:
    for words in ("OK", "A", "Zh", "Mitandao", "Xiexie", "Da, da", "Ha ha ha"):
        assert language_of(words, usual="ar") not in {"ar", "zh", "ru"}
        assert language_of(words) not in {"ar", "zh", "ru"}


def test_usual_language_is_that_of_the_longest_parts() -> None:
    texts = [
        "Thank you.",
        "Merci à toutes et à tous pour ces riches échanges de la matinée.",
    ]

    assert usual_language(texts) == "fr"
    assert usual_language(["OK", "网络应该由运营商共享。"]) == "zh"
    assert usual_language([]) == "en"


def test_tables_as_kept_answer_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path, "stamp")
    loaded = tongues._identifier()
    kept.keep_bytes(tongues.KIND, [], tongues._tables(loaded))
    monkeypatch.setattr(tongues, "_UNPACKED", [])
    tongues._identifier.cache_clear()

    tongues.ready_from(kept)

    again = tongues._identifier()
    assert again is not loaded
    for words in ("Merci beaucoup à tous.", "Спасибо всем.", "Thanks", "", "谢谢大家"):
        assert again.classify(words) == loaded.classify(words)


def test_tables_that_are_none_are_loaded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path, "stamp")
    kept.keep_bytes(tongues.KIND, [], b'[[], [["chances", "float16", [9, 9]]]]\nx')
    monkeypatch.setattr(tongues, "_UNPACKED", [])
    tongues._identifier.cache_clear()

    tongues.ready_from(kept)

    assert not tongues._UNPACKED
    assert (
        tongues.language_of("Nous ne pouvons pas accepter cette proposition.") == "fr"
    )


def test_what_was_heard_of_a_record_is_known_when_the_record_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path, "stamp")
    words = "Nous ne pouvons pas accepter que les écoles restent sans réseau."
    first = tongues.Ear(kept, "plenary.md")
    assert first.language_of(words, usual="en") == "fr"
    first.close()

    monkeypatch.setattr(tongues, "_classified", lambda _: ("ar", 1.0))
    again = tongues.Ear(kept, "plenary.md")

    assert again.language_of(words, usual="en") == "fr"
    assert again.language_of(f"{words} {words}", usual="en") == "ar", "heard anew"
    assert tongues.Ear(kept, "other.md").language_of(words) == "ar"


@pytest.mark.parametrize("held", ["fr", ["fr"], [1.0, "fr"], {"fr": 1.0}])
def test_what_was_never_heard_so_is_heard_anew(tmp_path: Path, held: Any) -> None:
    kept = Cabinet(tmp_path, "stamp")
    words = "Nous ne pouvons pas accepter que les écoles restent sans réseau."
    key = next(iter(_heard(kept, words)))
    kept.keep("heard", [b"plenary.md"], {key: held})

    assert tongues.Ear(kept, "plenary.md").language_of(words) == "fr"


def _heard(kept: Cabinet, words: str) -> dict[str, Any]:
    ear = tongues.Ear(kept, "first.md")
    ear.language_of(words)
    ear.close()
    found = kept.recall("heard", [b"first.md"])
    assert isinstance(found, dict)
    return found


def test_examples_in_the_documentation_hold() -> None:
    for module in (letters, scripts, small_words):
        assert doctest.testmod(module).failed == 0
