"""From a point to one sentence of the text, with its cites and its counts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.bodies_told import body_told, with_article
from palabre.engines.synthesis.corpus import (
    Function,
    Intervention,
    LinkKind,
    SessionFacts,
    is_only_coded,
)
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Writer
from palabre.engines.synthesis.others_asked_en import is_asked_by_others
from palabre.engines.synthesis.rendered import passage_of
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Candidate, Point, Reported, Speech
from palabre.engines.synthesis.tallies import n_voices, voice_of
from palabre.engines.synthesis.wording import Teller, Wording
from palabre.kernel.late import late
from palabre.kernel.typography import curled

MAX_CITES = 12
"""Cites printed with one sentence; the counts rest on all of them."""

_BY_FUNCTION = {
    Function.COMMITMENT: Speech.ANNOUNCE,
    Function.ACHIEVEMENT: Speech.REPORT,
    Function.FIGURE: Speech.REPORT,
}
STRONG = 3


def counts_of(point: Point) -> Counts:
    """Return the distinct voices, sessions, groups and regions behind a point."""
    backing = [
        one.sentence.source
        for one in point.members
        if one.sentence.source.kind != RecordKind.REPORT
    ]
    backing += [
        link.sentence.source
        for link in point.links
        if link.kind == LinkKind.EXPLICIT_SUPPORT
    ]
    against = [
        link.sentence.source
        for link in point.links
        if link.kind == LinkKind.EXPLICIT_OBJECTION
    ]
    every = backing or [one.sentence.source for one in point.members]
    return Counts(
        n_voices(backing),
        len({one.session for one in every}),
        tuple(sorted({one.voice.group for one in backing} - {""})),
        tuple(sorted({one.voice.region for one in backing} - {""})),
        n_voices(against),
    )


def counts_together(points: Sequence[Point]) -> Counts:
    """Return the voices, sessions, groups and regions behind points told as one."""
    every = [counts_of(point) for point in points]
    sources = [one.sentence.source for point in points for one in point.members]
    spoken = [one for one in sources if one.kind != RecordKind.REPORT]
    return Counts(
        n_voices(spoken),
        len({one.session for one in sources}),
        tuple(sorted({group for one in every for group in one.groups})),
        tuple(sorted({region for one in every for region in one.regions})),
        sum(one.objections for one in every),
    )


def cites_of(point: Point) -> tuple[Cite, ...]:
    """Return the cites of a point, the lead's first, exact to the code point."""
    found = [
        cite(
            one.sentence,
            LinkKind.REPORT_SAYS if is_report(one) else LinkKind.SAME_TEXT,
        )
        for one in point.members
    ]
    found += [cite(link.sentence, link.kind) for link in point.links]
    return tuple(found[:MAX_CITES])


def cite(sentence: Sentence, kind: LinkKind = LinkKind.SAME_TEXT) -> Cite:
    """Return the cite of a whole sentence; of the original where it was translated."""
    span, original = sentence.span, sentence.source.original
    if original is None:
        return Cite(sentence.source.id, span.start, span.end, sentence.words, str(kind))
    span, words, given = passage_of(sentence)
    quote = span.of(original.text)
    return Cite(original.id, span.start, span.end, quote, str(kind), words, given.by)


def is_report(candidate: Candidate) -> bool:
    """Tell whether a rapporteur filed a sentence."""
    return candidate.sentence.source.kind == RecordKind.REPORT


def speech_of(  # noqa: PLR0911 - one exit a reason
    point: Point, reported: Reported
) -> Speech:
    """Return the verb: the speaker's own, else one that suits the function."""
    if reported.speech == Speech.STRESS and _is_to_come(point, reported):
        return (
            Speech.VIEW
        )  # "we are convinced that it will rain": nobody can stress that
    if reported.speech != Speech.NOTE:
        return reported.speech
    act = point.lead.act
    is_filed = is_report(point.lead)
    is_english = point.lead.sentence.lang == "en"
    if is_english and not is_filed and is_asked_by_others(reported.clause):
        return Speech.NOTE
    urges = _ADVISES if is_filed and act.function == Function.PROPOSAL else URGES
    if urges.search(reported.clause) or _FORBIDS.search(reported.clause):
        return Speech.ADVISE if is_filed else Speech.VIEW
    if act.strength == STRONG and not is_filed:
        return Speech.STRESS
    if _is_to_come(point, reported):
        return Speech.FORETELL
    if act.function == Function.PROPOSAL or _judges(point.lead, reported):
        return Speech.NOTE if is_filed else Speech.VIEW
    if is_english and _TOLD_TWICE.match(reported.clause):
        return Speech.NOTE  # "it was reported that the guild reported that"
    return _BY_FUNCTION.get(act.function, Speech.NOTE)


