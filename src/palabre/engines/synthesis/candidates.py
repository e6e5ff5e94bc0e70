"""Candidates: sentences that may stand in the text, and why the others may not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import (
    headless_en,
    hollow,
    machine_heard,
    minuted_en,
    own_body_fr,
    report_lines,
    report_speech,
    report_speech_en,
    room_things,
    slips_en,
)
from palabre.engines.synthesis.acts import HEADINGS, PATTERNS, act_of, heading
from palabre.engines.synthesis.as_said import fault_as_said
from palabre.engines.synthesis.corpus import Corpus, Function, Intervention
from palabre.engines.synthesis.leaning import concedes, leans_on
from palabre.engines.synthesis.names import Names
from palabre.engines.synthesis.openings import may_open
from palabre.engines.synthesis.own_names import names_own_body, of_body, own_name
from palabre.engines.synthesis.proposed_en import act_told
from palabre.engines.synthesis.quality import quality_of, quality_written
from palabre.engines.synthesis.rapporteur import read_line
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Act, Candidate, Reported, Speech
from palabre.engines.synthesis.standalone import MIN_WORDS, Fault, faults
from palabre.engines.synthesis.telling import URGES
from palabre.engines.synthesis.turning import KIND, PLAIN, Turner
from palabre.engines.synthesis.untold_en import untold
from palabre.engines.synthesis.where import leans_on_place
from palabre.engines.synthesis.words import stems
from palabre.kernel.late import late

MIN_STEMS = 4
MIN_STEMS_IN_REPORT = 3
MIN_STEMS_WITH_FIGURE = 2

_NEVER = frozenset({Function.QUESTION, Function.OTHER})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sentence is no candidate."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence that can stand alone, before anybody asks whom it names.

    It depends on the sentence alone: the same words stand the same in every corpus.
    """

    sentence: Sentence
    act: Act
    reported: Reported | None
    stems: tuple[str, ...]
    quality: float


def is_nameless(corpus: Corpus) -> bool:
    """Tell whether there is nothing but words of whom no record names the speaker.

    Only then do such words stand in a text: elsewhere those who are named, and reports,
    speak for a meeting.
    """
    return not any(
        one.kind == RecordKind.REPORT or one.voice.is_counted
        for one in corpus.interventions
    )


def is_known(source: Intervention) -> bool:
    """Tell whether a report or somebody named stands behind an intervention."""
    return source.kind == RecordKind.REPORT or not source.voice.is_unnamed


def of_known(found: Sequence[Standing], corpus: Corpus) -> Sequence[Standing]:
    """Return those that may speak for a corpus: of the known, or all if nobody is."""
    if is_nameless(corpus):
        return found
    return [one for one in found if is_known(one.sentence.source)]


def candidates(
    sentences: Iterable[Sentence], names: Names, lang: str
) -> Iterator[Candidate]:
    """Yield the sentences of those known that may stand in a text in a language."""
    for sentence in sentences:
        if not is_known(sentence.source):
            continue
        judged = judge(sentence, names, lang)
        if isinstance(judged, Candidate):
            yield judged


def named_candidates(
    found: Iterable[Standing], names: Names, lang: str, kept: Cabinet | None = None
) -> Iterator[Candidate]:
    """Yield the candidates of sentences that stand alone and name nobody.

    Parameters
    ----------
    kept : Cabinet, optional
        Where the lines of reports that were turned are looked for, and left.
    """
    ledger = Ledger(kept, KIND, [lang.encode()])
    turner = Turner(ledger)
    for one in found:
        judged = named(one, names, lang, turner)
        if isinstance(judged, Candidate):
            yield judged
    ledger.close()


def judge(sentence: Sentence, names: Names, lang: str) -> Candidate | Refusal:
    """Return a candidate, or the reason why the sentence is none."""
    found = standing(sentence, lang)
    return found if isinstance(found, Refusal) else named(found, names, lang)


