"""``palabre draft`` from the folder to the files."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from palabre.engines import synthesis
from palabre.engines.synthesis.command import DRAFTED, REFUSED, USAGE, main
from palabre.engines.synthesis.manifest import program_digest

SCHEMAS = Path(synthesis.__file__).parent / "schemas"

SENTENCES = (
    "Village libraries should stay open in the evening because families work all day.",
    "Regional regulators should publish the price of every wholesale line each quarter.",
    "Small operators need access to mast sites that public funds have already paid for.",
    "The training of 300 rural technicians reduced repair times by half within two years.",
    "Public services must remain available at a counter for people without a telephone.",
    "Local languages deserve dictionaries that schools are free to copy and to extend.",
)
NAMES = ("Amina Diallo", "Bo Lindqvist", "Chidi Okoro", "Dolores Quispe")
FILES = (
    "corpus.json",
    "manifest.json",
    "points.json",
    "summary.html",
    "summary.json",
    "summary.pdf",
)


def _records(folder: Path) -> Path:
    """Write four sessions in which everybody says something different."""
    folder.mkdir()
    for n in range(4):
        turns = [
            f"**{NAMES[(n + m) % 4]}:** {SENTENCES[(n + m) % 6]}" for m in range(4)
        ]
        (folder / f"S{n}.md").write_text("\n\n".join(turns), encoding="utf-8")
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_folder_becomes_a_draft_with_exact_quotes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    code = main([str(_records(tmp_path / "in")), "--out", str(out), "--title", "Notes"])

    told = capsys.readouterr()
    summary = json.loads((out / "summary.json").read_text())
    corpus = json.loads((out / "corpus.json").read_text())
    texts = {one["id"]: one["text"] for one in corpus["interventions"]}
    cites = [cite for one in summary["statements"] for cite in one["cites"]]
    assert code == DRAFTED
    assert tuple(_bytes(out)) == FILES
    assert summary["title"] == "Notes"
    assert cites
    assert all(
        texts[cite["intervention"]][cite["start"] : cite["end"]] == cite["quote"]
        for cite in cites
    )
    assert "4 records, 4 sessions, 16 interventions, 4 speakers" in told.err
    assert str(out / "summary.pdf") in told.out


def test_every_refused_file_is_told_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")
    for n in range(15):
        (folder / f"broken{n:02}.xml").write_text("<?xml version='1.0'?>\n<a>\n<b></a>")

    main([str(folder), "--out", str(tmp_path / "out")])
    some = capsys.readouterr().err
    main([str(folder), "--out", str(tmp_path / "out"), "--all-notes"])
    every = capsys.readouterr().err

    assert "refused: broken11.xml:3: The XML" in some
    assert "broken12" not in some
    assert "refused: and 3 more; --all-notes shows them" in some
    assert "refused: broken14.xml:3: The XML" in every
    assert "more" not in every.partition("Drafting")[0]


def test_where_all_is_refused_each_line_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(22):
        (folder / f"broken{n:02}.xml").write_text("<?xml version='1.0'?>\n<a>\n<b></a>")

    assert main([str(folder), "--out", str(tmp_path / "out")]) == REFUSED
    some = capsys.readouterr().err
    assert "broken19.xml:3: The XML" in some
    assert "and 2 more; --all-notes shows them" in some
    main([str(folder), "--out", str(tmp_path / "out"), "--all-notes"])
    assert "broken21.xml:3: The XML" in capsys.readouterr().err


@pytest.mark.slow  # two fresh interpreters
def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(  # noqa: S603 - our own module
            [
                sys.executable,
                "-m",
                "palabre.engines.synthesis.command",
                str(folder),
                "--out",
                str(out),
            ],
            check=True,
            capture_output=True,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
        made.append(_bytes(out))

    assert made[0] == made[1]


def test_verify_tells_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])
    manifest = str(out / "manifest.json")

    assert main([str(folder), "--verify", manifest]) == DRAFTED
    (folder / "S0.md").write_text("other", encoding="utf-8")
    capsys.readouterr()
    assert main([str(folder), "--verify", manifest]) == REFUSED
    assert capsys.readouterr().out == "changed  input  S0.md\n"


def test_verify_notices_a_changed_configuration_and_a_file_too_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])
    manifest = out / "manifest.json"
    plain = json.loads(manifest.read_text(encoding="utf-8"))
    plain["configuration"]["words"] = 5_400
    manifest.write_text(json.dumps(plain), encoding="utf-8")
    capsys.readouterr()

    assert main([str(folder), "--verify", str(manifest)]) == REFUSED
    assert "redrafted differs configuration words\n" in capsys.readouterr().out
    (out / "annex.pdf").write_bytes(b"%PDF")
    assert main([str(folder), "--verify", str(manifest)]) == REFUSED
    assert capsys.readouterr().out == "new      output annex.pdf\n"


def test_a_title_that_is_a_bare_number_takes_no_digits_out_of_figures(
    tmp_path: Path,
) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    for n in (1, 2):
        (folder / f"S{n}.md").rename(folder / f"{n}.md")
    filler = " ".join(f"{SENTENCES[n % 6]}" for n in range(120))
    (folder / "3.md").write_text(
        f"**{NAMES[0]}:** {filler}\n\n**{NAMES[1]}:** {filler}", encoding="utf-8"
    )

    main([str(folder), "--out", str(out)])

    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["withheld"] == []
    assert {"Session 1", "Session 2"} <= {one["title"] for one in summary["sections"]}


def test_the_steps_of_the_engine_are_shown_with_their_times(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(_records(tmp_path / "in")), "--out", str(tmp_path / "out")])

    (line,) = [
        one for one in capsys.readouterr().err.splitlines() if "sentences " in one[:12]
    ]
    names = re.findall(r"([a-z]+) \d+\.\d s", line)
    assert names == [
        *("sentences", "counts", "candidates", "themes", "points"),
        *("selection", "writing"),
    ]


def test_verify_drafts_again_and_tells_what_comes_out_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])
    summary = (out / "summary.html").read_bytes().replace(b"verified", b"checked!")
    (out / "summary.html").write_bytes(summary)
    plain = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    for one in plain["outputs"]:
        if one["name"] == "summary.html":
            one["sha256"] = hashlib.sha256(summary).hexdigest()
            one["size"] = len(summary)
    plain["versions"]["numpy"] = "0.1"
    (out / "manifest.json").write_text(json.dumps(plain), encoding="utf-8")
    capsys.readouterr()

    assert main([str(folder), "--verify", str(out / "manifest.json")]) == REFUSED
    told = capsys.readouterr()
    assert "redrafted differs summary.html" in told.out
    assert "numpy was 0.1" in told.err
    assert "Other libraries made this draft:" in told.err


def test_verify_says_that_another_version_of_the_program_made_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even where the bytes are the same, and between two releases too."""
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])
    plain = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert plain["versions"]["palabre-program"] == program_digest()
    plain["versions"]["palabre-program"] = "0123456789abcdef"
    (out / "manifest.json").write_text(json.dumps(plain), encoding="utf-8")
    capsys.readouterr()

    assert main([str(folder), "--verify", str(out / "manifest.json")]) == DRAFTED
    told = capsys.readouterr()
    assert "Another version of the program made this draft:" in told.err
    assert "palabre-program was 0123456789abcdef, is" in told.err
    assert "Drafted again: the same bytes." in told.out