_TOLD_TWICE = late(r"(?:[\w'’-]+ ){1,6}(?:had )?(?:reported|indicated) that\b")


URGES = re.compile(
    r"^(?:(?!that|which|who|because|whe(?:re|n|ther)|how|why|if|qui|que|dont|parce"
    r"|où|lorsque|si|comment)(?:[^\s,]+|(?:and|et), [a-zà-ÿ]+,) ){1,12}?"
    r"(?:should|ought to|devrai(?:t|ent))\b",
    re.IGNORECASE,
)
"""A main clause that says what ought to be: it is a view, not an observation."""

_FORBIDS = late(
    r"^(?:(?!that|which|who|because|whe(?:re|n|ther)|if|qui|que|dont|parce|où|lorsque|si)"
    r"[^\s,]+ ){1,9}?(?:must (?:never|not|always)\b"
    r"|ne (?:doi(?:t|vent)|dev(?:ait|aient)) (?:jamais|pas|en aucun cas)\b"
    r"|(?:doi(?:t|vent)|dev(?:ait|aient)) toujours\b)",
    re.IGNORECASE,
)
"""What must never or always be: it is asked for, nobody observes it."""

_JUDGES = {
    "en": re.compile(
        r"\bthe (?:only|sole|best|worst|greatest) (?!of\b)"
        r"|\b(?:is|are|remains?) (?:(?:also|now|still|absolutely|truly|clearly) )?(?:of (?:\w+ )?"
        r"importance|indispensable|essential|crucial|vital|imperative|fundamental|paramount|a must)\b"
        r"|\b(?:is|are|remains?) (?:an? )?(?:very |particularly )?(?:major|serious|grave|real|deep|great|constant)"
        r" (?:source of )?(?:concern|worry|regret)\b"
        r"|\bit is (?:high )?time\b|\babsolutely\b"
        r"|\b(?:heinous|commendable|unacceptable|deplorable|shameful|regrettabl[ey]|dangerously"
        r"|unjust|unfair|disgraceful|rightly so|no escaping|(?:is|are) extraordinary)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:l(?:e|a|es) seule?s?|l(?:e|a) meilleure?|l(?:e|a) pire|inacceptables?|honteu(?:x|se)"
        r"|regrettables?|injustes?|scandaleu(?:x|se))\b",
        re.IGNORECASE,
    ),
}
"""What is judged and not observed: a summary that "pointed it out" would take it as its own."""

_BEFORE_VERB = (
    r"^(?:[^,]{3,40}, )?"
    r"(?:(?!that|which|who|because|whe(?:re|n|ther)|how|why|if|qui|que|dont|parce"
    r"|où|lorsque|si|comment)[^\s,]+ ){1,9}?"
)
_TO_COME = {
    "en": re.compile(rf"{_BEFORE_VERB}will\b", re.IGNORECASE),
    "fr": re.compile(
        rf"{_BEFORE_VERB}[a-zà-ÿ]{{2,}}(?:era|eront|ira|iront|dra|dront"
        r"|vra|vront|rra|rront|ura|uront|ettra|ettront)\b"
    ),
}
"""A main clause of what is to come: nobody observes it, somebody says it."""


def _is_to_come(point: Point, reported: Reported) -> bool:
    to_come = _TO_COME.get(point.lead.sentence.lang)
    return to_come is not None and to_come.search(reported.bare) is not None


_ADVISES = re.compile(
    r"\b(?:should|ought|must|(?<!the )(?<!a )(?<!no )need(?:s|ed)? to(?! \w+ers?\b)|(?:is|are|was|were|be) needed(?! by\b)|devrait|devraient|devait|devaient|fallait|conviendrait"
    r"|faudrait)\b"
)


def _judges(lead: Candidate, reported: Reported) -> bool:
    """Tell whether what is told is a judgement on the matter, not an observation of it."""
    judges = _JUDGES.get(lead.sentence.lang)
    is_told = lead.act.function in {Function.CLAIM, Function.CHALLENGE, Function.TREND}
    return is_told and judges is not None and judges.search(reported.bare) is not None


def tell(point: Point, teller: Teller, wording: Wording) -> str:
    """Return the sentence of a point."""
    return tell_together((point,), teller, wording)


def tell_together(points: Sequence[Point], teller: Teller, wording: Wording) -> str:
    """Return the one sentence of points that share a verb."""
    lead = points[0].lead
    reported = lead.reported
    if reported is None:
        return wording.quoted(teller, lead.sentence.words, lead.sentence.lang)
    speech = speech_of(points[0], reported)
    told = [one.lead.reported for one in points]
    clause = wording.together(
        [
            in_words(bodies.told_as(one.clause, one.kind, wording.lang), wording.lang)
            for one in told
            if one
        ],
        is_agreed=speech == Speech.AGREED,
    )
    text = wording.told(teller, speech, clause, is_own=reported.is_own)
    against = counts_of(points[0]).objections if len(points) == 1 else 0
    return wording.contested(text, against) if against else text


