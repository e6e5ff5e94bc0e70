"""A small fictional corpus and a draft on it, for the tests of documents."""

from datetime import date

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    StatedFigure,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import (
    Check,
    Cite,
    Counts,
    Draft,
    Section,
    Statement,
    Verdict,
    Writer,
)

SPOKEN = (
    "Village libraries need power & shelves. <script>alert(1)</script> is no shelf."
)
ARABIC = "المكتبات القروية تحتاج إلى الكهرباء."
FILED = "Libraries should stay open until 9 p.m."

VOICE = Voice("amina-diallo", "Amina Diallo", "Lantern #1 *Libraries*", "civil-society")

CORPUS = Corpus(
    facts=SummitFacts(
        name="Baobab Forum 2026",
        starts_on=date(2026, 5, 25),
        ends_on=date(2026, 5, 29),
        is_fictional=True,
    ),
    sessions=(
        SessionFacts("INC-01", 'Libraries: "open" to $all$', held_on=date(2026, 5, 26)),
    ),
    interventions=(
        Intervention("INC-01-T-0000", "INC-01", 0, SPOKEN, "en", VOICE, "INC-01.vtt"),
        Intervention("INC-01-T-0001", "INC-01", 1, ARABIC, "ar", VOICE, "INC-01.vtt"),
        Intervention(
            id="INC-01-R-0000",
            session="INC-01",
            order=2,
            text=FILED,
            lang="en",
            voice=Voice(is_counted=False),
            source="sessions/inclusion.toml#INC-01",
            kind=RecordKind.REPORT,
            section="way forward",
        ),
    ),
)

FIGURES = (
    StatedFigure("people", 4213, "People checked in.", "gate records", "people"),
)


def _cite(key: str, words: str, start: int = 0) -> Cite:
    return Cite(key, start, start + len(words), words)


STATEMENTS = (
    Statement(
        "FACT-001",
        "facts",
        1,
        "More than 4,000 people came.",
        Writer.TEMPLATE,
        figures=("people",),
        verdict=Verdict.VERIFIED,
    ),
    Statement(
        "T01-001",
        "theme:inclusion",
        2,
        "One speaker noted that village libraries needed power & shelves.",
        Writer.EXTRACT,
        (_cite("INC-01-T-0000", SPOKEN[:39]), _cite("INC-01-T-0001", ARABIC)),
        counts=Counts(1, 1, ("civil-society",)),
        checks=(Check("cites-exist", passed=True),),
        verdict=Verdict.VERIFIED,
    ),
    Statement(
        "T01-002",
        "theme:inclusion",
        3,
        "Libraries must never close.",
        Writer.MODEL,
        (_cite("INC-01-R-0000", FILED),),
        checks=(Check("strength", passed=False, told="Said more strongly."),),
        verdict=Verdict.REFUSED,
    ),
    Statement(
        "T01-003",
        "theme:inclusion",
        4,
        "Libraries should stay open & <i>lit</i> #set text(red).",
        Writer.PERSON,
        (_cite("INC-01-R-0000", FILED),),
        checks=(Check("coverage", passed=False, told="Not all is cited."),),
        verdict=Verdict.NEEDS_REVIEW,
    ),
)

DRAFT = Draft(
    title="Chair's Summary: <Baobab> #1",
    lang="en",
    sections=(
        Section("facts", "The meeting", STATEMENTS[:1]),
        Section("theme:inclusion", "Digital *inclusion* & <more>", STATEMENTS[1:]),
    ),
    figures=FIGURES,
    configuration={"words": 100},
)