def test_points_are_written_with_links_bounds_and_prices(tmp_path: Path) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])

    points = json.loads((out / "points.json").read_text(encoding="utf-8"))
    corpus = json.loads((out / "corpus.json").read_text(encoding="utf-8"))
    schema = json.loads((SCHEMAS / "points.json").read_text(encoding="utf-8"))

    Draft202012Validator(schema).validate(points)
    texts = {one["id"]: one["text"] for one in corpus["interventions"]}
    links = [link for point in points["points"] for link in point["links"]]
    chosen = {one for each in points["selections"] for one in each["chosen"]}
    assert chosen == {one["id"] for one in points["points"] if one["chosen"]}
    assert all(0 <= one["start"] < one["end"] for one in links)
    assert all(one["end"] <= len(texts[one["intervention"]]) for one in links)
    every = [one["prices"] for one in points["selections"] if one["competed"]]
    assert all({"words", "organisation"} <= {p["bound"] for p in one} for one in every)
    assert all(price["percent"] >= 0 for one in every for price in one)
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    told = " ".join(one["text"] for one in summary["statements"])
    assert "The bounds on the following took nothing: " in told
    assert all(name in told for name in ("length", "quotations", "one organization"))


def test_explain_and_why_not_answer_without_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")

    code = main([str(folder), "--explain", "records of", "--why-not", SENTENCES[3]])

    told = capsys.readouterr().out
    assert code == DRAFTED
    assert "verdict: verified" in told
    assert SENTENCES[3] in told
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_explain_says_where_the_facts_of_a_sentence_of_the_house_come_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")
    (folder / "edition.toml").write_text(
        'name = "Lantern Forum"\ncity = "Port"\n'
        "starts_on = 2026-05-25\nends_on = 2026-05-29\n",
        encoding="utf-8",
    )

    told = {}
    for wanted in ("FACT-001", "METH-001", "AM-001"):
        main([str(folder), "--explain", wanted])
        told[wanted] = capsys.readouterr().out

    assert "told by the edition's file: name = Lantern Forum" in told["FACT-001"]
    assert "told by the edition's file: starts_on = 2026-05-25" in told["FACT-001"]
    assert "counted in the records: 16 interventions of 4 sessions" in told["METH-001"]
    assert "a sentence of the house: it tells no fact" in told["AM-001"]