def in_words(clause: str, lang: str) -> str:
    """Return a clause with per cent written out, as texts of the United Nations have it.

    Examples
    --------
    >>> in_words("losses fell by 44 %", "en"), in_words("44 % des pertes", "fr")
    ('losses fell by 44 per cent', '44 pour cent des pertes')
    >>> in_words("formats grow by 20%+ a year", "en")
    'formats grow by 20%+ a year'
    """
    if any(mark in clause for mark in '"“”«»'):
        return clause  # quoted words stay as they were said
    return _PER_CENT.sub(f" {_WRITTEN_OUT[lang]}", clause)


_PER_CENT = re.compile(r"(?<=\d)[\s\u00a0\u202f]?%(?![+\w])")
_WRITTEN_OUT = {"en": "per cent", "fr": "pour cent"}


def teller_of(
    point: Point,
    sessions: dict[str, SessionFacts],
    n_heard: int,
    before: Sequence[Point],
) -> Teller:
    """Return who tells a point, knowing the points told before in the paragraph."""
    source = point.lead.sentence.source
    counts = counts_of(point)
    last = before[-1].lead.sentence.source if before else None
    is_report = source.kind == RecordKind.REPORT
    title = session_title(sessions.get(source.session), source) if is_report else ""
    spoken = [one.lead.sentence.source for one in before]
    unnamed = not is_report and (
        source.voice.is_unnamed
        or any(one.voice.is_unnamed for one in spoken if one.kind != RecordKind.REPORT)
    )
    heard = {voice_of(one) for one in spoken if one.kind == source.kind}
    return Teller(
        counts,
        n_heard,
        counts.groups,
        report=title,
        is_same=last is not None and _same_teller(last, source),
        is_another=bool(heard) and voice_of(source) not in heard and not unnamed,
        is_another_body=_has_body(before, counts.groups, _body_of(point)),
        turn=len(before),
        body=_body_told(point),
        is_finding=not is_report and _gives_figure(point),
    )


def told_apart(teller: Teller, wording: Wording, before: Sequence[str]) -> Teller:
    """Return a speaker, or a session, that is another only where one stands before.

    Examples
    --------
    >>> from palabre.engines.synthesis.wording_en import English
    >>> one = Teller(Counts(1, 1), groups=("academia",), is_another=True)
    >>> told_apart(one, English(), ["One speaker from government noted it."]).is_another
    False
    >>> told_apart(one, English(), ["One speaker from academia noted it."]).is_another
    True
    """
    if teller.is_same and not _is_shown(teller, wording, before):
        return replace(teller, is_same=False)
    if not teller.is_another:
        return teller
    if teller.report:
        is_shown = any(
            word in text.casefold() for text in before for word in wording.session_words
        )
        return replace(teller, is_another=is_shown)
    ones = [
        wording.subject(
            replace(teller, is_same=False, is_another=is_another)
        ).casefold()
        for is_another in (False, True)
    ]
    is_shown = any(one in text.casefold() for text in before for one in ones)
    return replace(teller, is_another=is_shown)


def _is_shown(teller: Teller, wording: Wording, before: Sequence[str]) -> bool:
    """Tell whether who is "the same" stands in the sentence before, and is no "it"."""
    last = before[-1].casefold() if before else ""
    words = wording.session_words if teller.report else wording.speaker_words
    return any(word in last for word in words)


def _has_body(before: Sequence[Point], groups: tuple[str, ...], body: str) -> bool:
    """Tell whether such a body was spoken of, or spoke of itself, in the paragraph."""
    return any(
        (_is_of_body(one) or bool(body))
        and _body_of(one) == body
        and counts_of(one).groups == groups
        for one in before
    )


def _is_of_body(point: Point) -> bool:
    told = point.lead.reported
    return told is not None and (told.is_own or told.speech == Speech.AS_IT_STANDS)


def _body_of(point: Point) -> str:
    """Return how the clause of a point opens, if it does with a body unnamed."""
    told = point.lead.reported
    if told is None:
        return ""
    lang = point.lead.sentence.lang
    if told.is_own and _body_told(point):
        return with_article(_body_told(point))
    return bodies.opening(bodies.told_as(told.clause, told.kind, lang), lang)


def _gives_figure(point: Point) -> bool:
    """Tell whether somebody gives a measure, or what holds where they are since a month.

    Others may not have found the one, and elsewhere the other may not hold.
    """
    told = point.lead.reported
    return told is not None and _MEASURED.search(told.clause) is not None


