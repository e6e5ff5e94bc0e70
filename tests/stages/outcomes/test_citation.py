import json
import re
from dataclasses import replace

from palabre.stages.outcomes.citation import EXAMPLE, bibtex, csl, in_words, ris


def test_in_words_names_symbol_day_and_address():
    assert in_words(EXAMPLE) == (
        "Chair’s Summary: Hamlet Forum, HF/2026/CS/1, 12 June 2026, "
        "https://example.org/1."
    )


def test_french_document_is_cited_in_french():
    one = replace(EXAMPLE, title="Résumé de la présidence : Hameau", lang="fr")

    assert ", 12 juin 2026, " in in_words(one)
    assert "  type = {Résumé de la présidence}," in bibtex(one)
    assert "  langid = {french}," in bibtex(one)


def test_number_and_kind_of_the_report_stand_where_they_are_read():
    lines = ris(EXAMPLE).split("\r\n")

    assert {"SN  - HF/2026/CS/1", "M3  - Chair's Summary"} <= set(lines)
    assert csl(EXAMPLE)[0]["genre"] == "Chair's Summary"


def test_bibtex_guards_what_tex_reads_as_commands():
    text = bibtex(replace(EXAMPLE, title="100 % of {wells} & pumps_1 \\input"))

    assert text.startswith("@techreport{HF-2026-CS-1-en,\n")
    assert r"100 \% of \{wells\} \& pumps\_1 \textbackslash{}input" in text
    assert r"a\textasciitilde{}b\textasciicircum{}c" in bibtex(
        replace(EXAMPLE, title="a~b^c")
    )
    assert "  year = {2026}," in text
    assert text.count("{") == text.count("}")


def test_ris_has_one_line_a_field_whatever_the_title():
    text = ris(replace(EXAMPLE, title="Wells\nTY  - BOOK"))

    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", one) for one in lines[:-1])
    assert sum(one.startswith("TY") for one in lines) == 1


def test_csl_is_json_with_the_date_in_parts():
    (one,) = json.loads(json.dumps(csl(EXAMPLE)))

    assert (one["number"], one["issued"]) == (
        "HF/2026/CS/1",
        {"date-parts": [[2026, 6, 12]]},
    )
