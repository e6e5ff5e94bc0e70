"""Why no member of an archive could be read is told with its facts, in any language."""

import io
import zipfile

import pytest
from django.utils.translation import override
from record_worlds import VTT

from palabre.engines.formats.reading import kept_reads, read_folder, read_record
from palabre.engines.formats.reading.refusals import as_notes
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.kernel.refusals import Refused
from palabre.web.ui.note_words import note_words
from palabre.web.ui.words import words_for


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


LARGE = packed(week=bytes(70_000_000))
NESTED = packed(inner=packed(a=b"x"))


@pytest.mark.parametrize("read", [read_schedule, read_record])
@pytest.mark.parametrize(
    ("content", "lang", "said"),
    [
        (LARGE, "en", "a.zip!week has 70.0 MB, more than the 67.1 MB that are read."),
        (LARGE, "fr", "a.zip!week fait 70.0 Mo"),
        (NESTED, "en", "a.zip!inner is an archive in an archive."),
        (NESTED, "fr", "a.zip!inner est une archive dans une archive."),
    ],
)
def test_a_member_that_is_not_read_says_why(read, content, lang, said):
    with pytest.raises(Refused) as refused:
        read("a.zip", content)

    with override(lang):
        told = words_for(refused.value)
    assert said in told
    assert "…" not in told


def test_an_archive_and_its_members_have_notes_of_their_own():
    with pytest.raises(Refused) as refused:
        read_record("a.zip", NESTED)

    whole, member = as_notes("a.zip", refused.value)

    assert whole.told == "No file of the archive could be read."
    assert (member.file, member.code) == ("a.zip!inner", "archive-nested")
    assert member.told.startswith("inner is an archive itself")
    with override("fr"):
        assert note_words(whole) == "Aucun fichier de a.zip n’a pu être lu."
        assert note_words(member).startswith("inner est")


def test_what_was_noted_of_a_file_is_kept_with_its_facts(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed(inner=packed(a=b"x"), b=VTT.encode()))
    found = read_folder([tmp_path])

    again = kept_reads.read_back(kept_reads.plain(found))

    assert again == found
    assert [one.facts for one in again.notes] == [one.facts for one in found.notes]
    assert found.notes[0].facts[0] == ("file", "a.zip!inner")
