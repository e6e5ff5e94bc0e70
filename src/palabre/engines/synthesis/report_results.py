"""Which sentences of a speaker tell a result: what was done, in numbers, or what it changed.

A number alone is a finding. It is a result where the speaker's side did something with it
("we trained 780 clerks"), or where it moved the way that one wants: waiting and errors
down, attendance and income up. Which way that is depends on the thing that is counted, so
a thing that is not known, or a sentence that takes back half of it, tells none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.report_context import is_wide, with_before
from palabre.engines.synthesis.report_named import (
    may_be_named,
    named,
    opens_back,
    takes_back,
)
from palabre.engines.synthesis.report_voices import points_back
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Candidate
from palabre.kernel.late import late

FEWEST, LONGEST = 7, 50
"""Words of a sentence that tells a result."""

SHORT = 15
"""Words up to which a result is told with the sentence that says of what it came."""

SEEMS = frozenset(
    {Function.ACHIEVEMENT, Function.FIGURE, Function.CLAIM, Function.TREND}
)
"""What a sentence that tells a result may seem to do."""

_NUMBER = late(
    r"\d|\b(?:ten|eleven|twelve|\w+teen|\w*(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\w*"
    r"|hundreds?|thousands?|millions?|half|two thirds|dix|onze|douze|treize|quatorze|quinze|seize|vingt"
    r"|trente|quarante|cinquante|soixante|cents?|mille|tiers|moitié|diez|veinte|treinta|cuarenta|cincuenta"
    r"|cien|ciento|mil|mitad|neuf|huit|sept|seven|eight|nine|siete|ocho|nueve)\b",
    re.IGNORECASE,
)
_SPOILS = late(
    r"\b(?:not|n't|no longer|never|nobody|only|but|however|although|yet|lost|lose[sd]?|emigrat\w+|closed|refused"
    r"|fail\w*|promised|unfortunately|congratulat\w+|used to|if|would|should|could|perhaps|may|might|survey\w*|asked"
    r"|(?<!for )(?<!pour )(?<!por )(?:the|la) (?:first|second|première|seconde|deuxième|primera|segunda) (?:time|fois|vez)"
    r"|pas|jamais|seulement|seule?s?|mais|hélas|perdu\w*|ferm[ée]\w*|refus\w+|échou\w+|promis|si|faux|fausses"
    r"|plus personne|no|nunca|pero|s[oó]lo|perd\w+|cerra\w+|fracas\w+|tampoco)\b",
    re.IGNORECASE,
)
"""Words that take a result back, or tell that it is none."""

_WANTED_LESS = (
    r"errors?|mistakes?|corrections?|costs?|fees?|bills?|tariffs?|charges?|deaths?|mortality|waiting|waits?|delays?|complaints?|fraud"
    r"|loss(?:es)?|drop-?outs?|absences?|refusals?|incidents?|outages?|emissions?|queues?|thefts?|accidents?|scams?"
    r"|prices? of (?:a |the )?(?:data|calls?|connection|device|gigabyte|access|internet|broadband)"
    r"|erreurs?|coûts?|tarifs?|factures?|frais|décès|mortalité|attente|délais?|plaintes?|fraudes?|pertes?"
    r"|abandons?|incidents?|pannes?|émissions?|vols?|accidents?"
    r"|errores|costos?|costes?|tarifas?|muertes|mortalidad|espera|retrasos?|quejas|pérdidas|abandono|averías"
)
_WANTED_MORE = (
    r"attendance|enrol?ments?|reports from (?:minors|children|victims|patients|users|citizens)|participation|literacy|incomes?|revenues?|productivity|success|usage|coverage|access"
    r"|trust|evacuations?|employment|graduates?|readers?|users?|voluntary reports?|comments|completion"
    r"|(?:success|response|employment|completion|literacy|retention|registration) rate"
    r"|fréquentation|inscriptions?|revenus?|productivité|réussite|couverture|accès|confiance|évacuations?"
    r"|emploi|lecteurs|lectrices|enregistrements?|naissances|alphabétisation"
    r"|asistencia|inscripci[oó]n|ingresos|alfabetización|cobertura|acceso|confianza|empleo|registros?"
)
_BAD = late(
    r"\b(?:fake|false|synthetic|fraud\w*|theft|attacks?|unemploy\w+|poverty|debt|hate|violence|unequal"
    r"|chômage|pauvreté|dette|haine|faux|fausse|desempleo|pobreza|deuda|odio)\b",
    re.IGNORECASE,
)
_DOWN = (
    r"(?:fell|dropped|declined|went down|(?:has|have|had) (?:fallen|dropped|declined|been cut)"
    r"|(?:a|ont|avait|avaient) (?:baissé|diminué|reculé|chuté)|baj[óo]|bajaron|cay[óo]|cayeron"
    r"|disminuy[óo]|disminuyeron)"
)
_UP = (
    r"(?:rose|grew|doubled|tripled|improved|increased|went up|(?:has|have|had) (?:risen|grown|doubled|tripled|improved|increased)"
    r"|(?:a|ont|avait|avaient) (?:augmenté|progressé|doublé|triplé|crû)|subi[óo]|subieron|aument[óo]"
    r"|aumentaron|creci[óo]|crecieron|se duplic[óo])"
)
_LESS = late(rf"\b(?:{_WANTED_LESS})\b[^.;:]{{0,60}}?\b{_DOWN}\b", re.IGNORECASE)
_MORE = late(rf"\b(?:{_WANTED_MORE})\b[^.;:]{{0,60}}?\b{_UP}\b", re.IGNORECASE)
_HAS_LESS = late(rf"\b(?:{_WANTED_LESS})\b", re.IGNORECASE)
_MOVED = late(
    r"\b(?:rose|grew|fell|dropped|went|moved|(?:est|sont|était|étaient) passée?s?|pas[óo]|pasaron|subi[óo])"
    r" (?:from|de|d') ?(?P<first>\d[\d.,]*)(?: \w+)?(?: per cent| percent| %| pour cent| por ciento)?"
    r" (?:to|à|al?) (?P<then>\d[\d.,]*) ?(?:%|per ?cent|pour ?cent|por ciento|minutes?|days?|hours?"
    r"|jours?|heures?|días|horas|minutos)",
    re.IGNORECASE,
)
_PARTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_PART = rf"(?:{'|'.join(_PARTS)}|\d+)"
_MOVED_PARTS = late(
    rf"\b(?:rose|grew|went|moved|increased|climbed) from (?P<first>{_PART}) (?:in|out of) (?P<of>{_PART})"
    rf" to (?P<then>{_PART}) (?:in|out of) (?P<then_of>{_PART})\b",
    re.IGNORECASE,
)
"""A share in words: "went from one in five to four in five"."""
_SUCCEEDED = late(
    rf"(?:\b(?:we|our)\b[^.;:]{{0,80}}|\bafter (?:\w+ ){{1,3}}(?:months?|years?|weeks?)\b[^.;:]{{0,12}}|\bfirst cohort\b[^.;:]{{0,12}})"
    rf"(?:\d+ (?:per cent|percent|%)|{_PART} (?:in|out of) {_PART}|\d+ of \d+)(?: of (?:them|those|these))? (?:have |had |now )?"
    r"(?:a contract|found (?:a job|work|employment)|a job|work\b|earn(?:ed)? (?:at least|more)|stayed|graduated|completed|passed"
    r"|reached|still run|still running)",
    re.IGNORECASE,
)
"""A share of those whom the speaker's side helped, and who came through."""
_LESS_BAD = late(
    rf"\b(?:false|fake|fraudulent|abusive|illegal|harmful|hateful|misleading)\b[^.;:,]{{0,40}}?\b{_DOWN} by\b",
    re.IGNORECASE,
)
_SHARE = late(r"%|per ?cent|pour ?cent|por ciento")

