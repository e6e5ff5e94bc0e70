"""What dangles in the words as they were said dangles in their translation as well.

An interpreter who gives "twenty-nine restrict it" word for word gives nobody a noun. A
sentence that is read in translation is therefore held to what a careful reader strikes
out of its original, too.
"""

import re
from typing import Final

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import hollow, report_speech
from palabre.engines.synthesis.rendered import passage_of
from palabre.engines.synthesis.sentences import Sentence, split
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.kernel.languages import primary
from palabre.kernel.late import late

_RULED: Final = frozenset({"en", "fr"})
"""Languages whose own slips are known."""

_WE: Final = late(r"^(?:we|nous)\b", re.IGNORECASE)
"""The body that speaks: "they" may point to it."""


def fault_as_said(sentence: Sentence) -> Fault | None:
    """Return what is wrong with the original of a sentence told in translation, or None.

    A translation that does not go sentence by sentence tells of no single one, and the
    lines of reports were written to be read by others.
    """
    original = sentence.source.original
    if original is None or original.kind == RecordKind.REPORT:
        return None
    lang = primary(original.lang)
    if lang not in _RULED:
        return None
    words = passage_of(sentence)[0].of(original.text).strip()
    if len(split(words)) != 1:
        return None
    if hollow.tells_of_the_meeting(words, lang):
        return Fault.MEETING
    told = report_speech.turn(words, lang).reported
    if told is not None and told.is_own:
        return None  # the body that speaks is named to whoever reads
    said = told.bare if told else report_speech.body_of(words, lang)
    said = _WE.sub("Participants", said).rstrip(" .!;")
    found = faults(said, lang, is_written=True, is_report=True)
    return found if found is Fault.DANGLING else None
