"""What a sentence does: discourse function, polarity, strength, target, figures, names."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import Judged, own_model
from palabre.engines.synthesis.discourse.signs import features_of
from palabre.engines.synthesis.patterns import Pattern, Patterns
from palabre.engines.synthesis.patterns_en import EN
from palabre.engines.synthesis.patterns_es import ES
from palabre.engines.synthesis.patterns_fr import FR
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Act
from palabre.kernel.late import late

PATTERNS: Mapping[str, Patterns] = {"en": EN, "es": ES, "fr": FR}

HEADINGS: Mapping[str, Function] = {
    "key issues": Function.CLAIM,
    "key issue": Function.CLAIM,
    "main issues": Function.CLAIM,
    "takeaways": Function.CLAIM,
    "key takeaways": Function.CLAIM,
    "achievements": Function.ACHIEVEMENT,
    "main achievements": Function.ACHIEVEMENT,
    "milestones": Function.ACHIEVEMENT,
    "challenges": Function.CHALLENGE,
    "obstacles": Function.CHALLENGE,
    "trends": Function.TREND,
    "emerging trends": Function.TREND,
    "way forward": Function.PROPOSAL,
    "recommendations": Function.PROPOSAL,
    "calls to action": Function.PROPOSAL,
    "next steps": Function.PROPOSAL,
    "announcements": Function.COMMITMENT,
    "commitments": Function.COMMITMENT,
    "announcements and commitments": Function.COMMITMENT,
    "consensus": Function.AGREEMENT,
    "points of consensus": Function.AGREEMENT,
    "no consensus": Function.DIFFERENCE,
    "points of no consensus": Function.DIFFERENCE,
    "disagreement": Function.DIFFERENCE,
    "questions principales": Function.CLAIM,
    "questions clés": Function.CLAIM,
    "messages clés": Function.CLAIM,
    "réalisations": Function.ACHIEVEMENT,
    "principales réalisations": Function.ACHIEVEMENT,
    "acquis": Function.ACHIEVEMENT,
    "défis": Function.CHALLENGE,
    "difficultés": Function.CHALLENGE,
    "tendances": Function.TREND,
    "tendances émergentes": Function.TREND,
    "marche à suivre": Function.PROPOSAL,
    "voie à suivre": Function.PROPOSAL,
    "recommandations": Function.PROPOSAL,
    "suites à donner": Function.PROPOSAL,
    "annonces": Function.COMMITMENT,
    "engagements": Function.COMMITMENT,
    "annonces et engagements": Function.COMMITMENT,
    "points de consensus": Function.AGREEMENT,
    "absence de consensus": Function.DIFFERENCE,
    "points de désaccord": Function.DIFFERENCE,
}
"""Headings of a rapporteur's report, in any spelling ``heading`` returns."""

_FIGURE = late(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?:\s?%)?")
_NAME = late(r"(?<=[\w,;:] )[A-ZÀ-Ý][\w'’\-]*[\w](?:\s+[A-ZÀ-Ý][\w'’\-]*[\w])*")


def heading(section: str) -> str:
    """Return a heading in the one spelling the table knows.

    Examples
    --------
    >>> heading(" Way_Forward: ")
    'way forward'
    """
    words = section.replace("_", " ").replace("-", " ").casefold()
    return " ".join(words.split()).rstrip(" :.")


@lru_cache(maxsize=1 << 16)
def act_of(sentence: Sentence) -> Act:
    """Return what a sentence does; a report's heading decides before any model."""
    words = sentence.words.replace("’", "'")
    known = PATTERNS.get(sentence.lang, EN)
    judged = _told(sentence, words, known) or _by_model(sentence, words)
    function = judged.function
    return _act(words, known, function, _polarity(function), judged.confidence)


def functions_of(sentence: Sentence) -> tuple[tuple[Function, float], ...]:
    """Return all that a sentence does, each with its chance.

    The first is what files it, as ``act_of`` returns it; the others are what the model
    believes besides, unless nothing is done because it stands under a condition.
    """
    words = sentence.words.replace("’", "'")
    first = _told(sentence, words, PATTERNS.get(sentence.lang, EN))
    found = _by_model(sentence, words)
    if first is None:
        return found.functions or ((found.function, found.confidence),)
    if first.function == Function.OTHER:
        return ((first.function, first.confidence),)
    others = (one for one in found.functions if one[0] != first.function)
    return ((first.function, first.confidence), *others)


def _told(sentence: Sentence, words: str, known: Patterns) -> Judged | None:
    """Return what stands above any model: a heading, a mark, a fixed phrase.

    In Spanish, of which the models have read little, also whose words one speaks to.
    """
    told = HEADINGS.get(heading(sentence.source.section))
    if told is not None and sentence.source.kind == RecordKind.REPORT:
        return Judged(told, 1.0)
    if words.rstrip(" \"'”»").endswith("?"):
        return Judged(Function.QUESTION, 0.9)
    is_rare = sentence.lang == "es"
    if _previous(words) or (is_rare and known.target.search(words)):
        is_against = _AGAINST.search(words)
        return Judged(Function.DIFFERENCE if is_against else Function.AGREEMENT, 0.9)
    if leaves_open(words):
        return Judged(Function.CHALLENGE, 0.9)
    if known.excluded.search(words):
        return Judged(Function.OTHER, 0.3)
    return None


