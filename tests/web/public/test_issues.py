import hashlib
import io
import json
import re

import docx
import jsonschema
import make_outcomes
import make_readers
import pypdf
import pytest

from palabre.engines.synthesis.document import schema
from palabre.kernel.actors import Role
from palabre.stages.outcomes import correcting, editing, signed_text
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.correcting import Correction
from palabre.workflows.issue_summary import issue_summary

pytestmark = pytest.mark.django_db

BASE = "/en/hamlet-2026/outcomes/issues/hf-2026-cs-1/en/"
LATER = make_outcomes.LATER


@pytest.fixture
def issue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_outcomes.issued()


@pytest.mark.parametrize(
    ("name", "hash_of"),
    [
        ("summary.json", lambda issue: issue.sha256),
        ("signed.json", lambda issue: issue.draft.signed_hash),
        ("summary.pdf", lambda issue: issue.pdf_sha256),
    ],
)
def test_file_has_the_hash_that_is_published(client, issue, name, hash_of):
    answer = client.get(BASE + name)

    body = b"".join(answer) if answer.streaming else answer.content
    assert hashlib.sha256(body).hexdigest() == hash_of(issue)
    assert answer["ETag"] == f'"{hash_of(issue)}"'
    again = client.get(BASE + name, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_json_fits_its_published_schema(client, issue):
    answer = client.get(BASE + "summary.json")

    place = answer["Link"].partition(">")[0].removeprefix("<http://testserver")
    schema = client.get(place).json()
    jsonschema.Draft202012Validator(schema).validate(answer.json())
    assert answer["Link"].endswith('rel="describedby"')


def test_older_issue_stays_at_its_address_and_leads_to_the_newer(client, issue):
    summit = issue.summit
    newer = make_outcomes.draft(summit)
    by = make_outcomes.chair(summit)
    sentence = make_outcomes.cited(newer)
    editing.drop(sentence, reason="Twice.", by=by, at=LATER)
    issue_summary(outcomes.sign(newer, by=by, at=LATER), by=by, at=LATER)

    old = client.get(BASE).content.decode()
    new = client.get("/en/hamlet-2026/outcomes/summary/").content.decode()

    assert sentence.text in old
    assert "issues/hf-2026-cs-2/en/" in old
    assert f'id="t-{sentence.code}"' not in new
    assert (
        'rel="canonical" href="/en/hamlet-2026/outcomes/issues/hf-2026-cs-2/en/"'
        in (new)
    )
    assert client.get(BASE.replace("cs-1", "cs-9")).status_code == 404


def test_page_is_not_sent_twice_until_it_is_corrected(client, issue):
    first = client.get(BASE)
    assert client.get(BASE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    sentence = make_outcomes.cited(issue.draft)
    words = sentence.text.replace(" that ", " that, again, ", 1)

    correcting.correct(
        issue,
        [Correction(sentence.code, words)],
        reason="A slip of the pen.",
        by=make_outcomes.chair(issue.summit),
        at=LATER,
    )
    page = client.get(BASE, headers={"If-None-Match": first["ETag"]})

    text = page.content.decode()
    assert page.status_code == 200
    assert "HF/2026/CS/1/Corr.1" in text
    assert "A slip of the pen." in text
    assert f">{sentence.text}</a>" in text
    (corrigendum,) = client.get(BASE + "corrigenda.json").json()
    assert corrigendum["changes"][0]["after"] == words
    assert corrigendum["of"] == issue.sha256


def test_issued_pdf_bears_its_symbol_and_signature_and_is_tagged(client, issue):
    read = pypdf.PdfReader(io.BytesIO(b"".join(client.get(BASE + "summary.pdf"))))

    first = " ".join(read.pages[0].extract_text().split())
    root = read.trailer["/Root"]
    assert "HF/2026/CS/1" in first
    assert f"Signed by {issue.draft.signed_by} on" in first
    assert "DRAFT" not in first
    assert read.metadata.title == issue.draft.title
    assert read.metadata.author == issue.draft.signed_by
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert "/StructTreeRoot" in root


def test_chair_corrects_several_sentences_on_a_page(client, issue):
    chair = make_readers.as_role(client, issue.summit, Role.CHAIR)
    base = f"/en/hamlet-2026/chair/{issue.draft.code}/corrigendum/"
    one = make_outcomes.cited(issue.draft)
    other = issue.draft.sentences.exclude(pk=one.pk).order_by("position")[0]
    query = f"?sentence={one.code}&sentence={other.code}"

    assert one.code in chair.get(base).content.decode()
    assert f"text-{other.code}" in chair.get(base + query).content.decode()
    lie = {
        "sentence": [one.code, other.code],
        f"text-{one.code}": "9,321 pumps.",
        f"text-{other.code}": other.text + " Thank you.",
        f"override-{other.code}": "Courtesy.",
        "reason": "Recounted.",
    }
    refused = chair.post(base, lie)
    assert refused.status_code == 409
    assert ">9,321 pumps.</textarea>" in refused.content.decode()
    assert f"{one.code}: This sentence is not supported" in refused.content.decode()
    assert issue.corrigenda.count() == 0
    done = chair.post(
        base, lie | {f"override-{one.code}": "Counted by the Chair."}, follow=True
    )

    assert "Corr.1" in done.content.decode()
    changes = issue.corrigenda.get().changes
    assert [change["sentence"] for change in changes] == [one.code, other.code]


def test_text_is_reissued_with_each_corrigendum_and_the_first_one_stays(client, issue):
    sentence = make_outcomes.cited(issue.draft)
    words = sentence.text.replace(" that ", " that, again, ", 1)
    issued = client.get(BASE + "summary.json").content
    correcting.correct(
        issue,
        [Correction(sentence.code, words)],
        reason="A slip.",
        by=make_outcomes.chair(issue.summit),
        at=LATER,
    )

    first, second = (
        client.get(f"{BASE}versions/{number}/summary.json") for number in (0, 1)
    )
    word = client.get(f"{BASE}versions/1/summary.docx")
    pdf = client.get(f"{BASE}versions/1/summary.pdf")
    akn = client.get(f"{BASE}versions/1/summary.xml")
    again = client.get(
        f"{BASE}versions/1/summary.pdf", headers={"If-None-Match": pdf["ETag"]}
    )

    assert first.content == issued
    now = {one["id"]: one["text"] for one in second.json()["statements"]}
    assert now[sentence.code] == words
    assert "(Corr.1)" in second.json()["title"]
    jsonschema.validate(second.json(), schema("summary"))
    opened = docx.Document(io.BytesIO(word.content))
    assert any(words in one.text for one in opened.paragraphs)
    told = "the hash is that of the text as it was issued"
    assert any(told in one.text for one in opened.paragraphs)
    front = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert told in " ".join(front.split())
    before = client.get(f"{BASE}versions/0/summary.docx").content
    texts = [one.text for one in docx.Document(io.BytesIO(before)).paragraphs]
    assert not any(told in one for one in texts)
    assert words.encode() in akn.content
    assert again.status_code == 304
    assert client.get(f"{BASE}versions/2/summary.json").status_code == 404
    assert client.get(f"{BASE}versions/1/summary.exe").status_code == 404
    page = client.get(BASE).content.decode()
    assert "versions/1/summary.docx" in page


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("bib", "@techreport{HF-2026-CS-1-en,"),
        ("ris", "TY  - RPRT"),
        ("txt", "Chair’s Summary: Hamlet Forum 2026, HF/2026/CS/1, "),
        ("csl.json", "["),
    ],
)
def test_citation_comes_as_a_reference_manager_wants_it(client, issue, form, start):
    answer = client.get(f"{BASE}cite.{form}")

    text = answer.content.decode()
    assert text.startswith(start)
    assert f"http://testserver{BASE}" in text
    assert client.get(f"{BASE}cite.doc").status_code == 404


