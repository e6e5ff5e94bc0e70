"""What was said once and came in twice, in two formats."""

import re

import make
import make_reports
import pytest

from palabre.stages.reports.models import Source
from palabre.workflows.import_records import import_records, look_over_records

pytestmark = pytest.mark.django_db

SRT = re.sub(
    r"<v ([^>]*)>",
    r"\1: ",
    make_reports.WELLS.replace("WEBVTT\n\n", "").replace("</v>", ""),
)
VTT = ("WEL-01.vtt", make_reports.WELLS.encode())
TWIN = ("WEL-01.srt", SRT.encode())


@pytest.fixture
def summit():
    made = make.summit()
    make_reports.wells(made)
    return made


def test_the_same_words_in_another_format_are_not_taken_twice(summit):
    by = {"by": make.LOADER, "at": make_reports.AFTER}

    looked, _told = look_over_records(summit, [VTT, TWIN], **by)
    both = import_records(summit, [VTT, TWIN], **by)
    later = import_records(summit, [TWIN], **by)

    assert [one.is_known for one in looked] == [False, True]
    assert [one.file for one in Source.objects.all()] == ["WEL-01.vtt"]
    assert (both.n_known, later.n_known) == (1, 1)
    assert [(one.code, one.file) for one in later.notes] == [
        ("record-twin", "WEL-01.srt")
    ]


def test_another_record_of_the_session_comes_in_beside(summit):
    result = make_reports.imported(
        summit,
        ("WEL-01.vtt", make_reports.WELLS),
        ("WEL-01-fr.txt", make_reports.PUITS),
    )
    assert len(result.sources) == 2


def test_who_gives_the_session_of_a_record_means_it(summit):
    by = {"by": make.LOADER, "at": make_reports.AFTER}
    import_records(summit, [VTT], **by)

    result = import_records(summit, [TWIN], placed={"WEL-01.srt": "WEL-01"}, **by)

    assert [one.file for one in result.sources] == ["WEL-01.srt"]