def _by_model(sentence: Sentence, words: str) -> Judged:
    """Return what the model believes, without what the words cannot do.

    A sentence of which nothing is left claims, as surely as before.
    """
    judged = own_model().judge(features_in(sentence))
    fits = tuple(
        one
        for one in judged.functions
        if one[0] not in _MISFITS or not _MISFITS[one[0]](words)
    )
    if fits == judged.functions:
        return judged
    if fits:
        return Judged(*fits[0], fits)
    return Judged(Function.CLAIM, judged.confidence)


_UNANSWERED = late(
    r"\b(?:(?:nobody|no ?one|none of us)(?: in [\w' ]{1,30}| here)? (?:yet |really )?knows?"
    r"|(?:it|that) (?:is|remains) (?:still |yet |largely )?(?:unclear|unknown|unresolved|undecided)"
    r"|(?:it|that) is (?:still |yet )?not (?:yet )?(?:clear|known|decided|settled))(?: yet)?,?"
    r" (?:who|whom|whose|how|whether|what|when|where|which|why)\b"
    r"|\bpersonne(?: \w+){0,4} ne sait(?: encore)?,? (?:qui|comment|si|ce que|quand|où|quel\w*|pourquoi)\b"
    r"|\b(?:on|nul) ne sait (?:toujours pas|pas encore|pas|encore)"
    r" (?:qui|comment|si|ce que|quand|où|quel\w*|pourquoi)\b"
    r"|\b(?:il )?reste à (?:savoir|décider|déterminer) (?:qui|comment|si|ce que|quand|où|quel\w*)\b",
    re.IGNORECASE,
)
"""A question that somebody told instead of asking it: nobody has the answer."""


def leaves_open(words: str) -> bool:
    """Tell whether a sentence tells a question that nobody has answered.

    Examples
    --------
    >>> leaves_open("Nobody in the valley knows yet who should pay for the pumps.")
    True
    """
    return _UNANSWERED.search(words) is not None


