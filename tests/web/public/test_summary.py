import re

import make
import make_outcomes
import make_reports
import pytest

from palabre.stages.outcomes import signed_text

pytestmark = pytest.mark.django_db

PAGE = "/en/hamlet-2026/outcomes/summary/"


@pytest.fixture
def issue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_outcomes.issued()


def test_every_sentence_stands_on_the_page_with_its_own_address(client, issue):
    page = client.get(PAGE).content.decode()

    codes = re.findall(r'href="\?sentence=([\w-]+)#', page)
    assert codes == [one.code for one in signed_text.standing(issue.draft)]
    assert "HF/2026/CS/1" in page


def test_evidence_opens_without_javascript(client, issue):
    sentence = make_outcomes.cited(issue.draft)
    words = sentence.evidence.order_by("position")[0]

    page = client.get(f"{PAGE}?sentence={sentence.code}").content.decode()

    assert f"<mark>{words.quote}</mark>" in page
    assert words.intervention.person.name in page
    assert f"#{words.intervention.code}" in page
    assert "<html" in page


def test_evidence_alone_is_a_fragment(client, issue):
    sentence = make_outcomes.cited(issue.draft)

    answer = client.get(
        f"{PAGE}?sentence={sentence.code}", headers={"HX-Request": "true"}
    )

    assert "<html" not in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_figure_opens_to_its_definition(client, issue):
    sentence = next(one for one in signed_text.standing(issue.draft) if one.figures)

    page = client.get(f"{PAGE}?sentence={sentence.code}").content.decode()

    figures = {one["id"]: one for one in issue.draft.figures}
    assert figures[sentence.figures[0]]["definition"] in page


def test_a_figure_says_its_language_to_who_reads_in_another(client, issue):
    sentence = next(one for one in signed_text.standing(issue.draft) if one.figures)
    figures = {one["id"]: one for one in issue.draft.figures}

    arabic = f"/ar/hamlet-2026/outcomes/summary/?sentence={sentence.code}"
    page = client.get(arabic).content.decode()

    definition = figures[sentence.figures[0]]["definition"]
    assert f'<p lang="en" dir="ltr">{definition}</p>' in page


def test_page_is_not_sent_twice(client, issue):
    tag = client.get(PAGE)["ETag"]

    again = client.get(PAGE, headers={"If-None-Match": tag})
    other = client.get(f"{PAGE}?sentence=FACT-001", headers={"If-None-Match": tag})

    assert (again.status_code, other.status_code) == (304, 200)


def test_files_are_the_issued_ones(client, issue, tmp_path):
    pdf = client.get("/en/hamlet-2026/outcomes/summary.pdf")
    content = client.get("/en/hamlet-2026/outcomes/summary.json").json()
    manifest = client.get("/en/hamlet-2026/outcomes/manifest.json").json()

    assert b"".join(pdf.streaming_content) == (tmp_path / issue.pdf).read_bytes()
    assert content == issue.content
    assert [one["sha256"] for one in manifest["outputs"]] == [
        issue.sha256,
        issue.pdf_sha256,
    ]


def test_french_reader_gets_the_french_text(client, issue):
    make_outcomes.issued(issue.summit, "fr")

    page = client.get("/fr/hamlet-2026/outcomes/summary/").content.decode()

    assert 'class="text" lang="fr" dir="ltr"' in page
    assert "Résumé de la présidence" in page


def test_unknown_sentence_and_unissued_draft_are_not_found(client, issue):
    assert client.get(f"{PAGE}?sentence=NO-1").status_code == 404
    other = make.summit("other-2026", venues=False)
    assert client.get(f"/en/{other.code}/outcomes/summary/").status_code == 404


def test_hidden_draft_does_not_leak_into_outcomes(client):
    draft = make_outcomes.draft()

    page = client.get("/en/hamlet-2026/outcomes/").content.decode()

    assert "has not issued" in page
    assert draft.code not in page


@pytest.mark.parametrize("n", [1, 3])
def test_outcomes_ask_the_same_whatever_the_number(
    client, n, django_assert_num_queries
):
    summit = make.summit()
    for number in range(n):
        made = make_reports.session(summit, f"S-{number}")
        make_reports.report(made)
    client.get("/en/hamlet-2026/outcomes/")

    with django_assert_num_queries(7):
        page = client.get("/en/hamlet-2026/outcomes/").content.decode()

    assert page.count("/report/") == n


@pytest.mark.parametrize(
    ("sentence", "place"),
    [("FACT-001", 'href="/en/hamlet-2026/"'), ("METH-003", 'href="#s-annex-method"')],
)
def test_a_sentence_of_the_house_leads_to_what_it_rests_on(
    client, issue, sentence, place
):
    page = client.get(f"{PAGE}?sentence={sentence}").content.decode()

    told = page.partition("data-rests-on")[2].partition("</p>")[0]
    assert place in told
    assert place[6] != "#" or f'id="{place[7:-1]}"' in page
