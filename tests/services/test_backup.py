"""A backup put back elsewhere: answers open, documents open, badges are ours."""

import json

import pytest

KEEP = """
import make, make_accreditation as made
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import documents, forms
from palabre.workflows.document_safe import documents_safe
bring_up_to_date()
summit, bo = make.summit(), make.person("Bo Lindqvist")
forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
forms.publish(summit, by=make.LOADER, at=make.NOON)
from django.conf import settings
from palabre.stages.accreditation import operations, tokens
asked = made.registration(summit, bo)
operations.accredit(asked, key=tokens.key_at(settings.BADGE_KEY), by=make.LOADER,
    at=make.NOON)
given = {"needs_visa": "yes", "passport": "X1234567"}
forms.hand_in(asked, given, by=make.actor(bo), at=make.NOON)
upload = documents.Upload("status_letter", "letter.png", made.picture())
documents.keep(summit, bo, upload, safe=documents_safe(), by=make.actor(bo),
    at=make.NOON)
"""
LOOK = """
import json
import make
from django.conf import settings
from palabre.stages.accreditation import documents, tokens
from palabre.stages.accreditation.form_models import AnswerSheet, Document
from palabre.stages.accreditation.models import Badge
from palabre.stages.journal import queries as journal
from palabre.workflows.document_safe import documents_safe
kept = Document.objects.select_related("summit", "person").get()
opened = documents.open_(kept, is_sensitive=True, safe=documents_safe(),
    by=make.actor(kept.person), at=make.NOON)
badge = Badge.objects.get()
said = tokens.verify(badge.token, tokens.key_at(settings.BADGE_KEY).public_key())
print(json.dumps({"answers": AnswerSheet.objects.get().answers,
    "document": opened.content[:8].hex(), "is_ours": said.serial == badge.serial,
    "break": journal.first_break()}))
"""


@pytest.mark.slow
@pytest.mark.services
def test_a_backup_holds_documents_and_keys(sqlite, tmp_path):
    sqlite.script(KEEP)
    file = tmp_path / "backup.tar.gz"
    sqlite.palabre("backup", str(file))
    other = tmp_path / "elsewhere"
    sqlite.environment |= {
        "PALABRE_DATA": str(other),
        "PALABRE_DATABASE_URL": f"sqlite:///{other / 'palabre.sqlite3'}",
    }

    sqlite.palabre("restore", str(file))

    assert json.loads(sqlite.script(LOOK)) == {
        "answers": {"needs_visa": "yes", "passport": "X1234567"},
        "document": "ffd8ffe000104a46",
        "is_ours": True,
        "break": None,
    }


@pytest.mark.slow
@pytest.mark.services
def test_what_was_there_is_kept_whole_beside(sqlite, tmp_path):
    sqlite.script(KEEP)
    file = tmp_path / "backup.tar.gz"
    sqlite.palabre("backup", str(file))
    late = """
import os
import make
make.person("Late Comer")
os._exit(0)  # as if killed: the log is not folded in
"""
    sqlite.script(late)

    sqlite.palabre("restore", "--replace", str(file))

    database = sqlite.folder / "palabre.sqlite3"
    assert not list(database.parent.glob("palabre.sqlite3-wal"))
    sqlite.environment["PALABRE_DATABASE_URL"] = f"sqlite:///{database}.before-restore"
    names = sqlite.script("""
from palabre.stages.people.models import Person
print(list(Person.objects.order_by("id").values_list("name", flat=True)))
""")
    assert "Late Comer" in names