def standing(  # noqa: PLR0911 - one exit a reason
    sentence: Sentence, lang: str
) -> Standing | Refusal:
    """Return what a sentence says by itself, or why it cannot stand alone."""
    source = sentence.source
    is_report = source.kind == RecordKind.REPORT
    voice = source.voice
    if not is_report and not voice.is_counted and not voice.is_unnamed:
        return Refusal(
            sentence, "spoken by a chair, a moderator or nobody in particular"
        )
    if sentence.lang not in PATTERNS:
        return Refusal(sentence, "no rules for the language")
    if len(sentence.words) < 40 or not sentence.words[:1].strip("«“\"'").isprintable():
        return Refusal(sentence, Fault.SHORT)
    if source.kind == RecordKind.STATEMENT and sentence.words[:1].islower():
        return Refusal(sentence, "begins in the middle of a sentence")
    if not is_report and not _may_start(sentence.words):
        return Refusal(sentence, Fault.DANGLING)
    if not sentence.words.endswith((".", "!", "”", "»", '"')) and not is_report:
        return Refusal(sentence, Fault.SPEECH)
    if is_report and _ANNOUNCES_A_LIST.search(sentence.words):
        return Refusal(sentence, Fault.FORM)
    if is_report:
        return _of_report(sentence)
    return _of_speech(sentence, lang)


def named(
    one: Standing, names: Names, lang: str, turner: Turner = PLAIN
) -> Candidate | Refusal:
    """Return the candidate of a sentence that stands, unless it names somebody."""
    if one.sentence.source.kind == RecordKind.REPORT:
        return _report_named(one, names, lang, turner)
    return _speech_named(one, names, lang)


_ANNOUNCES_A_LIST = late(r":\s*$|^\w+ \d{4}:|\bincludes?[:.]?$")
"""A line that only opens a list, or a date in a plan."""

_STARTS_AWAY = late(
    r"^(?:(?:so|and|but|well|now|okay|yeah|also)[, ]+)*(?:this|these|those|they|he|she|you|it's"
    r"|that's|thank\w*|please|let me|can you|do you|next|here|I'm|I've|I'll|I don't|my|sorry)\b",
    re.IGNORECASE,
)


def _may_start(words: str) -> bool:
    """Tell quickly whether a sentence has a chance to stand alone."""
    return _STARTS_AWAY.match(words) is None or "my delegation" in words[:40].lower()


def _of_speech(  # noqa: PLR0911 - one exit a reason
    sentence: Sentence, lang: str
) -> Standing | Refusal:
    is_written = sentence.source.kind == RecordKind.STATEMENT
    is_machine = sentence.source.is_machine
    early = _early_fault(sentence, lang, is_written=is_written, is_machine=is_machine)
    if early:
        return Refusal(sentence, early)
    reported = _turned(sentence)
    body = (
        reported.bare
        if reported
        else report_speech.body_of(sentence.words, sentence.lang)
    )
    fault = _fault_of_speech(
        sentence, body, reported, is_written=is_written, is_machine=is_machine
    )
    if fault:
        return Refusal(sentence, fault)
    if reported is None and sentence.lang == lang:
        return Refusal(sentence, "first person that no rule turns")
    if reported and reported.is_own and (unfit := _unfit_own(sentence, reported)):
        if sentence.lang == lang:
            return Refusal(sentence, unfit)
        reported = None  # quoted as it was said, if at all
    act = act_of(sentence)
    if act.function in _NEVER:
        return Refusal(
            sentence, "a question, said under a condition, or of no discourse function"
        )
    act = act_told(act, reported)
    if _promises_for_others(act, reported):
        return Refusal(sentence, "what somebody else will do")
    if not (_does(act.function, reported) and _is_sure(act, sentence)):
        act = replace(act, function=Function.CLAIM)
    act = _as_urged(act, reported.clause if reported else body)
    found = tuple(stems(body, sentence.lang))
    if len(found) < (MIN_STEMS_WITH_FIGURE if act.figures else MIN_STEMS):
        return Refusal(sentence, "too few words that carry content")
    quality = quality_of(
        body,
        act.confidence,
        is_framed=reported is not None and reported.is_framed,
        is_written=is_written,
        is_machine=is_machine,
    )
    return Standing(sentence, act, reported, found, quality)


