import io

import make
import make_outcomes
import pytest
from docx import Document as Docx

from palabre.engines.formats.documents import akoma, docx
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import editing, signed_text
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Issue, Sentence
from palabre.stages.outcomes.papers.summary import summary_document
from palabre.workflows.issue_summary import issue_summary

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_chair_alone_signs():
    draft = make_outcomes.draft()

    with pytest.raises(Refused, match="not-allowed"):
        outcomes.sign(draft, by=make.secretariat(draft.summit), at=LATER)
    signed = outcomes.sign(draft, by=make_outcomes.chair(draft.summit), at=LATER)

    assert (signed.state, len(signed.signed_hash)) == ("signed", 64)
    assert Entry.objects.order_by("-id")[0].facts == {"hash": signed.signed_hash}


def test_signed_text_does_not_change():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    outcomes.sign(draft, by=by, at=LATER)

    with pytest.raises(Refused, match="wrong-state"):
        editing.edit_sentence(make_outcomes.cited(draft), "Other.", by=by, at=LATER)


def test_text_changed_behind_the_signature_is_not_issued(folder):
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    signed = outcomes.sign(draft, by=by, at=LATER)
    Sentence.objects.filter(pk=make_outcomes.cited(draft).pk).update(text="Forged.")

    with pytest.raises(Refused, match="signature-broken"):
        issue_summary(signed, by=by, at=LATER)

    assert Issue.objects.count() == 0


def test_issue_has_symbol_content_and_pdf(folder):
    issue = make_outcomes.issued()

    assert (issue.symbol, issue.lang) == ("HF/2026/CS/1", "en")
    assert (folder / issue.pdf).read_bytes().startswith(b"%PDF-")
    texts = [one["text"] for one in issue.content["statements"]]
    assert texts == [one.text for one in signed_text.standing(issue.draft)]
    assert issue.content["withheld"] == []


def test_languages_share_a_symbol_and_no_document_takes_it_twice(folder):
    summit = make_outcomes.world()
    english = make_outcomes.issued(summit)
    french = make_outcomes.issued(summit, "fr")
    draft = make_outcomes.draft(summit)
    by = make_outcomes.chair(summit)
    signed = outcomes.sign(draft, by=by, at=LATER)

    assert english.symbol == french.symbol
    with pytest.raises(Refused, match="symbol-taken"):
        issue_summary(signed, symbol=english.symbol, by=by, at=LATER)
    assert issue_summary(signed, by=by, at=LATER).symbol == "HF/2026/CS/2"


def test_a_refused_symbol_leaves_every_issued_file_as_it_was(folder):
    english = make_outcomes.issued()
    before = (folder / english.pdf).read_bytes()
    again = make_outcomes.draft(english.summit)
    by = make_outcomes.chair(english.summit)
    signed = outcomes.sign(again, by=by, at=LATER)

    for taken in (english.symbol, "hf 2026 cs 1", " HF/2026/CS/1\n"):
        with pytest.raises(Refused, match="symbol-taken"):
            issue_summary(signed, symbol=taken, by=by, at=LATER)
    for unfit in ("HF/" + "9" * 70, "/", "Саммит/1", "HF\u202e1"):
        with pytest.raises(Refused, match="symbol-unfit"):
            issue_summary(signed, symbol=unfit, by=by, at=LATER)

    assert (folder / english.pdf).read_bytes() == before
    assert len(list(folder.rglob("*.pdf"))) == 1


def test_the_next_symbol_is_a_free_one(folder):
    english = make_outcomes.issued()
    by = make_outcomes.chair(english.summit)
    draft = make_outcomes.draft(english.summit)
    signed = outcomes.sign(draft, by=by, at=LATER)
    issue_summary(signed, symbol="HF-2026-CS-3", by=by, at=LATER)
    signed = outcomes.sign(make_outcomes.draft(english.summit), by=by, at=LATER)

    assert issue_summary(signed, by=by, at=LATER).symbol == "HF/2026/CS/4"


def test_unsigned_draft_is_not_issued():
    draft = make_outcomes.draft()

    with pytest.raises(Refused, match="wrong-state"):
        issue_summary(draft, by=make_outcomes.chair(draft.summit), at=LATER)


def test_every_form_of_an_issue_tells_its_symbol_and_who_signed_it(folder):
    issue = make_outcomes.issued()

    paper = summary_document(issue.draft, issue=issue)

    told = f"(SHA-256 {issue.draft.signed_hash})."
    assert paper.status.startswith("Signed by ")
    assert told in paper.status
    lines = [one.text for one in Docx(io.BytesIO(docx.write(paper))).paragraphs]
    assert lines[0] == "Hamlet Forum 2026 · HF/2026/CS/1"
    assert paper.status in lines
    assert told in akoma.write(paper).decode()
