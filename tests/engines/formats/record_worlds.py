"""Small records in every format, made up, and the way to the real ones."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from palabre.engines.formats.reading import read_record

SHARED = Path(
    os.environ.get("PALABRE_SHARED", Path(__file__).parents[3].parent / "shared")
)

VTT = """WEBVTT

NOTE
title: Bridges over the Lagoon
session: S-12

1
00:00:01.000 --> 00:00:03.000
<v Amina Okoye>We bring water

2
00:00:03.000 --> 00:00:05.500
and <i>light</i> &amp; bread.</v>

3
00:00:06.000 --> 00:00:08.000
<v Bo Lindqvist>We disagree.
Kindly, though.
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
AMINA OKOYE: We bring water.

2
00:00:02,500 --> 00:00:04,000
BO LINDQVIST: We disagree.
"""
SBV = """0:00:01.000,0:00:02.000
We bring water

0:00:02.000,0:00:03.000
and bread.
"""
CAPTIONS = """&gt;&gt; AMINA OKOYE: We bring
water and long-
term bread.
(applause)
>> Thank you, and good
morning to all.
"""
MINUTES = """<html lang="en"><head><title>Minutes of the well</title></head><body>
<h1>Minutes of the well</h1>
<p><cite>Present:</cite> Amina, Bo</p>
<p><cite>Amina:</cite> We bring water.</p>
<p>... and bread.</p>
<p><cite>Bo:</cite> We disagree &amp; go on.<br>Kindly.</p>
</body></html>
"""
ATTRIBUTED = """This is a verbatim transcript of the WELLS session at MEET 7.

**Amina Okoye:** We bring water.

And bread.

*(Applause)*

**00:09 Bo Lindqvist:** We disagree.
"""
ATTRIBUTED_JSON = """{"title": "Wells", "turns": [
 {"speaker": "Amina Okoye", "text": "We bring water.", "start": 1.5, "end": 3},
 {"speaker": "Bo Lindqvist", "text": "We disagree."}]}
"""
QMSUM = (
    '{"meeting_transcripts": [{"speaker": "Amina AM", "content": "Water {gap} first."},'
    ' {"speaker": "Amina AM", "content": "Then bread."}]}\n'
)
NOTES = """# The well

Date: 3 May

Amina Okoye: We bring water.
And bread.

Bo Lindqvist: We disagree.
"""
MARKDOWN_REPORT = """---
title: Report on the well
session: S-12
lang: en
---
# Report on the well

## Key issues

- Water is **far** away.
- Bread is [dear](https://example.org).

## Way forward

The speakers wish to dig
a well.
"""
TOML_REPORT = """title = "Report on the well"
session = "S-12"
key_issues = ["Water is far away.", "Bread is dear."]
announcements = "A well will be dug in 2031."
"""
STATEMENT = """Mr President, we bring
water to the land-
locked coun-
tries of the world.

Our country thanks all countries.
"""
LATEX = r"""\documentclass{article}
\title{Report on the \emph{well}}
\begin{document}
\section{Key issues}\label{sec:key}
Water is far~\cite{a,b} away. % nobody reads this
It costs \$5 -- or caf\'e prices.
\begin{figure}\caption{A well}\end{figure}
\begin{itemize}
\item Bread is ``dear''\footnote{Very.}.
\end{itemize}
\end{document}
"""
HTML_REPORT = """<!DOCTYPE html><html lang="fr"><body><nav>Menu</nav>
<h1>Rapport sur le puits</h1><h2>Questions</h2>
<p>L'eau est loin, et il faut marcher longtemps pour la chercher chaque matin avant
l'aube dans presque tous les villages de la vallée.<p>Le pain est cher depuis que le
moulin du village a fermé ses portes.
<script>var x = "<p>no</p>"</script></body></html>
"""
AKOMA_NTOSO = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate>
<meta><references><TLCPerson eId="bo" href="/x" showAs="Bo Lindqvist"/></references>
</meta><debateBody><debateSection>
<speech by="#amina"><from>Amina Okoye: </from><p>We bring <i>water</i>.</p>
<p>And bread.</p></speech>
<speech by="#bo"><p>We disagree.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>
"""
TEAMS_VTT = """WEBVTT

2f2a2e3c-1111-2222-3333-444455556666/12-0
00:00:01.000 --> 00:00:02.000
<v Amina Okoye>We bring water.</v>
"""
ZOOM_VTT = """WEBVTT

1
00:00:01.000 --> 00:00:02.000
Amina Okoye: We bring water

2
00:00:02.000 --> 00:00:03.000
Amina Okoye: and bread: all of it.

3
00:00:03.000 --> 00:00:04.000
Bo Lindqvist: We disagree.
"""

TEXTS = {
    "a.vtt": VTT,
    "a.srt": SRT,
    "a.sbv": SBV,
    "captions.txt": CAPTIONS,
    "minutes.html": MINUTES,
    "a.md": ATTRIBUTED,
    "a.json": ATTRIBUTED_JSON,
    "q.jsonl": QMSUM,
    "notes.md": NOTES,
    "report.md": MARKDOWN_REPORT,
    "report.toml": TOML_REPORT,
    "statement.txt": STATEMENT,
    "report.tex": LATEX,
    "report.html": HTML_REPORT,
    "debate.xml": AKOMA_NTOSO,
    "teams.vtt": TEAMS_VTT,
    "zoom.vtt": ZOOM_VTT,
}


def read(name, content):
    """Read the one record of a file."""
    body = content.encode() if isinstance(content, str) else content
    (record,) = read_record(name, body)
    return record


def said(record):
    """Return who said what."""
    return [(turn.speaker, turn.text) for turn in record.turns]


def codes(record):
    """Return the codes of the notes in their order."""
    return [note.code for note in record.notes]


def shared(path):
    """Return a folder of real inputs, or skip the test."""
    folder = SHARED / "data" / path
    if not folder.exists():
        pytest.skip(f"{path} is not here; set PALABRE_SHARED to the shared folder")
    return folder


def docx(*paragraphs):
    """Make a DOCX file of (text, style id) pairs; a style id may be empty."""
    return docx_of(
        "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
            for text, style in paragraphs
        )
    )


def docx_of(body):
    """Make a DOCX file of WordprocessingML."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = (
        '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": _part("document", space, f"<w:body>{body}</w:body>"),
            "word/styles.xml": _part("styles", space, styles),
        }
    )


def zipped(files):
    """Make a ZIP file of names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf(*lines):
    """Make a PDF of one page with a text layer."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 750 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _assembled(objects)


def _assembled(objects):
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, len(out))
    )


def _part(name, space, inside):
    return f'<w:{name} xmlns:w="{space}">{inside}</w:{name}>'.encode()