def _hopeless(words: str) -> Fault | None:
    """Tell quickly why a sentence that a machine heard stands in no text, or None.

    The slow rules would come to the same end; most of what is said is short, asks, or
    speaks to somebody.
    """
    n_words = words.count(" ") + 1
    if n_words < MIN_WORDS - _CONTRACTED:
        return Fault.SHORT
    if "?" in words:
        return Fault.QUESTION
    return Fault.ADDRESS if _TO_YOU.search(words) else None


_CONTRACTED = 2
"""Words that "it's" and "don't" may add when they are written out."""
_TO_YOU = late(r"\b(?:you(?! (?:know|see)\b)|your|yours|yourself)\b", re.IGNORECASE)


def _said_before(sentence: Sentence) -> str:
    """Return what the speaker said before in the same turn, as far as it echoes."""
    start = sentence.span.start
    return sentence.source.text[max(0, start - _ECHO) : start]


_ECHO = 1500
"""Signs back to which "the list" may point."""
_NEXT = 160
"""Signs in which the next sentence says what it is about."""

_NO_QUOTATION = late(
    r"^(?:but|and|so|therefore|however|instead|by contrast|mais|et|donc|en revanche|toutefois|en conclusion|pour conclure|en résumé"
    r"|une? seule?|aucune?|certaine?s|d'autres|l'un|les deux|in conclusion|to conclude|one of us|only one"
    r"|cependant|par contre|d'après (?:nos|mes|eux)|selon (?:nos|mes)|or|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|next|also|three|two|four|five"
    r"|premièrement|deuxièmement|d'abord|enfin|ensuite|nous avons (?:comparé|mené|lu|étudié|suivi"
    r"|ouvert|vu)|we (?:have )?(?:compared|studied|read|followed|opened|saw)"
    r"|\w+ years ago|il y a \w+ ans|for the record|in summary|one request|in our survey"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)? (?:per cent )?(?:were|are"
    r"|restrict|of them)|there (?:was|is) (?:\w+ ){0,2}(?:support|agreement|consensus|interest|appetite))\b",
    re.IGNORECASE,
)
_LEANING_QUOTE = late(
    r"^(?:pourtant|or|ainsi|alors|puis)\b|\b(?<!il )y (?:est|sont|a|ont|était|étaient|avai\w+)\b|\b(?:elles?|ils|une? tel(?:le)?|cela|celui-ci|ceux-ci)\b"
    r"|\b(?:this|these|such an?|them|they|one of them)\b|\b(?:[a-z]+(?:ed|es?|s)|do|have) it\b"
    r"|\b(?:sommes|suis|est|sont|avons|ai|faut|doit|doivent|devons|peut|peuvent) donc\b"
    r"|\b(?:vien\w+ (?:juste )?(?:de (?:le )?(?:dire|parler|décrire|rappeler|montrer|soulever)"
    r"|d['’](?:entendre|évoquer|être dit))|(?:have|has|was|were) just (?:been )?(?:said|told|heard|shown))\b",
    re.IGNORECASE,
)
"""What points to words that a quotation leaves out, whatever stands before it."""
_LEAST_QUOTED = 8
"""Fewest words of a sentence that is quoted in its own language."""


def may_be_quoted(words: str) -> bool:
    """Tell whether a sentence says enough to be quoted as it stands."""
    plain = words.replace("’", "'")
    return (
        len(words.split()) >= _LEAST_QUOTED
        and _NO_QUOTATION.match(plain) is None
        and _LEANING_QUOTE.search(plain) is None
    )


def _speech_named(one: Standing, names: Names, lang: str) -> Candidate | Refusal:
    sentence, reported = one.sentence, one.reported
    is_quoted = sentence.lang != lang or reported is None
    if is_quoted and not may_be_quoted(sentence.words):
        return Refusal(sentence, "too little for a quotation")
    if is_quoted and reported is None and _is_for_the_room(sentence):
        return Refusal(sentence, "first person that no rule turns")
    if is_quoted and names_own_body(sentence):
        return Refusal(sentence, "a quotation that names the speaker's own body")
    clause = sentence.words if is_quoted or reported is None else reported.clause
    name = names.forbidden(clause, sentence.source) or names.strange(clause)
    if name:
        return Refusal(sentence, f"names {name}")
    shown = _placed(reported, names) if sentence.lang == lang else None
    turned = None if shown else reported
    return Candidate(sentence, one.act, shown, one.stems, one.quality, turned=turned)