_NO_ACHIEVEMENT = late(
    r"\b(?:must|should|threat\w*|terroris[mt]\w*|remains? to be|left (?:out|behind|outside)"
    r"|unfortunately|crisis|worse\w*|deteriorat\w*|suffer\w*|damag\w*|destroy\w*|killed"
    r"|died|imposed|emigrat\w*|resign(?:ed|ations?)|sanctions|embargo\w*|blockade\w*|protectionis\w*|doubl\w+|lost|lose|still|not yet|need(?:s|ed)? to"
    r"|had (?:[\w-]+ ){0,3}(?:leaks?|breach(?:es)?|outages?|attacks?|accidents?|setbacks?)"
    r"|no longer (?:works?|worked|exists?|existed|answers?|answered)"
    r"|doit|doivent|devrai\w+|ferm(?:é|ée|és|ées|ons|ait)|menace\w*|crise|hélas|malheureusement|pas encore"
    r"|(?:eu|connu|subi) (?:[\w-]+ ){0,3}(?:fuites?|intrusions?|pannes?|attaques?|accidents?|revers)"
    r"|n['’]?e? ?(?:fonctionne|existe|répond)(?:nt)? plus)\b",
    re.IGNORECASE,
)
"""Words that no achievement is told with; a figure that doubled may be a bad one."""
_IN_MARKS = late(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_OUGHT = late(
    r"\b(?:shall|must|should|ought|(?:doi|devr)\w+|faut|faudrait)\b", re.IGNORECASE
)
_ASKS = late(
    r"\b(?:need|let|recommend|propos|suggest|call|urg|ask|appeal|invit|request|encourag|want"
    r"|recommand|demand|appel|exhort|souhait|besoin|convien)\w*",
    re.IGNORECASE,
)
_TREND = late(
    r"\b(?:increas\w+|grow\w*|grew|emerg\w+|becom\w+|became|more|fewer|less|now|ris\w+|shift\w*"
    r"|declin\w+|begin\w*|began|trends?|chang\w+|rapid\w*|mov\w+|spread\w*|since|widen\w*"
    r"|accelerat\w+|turn\w*|wave|expand\w*|no longer|recent\w*|joining|transform\w*|evolv\w+"
    r"|désormais|plus en plus|augment\w+|croissan\w+|croît|tendance\w*|devien\w+|recul\w+"
    r"|progress\w+|évolu\w+|chang\w+|se (?:multipli|développ|général)\w+|moins|plus|depuis)\b",
    re.IGNORECASE,
)
_GENERAL = late(r"^(?:\w+,? )?(?:when|where|if|lorsqu\w*|quand|si)\b", re.IGNORECASE)


def _quotes_ought(words: str) -> bool:
    """Tell whether what ought to be stands in quotation marks alone: a rule is cited."""
    outside = _IN_MARKS.sub(" ", words)
    if outside == words or _OUGHT.search(outside) or _ASKS.search(outside):
        return False
    return any(_OUGHT.search(one) for one in _IN_MARKS.findall(words))


_MISFITS: Mapping[Function, Callable[[str], bool]] = {
    Function.PROPOSAL: _quotes_ought,
    Function.ACHIEVEMENT: lambda words: bool(_NO_ACHIEVEMENT.search(words)),
    Function.TREND: lambda words: not _TREND.search(words),
    Function.DIFFERENCE: lambda words: bool(_GENERAL.match(words)),
}
"""What a function cannot be told with or without; such a sentence is a claim."""


def features_in(sentence: Sentence) -> list[str]:
    """Return the features that the model weighs."""
    known = PATTERNS.get(sentence.lang, EN)
    found = features_of(sentence.words, sentence.lang, known)
    return [*found, f"#kind {sentence.source.kind}"]


def by_patterns(sentence: Sentence) -> Act:
    """Return what the patterns alone say: the measure that the model has to beat."""
    words = sentence.words.replace("’", "'")
    known = PATTERNS.get(sentence.lang, EN)
    if words.rstrip(" \"'”»").endswith("?"):
        return _act(words, known, Function.QUESTION, 1, 0.9)
    if known.excluded.search(words):
        return _act(words, known, Function.OTHER, 1, 0.3)
    found = _first(known, words)
    if found is None:
        return _act(words, known, Function.CLAIM, 1, 0.5)
    return _act(words, known, found.function, found.polarity, found.confidence)


def all_by_patterns(sentence: Sentence) -> frozenset[Function]:
    """Return every function that a pattern sees, or that it claims, or does nothing."""
    words = sentence.words.replace("’", "'")
    known = PATTERNS.get(sentence.lang, EN)
    first = by_patterns(sentence).function
    if first in {Function.OTHER, Function.CLAIM, Function.QUESTION}:
        return frozenset({first})
    return frozenset(one.function for one in known.table if one.rule.search(words))


def _polarity(function: Function) -> int:
    return -1 if function == Function.DIFFERENCE else 1


def _first(known: Patterns, words: str) -> Pattern | None:
    return next((one for one in known.table if one.rule.search(words)), None)


def _act(
    words: str, known: Patterns, function: Function, polarity: int, confidence: float
) -> Act:
    target = ""
    if function in {Function.AGREEMENT, Function.DIFFERENCE}:
        found = known.target.search(words)
        target = found["name"] if found else _previous(words)
    return Act(
        function,
        polarity,
        _strength(words, known),
        target,
        tuple(_FIGURE.findall(words)),
        tuple(_NAME.findall(words)),
        confidence,
    )


PREVIOUS = "@previous"
"""Target of "I agree with the previous speaker": whoever spoke just before."""

_WITH_PREVIOUS = late(
    r"\b(?:agree with|support|endorse|second|echo|concur with|share|disagree with|oppose|join)"
    r" (?:what |the (?:view|point|proposal|position|words)s? (?:of |made by )?)?(?:the )?(?:previous"
    r"|last|preceding) (?:speakers?|delegate|delegation|colleague|intervention)\b"
    r"|\b(?:d'accord avec|soutiens|soutenons|appuie|appuyons|partage|partageons|rejoins|rejoignons"
    r"|souscris à|souscrivons à) (?:ce qu'a dit |la position de |le point de vue de |l'avis de )?"
    r"(?:l'orat(?:eur|rice)|l'intervenante?|la délégation|le délégué|la déléguée) précédente?s?\b"
    r"|\b(?:de acuerdo con|apoyo|apoyamos|comparto|compartimos|coincid(?:o|imos) con|(?:opongo|oponemos"
    r") a|rechaz(?:o|amos)) (?:lo (?:que dijo|dicho por) |la (?:propuesta|posición|opinión) )?(?:del? )?"
    r"(?:la |el |l)?(?:oradora?|delegad[oa]|delegación|intervención|colega) (?:anterior|precedente)\b",
    re.IGNORECASE,
)


_AGAINST = late(
    r"\b(?:disagree|oppose|not|cannot|don't|pas|ne|n'|no (?:est|compart|apoy|coincid)\w*|opongo|oponemos|rechaz(?:o|amos))\b",
    re.IGNORECASE,
)


def names_somebody(words: str, known: Patterns) -> bool:
    """Tell whether a sentence addresses somebody by name, or who spoke just before."""
    plain = words.replace("’", "'")
    return known.target.search(plain) is not None or bool(_previous(plain))


def _previous(words: str) -> str:
    return PREVIOUS if _WITH_PREVIOUS.search(words) else ""


def _strength(words: str, known: Patterns) -> int:
    if known.strong.search(words):
        return 3
    if known.middling.search(words):
        return 2
    return 1 if known.weak.search(words) else 0
