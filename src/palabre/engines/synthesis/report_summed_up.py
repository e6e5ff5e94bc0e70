"""What a chair, a moderator or a rapporteur says of the room: agreed, not agreed, promised.

One speaker's support is no consensus, and one objection no dispute of the room. Whoever
leads a session speaks for it when it ends: that is told as their word, a person decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import report_speech
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.draft import Statement, Writer
from palabre.engines.synthesis.pledges import is_pledge
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.set_off import set_off
from palabre.engines.synthesis.telling import cite
from palabre.engines.synthesis.wording_fr import elided, told_on
from palabre.kernel.late import late
from palabre.kernel.spans import Span
from palabre.kernel.typography import in_type

MOST = 3
"""Lines of one heading; the last ones said stand, since they sum up the others."""

WHO: Mapping[str, Mapping[str, str]] = {
    "en": {
        "chair": "The chair",
        "moderator": "The moderator",
        "rapporteur": "The rapporteur",
    },
    "fr": {
        "chair": "La présidence",
        "moderator": "La modération",
        "rapporteur": "La personne chargée du rapport",
    },
}
"""Who speaks for a session, as a line names them."""

_NOTED = {"en": "noted that", "fr": "a relevé que"}
_SAID = {"en": "said: “{words}”", "fr": "a déclaré : « {words} »"}
_SAID_IN = {
    "en": {"fr": "said in French: « {words} »", "es": "said in Spanish: « {words} »"},
    "fr": {
        "en": "a déclaré en anglais : « {words} »",
        "es": "a déclaré en espagnol : « {words} »",
    },
}
_FUNCTIONS = {
    "consensus": Function.AGREEMENT,
    "no_consensus": Function.DIFFERENCE,
    "announcements": Function.COMMITMENT,
}

_ROOM_EN = (
    r"(?:(?:all|both|most|many|the|our) )*(?:of (?:you|us|them) |(?:two|three|four|five|six) )?"
    r"(?:speakers|participants|panellists|panelists|delegations|leaders|ministers|members"
    r"|panel|session|workshop|room|meeting|table|group|dialogue)"
    r"|all of (?:you|us|them)|everybody(?: here)?|everyone(?: here)?|you(?: all)?|we(?: all)?"
    r"|they(?: all)?|it"
)
_ROOM_FR = (
    r"(?:tous |toutes )?(?:les (?:participants|participantes|intervenants|intervenantes|orateurs"
    r"|oratrices|délégations|ministres|panélistes)|la (?:séance|salle|table ronde|session)"
    r"|l'atelier|le panel|le groupe)|vous|nous|ils|elles|tous|toutes"
)
_ROOM_ES = (
    r"(?:todos )?(?:los|las) (?:participantes|oradores|oradoras|ponentes|delegaciones)"
    r"|la (?:sesión|sala|mesa)|el (?:panel|taller|grupo)|todos|ustedes|(?=(?:no )?estamos)"
)
_MUCH = (
    r"(?:also |a |an |some |one |broad |wide |general |full |clear |large |strong |persistent"
    r" |plain )*"
)
_OPEN = (
    r"^(?:(?:so|then|and|but|first|firstly|second|secondly|third|thirdly|fourth|finally|in summary"
    r"|in short|to sum up|in conclusion|pour conclure|pour résumer|en conclusion|en résumé|enfin|donc"
    r"|premièrement|deuxièmement|para concluir"
    r"|(?:for|in|pour|para) (?:the|our|le|mon|el) (?:report|record|rapport|compte rendu|informe)[^,]{0,30})"
    r",? )*(?:it seems(?: to me)? that |i think |il me semble que )?"
)
_AGAINST = {
    "en": late(
        rf"{_OPEN}(?:there (?:is|was|remains|remained) (?:still )?no (?:general |full )?(?:agreement"
        r"|consensus)\b"
        rf"|there (?:is|was|remains|remained) {_MUCH}(?:disagreement|divergence|difference)s? (?:on|about"
        r"|over|as to)\b|there was one plain difference\b"
        rf"|(?:{_ROOM_EN}) (?:(?:do|does|did) not (?:yet )?agree|(?:dis|have not )agree[sd]?|differ(?:s|ed)?"
        r"|(?:is|are|was|were|remains?|remained) (?:still )?(?:divided|split))\b"
        rf"|i (?:also )?(?:note|noted|heard|hear|record|recorded) (?:no (?:agreement|consensus)|{_MUCH}"
        r"(?:disagreement|difference|divergence)))"
        r"|\b(?:the room|the panel|views|opinions|speakers) (?:is|are|was|were|remains?|remained)"
        r" (?:still )?(?:divided|split)\b|\b(?:views|opinions) differ(?:ed)?\b"
        r"|\bdifferences remain(?:ed)?\b|^on [^,.]{3,60},? several speakers were (?:in favour|against)"
        r"|^on (?:whether |how |when |the |a )[^,.]{3,80}, (?:you|we|speakers|participants) (?:differ(?:ed)?|disagreed?)\b"
        r"|^(?:speakers|participants|the \w+) placed? different weight\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"{_OPEN}(?:il n'(?:y a|existe) (?:toujours )?(?:pas|aucun) (?:d'|de )?(?:accord|consensus)"
        rf"|(?:{_ROOM_FR}) (?:ne |n')(?:(?:êtes|sommes|sont|est|étaient|était) pas (?:tous |toutes"
        r" )?d'accord|s'accordent pas|convien(?:nen)?t pas|convenons pas|partag(?:ent|eons) pas)"
        rf"|(?:{_ROOM_FR}) (?:divergent|diverge|(?:sont|est|restent|reste) (?:partagés?|divisés?"
        r"|partagée|divisée))"
        r"|un désaccord (?:subsiste|persiste|demeure)"
        r"|(?:je|nous) (?:constat|retien|not|relèv|relev)\w+ (?:aussi |enfin |également )?(?:un |une |des )"
        r"(?:désaccord|divergence)|j'ai (?:entendu|noté) (?:un |une |des )(?:désaccord|divergence))"
        r"|\bles (?:avis|vues|opinions) (?:divergent|restent partagés)\b",
        re.IGNORECASE,
    ),
    "es": late(
        rf"{_OPEN}(?:no (?:hay|hubo|existe) (?:acuerdo|consenso)"
        rf"|(?:{_ROOM_ES}) ?no (?:está|están|estamos) de acuerdo|persiste (?:un |el )?desacuerdo"
        r"|las diferencias persisten)",
        re.IGNORECASE,
    ),
}
_FOR = {
    "en": late(
        rf"{_OPEN}(?:(?:what i hear|what i heard) is (?:{_MUCH})(?:agreement|consensus)"
        rf"|there (?:is|was) {_MUCH}(?:agreement|consensus|common ground|support (?:for|from))\b"
        rf"|(?:{_ROOM_EN}) (?:all |broadly |generally |also |both |clearly )?(?:agree[sd]?|(?<!we )support(?:s|ed)?"
        r"|(?<=all of you )want)\b"
        rf"|i (?:also )?(?:note|noted|heard|hear|record|recorded) {_MUCH}(?:agreement|consensus|common ground)"
        r"|we have (?:an |a )?(?:agreement|consensus))"
        r"|\b(?:was|were) (?:supported|endorsed|accepted) by (?:every|all|each)\b"
        r"|\bfound (?:wide|broad|general|unanimous) support\b|\b(?:nobody|no one)(?: here)? oppose[sd]"
        r" (?:it|this|them|that)\b|\band (?:nobody|no one)(?: here)? objected\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"{_OPEN}(?:il (?:y a|existe) (?:bien )?(?:un |une )?(?:large |réel |vrai )?(?:accord|consensus|convergence)"
        r"|(?:le (?:compte rendu|rapport)|il) mentionnera (?:un |une )(?:large )?(?:accord|soutien|consensus)"
        rf"|(?:{_ROOM_FR}) (?:êtes|sommes|sont|est) (?:tous |toutes |bien )?d'accord"
        rf"|(?:{_ROOM_FR}) (?:s'accordent|s'accorde|conviennent|convient|convenons|convenez)"
        r"|un (?:large )?(?:accord|consensus) (?:se dégage|existe|s'est dégagé|est apparu)"
        r"|(?:je|nous) (?:constat|retien|not|relèv|relev)\w+ (?:aussi |enfin |également )?(?:un |une )"
        r"(?:large |réel )?(?:accord|consensus|convergence|soutien)"
        r"|j'ai (?:entendu|noté) (?:un |une )(?:large )?(?:accord|consensus|convergence))"
        r"|\b(?:a|ont) recueilli un (?:large|vaste) soutien\b|\bpersonne ne s'y (?:est opposé|oppose)\b",
        re.IGNORECASE,
    ),
    "es": late(
        rf"{_OPEN}(?:(?:hay|hubo|existe) (?:un )?(?:amplio )?(?:acuerdo|consenso)"
        rf"|(?:{_ROOM_ES}) ?(?:está|están|estamos) (?:todos )?de acuerdo)",
        re.IGNORECASE,
    ),
}

_PAST = {
    "agree": "agreed",
    "agrees": "agreed",
    "support": "supported",
    "supports": "supported",
    "want": "wanted",
    "disagree": "disagreed",
    "disagrees": "disagreed",
    "differ": "differed",
    "differs": "differed",
    "place different weight": "placed different weight",
    "placed different weight": "placed different weight",
    "do not agree": "did not agree",
    "does not agree": "did not agree",
    "did not agree": "did not agree",
    "agreed": "agreed",
    "supported": "supported",
    "disagreed": "disagreed",
    "differed": "differed",
}
_SUBJECT_EN = late(
    rf"^(?P<room>{_ROOM_EN}) (?P<also>all |broadly |generally |also |both |clearly )?"
    rf"(?P<verb>{'|'.join(sorted(_PAST, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_SUBJECT_FR = late(
    r"^(?P<room>vous|nous|ils|elles) (?P<verb>n'êtes pas|ne sommes pas|ne sont pas|êtes|sommes|sont"
    r"|ne s'accordent pas|s'accordent|(?:ne )?(?:conviennent|convenons|convenez)(?: pas)?|divergent)\b"
    r"(?: donc| tous| toutes| bien)?",
    re.IGNORECASE,
)
_THEY_WERE = {
    "n'êtes pas": "n'étaient pas",
    "ne sommes pas": "n'étaient pas",
    "ne sont pas": "n'étaient pas",
    "êtes": "étaient",
    "sommes": "étaient",
    "sont": "étaient",
    "ne s'accordent pas": "ne s'accordaient pas",
    "s'accordent": "s'accordaient",
    "conviennent": "convenaient",
    "convenons": "convenaient",
    "convenez": "convenaient",
    "ne conviennent pas": "ne convenaient pas",
    "ne convenons pas": "ne convenaient pas",
    "ne convenez pas": "ne convenaient pas",
    "divergent": "divergeaient",
}
_I_NOTE = {
    "en": late(
        r"^(?:what i hear(?:d)? is|i (?:also )?(?:note|noted|heard|hear|record|recorded)) ",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:(?:je|nous) (?:constat|retien|not|relèv|relev)\w+|j'ai (?:entendu|noté))"
        r"(?: aussi| enfin| également)? (?!que |qu'|aussi |enfin |également )",
        re.IGNORECASE,
    ),
}
_I_NOTE_THAT = late(
    r"^(?:(?:je|nous) (?:constat|retien|not|relèv|relev)\w+|j'ai (?:entendu|noté))"
    r"(?: aussi| enfin| également)? (?:que |qu'(?=[aeiouhéèê]))",
    re.IGNORECASE,
)
_THERE_WAS = {"en": "there was ", "fr": "il y avait "}
_MENTIONS = late(
    r"^(?:le (?:compte rendu|rapport)|il) mentionnera (?=une? )", re.IGNORECASE
)
"""What the report will say was so: the line is that report."""
_REMAINS = late(r"^(un désaccord) (subsist|persist|demeur)e\b", re.IGNORECASE)
_HERE = late(
    r"\b(nobody|no one|everybody|everyone|anybody|people|those|all) here\b",
    re.IGNORECASE,
)
_NOW = late(
    r" (?:this (?:afternoon|morning|evening|hour)|today|tonight)(?=[,;.]|$)"
    r"|,? (?:and|so) the (?:debate|session|discussion|meeting|panel)\b[^,;]{0,40}\b(?:tomorrow|this afternoon|tonight)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_THIS_ROOM = late(r"\bthis (meeting|session|workshop|room|panel)\b", re.IGNORECASE)
"""What only those in the room know the place and the hour of."""
_ON_DIFFER = late(r"^(on [^,.]{3,90}, )(?:you|we) (?:differ|disagree)\b", re.IGNORECASE)
"""Of the room: "on whether to wait, you differ"."""
_ASIDE = {
    "en": late(
        r",? (?:and|but|although|so) (?:I|we|my|everybody knows|that (?:seems|is) \w+ to me)\b.*$",
        re.DOTALL,
    ),
    "fr": late(
        r",? (?:et|mais|donc|bien que) (?:je|j'|nous|mon|ma|que nous)\b.*$", re.DOTALL
    ),
}
"""What they add of themselves after what they say of the room."""

_OPENS = late(_OPEN, re.IGNORECASE)
_SEEMS = late(r"^[^.]{0,40}\b(?:it seems|i think|il me semble)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Summed:
    """Lines by kind, and the sentences that they tell."""

    lines: Mapping[str, tuple[Statement, ...]]
    told: frozenset[str]


def summed_up(
    sentences: Sequence[Sentence], leaders: Mapping[str, str], lang: str
) -> Summed:
    """Return what those who led a session, or report on it, said of the room.

    Parameters
    ----------
    leaders : mapping of str to str
        Who took a turn, by the turn's id: one of ``WHO``.
    """
    late_in = _second_half(sentences)
    found: dict[str, list[tuple[Sentence, str]]] = {kind: [] for kind in _FUNCTIONS}
    room = ""
    for before, said in pairwise((None, *sentences)):
        if said is None or said.source.id not in leaders:
            continue
        goes_on = before is not None and before.source.voice == said.source.voice
        room = room if goes_on else ""
        who = leaders[said.source.id]
        for kind, one, words in _kinds(said, is_late=said.source.order >= late_in):
            told = _line(replace(one, words=words), who, lang, kind, room)
            found[kind].append((one, told))
        room = _room_of(said.words) or room
    lines = {
        kind: tuple(
            _statement(kind, number, one, in_type(text, lang))
            for number, (one, text) in enumerate(many[-MOST:], 1)
        )
        for kind, many in found.items()
    }
    return Summed(
        lines, frozenset(one.id for many in found.values() for one, _ in many)
    )


def _second_half(sentences: Iterable[Sentence]) -> int:
    """Return the turn from which somebody may sum up; few turns are all of them late."""
    orders = [
        one.source.order for one in sentences if one.source.kind != RecordKind.REPORT
    ]
    return (min(orders) + max(orders)) // 2 if orders else 0


def _kinds(said: Sentence, *, is_late: bool) -> Iterator[tuple[str, Sentence, str]]:
    """Yield the headings of a sentence, what goes there, and the words that tell it.

    There are two where somebody says in one breath what was agreed and what was not.
    """
    kind, one = _kind(said, is_late=is_late)
    parts = _AND_DIFFERS.match(one.words) if kind == "consensus" else None
    if parts is None or one.source.original is not None:
        yield from ((kind, one, one.words),) if kind else ()
        return
    room = _room_of(parts["first"]) or "speakers"
    yield kind, _part(one, parts, "first"), parts["first"]
    differs = f"{room[:1].upper()}{room[1:]} {parts['differs']}{parts['on']}"
    yield "no_consensus", _part(one, parts, "second"), differs


def _part(one: Sentence, parts: re.Match[str], half: str) -> Sentence:
    start, end = (one.span.start + at for at in parts.span(half))
    return replace(one, span=Span(start, end), words=parts[half])


_AND_DIFFERS = late(
    r"^(?P<first>[^;:]{12,}?),? (?:and|but|while|although) (?P<second>(?:they|it|you|we|speakers|participants|leaders)"
    r" (?P<differs>placed? different weight|differed|differ|disagreed?|(?:do|did|does) not agree)(?P<on>\b.+))$",
    re.IGNORECASE | re.DOTALL,
)
"""Who sums up says in one breath what was agreed, and on what views differed."""


def _kind(said: Sentence, *, is_late: bool) -> tuple[str, Sentence]:
    """Return under which heading a sentence goes, and it in the language of its words.

    Who sums up goes from one language to another, and a short sentence tells little.
    """
    words = said.words.replace("’", "'")
    if words.rstrip(" \"'”»").endswith("?"):
        return "", said
    for lang in dict.fromkeys((said.lang, *_FOR)) if is_late else ():
        one = replace(said, lang=lang)
        if lang in _FOR and _AGAINST[lang].search(words):
            return "no_consensus", one
        if lang in _FOR and _FOR[lang].search(words):
            return "consensus", one
    is_theirs = not said.source.voice.is_counted and _YEAR.search(words)
    return ("announcements" if is_theirs and is_pledge(said) else ""), said


_YEAR = late(r"\b20[2-4]\d\b")
"""Whoever leads says much of what will be; with a year it is promised."""


def _room_of(words: str) -> str:
    """Return how a sentence calls those in the room, for "it" and "they" after it."""
    found = _SUBJECT_EN.match(_OPENS.sub("", words.replace("’", "'")))
    room = found["room"].casefold() if found else ""
    return "" if room in _POINTS else room


_POINTS = frozenset({"it", "they", "they all", "you", "you all", "we", "we all"})


def _line(one: Sentence, who: str, lang: str, kind: str, room: str) -> str:
    subject = WHO[lang][who]
    if one.lang == lang and kind != "announcements":
        clause = _clause(one, lang, room)
        if clause and lang == "fr":
            return f"{subject} {elided(_NOTED[lang], told_on(clause))}."
        if clause:
            return f"{subject} {_NOTED[lang]}{set_off(clause)}."
    frame = _SAID[lang] if one.lang == lang else _SAID_IN[lang][one.lang]
    return f"{subject} {frame.format(words=one.words)}"


def _clause(one: Sentence, lang: str, room: str) -> str:
    """Return what was said of the room in reported speech, or nothing."""
    words = one.words.replace("’", "'")
    if _SEEMS.match(words):
        return ""
    words = _OPENS.sub("", words)
    words = _ASIDE[lang].sub("", words.rstrip(" .!"))
    words = _I_NOTE[lang].sub(_THERE_WAS[lang], words)
    words = _MENTIONS.sub(_THERE_WAS["fr"], words) if lang == "fr" else words
    words = _I_NOTE_THAT.sub("", _REMAINS.sub(r"\1 \2ait", words))
    if lang == "en":
        words = _THIS_ROOM.sub(r"the \1", _NOW.sub("", _HERE.sub(r"\1", words)))
    words = _ON_DIFFER.sub(r"\1speakers differed", words)
    words = _of_room_en(words, room) if lang == "en" else _of_room_fr(words)
    turned = report_speech.turn(f"{words[:1].upper()}{words[1:]}.", lang).reported
    if turned is None or turned.is_own or turned.is_framed:
        return ""
    clause = turned.clause
    return clause[:1].lower() + clause[1:]


def _of_room_en(words: str, room: str) -> str:
    found = _SUBJECT_EN.match(words)
    if found is None:
        return words
    said = found["room"].casefold()
    subject = {
        "it": room or "the session",
        "they": room or "speakers",
        "they all": "all speakers",
        "you": "speakers",
        "you all": "all speakers",
        "all of you": "all speakers",
        "all of us": "all speakers",
        "we": "participants",
        "we all": "all participants",
        "everybody here": "everybody",
        "everyone here": "everyone",
    }.get(said, said)
    also = found["also"] or ""
    if also.strip() == "all" and subject in {"speakers", "participants"}:
        subject, also = f"all {subject}", ""
    return f"{subject} {also}{_PAST[found['verb'].casefold()]}{words[found.end() :]}"


def _of_room_fr(words: str) -> str:
    found = _SUBJECT_FR.match(words)
    if found is None:
        return words
    who = (
        "les participants" if found["room"].casefold() != "vous" else "les intervenants"
    )
    return f"{who} {_THEY_WERE[found['verb'].casefold()]}{words[found.end() :]}"


def _statement(kind: str, number: int, one: Sentence, text: str) -> Statement:
    return Statement(
        id=f"{kind}-s{number:02d}",
        section=kind,
        paragraph=1,
        text=text,
        writer=Writer.EXTRACT,
        cites=(cite(one),),
        function=str(_FUNCTIONS[kind]),
    )