def _is_for_the_room(sentence: Sentence) -> bool:
    """Tell whether words that no rule turns are the speaker's own word to the room."""
    if sentence.lang == "fr":
        return not sentence.source.translations and bool(_I_SAY.search(sentence.words))
    if sentence.lang == "es":
        return _YO.search(sentence.words) is not None
    return sentence.lang == "en"


_YO = late(r"\b(?:yo|me|mí|mis?|conmigo)\b", re.IGNORECASE)

_I_SAY = late(r"\b(?:je|moi|me|mon|ma|mes)\b|\b[jm]['’]", re.IGNORECASE)


def _fault_of_speech(
    sentence: Sentence,
    body: str,
    reported: Reported | None,
    *,
    is_written: bool,
    is_machine: bool,
) -> Fault | None:
    if told := _plain_fault(body, reported) or _hollow(sentence, reported):
        return told
    standing = _subject_given(body, reported)
    fault = faults(
        standing, sentence.lang, is_written=is_written, is_machine=is_machine
    )
    if fault:
        return fault
    before, lang = _said_before(sentence), sentence.lang
    then = sentence.source.text[sentence.span.end :][:_NEXT]
    if (
        leans_on(before, sentence.words, lang)
        or leans_on_place(before, sentence.words, lang)
        or concedes(sentence.words, then[:40])
    ):
        return Fault.DANGLING
    stayed = room_things.fault_of(sentence.words, lang)
    if stayed := stayed or machine_heard.fault_of(sentence, body, before, then):
        return stayed
    is_chosen = is_written or bool(sentence.source.voice.group)
    if not is_chosen and (unfit := _unfit_speech(body, lang, is_machine=is_machine)):
        return unfit  # those on the list of participants chose their own words
    is_own = reported is not None and reported.is_own
    return None if is_own else fault_as_said(sentence)


def _unfit_speech(body: str, lang: str, *, is_machine: bool) -> Fault | None:
    """Return why words that nobody chose beforehand do not stand, or None."""
    unfit = minuted_en.unfit_line(body, lang, is_machine=is_machine)
    return unfit or (None if is_machine else untold(body, lang))


def _early_fault(
    sentence: Sentence, lang: str, *, is_written: bool, is_machine: bool
) -> Fault | None:
    """Return why a sentence cannot stand alone, before any verb is moved.

    The slow rules would come to the same end.
    """
    hopeless = _hopeless(sentence.words) if is_machine else None
    if hopeless or not sentence.lang == lang == "en":
        return hopeless
    if own_name(sentence):
        return None
    bare = report_speech_en.bare_if_plain(machine_heard.words_of(sentence))
    if bare is None:
        return None
    return faults(bare, "en", is_written=is_written, is_machine=is_machine)


def _plain_fault(body: str, reported: Reported | None) -> Fault | None:
    if report_lines.is_bare(body) or headless_en.is_headless(body):
        return Fault.FORM
    if reported and reported.speech in _PHRASE_LIKE and _NEAR_IT.match(reported.clause):
        return Fault.DANGLING
    return Fault.TELLS_OTHERS if _OTHERS_AGREE.match(body) else None


def _hollow(sentence: Sentence, reported: Reported | None) -> Fault | None:
    if hollow.tells_of_the_meeting(sentence.words, sentence.lang):
        return Fault.MEETING
    said = report_speech.body_of(sentence.words, sentence.lang)
    if reported and reported.is_own and reported.bare.startswith(_SOME_BODY):
        said = reported.bare
    return Fault.METHOD if hollow.tells_no_finding(said, sentence.lang) else None


_SOME_BODY = "Participants "
"""What stands for the speaker's own body, which was named."""


