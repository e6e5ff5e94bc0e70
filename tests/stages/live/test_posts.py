import json

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_live import later

from palabre.kernel.refusals import Refused
from palabre.stages.live.posts import read_post


def read(body, *, is_json=False, lang="en", seq=""):
    body = body if isinstance(body, bytes) else body.encode()
    return read_post(
        body, is_json=is_json, lang=lang, source="post", seq=seq, at=make.NOON
    )


def told(found):
    return [(one.label, one.text) for one in found]


def test_lines_carry_their_voice_until_another_one():
    text = ">> SORAYA HAKIM: Good morning.\nWe begin.\n\n>> Thank you.\n>> BO:\nYes."

    assert told(read(text)) == [
        ("SORAYA HAKIM", "Good morning."),
        (None, "We begin."),
        ("", "Thank you."),
        ("BO", "Yes."),
    ]


def test_words_with_a_colon_name_nobody():
    assert told(read("Two points: cost and time")) == [
        (None, "Two points: cost and time")
    ]


def test_zoom_posts_one_caption_with_seq_and_lang():
    (found,) = read("Bonjour", lang="fr-FR", seq="7")

    assert (found.lang, found.source, found.source_id) == ("fr", "post", "7")


def test_a_post_of_several_lines_counts_each():
    assert [one.source_id for one in read("a\nb\nc", seq="7")] == ["7", "7.1", "7.2"]


def test_json_captions_say_when_who_and_in_which_language():
    body = json.dumps(
        [
            {"text": "Hola", "at": "2026-03-02T12:00:05+00:00", "lang": "es",
             "seq": 4, "speaker": "Eusebio"},
            {"text": ">> BO: Fine"},
        ]
    )  # fmt: skip

    first, second = read(body, is_json=True)

    assert (first.text, first.at, first.lang) == ("Hola", later(5), "es")
    assert (first.label, first.source_id) == ("Eusebio", "4")
    assert (second.text, second.label, second.at) == ("Fine", "BO", make.NOON)


@pytest.mark.parametrize(
    "body, is_json, code",
    [
        (b"x" * 1_000_000, False, "captions-too-large"),
        (b"\xff\xfe\xfa", False, "captions-malformed"),
        (b"{", True, "captions-malformed"),
        (b"[" * 60_000, True, "captions-malformed"),
        (b"[1]", True, "captions-malformed"),
        (b'{"text": 5}', True, "captions-malformed"),
        (b'{"text": "a", "at": "noon"}', True, "captions-malformed"),
        (b"\n\n", False, "caption-empty"),
        (b">> BO:", False, "caption-empty"),
        (b"a\n" * 201, False, "captions-too-many"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(body, is_json, code):
    with pytest.raises(Refused) as refused:
        read(body, is_json=is_json)

    assert refused.value.code == code


@settings(deadline=None)
@given(st.binary(max_size=300), st.booleans(), st.text(max_size=20))
def test_any_post_is_read_or_refused(body, is_json, lang):
    try:
        found = read(body, is_json=is_json, lang=lang)
    except Refused:
        return
    assert found