def test_explain_says_where_a_heading_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")

    told = {}
    for wanted in ("Scope and method", "theme:f01"):
        code = main([str(folder), "--explain", wanted])
        told[wanted] = capsys.readouterr().out
        assert code == DRAFTED

    house = "a heading of the house, which every text of this kind may have"
    assert house in told["Scope and method"]
    assert "METH-001 to METH-" in told["Scope and method"]
    assert "  called after its session\n  1 session: S0\n" in told["theme:f01"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("the traning of 300 rural tecnicians reduced repair times", "T01-00"),
        (
            "The training of 300 rural technicians did not reduce repair times by half.",
            "said without “not”",
        ),
    ],
)
def test_why_not_reads_over_slips_of_the_pen_but_not_over_a_denial(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str, told: str
) -> None:
    folder = _records(tmp_path / "in")

    code = main([str(folder), "--why-not", asked])

    assert code == DRAFTED
    assert told in capsys.readouterr().out


def test_why_not_of_words_that_nobody_said_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")

    code = main(
        [
            str(folder),
            "--why-not",
            "village libraries were never compared with giraffes",
        ]
    )

    told = capsys.readouterr()
    assert code == REFUSED
    assert told.out == ""
    assert "no sentence of the records comes near" in told.err


def test_why_not_answers_each_sentence_of_a_span(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")
    asked = f"{SENTENCES[0]} Giraffes prefer bananas to algebra. {SENTENCES[3]}"

    code = main([str(folder), "--why-not", asked])

    told = capsys.readouterr().out
    assert code == DRAFTED
    assert SENTENCES[0] in told
    assert SENTENCES[3] in told
    assert "“Giraffes prefer bananas to algebra.”\n  No sentence" in told


def test_why_not_tells_which_part_of_a_sentence_is_in_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")
    asked = f"{SENTENCES[3].rstrip('.')} for 70 giraffes."

    assert main([str(folder), "--why-not", asked]) == DRAFTED

    told = capsys.readouterr().out
    assert "  A part of it is in the text, as T" in told
    assert "There: “training of 300 rural technicians reduced repair times" in told
    assert "Neither there nor said: “70 giraffes”." in told
    main([str(folder), "--why-not", SENTENCES[3]])
    assert "  It is in the text, as T" in capsys.readouterr().out


def test_why_not_says_that_no_group_is_known_of_a_body_with_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")
    said = "We connected 214 villages in 2025, and the cost fell by a third."
    turns = f"**Amina Diallo:** {said}\n\n**Bo Lindqvist:** {SENTENCES[0]}"
    (folder / "S9.md").write_text(turns, encoding="utf-8")

    main([str(folder), "--why-not", said])

    assert "of a body of which no group is known" in capsys.readouterr().out


def test_explain_tells_all_that_a_cited_sentence_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _records(tmp_path / "in")

    main([str(folder), "--explain", "repair times by half"])

    (does,) = {
        line for line in capsys.readouterr().out.splitlines() if "it does: " in line
    }
    assert re.fullmatch(r"    it does: \w+ [01]\.\d\d(, \w+ [01]\.\d\d)*", does)
    assert "figure 1.00" in does or "figure 0.9" in does


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["{}"], USAGE, "say where to write with --out DIR"),
        (["{}/nowhere", "--out", "{}/out"], REFUSED, "/nowhere”."),
        (["{}", "--out", "{}/out"], REFUSED, "nothing in “"),
        (["{}", "--verify", "{}/none.json"], REFUSED, "none.json is no manifest"),
    ],
)
def test_refusals_are_told_plainly(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    told: str,
) -> None:
    filled = [each.format(tmp_path) for each in arguments]

    assert main(filled) == code
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (["--explain", "Q99-999"], "no sentence of the draft has the id"),
        (["--why-not", "volcanic submarine orchestras"], "no sentence of the records"),
    ],
)
def test_unknown_sentences_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: list[str], told: str
) -> None:
    assert main([str(_records(tmp_path / "in")), *wanted]) == REFUSED
    assert told in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file stands here", encoding="utf-8")

    code = main([str(_records(tmp_path / "in")), "--out", str(tmp_path / "out")])

    assert code == REFUSED
    assert "cannot write into" in capsys.readouterr().err


