"""Lists of nominees: each wrong cell is named, the good rows are kept."""

import io
import time

import pytest
from openpyxl import Workbook

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.nominee_lists import Listed, WrongCell, read_list

KINDS = ("delegation", "participant")

MIXED = """\
Nom;Courriel;Fonction;Pays;Rang;Participation;Chambre
Farid Haddad;farid@cast.example;Ministre;Jordanie;chef;sur place;12
Noor Rahman;pas une adresse;;Atlantide;roi;;
;vide@cast.example;;;;;
李雷;;顾问;中国;;en ligne;
Farid HADDAD;;;;;;
"""


def test_wrong_cells_are_named_and_good_rows_kept():
    read = read_list("liste.csv", MIXED.encode(), categories=KINDS)

    assert read.good == (
        {
            "attendance": "on-site",
            "place": "head",
            "category": "delegation",
            "name": "Farid Haddad",
            "email": "farid@cast.example",
            "post": "Ministre",
            "country": "JO",
        },
        {
            "attendance": "online",
            "place": "member",
            "category": "delegation",
            "name": "李雷",
            "post": "顾问",
            "country": "CN",
        },
    )
    assert read.wrong == (
        WrongCell(3, "Courriel", "pas une adresse", "email"),
        WrongCell(3, "Pays", "Atlantide", "country"),
        WrongCell(3, "Rang", "roi", "unknown"),
        WrongCell(4, "Nom", "", "missing"),
        WrongCell(6, "Nom", "Farid HADDAD", "twice"),
    )
    assert read.unknown_columns == ("Chambre",)


def test_a_workbook_reads_like_a_text():
    book = Workbook()
    book.active.append(["Name", "Country", "Attendance"])
    book.active.append(["فريد حداد", "JOR", "remote"])
    written = io.BytesIO()
    book.save(written)

    read = read_list("list.xlsx", written.getvalue(), categories=KINDS)

    assert [(one["name"], one["country"], one["attendance"]) for one in read.good] == [
        ("فريد حداد", "JO", "online")
    ]


def listed(name, code="A1", **facts):
    usual = {
        "name": name,
        "email": "",
        "post": "",
        "place": "member",
        "attendance": "on-site",
        "category": "delegation",
    }
    may_change = facts.pop("may_change", True)
    return Listed(code, usual | facts, may_change=may_change)


GRACE = listed("Grace Okonkwo", email="grace@cast.example", post="Adviser")


@pytest.mark.parametrize(
    ("row", "there", "changes", "is_update"),
    [
        ("grace okonkwo;;;", GRACE, {}, False),
        ("Grace O.;GRACE@cast.example;Adviser;", GRACE, {}, False),
        ("Grace Okonkwo;;Envoy;", GRACE, {"post": ("Adviser", "Envoy")}, True),
        (
            "Grace Okonkwo;;;online",
            GRACE,
            {"attendance": ("on-site", "online")},
            True,
        ),
        (
            "Grace Okonkwo;;Envoy;",
            listed("Grace Okonkwo", post="Adviser", may_change=False),
            {"post": ("Adviser", "Envoy")},
            False,
        ),
    ],
)
def test_who_is_there_already_is_no_mistake(row, there, changes, is_update):
    content = f"Name;E-mail;Function;Attendance\n{row}\n"

    read = read_list("a.csv", content.encode(), categories=KINDS, there=[there])

    (known,) = read.known
    assert (read.good, read.wrong) == ((), ())
    assert (known.line, known.code, known.changes) == (2, "A1", changes)
    assert known.is_update is is_update


def test_a_namesake_with_another_address_is_somebody_else():
    content = b"Name;E-mail\nGrace Okonkwo;other@cast.example\n"

    read = read_list("a.csv", content, categories=KINDS, there=[GRACE])

    assert (len(read.good), read.known) == (1, ())


@pytest.mark.parametrize(("has_head", "lines"), [(False, [3]), (True, [2, 3])])
def test_a_delegation_has_one_head(has_head, lines):
    rows = "Name,Taking part,Role\nAna Lima,online,head\nBo Berg,on site,head\n"
    there = [listed("Emeka Obi", place="head")] if has_head else []

    read = read_list("a.csv", rows.encode(), categories=KINDS, there=there)

    assert [(one.line, one.column, one.why) for one in read.wrong] == [
        (line, "Role", "head-twice") for line in lines
    ]
    assert [one["attendance"] for one in read.good] == ["online"] * (2 - len(lines))
    assert read.unknown_columns == ()


