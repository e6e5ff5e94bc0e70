import hashlib
import io
import json
from datetime import timedelta

import make
import make_accreditation as made
import pytest
from openpyxl import load_workbook

from palabre.kernel.languages import text
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes.counting import writing
from palabre.stages.outcomes.counting.releasing import release
from palabre.stages.outcomes.counting.writing import FigureFacts
from palabre.stages.programme.models import SessionType

pytestmark = pytest.mark.django_db
LATER = make.NOON + timedelta(days=1)


def crowd(summit, n, prefix="Person", **facts):
    return [made.badge(summit, make.person(f"{prefix} {i}"), **facts) for i in range(n)]


@pytest.fixture
def summit(db):
    summit = make.summit()
    crowd(summit, 14, gender="f")
    crowd(summit, 8, "Peru", country="PE", gender="m")
    crowd(summit, 1, "Tonga", country="TO", gender="m")
    return summit


def read(client, summit, path, **more):
    answer = client.get(f"/en/{summit.code}/figures/{path}", **more)
    assert answer.status_code == 200, path
    return answer


def test_a_figure_opens_to_definition_instant_number_and_tables(client, summit, noon):
    release(summit, by=make.LOADER, at=make.NOON)

    page = read(client, summit, "participants/").content.decode()

    assert "Registrations whose state is “accredited”" in page
    assert "where state is accredited" in page
    assert '<p class="exact num">23</p>' in page
    assert "release 1" in page
    assert (
        page.count("<svg") >= 8
    )  # a chart a table, and the map; the brand's own apart
    assert "These rows name people" in page
    assert "Tonga 0" not in page


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", "التسجيلات (الحالة: «معتمد»)؛ يُحسب كل صف"),
        ("es", "Inscripciones (estado: «acreditada»); cuenta cada fila"),
        ("ru", "Регистрации (состояние: «аккредитована»); считается каждая строка"),
        ("zh-hans", "注册记录（状态：“已获认证”）；每行计一次"),
    ],
)
def test_what_a_figure_counts_is_told_in_the_readers_language(
    lang, said, client, summit, noon
):
    release(summit, by=make.LOADER, at=make.NOON)

    page = client.get(f"/{lang}/{summit.code}/figures/participants/").content.decode()

    assert said in page
    assert "Registrations whose" not in page


def test_a_definition_calls_a_type_of_session_by_its_name(client, summit, noon):
    SessionType.objects.create(summit=summit, code="talk", name=text(en="Leaders Talk"))
    facts = FigureFacts("talks", text(en="talks"), "count sessions where type is talk")
    writing.define(summit, facts, by=make.LOADER, at=make.NOON)

    page = read(client, summit, "talks/").content.decode()

    assert "whose type is “Leaders Talk”" in page


def test_every_page_of_an_edition_says_whose_times_it_gives(client, summit, noon):
    page = read(client, summit, "").content.decode()

    assert "Times are those of Zurich" in page


def test_what_is_hidden_is_hidden_in_every_form(client, summit, noon):
    release(summit, by=make.LOADER, at=make.NOON)

    told = json.loads(read(client, summit, "participants.json").content)
    tables = {tuple(one["by"]): one["cells"] for one in told["tables"]}
    by_country = {one["codes"][0]: one["n"] for one in tables["country",]}
    rows = read(client, summit, "participants.csv").content.decode("utf-8-sig")
    chart = read(client, summit, "participants/country.svg").content.decode()
    page = read(client, summit, "participants/").content.decode()

    assert by_country == {"KE": 14, "PE": None, "TO": None}
    assert "TO,Tonga,not shown" in rows
    assert "<title>Tonga: not shown</title>" in chart
    assert "Numbers under five are not shown" in page