_DID: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"\b(?:we|(?:our|my) [\w-]+(?: [\w-]+)?)(?: (?:has|have|had))?(?: (?:also|now|already|since|then|therefore|alone))*"
        r" (?:trained|connected|enrolled|restored|saved|translated|registered|installed|equipped|digiti[sz]ed"
        r"|repaired|reopened|built|opened|certified|planted|vaccinated|electrified|returned|recovered|wired)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:nous (?:y |en |leur )?avons|(?:notre|ma|mon) [\w'-]+(?: [\w'-]+)? a)(?: (?:déjà|aussi|donc|également|ainsi))*"
        r"(?: en [\w ]{3,12}?)? ?(?:formé|équipé|relié|raccordé|rouvert|ouvert|installé|numérisé|dématérialisé"
        r"|enregistré|traduit|construit|inscrit|économisé|rétabli|connecté|écrit|constitué|réparé|certifié"
        r"|restauré|planté|vacciné|électrifié|récupéré)e?s?\b",
        re.IGNORECASE,
    ),
    "es": late(
        r"\b(?:(?:hemos|nuestr[oa] \w+(?: \w+)? ha) (?:formado|capacitado|conectado|abierto|reabierto|instalado"
        r"|registrado|traducido|construido|inscrito|ahorrado|reparado|equipado|certificado|digitalizado|recuperado)"
        r"|formamos|capacitamos|conectamos|abrimos|reabrimos|instalamos|registramos|tradujimos|construimos"
        r"|ahorramos|reparamos|equipamos|certificamos|digitalizamos|recuperamos)\b",
        re.IGNORECASE,
    ),
}
"""A speaker's own side did something that one is glad of."""