_MEASURED = re.compile(
    r"\d[\d.,\u00a0\u202f ]*(?:%|per cent|pour cent|points?\b)"
    r"|\b(?:since|depuis) (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)\b"
    r"|\b(?:per cent|pour cent|two thirds|three quarters|half of|deux tiers|trois quarts"
    r"|la moitié)\b",
    re.IGNORECASE,
)


def _body_told(point: Point) -> str:
    """Return what body an English text says somebody speaks for who tells of its acts."""
    if point.lead.sentence.lang != "en":
        return ""
    voice = point.lead.sentence.source.voice
    return body_told(voice.organisation, voice.group)


def _same_teller(last: Intervention, source: Intervention) -> bool:
    if last.kind != source.kind:
        return False
    if source.kind == RecordKind.REPORT:
        return last.session == source.session
    return voice_of(last) == voice_of(source)


_OF_PAPERS = late(r"(?:Minutes|Transcript|Captions|Procès-verbal|Compte rendu)\b")


def session_title(facts: SessionFacts | None, source: Intervention) -> str:
    """Return a session's whole title, half of which may name something else, if it has one.

    A code that the name of a file gave, or a name of its minutes, tells a reader nothing.
    """
    title = curled((facts.title if facts else "") or source.session)
    is_coded = facts is not None and is_only_coded(title, facts.code)
    if is_coded or _OF_PAPERS.match(title):
        return ""
    return title[:1].upper() + title[1:].rstrip(" .")


def statement(
    point: Point, text: str, *, id_: str, section: str, paragraph: int
) -> Statement:
    """Return the statement of a point."""
    return statement_together(
        (point,), text, id_=id_, section=section, paragraph=paragraph
    )


def statement_together(
    points: Sequence[Point], text: str, *, id_: str, section: str, paragraph: int
) -> Statement:
    """Return the statement of points told in one sentence, with the cites of all."""
    is_one = len(points) == 1
    return Statement(
        id_,
        section,
        paragraph,
        text,
        Writer.EXTRACT,
        tuple(cite for point in points for cite in cites_of(point)),
        function=str(points[0].lead.act.function),
        counts=counts_of(points[0]) if is_one else counts_together(points),
    )


def alone(point: Point) -> Point:
    """Return a point as its lead only, when the words are one voice's: quoted, or own."""
    if point.lead.reported is not None and not point.lead.reported.is_own:
        return point
    return replace(point, others=(), links=())


def with_lead(text: str, lead: str) -> str:
    """Return a sentence after an opening such as "Turning to challenges,".

    Examples
    --------
    >>> with_lead("One speaker noted that it rained.", "In addition,")
    'In addition, one speaker noted that it rained.'
    """
    return f"{lead} {text[:1].lower()}{text[1:]}" if lead else text


_ROOM = {
    "en": re.compile(
        r"^(?P<lead>(?:[^,.]{4,60}, )?)(?P<who>\w+) (?P<verb>recommended|asked|proposed|urged)\b"
    ),
    "fr": re.compile(
        r"^(?P<lead>(?:[^,.]{4,60}, )?)(?P<who>les \w+ ont) (?P<verb>recommandé|demandé|proposé)\b",
        re.IGNORECASE,
    ),
}
"""A room that asks for something, as its report says it."""
_ONCE_MORE = {
    "en": ("also", "it was also {verb}", (" that ",)),
    "fr": ("également", "il a en outre été {verb}", (" que ", " qu'", " de ", " d'")),
}


def said_again(text: str, before: Sequence[str], lang: str) -> str:
    """Return what a room asked with "also" where the sentence before asks as well.

    Examples
    --------
    >>> asked = ["Speakers recommended that fees fall."]
    >>> said_again("Speakers recommended that masts be shared.", asked, "en")
    'Speakers also recommended that masts be shared.'
    >>> said_again("Speakers recommended that masts be shared.", ["Speakers also recommended it."], "en")
    'It was also recommended that masts be shared.'
    """
    room, last = _ROOM[lang].match(text), before[-1] if before else ""
    if room is None:
        return text
    also, passive, opens = _ONCE_MORE[lang]
    who, verb, rest = room["who"], room["verb"], text[room.end() :]
    plain = last.replace("’", "'").casefold()
    if f"{who} {also} {verb}".casefold() in plain and rest.startswith(opens):
        told = passive.format(verb=verb)
        told = told if room["lead"] else told[:1].upper() + told[1:]
        return f"{room['lead']}{told}{rest}"
    if f"{who} {verb}".casefold() in plain or passive.format(verb=verb) in plain:
        return f"{room['lead']}{who} {also} {verb}{rest}"
    return text
