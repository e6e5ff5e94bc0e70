"""Files from strangers: sizes, encodings, control characters, XML, cells."""

import os

import pytest

from palabre.engines.formats.archives import members, packed_as
from palabre.engines.formats.intake import (
    decode,
    parse_xml,
    plain,
    read_file,
    safe_cell,
)
from palabre.kernel.refusals import Refused


def test_read_file_gives_the_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")

    assert read_file(tmp_path / "a", limit_bytes=5) == b"12345"


@pytest.mark.parametrize(
    "content, code", [(b"123456", "file-too-large"), (b"", "file-empty")]
)
def test_read_file_refuses_by_size(tmp_path, content, code):
    (tmp_path / "a").write_bytes(content)

    with pytest.raises(Refused) as refusal:
        read_file(tmp_path / "a", limit_bytes=5)

    assert refusal.value.code == code
    assert refusal.value.facts["file"] == "a"


def test_read_file_refuses_what_is_no_plain_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "none", tmp_path / "pipe", tmp_path / "a\0b"):
        with pytest.raises(Refused, match="file-unreadable"):
            read_file(path)


@pytest.mark.parametrize(
    "content",
    [
        "Déjà vu à Genève".encode("utf-8-sig"),
        "Déjà vu à Genève".encode("utf-16"),
        b"\xfe\xff" + "Déjà vu à Genève".encode("utf-16-be"),
        "Déjà vu à Genève".encode("utf-32"),
    ],
)
def test_decode_follows_the_mark(content):
    assert decode("a", content) == ("Déjà vu à Genève", ())


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("Déjà vu à Genève, l’été", "cp1252"),
        ("¿Qué dijo el señor?", "cp1252"),
        ("Уважаемый председатель, мы поддерживаем это", "cp1251"),
        ("hello there world", "utf-16-le"),
        ("hello there world", "utf-16-be"),
    ],
)
def test_decode_guesses_and_says_so(text, encoding):
    decoded, notes = decode("a", text.encode(encoding))

    assert decoded == text
    assert [note.code for note in notes] == ["encoding-guessed"]


def test_decode_of_a_truncated_file_loses_one_character():
    decoded, notes = decode("a", "vu à Genève à l'été".encode()[:-1])

    assert decoded == "vu à Genève à l'ét\ufffd"
    assert [note.code for note in notes] == ["encoding-guessed"]


def test_decode_removes_what_no_text_may_hold():
    content = "one\r\ntwo\u202e three\x07\n\ufefffour\u2028".encode()
    decoded, notes = decode("a", content)

    assert decoded == "one\ntwo three\nfour\n"
    assert [(note.code, note.line) for note in notes] == [
        ("control-removed", 2),
        ("direction-removed", 2),
    ]


def test_decode_takes_returns_before_a_line_feed_for_one_break():
    decoded, _ = decode("a", b"one\r\r\n\r\r\ntwo\rthree\r\r\nfour\r\n")

    assert decoded == "one\n\ntwo\nthree\nfour\n"


@pytest.mark.parametrize("content", [b"\0\1\2\3" * 50, bytes(range(256)) * 4])
def test_decode_refuses_what_is_no_text(content):
    with pytest.raises(Refused, match="file-binary"):
        decode("a", content)


def test_plain_composes_and_cleans():
    assert plain("e\u0301\x00\ud800\u2066") == "é"


def test_parse_xml_gives_the_tree():
    assert parse_xml("a", b"<a><b>c</b></a>").findtext("b") == "c"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("declared", ["UTF-8", "utf-16", "ISO-8859-1"])
def test_parse_xml_believes_the_byte_order_mark(encoding, declared):
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<a>é</a>'

    assert parse_xml("a", text.encode(encoding)).text == "é"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b"<a>" * 1000,
    ],
)
def test_parse_xml_forbids_the_ways_of_bombs(content):
    with pytest.raises(Refused, match="xml-forbidden"):
        parse_xml("a", content)


@pytest.mark.parametrize(
    "content, line",
    [
        (b"<a>\n<b></a>", 2),
        (b"", 1),
        (b"\0", 1),
        (b"<?xml version='1.0' encoding='none'?><a/>", 1),
        (b"<?xml version='1.0' encoding='big5'?><a/>", 1),
    ],
)
def test_parse_xml_tells_the_line(content, line):
    with pytest.raises(Refused) as refusal:
        parse_xml("a", content)

    assert refusal.value.code == "xml-malformed"
    assert refusal.value.facts["line"] == line


@pytest.mark.parametrize(
    "text, cell",
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("-cmd|x", "'-cmd|x"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("-5.2", "-5.2"),
        ("+41", "+41"),
        ("Geneva", "Geneva"),
        ("", ""),
    ],
)
def test_safe_cell_is_never_a_formula(text, cell):
    assert safe_cell(text) == cell


def test_members_refuses_what_is_no_archive():
    with pytest.raises(Refused, match="archive-unknown"):
        list(members("a", b"text"))

    assert packed_as(b"text") == ""