_ENACTED = late(
    r"\b(?:we|our (?:\w+ )?(?:ministry|agency|government|parliament|commission|inspectorate|regulator|authority"
    r"|country|city|region|municipality|university|office))(?: (?:have|has))?(?: (?:also|now|therefore|since|already|then))*"
    r" (?:adopted|introduced|enacted|passed) (?:an?|the|our|its) (?:[\w-]+ ){0,3}?(?:rule|law|act|ordinance|code|standard"
    r"|regulation|charter|decree)\b"
    r"|\bnous avons (?:aussi |donc |déjà )?(?:adopté|introduit|promulgué|voté) (?:une|la|un|le|notre) (?:[\w-]+ ){0,2}?"
    r"(?:loi|règle|ordonnance|charte|norme|décret|règlement)\b"
    r"|\b(?:aprobamos|hemos aprobado|adoptamos|hemos adoptado) (?:una|la|un|el|nuestra) (?:[\w-]+ ){0,2}?"
    r"(?:ley|ordenanza|norma|regla|carta|decreto|reglamento)\b",
    re.IGNORECASE,
)
_DONE = late(
    r"(?:(?:so|and|therefore|in (?:our|my) \w+),? )?we have (?:now|already) (?:put|built|opened|connected|introduced|installed"
    r"|launched|set up|published|translated|registered|repaired|equipped|trained|restored|digiti[sz]ed)\b",
    re.IGNORECASE,
)
_TRIED = late(
    r"\b(?:not|never|if|would|should|could|but|although|pas|jamais|mais|si|nunca|pero)\b|n't\b",
    re.IGNORECASE,
)

_OF_WHAT = late(
    r"^(?:(?:the|le|la|el) (?:rate|share|figure|number|total \w+|taux|part|nombre|chiffre|tasa|cifra)"
    r" (?:rose|fell|grew|was|dropped|doubled|has|est|a|subi[óo]|baj[óo]|pas[óo])"
    r"|ours)\b"
    r"|^(?:since|after|when) (?:we|they|i) \w+ (?:it|them)\b",
    re.IGNORECASE,
)
"""A rate or a time of which the sentence before says what is counted."""

_OF_US = late(
    r"\b(?:we|our|nous|notre|nos|hemos|nuestr[oa]s?|\w+[ai]mos)\b", re.IGNORECASE
)


def tells_result(one: Sentence) -> bool:
    """Tell whether a sentence tells what was done, in numbers, or what it changed."""
    words = one.words.replace("’", "'")
    if not FEWEST <= len(words.split()) <= LONGEST or words.endswith("?"):
        return False
    if _SPOILS.search(words) is not None:
        return False
    did = _DID.get(one.lang)
    is_deed = did is not None and did.search(words) is not None
    return (is_deed and _NUMBER.search(words) is not None) or _is_better(words)


def tells_rule(one: Sentence) -> bool:
    """Tell whether the speaker's side set a rule, or has by now put something in place.

    What the rule says, and what came of the thing, is no part of the deed.
    """
    head = one.words.replace("’", "'").partition(":")[0]
    if not FEWEST <= len(one.words.split()) <= LONGEST:
        return False
    done = head.partition(", and ")[0]
    is_rule = _ENACTED.search(head) is not None and not _TRIED.search(head)
    return is_rule or (_DONE.match(done) is not None and not _TRIED.search(done))