_OTHERS_AGREE = late(
    r"^(?:[A-Z][a-z ]{3,20}, )?(?:all |the |most |both |our )*(?:\w+ )?(?:speakers|participants"
    r"|delegations|everyone|everybody|session|room|workshop|panel|table) (?:all |broadly"
    r" |generally |also )?(?:agree|support|accept|endorse)(?:s|d|ed)?\b"
    r"|^(?:[A-ZÀ-Ý][a-zà-ÿ ]{3,20}, )?(?:tous )?(?:les|l'|la) ?(?:participants|délégations|séance"
    r"|atelier|salle) (?:conviennent|convient|s'accordent|s'accorde|sont d'accord|est d'accord"
    r"|soutiennent|soutient|acceptent|accepte)\b",
    re.IGNORECASE,
)
"""What one speaker says that all agreed: false consensus begins there."""


def _turned(sentence: Sentence) -> Reported | None:
    name = own_name(sentence) if sentence.lang == "en" else ""
    if name:
        said = of_body(sentence.words, name)
        if said is not None:
            return said
    words = machine_heard.words_of(sentence)
    told = report_speech.turn(words, sentence.lang).reported
    if sentence.lang == "fr" and told is not None:
        return own_body_fr.of_body(told, sentence.source.voice.organisation)
    return told


def _subject_given(body: str, reported: Reported | None) -> str:
    if reported and reported.speech == Speech.PROPOSE:
        return f"Speakers proposed {body}"
    if reported is None or not (reported.is_own or reported.speech in _PHRASE_LIKE):
        return body
    return _OPENING_WE.sub(_STAND_IN[reported.is_own], body)


def _is_sure(act: Act, sentence: Sentence) -> bool:
    """Tell whether an act is sure enough for a paragraph that opens with its name.

    "As to challenges" before what is none makes another statement of it; among the key
    ideas a challenge that was missed is still told as it was said.
    """
    if act.confidence < _SURE.get(act.function, 0.0):
        return False
    # a person put it under its heading
    is_filed = heading(sentence.source.section) in HEADINGS
    return is_filed or may_open(act.function, sentence.words, sentence.lang)


def _as_urged(act: Act, clause: str) -> Act:
    """Return an act that claims as a proposal, if its main clause says what ought to be."""
    urged = URGES.match(clause) if act.function == Function.CLAIM else None
    if urged and not clause[urged.end() :].startswith((" have ", " avoir ")):
        return replace(act, function=Function.PROPOSAL)
    return act


_SURE = {Function.ACHIEVEMENT: 0.7}
"""Chances from which the model is right in 85 of a hundred or more, held out, on what may
stand in a text; the floors of the others are as good."""


def _promises_for_others(act: Act, reported: Reported | None) -> bool:
    """Tell whether a promise is somebody else's: nobody could be held to it."""
    is_told = reported is not None and reported.speech == Speech.NOTE
    return is_told and act.function == Function.COMMITMENT


def _does(function: Function, reported: Reported | None) -> bool:
    """Tell whether the speaker does it, and does not speak of what others do."""
    if reported is None:
        return True
    if function == Function.COMMITMENT:
        return reported.is_own or reported.speech == Speech.ANNOUNCE
    if function == Function.DIFFERENCE:
        return reported.speech in _DIFFERS or bool(_DIFFER.search(reported.bare))
    return function != Function.AGREEMENT or reported.speech == Speech.SUPPORT


_DIFFERS = frozenset(
    {
        Speech.DISBELIEVE,
        Speech.DISAGREE_WITH,
        Speech.DISAGREE_THAT,
        Speech.NOT_SUPPORT,
        Speech.NOT_ACCEPT,
        Speech.OPPOSE,
    }
)
_DIFFER = late(
    r"\b(?:disagree|object|oppos|reject|differ|divid|dissent|diverg|dispute|contest|contrary"
    r"|split|refus|against|controvers|debate|no (?:consensus|agreement)|not (?:agree|accept|support"
    r"|share|convinced|in favou?r)|d[ée]saccord|divergen|s'oppos|refus|rejet|contest|partag[ée]"
    r"|pas (?:d'accord|convaincu|favorable))\w*",
    re.IGNORECASE,
)
"""Words without which no sentence says that views differ, whatever a model makes of it."""


