"""Files that are no schedule: the refusal says what they are and what to give."""

import pytest

from palabre.engines.formats.schedule.reading import read_schedule
from palabre.kernel.refusals import Refused


@pytest.mark.parametrize(
    "name, content, what",
    [
        ("a.pdf", b"%PDF-1.7\n%...", "it is a PDF"),
        ("a.txt", b"We met on Tuesday.\nIt rained.\n", "rows of columns"),
        ("a.html", b"<!DOCTYPE html><html><body>Programme</body></html>", "web page"),
        ("a.docx", b"PK\x03\x04....word/document.xml", "text document"),
    ],
)
def test_what_a_file_is_is_told(name, content, what):
    with pytest.raises(Refused) as refused:
        read_schedule(name, content)

    assert refused.value.code == "schedule-unknown"
    assert what in refused.value.facts["why"]


def test_time_of_a_calendar_that_is_none_is_told_with_its_form():
    calendar = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:One\r\n"
        "DTSTART:2026-13-40T99\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    (note,) = [
        one
        for one in read_schedule("a.ics", calendar.encode()).notes
        if one.code == "day-malformed"
    ]

    assert "write 20300525T090000Z" in note.told