def test_heads_change_places_in_one_list():
    rows = "Name,Role\nBo Berg,head\nEmeka Obi,member\n"
    there = [listed("Emeka Obi", "E", place="head"), listed("Bo Berg", "B")]

    read = read_list("a.csv", rows.encode(), categories=KINDS, there=there)

    assert read.wrong == ()
    assert {one.code: one.changes["place"][1] for one in read.known} == {
        "B": "head",
        "E": "member",
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"Pays\nFrance\n", "list-without-names"),
        (b"Name\n" + b"A B\n" * 501, "list-too-long"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(content, code):
    with pytest.raises(Refused, match=code):
        read_list("a.csv", content, categories=KINDS)


def test_a_family_name_is_read_and_cells_are_as_long_as_what_keeps_them():
    content = (
        "Name;Surname;Title\n陈 美华;陈;Dr\nAna Ruiz Ortega;Ruiz Ortega;" + "x" * 61
    )

    read = read_list("a.csv", content.encode(), categories=KINDS)

    assert [one["family"] for one in read.good] == ["陈"]
    assert [(one.line, one.column, one.why) for one in read.wrong] == [
        (3, "Title", "too-long")
    ]


def test_five_hundred_unknown_countries_are_told_at_once():
    rows = "".join(f"Person {n};Nowhere {n}\n" for n in range(500))
    began = time.process_time()

    read = read_list("a.csv", f"Name;Country\n{rows}".encode(), categories=KINDS)

    assert len(read.wrong) == 500
    assert time.process_time() - began < 2


def test_five_hundred_rows_beside_five_hundred_members_are_read_at_once():
    rows = "".join(f"Niño-Müller {n};p{n}@cast.example\n" for n in range(500))
    there = [listed(f"Jürgen Ångström {n}") for n in range(500)]
    began = time.process_time()

    read = read_list(
        "a.csv", f"Name;E-mail\n{rows}".encode(), categories=KINDS, there=there
    )

    assert len(read.good) == 500
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "content",
    [
        (
            "Nombre;Apellidos;Cargo;País;En la delegación;Participación\n"
            "Ana Ruiz Ortega;Ruiz Ortega;Asesora;Perú;Jefa de delegación;En línea\n"
        ),
        (
            "الاسم;اسم العائلة;الوظيفة;البلد;في الوفد;المشاركة\n"
            "ليلى بن صالح;بن صالح;مستشارة;تونس;رئيسة الوفد;عبر الإنترنت\n"
        ),
        (
            "Имя;Фамилия;Должность;Страна;В делегации;Участие\n"
            "Анна Белова;Белова;Советник;Казахстан;Глава делегации;Онлайн\n"
        ),
        "姓名;姓;职务;国家;在代表团中;参会方式\n陈美华;陈;顾问;中国;代表团团长;在线\n",
    ],
)
def test_a_list_is_read_in_the_words_that_its_own_page_and_paper_use(content):
    read = read_list("a.csv", content.encode(), categories=KINDS)

    assert (read.wrong, read.unknown_columns) == ((), ())
    (row,) = read.good
    assert (row["place"], row["attendance"]) == ("head", "online")
    assert row["family"] in row["name"]
    assert row["post"]
    assert row["country"]


def test_a_formula_without_its_result_is_named_and_not_read_as_nothing():
    book = Workbook()
    book.active.append(["Name", "Function"])
    book.active.append(["Noor Rahman", '=CONCATENATE("Min","ister")'])
    book.active.append(["Bo Lindqvist", "Adviser"])
    written = io.BytesIO()
    book.save(written)

    read = read_list("list.xlsx", written.getvalue(), categories=KINDS)

    assert [(one.line, one.column, one.why) for one in read.wrong] == [
        (2, "Function", "formula")
    ]
    assert [one["name"] for one in read.good] == ["Bo Lindqvist"]