def _unfit_own(sentence: Sentence, reported: Reported) -> str:
    """Return why an own act may not stand, or nothing."""
    if not sentence.source.voice.group:
        return "an own act of a body of which no group is known"
    if reported.speech == Speech.ANNOUNCE or _DEED.search(reported.clause):
        return ""
    return "an own act without a figure or a deed"


_DEED = late(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|half"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|cent|mille|trained|launched|connected|opened|built|reached|reduced|established|created"
    r"|adopted|developed|introduced|expanded|signed|published|translated|funded|deployed"
    r"|committed|digiti[sz]ed|installed|helped|doubled|tripled|cut|halved|supported|equipped"
    r"|form\w+|lanc\w+|cré\w+|ouv\w+|constru\w+|équip\w+|tradui\w+|publi\w+|install\w+"
    r"|rédui\w+|engag\w+|financ\w+|mis\w*|raccord\w+|connect\w+)\b",
    re.IGNORECASE,
)

_STAND_IN = {True: "Participants ", False: "Somebody "}
"""What stands for "we" in the filter: only a body may be what "they" points to."""

_NEAR_IT = late(
    r"^(?:[\w'’-]+ ){0,5}(?:it|its|they|them|their|theirs)\b(?! (?:is|was) (?:\w+ )?(?:that|to))",
    re.IGNORECASE,
)
"""What is urged of "it" or "them" before a name stands for them."""

_PHRASE_LIKE = frozenset({Speech.NEED, Speech.MUST, Speech.EFFORTS, Speech.CALL_ON_ALL})
_OPENING_WE = late(r"^(?:and\s+)?(?:we|nous|let us)\s+", re.IGNORECASE)


def _placed(reported: Reported | None, names: Names) -> Reported | None:
    if reported is None:
        return None
    return Reported(
        reported.speech,
        names.inside(reported.clause),
        reported.is_own,
        reported.is_framed,
        reported.bare,
    )


def _of_report(sentence: Sentence) -> Standing | Refusal:
    body = report_speech.body_of(sentence.words, sentence.lang).rstrip(" .!;")
    is_form = heading(sentence.source.section) in HEADINGS
    fault = faults(body, sentence.lang, is_written=True, is_report=is_form)
    if hollow.tells_of_the_meeting(sentence.words, sentence.lang):
        fault = fault or Fault.MEETING
    if room_things.points_into_the_room(body, sentence.lang):
        fault = fault or Fault.DANGLING
    if fault:
        return Refusal(sentence, fault)
    unfit = report_lines.unfit(sentence.words, body, is_form=is_form)
    if not (unfit or is_form):
        unfit = minuted_en.unfit_line(body, sentence.lang) or ""
    if unfit:
        return Refusal(sentence, unfit)
    act = act_of(sentence)
    if not _is_sure(act, sentence):
        act = replace(act, function=Function.CLAIM)
    act = _as_urged(act, body)
    found = tuple(stems(body, sentence.lang))
    if len(found) < MIN_STEMS_IN_REPORT or act.function in _NEVER:
        return Refusal(sentence, "too few words that carry content")
    return Standing(sentence, act, None, found, 0.0)


def _report_named(
    one: Standing, names: Names, lang: str, turner: Turner
) -> Candidate | Refusal:
    sentence = one.sentence
    reported = read_line(sentence, names, one.act.function, turner)
    if reported is None and sentence.lang == lang:
        return Refusal(sentence, "names somebody, or first person that no rule turns")
    if (
        reported is not None
        and lang == "en"
        and turner.measured("dangles", reported.clause, slips_en.dangles)
    ):
        return Refusal(sentence, Fault.DANGLING)
    if sentence.lang != lang and _names_anybody(sentence, names):
        return Refusal(sentence, "another language, and it names somebody")
    is_framed = reported is not None and reported.is_framed
    written = partial(quality_written, lang=sentence.lang, is_framed=is_framed)
    how = f"quality-{sentence.lang}-{is_framed}"
    quality = turner.measured(how, sentence.words, written)
    shown = reported if sentence.lang == lang else None
    return Candidate(sentence, one.act, shown, one.stems, min(quality, 1.0))


def _names_anybody(sentence: Sentence, names: Names) -> bool:
    words = sentence.words
    return bool(names.forbidden(words, sentence.source) or names.strange(words))