def test_wrong_usage_exits_with_two() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", "xx"])

    assert stopped.value.code == USAGE


def test_records_that_say_too_little_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "few"
    records.mkdir()
    (records / "a.txt").write_text("Ada: We met here.\n", encoding="utf-8")

    assert main([str(records), "--out", str(tmp_path / "out")]) == 0

    assert "no sentence rests on the records" in capsys.readouterr().err


NAMELESS = """>> The registry of wells is open to everybody since the first of March.
It holds four thousand wells in eleven districts and is kept by two people.

>> The price of a litre of water has fallen by a third in the north.
The pumps are repaired within two days since the parts are kept in each village.
"""


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "in which no speaker other than a chair or a moderator is named."),
        ("fr", "où personne n’est nommé hormis la présidence ou la modération."),
    ],
)
def test_words_of_whom_no_record_names_the_speaker_are_drawn_on(
    tmp_path: Path, lang: str, told: str
) -> None:
    records = tmp_path / "nameless"
    records.mkdir()
    for name in ("a", "b"):
        (records / f"{name}.txt").write_text(NAMELESS, encoding="utf-8")
    out = tmp_path / "out"

    assert main([str(records), "--out", str(out), "--lang", lang]) == DRAFTED

    statements = json.loads((out / "summary.json").read_text())["statements"]
    texts = " ".join(one["text"] for one in statements)
    assert told in texts
    assert any(one["cites"] for one in statements)
    for wrong in ("rapporteur", "Another speaker", "0 speakers", "0 personne"):
        assert wrong not in " ".join(
            one["text"] for one in statements if not one["section"].startswith("annex")
        )


def test_words_without_a_name_give_way_to_those_who_are_named(tmp_path: Path) -> None:
    records = tmp_path / "both"
    records.mkdir()
    (records / "a.txt").write_text(NAMELESS, encoding="utf-8")
    (records / "b.txt").write_text(
        ">> ADA MENSAH: The schools of the coast need teachers who speak the tongue.\n"
        ">> BEN OKORO: The roads of the south are closed for half of the year.\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"

    main([str(records), "--out", str(out)])

    statements = json.loads((out / "summary.json").read_text())["statements"]
    assert not any("well" in one["text"] for one in statements)