def test_signed_text_is_what_stands_on_the_page(client, issue):
    _title, lang, rows = json.loads(client.get(BASE + "signed.json").content)

    assert lang == "en"
    assert [(one[0], one[3]) for one in rows] == [
        (one.code, one.text) for one in signed_text.standing(issue.draft)
    ]


def test_reason_of_an_override_is_printed(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    sentence = make_outcomes.cited(draft)
    editing.edit_sentence(
        sentence, "Pigs flew.", reason="Seen by the Chair.", by=by, at=LATER
    )
    issue_summary(outcomes.sign(draft, by=by, at=LATER), by=by, at=LATER)

    page = client.get(BASE).content.decode()

    assert "Seen by the Chair." in page.partition('id="audit"')[2]


def test_comments_of_the_docx_bear_the_addresses_of_their_words(client, issue):
    files = [
        client.get(f"/{lang}{BASE.removeprefix('/en')}versions/0/summary.docx")
        for lang in ("en", "ar")
    ]

    opened = docx.Document(io.BytesIO(files[0].content))
    cites = re.compile(r"\([IR]\S+, \d+–\d+\)")  # numbers of the method have no page
    notes = [one.text for one in opened.comments if cites.search(one.text)]
    assert notes
    places = [re.search(r"http://testserver(/en/\S+)", one) for one in notes]
    assert [one for one in notes if "http" not in one] == []
    for place in places[:8]:
        path, _, anchor = place[1].partition("#")
        page = client.get(path).content.decode()
        assert not anchor or f'id="{anchor}"' in page
    assert files[0].content == files[1].content
    assert {one["Content-Language"] for one in files} == {"en"}
    assert client.get(f"{BASE}summary.pdf")["Content-Language"] == "en"


@pytest.mark.parametrize(
    "name",
    [
        "summary.json",
        "signed.json",
        "manifest.json",
        "corrigenda.json",
        "versions/0/summary.json",
        "cite.bib",
    ],
)
def test_a_file_says_its_own_language_to_readers_of_every_other(client, issue, name):
    answer = client.get(BASE.replace("/en/", "/ar/", 1) + name)

    assert answer["Content-Language"] == "en"


def test_page_leads_to_the_manifest_of_its_own_issue(client, issue):
    page = client.get(BASE).content.decode()

    assert f'href="{BASE}manifest.json"' in page
    outputs = client.get(f"{BASE}manifest.json").json()["outputs"]
    assert outputs[0] == {"name": "summary.json", "sha256": issue.sha256}


def test_evidence_and_files_of_the_newest_text_read_as_its_corrigenda_do(client, issue):
    sentence = make_outcomes.cited(issue.draft)
    words = sentence.text.replace(" that ", " that, again, ", 1)
    correcting.correct(
        issue,
        [Correction(sentence.code, words)],
        reason="A slip.",
        by=make_outcomes.chair(issue.summit),
        at=LATER,
    )
    opened = client.get(f"{BASE}?sentence={sentence.code}").content.decode()
    part = client.get(
        f"{BASE}?sentence={sentence.code}", headers={"HX-Request": "true"}
    ).content.decode()
    newest = "/en/hamlet-2026/outcomes/summary"
    for page in (opened, part):
        evidence = page.partition('<section class="evidence"')[2].partition(
            "</section"
        )[0]
        assert words in evidence
        assert "corrected, Corr.1" in evidence

    docx_file = client.get(f"{newest}.docx").content
    told = " ".join(one.text for one in docx.Document(io.BytesIO(docx_file)).paragraphs)
    pdf = pypdf.PdfReader(io.BytesIO(client.get(f"{newest}.pdf").content))

    assert words in told
    assert "HF/2026/CS/1 (Corr.1)" in told
    assert words in client.get(f"{newest}.xml").content.decode()
    assert pdf.metadata.title.endswith("HF/2026/CS/1 (Corr.1)")


def test_page_names_its_other_forms_to_programs(client, issue):
    page = client.get(BASE).content.decode()

    for form, name in (
        ("application/json", "summary.json"),
        ("application/pdf", "summary.pdf"),
        ("application/akn+xml", "versions/0/summary.xml"),
        ("application/x-bibtex", "cite.bib"),
    ):
        assert f'<link rel="alternate" type="{form}" href="{BASE}{name}">' in page