def test_files_run_nothing_and_hold_numbers(client, summit, noon):
    facts = FigureFacts(
        "evil", text(en="=HYPERLINK(1)"), "count sessions split by mode"
    )
    writing.define(summit, facts, by=make.LOADER, at=make.NOON)
    release(summit, by=make.LOADER, at=make.NOON)

    rows = read(client, summit, "evil.csv").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(read(client, summit, "participants.xlsx").content))
    evil = load_workbook(io.BytesIO(read(client, summit, "evil.xlsx").content))

    assert "'=HYPERLINK(1)" in rows
    assert evil.active["A2"].value == "'=HYPERLINK(1)"
    assert evil.active["A2"].data_type == "s"
    assert book.active["E2"].value == 23


def test_a_file_that_has_not_changed_is_not_sent_again(client, summit, noon):
    release(summit, by=make.LOADER, at=make.NOON)
    first = read(client, summit, "participants.json")

    again = client.get(
        f"/en/{summit.code}/figures/participants.json",
        headers={"if-none-match": first["ETag"]},
    )

    assert again.status_code == 304
    assert read(client, summit, "participants.json").content == first.content


def test_the_bytes_of_a_release_are_those_of_its_hash(client, summit, noon):
    kept = release(summit, by=make.LOADER, at=make.NOON)

    content = read(client, summit, "releases/1.json").content
    page = read(client, summit, "releases/1/").content.decode()

    assert hashlib.sha256(content).hexdigest() == kept.sha256
    assert kept.sha256 in page
    assert "The content is what the hash says." in page


def test_a_corrected_release_says_so(client, summit, noon):
    first = release(summit, by=make.LOADER, at=make.NOON)
    release(summit, corrects=first, reason="A desk twice.", by=make.LOADER, at=LATER)

    assert "Corrected by release 2: A desk twice." in (
        read(client, summit, "releases/1/").content.decode()
    )
    assert "corrects release 1: A desk twice." in (
        read(client, summit, "releases/").content.decode()
    )


def test_a_figure_may_be_framed_by_other_sites_and_no_other_page(client, summit, noon):
    framed = read(client, summit, "sessions/embed/?by=type")
    page = read(client, summit, "sessions/")

    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors &#x27;none&#x27;" not in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_rows_open_to_the_secretariat_and_leave_a_trace(visit, summit, noon):
    person = make.person("Amina Benhaddou")
    make.summits.grant(summit, person, "secretariat", by=make.LOADER, at=make.NOON)
    url = f"/en/{summit.code}/figures/participants/rows/"

    answer = visit(person).get(url)
    file = visit(person).get(url, {"format": "csv"})
    stranger = visit(make.person("Grace Okonkwo")).get(url)

    assert "Tonga 0" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert "Tonga 0" in file.content.decode("utf-8-sig")
    assert stranger.status_code == 403
    assert Entry.objects.filter(act="outcomes.figure.opened").count() == 2


def test_a_chart_of_a_table_that_was_not_released_is_not_there(client, summit, noon):
    release(summit, by=make.LOADER, at=make.NOON)

    for path in ("participants/rank.svg", "participants.ods", "releases/9/"):
        answer = client.get(f"/en/{summit.code}/figures/{path}")
        assert answer.status_code == 404, path


def test_bars_of_an_arabic_page_begin_at_the_right(client, summit, noon):
    release(summit, by=make.LOADER, at=make.NOON)

    page = client.get(f"/ar/{summit.code}/figures/participants/").content.decode()

    assert 'direction="rtl"' in page
    assert "لا تُعرض الأرقام دون الخمسة" in page


def test_the_public_list_names_those_who_agreed(client, summit, noon):
    made.badge(summit, make.person("Agreed Gladly"), is_listed=True)

    page = client.get(f"/en/{summit.code}/participants/").content.decode()
    narrowed = client.get(f"/en/{summit.code}/participants/", {"country": "PE"})

    assert "Agreed Gladly" in page
    assert "Peru 0" not in page
    assert "Agreed Gladly" not in narrowed.content.decode()


@pytest.mark.parametrize("page", ["x", "0", "-1", "99999999999", "٣"])
def test_a_strange_page_of_the_list_gives_the_nearest(client, summit, page):
    made.badge(summit, make.person("Agreed Gladly"), is_listed=True)

    answer = client.get(f"/en/{summit.code}/participants/", {"page": page})

    assert "Agreed Gladly" in answer.content.decode()