def as_results(
    found: Sequence[Candidate], before: Mapping[str, Sentence]
) -> list[Candidate]:
    """Return candidates, with those that tell a result as achievements.

    One that is short is taken with the sentence before, which says of what it came; what
    is told so is not told a second time by itself.

    Parameters
    ----------
    before : mapping of str to Sentence
        The sentence before each one of the same turn, by the id of the later one.
    """
    seen = [_as_result(one, before) for one in found]
    wide = [
        one.sentence
        for one in seen
        if one.act.function == Function.ACHIEVEMENT and is_wide(one.sentence)
    ]
    return [one for one in seen if not _is_part(one, wide)]


def with_cause(one: Candidate, before: Mapping[str, Sentence]) -> Candidate | None:
    """Return a result with what it came of; nothing if it cannot be understood so."""
    wide = with_before(one, before, _needs_cause)
    if wide is not None or points_back(one.sentence):
        return wide
    return None if _OF_WHAT.match(one.sentence.words) else one


def _as_result(one: Candidate, before: Mapping[str, Sentence]) -> Candidate:
    does = one.act.function
    called = named(one.sentence, before) if may_be_named(does) else None
    if called is not None:
        told = with_before(one, before, opens_back) or one
        return _doing(called, told)
    if takes_back(one.sentence):
        return _doing(Function.CLAIM, one) if does == Function.ACHIEVEMENT else one
    if does in {Function.PROPOSAL, *SEEMS} and tells_rule(one.sentence):
        return _doing(Function.ACHIEVEMENT, one)
    if does not in SEEMS or not tells_result(one.sentence):
        return one
    return _doing(Function.ACHIEVEMENT, with_cause(one, before) or one)


def _doing(function: Function, one: Candidate) -> Candidate:
    return replace(one, act=replace(one.act, function=function))


def _needs_cause(one: Sentence) -> bool:
    words = one.words.replace("’", "'")
    is_bare = (
        len(words.split()) <= SHORT and _is_better(words) and not _OF_US.search(words)
    )
    return is_bare or _OF_WHAT.match(words) is not None or points_back(one)


def _is_part(one: Candidate, wide: Sequence[Sentence]) -> bool:
    span = one.sentence.span
    return one.act.function != Function.COMMITMENT and any(
        each.source.id == one.sentence.source.id
        and each.span.start <= span.start
        and span.end <= each.span.end
        and each.span != span
        for each in wide
    )


def _is_better(words: str) -> bool:
    """Tell whether something is told to have moved the way that one wants."""
    if _LESS_BAD.search(words) is not None or _SUCCEEDED.search(words) is not None:
        return True
    if _BAD.search(words) is not None and _LESS.search(words) is None:
        return False
    if _LESS.search(words) is not None or _MORE.search(words) is not None:
        return True
    return _rose(words)


def _rose(words: str) -> bool:
    """Tell whether a share, or what is wanted less, went from a number to a better one."""
    parts = _MOVED_PARTS.search(words)
    if parts is not None and _HAS_LESS.search(words[: parts.start()]) is None:
        return _part(parts, "then", "then_of") > _part(parts, "first", "of")
    moved = _MOVED.search(words)
    if moved is None:
        return False
    first, then = (_value(moved[name]) for name in ("first", "then"))
    if _HAS_LESS.search(words[: moved.start()]) is not None:
        return then < first
    return then > first and _SHARE.search(moved[0]) is not None


def _part(found: re.Match[str], part: str, whole: str) -> float:
    """Return a share in words as a number: "four in five"."""
    values = [
        _PARTS.index(one.lower()) + 1 if one.lower() in _PARTS else float(one)
        for one in (found[part], found[whole])
    ]
    return values[0] / values[1] if values[1] else 0.0


def _value(number: str) -> float:
    """Return a number in digits; marks inside it may be of either use."""
    plain = number.rstrip(".,").replace(",", ".")
    whole, _, part = plain.rpartition(".")
    is_thousands = len(part) == 3 and whole != ""
    return float(plain.replace(".", "")) if is_thousands else float(plain)
