import os
from pathlib import Path

import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.reports.models import Intervention, Source
from palabre.workflows.import_records import import_records

pytestmark = pytest.mark.django_db

SHARED = (
    Path(os.environ.get("PALABRE_SHARED", Path(__file__).parents[3] / "shared"))
    / "data"
)


def turns():
    return list(Intervention.objects.order_by("source_id", "position"))


def test_record_finds_its_session_speakers_and_languages():
    summit = make.summit()
    session = make_reports.heard(summit)

    found = turns()
    assert {turn.source.session for turn in found} == {session}
    assert [(t.label, t.person and t.person.name, t.is_voice) for t in found] == [
        ("Bo Lindqvist", "Bo Lindqvist", False),
        ("Aïssatou Ndiaye", "Aïssatou Ndiaye", True),
        ("Rajesh Pillai", "Rajesh Pillai", True),
        ("Speaker 3", None, False),
        ("ÉLODIE MARCHETAZ", "Élodie Marchetaz", True),
        ("AISSATOU NDIAYE", "Aïssatou Ndiaye", True),
    ]
    assert [turn.lang for turn in found] == ["en"] * 4 + ["fr"] * 2
    assert (found[1].group, found[1].country) == ("civil-society", "SN")
    assert Entry.objects.filter(act="reports.source.imported").count() == 2


def test_importing_twice_changes_nothing():
    summit = make.summit()
    make_reports.heard(summit)
    before = [(turn.code, turn.text) for turn in turns()]

    again = make_reports.imported(summit, ("WEL-01.vtt", make_reports.WELLS))

    assert (again.n_known, again.sources) == (1, [])
    assert [(turn.code, turn.text) for turn in turns()] == before


def test_broken_file_does_not_stop_the_others():
    summit = make.summit()
    make_reports.wells(summit)

    result = make_reports.imported(
        summit,
        ("bomb.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><debate>&b;</debate>"),
        ("WEL-01.vtt", make_reports.WELLS),
    )

    assert (result.n_refused, len(result.sources)) == (1, 1)
    assert {note.file for note in result.notes} == {"bomb.xml"}


def test_record_without_session_is_left_out_with_a_reason():
    summit = make.summit()
    make_reports.wells(summit)

    result = make_reports.imported(summit, ("elsewhere.vtt", make_reports.WELLS))

    assert (result.n_unmatched, Source.objects.count()) == (1, 0)
    assert [note.code for note in result.notes] == ["session-unknown"]


def test_records_make_their_sessions_when_there_is_no_programme():
    summit = make.summit()

    make_reports.imported(summit, ("monday.vtt", make_reports.WELLS))
    make_reports.imported(summit, ("tuesday.txt", make_reports.PUITS))

    assert sorted(one.code for one in summit.sessions.all()) == ["monday", "tuesday"]
    assert Source.objects.filter(session__isnull=True).count() == 0


def test_stranger_brings_nothing_in():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        import_records(
            summit,
            [("a.vtt", make_reports.WELLS.encode())],
            by=make.actor(make.person()),
            at=make.NOON,
        )


def test_real_records_come_in_whole_and_once():
    path = SHARED / "bangbangcon-2014-transcripts"
    if not path.exists():
        pytest.skip(f"the shared data folder holds no {path.name}")
    summit = make.summit()

    first = import_records(summit, [path], by=make.LOADER, at=make.NOON)
    again = import_records(summit, [path], by=make.LOADER, at=make.NOON)

    assert (len(first.sources), first.n_refused) == (27, 0)
    assert (again.sources, again.n_known) == ([], 27)
