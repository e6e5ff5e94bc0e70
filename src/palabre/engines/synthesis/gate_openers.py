"""What may be left out before "that": a speaker's own way of saying so, and nothing else.

"We believe that" adds nothing that the house's "it was felt that" does not say; without
"opponents say that", "it is unlikely that" or "it would be wrong to say that" what
follows becomes a fact that nobody stated.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from palabre.engines.synthesis.gate_aligned import Token
from palabre.engines.synthesis.gate_case import Case, frame_stems, stems_of
from palabre.engines.synthesis.gate_small_words import VIEWS
from palabre.engines.synthesis.gate_text import read
from palabre.engines.synthesis.gate_words import (
    LINKS,
    MODALS,
    NEGATORS,
    POSSIBLE,
    UNDONE,
)
from palabre.engines.synthesis.wordlists import wordset

OPENERS: Final = {
    "en": wordset(
        "believe think feel find found see saw seen say said know known note notice observe "
        "stress emphasize underline highlight add mention point recall remember remind bear mind "
        "learn learnt show shows showed shown demonstrate prove proved proven confirm report "
        "announce recommend propose suggest ask request urge call demand insist maintain argue "
        "state declare indicate estimate hope wish agree acknowledge recognize admit consider "
        "conclude regret realize understand repeat share submit reveal tell told hold held "
        "convinced confident sure certain clear obvious evident true important essential crucial "
        "worth fact point view opinion conviction belief experience study studies research survey "
        "data evidence figures numbers statistics finding result reason problem issue challenge "
        "lesson truth reality message conclusion recommendation proposal concern difficulty "
        "trouble news key main good bad big great interesting striking surprising worrying first "
        "second third next last thing trend strongly firmly simply strong firm let like want wanted "
        "worry worries worried strike strikes surprise surprised turn turns happens afraid "
        "glad pleased sad sadly doubt deny dispute forget ignore need own assure guess suppose workshop "
        "session panel meeting room table appeal encourage invite reiterate reaffirm affirm "
        "field ground practice years"
    ),
    "fr": wordset(
        "crois croyons pense pensons estime estimons constate constatons constaté note notons "
        "noter observe observons observé souligne soulignons souligner rappelle rappelons rappeler "
        "sais savons sait dis dire disons dit voir vois voyons vu montre montrent montré montrer "
        "démontre démontré confirme confirment confirmé prouve prouvent prouvé révèle révèlent "
        "révélé indique indiquent indiqué apprend appris recommande recommandons recommandé propose "
        "proposons proposé demande demandons demandé souhaite souhaitons espère espérons regrette "
        "regrettons convenus convenu conviennent accord accordent annoncé annonce annonçons "
        "important essentiel clair évident vrai certain sûr convaincu convaincue convaincus persuadé "
        "persuadés fait problème raison difficulté avis conviction expérience étude études recherche "
        "recherches enquête données chiffres constat leçon réalité vérité message conclusion "
        "recommandation proposition inquiétude preuve insiste insistons insister ajoute ajoutons "
        "ajouter préciser retenir signaler signale reconnaître reconnaissons admettre considère "
        "considérons affirmer affirme affirmons avons trouve trouvons comprendre comprends "
        "fermement fortement aussi doute oublier nier contester contestons oublions ignorons doutons ignorer frappe frappant inquiète premier "
        "deuxième troisième chose veux voudrais voulons tiens aimerais atelier séance réunion table "
        "terrain pratique années"
    ),
    "es": wordset(
        "creo creemos pienso pensamos considero consideramos estimo estimamos constatamos constato "
        "noto notamos observo observamos señalo señalamos señalar subrayo subrayamos subrayar "
        "destaco destacamos destacar recuerdo recordamos recordar sé sabemos digo decimos decir "
        "vemos veo muestra muestran mostró mostraron mostrado demuestra demuestran demostró "
        "demostrado confirma confirman confirmó prueba prueban indica indican indicó revela revelan "
        "reveló aprendimos aprendí recomiendo recomendamos propongo proponemos propuso pido pedimos "
        "deseo deseamos espero esperamos lamento lamentamos acordaron acordó acordado acuerdo "
        "convinieron anunció anunciamos anuncio importante esencial claro evidente cierto seguro "
        "seguros convencido convencida convencidos hecho problema razón dificultad opinión "
        "convicción experiencia estudio estudios investigación encuesta datos cifras lección "
        "realidad verdad mensaje conclusión recomendación propuesta preocupación insisto insistimos "
        "añado añadir precisar reconocer reconocemos admitir afirmo afirmamos encontramos hallamos "
        "comprender entendemos firmemente duda negar discutir olvidar ignorar primero segundo tercero quiero "
        "queremos quisiera preocupa taller sesión reunión mesa estamos estoy somos soy cabe "
        "terreno práctica años"
    ),
}
"""What a speaker opens a statement with who stands behind it."""

_MAKE: Final = frozenset({"make"})
"""What is made sure or made so is wanted, and not yet so."""

_ABLE: Final = wordset("can could cannot peut peuvent pouvons puede pueden podemos")


def opens_freely(case: Case, opener: Sequence[Token]) -> bool:
    """Tell whether nothing is lost with the words before "that"."""
    lang = case.lexicon
    words = [one.written.casefold() for one in opener]
    if not all(_affirms(case, part) for part in _parts(opener)):
        return False
    if any(MODALS[lang].get(w) == POSSIBLE and w not in _ABLE for w in words):
        return False
    if case.evidence.surface.isdisjoint(_VIEW) and not _VIEW.isdisjoint(
        one.written.casefold() for one in case.whole.words
    ):
        return True  # the house tells it as somebody's view
    free = (
        stems_of(OPENERS[lang], lang)
        | stems_of(LINKS[lang], lang)
        | frame_stems(lang)
        | VIEWS
        | _spoke(case)
    )
    free -= stems_of(_MAKE, "en")
    content = [one for one in opener if one.kind == "content"]
    return all(one.key in free or one.is_name for one in content)


def _parts(opener: Sequence[Token]) -> list[list[Token]]:
    """Return what stands before each "that": a denial turns its own alone."""
    parts: list[list[Token]] = [[]]
    for one in opener:
        if one.kind == "that":
            parts.append([])
        else:
            parts[-1].append(one)
    return [part for part in parts if part] or [[]]


def _affirms(case: Case, opener: Sequence[Token]) -> bool:
    """Tell whether nothing is denied with the words, or a denial of a denial."""
    lang = case.lexicon
    undoes = stems_of(UNDONE[lang], lang)
    is_undone = any(one.key in undoes for one in opener)
    words = [one.written.casefold() for one in opener]
    is_denied = any(_is_not(word, lang) for word in words)
    if is_denied and is_undone:
        return _OTHERS[lang].isdisjoint(words) and not _asks(words)
    return is_denied is is_undone or (is_denied and _is_denied_by_house(case))


_OTHERS: Final = {
    "en": wordset("he she they some others many few who yet"),
    "fr": wordset("elle ils elles certains certaines d'autres beaucoup peu qui encore"),
    "es": wordset("él ella ellos ellas algunos algunas otros muchos pocos quien aún"),
}
"""Who does not deny a thing has not said it; "il" is also "it" in French."""

_ASKING: Final = wordset(
    "does did will would can could should has have is are was were may might must"
)


def _asks(words: Sequence[str]) -> bool:
    """Tell whether an opener is a question: "does nobody deny that"."""
    return words[0] in _ASKING or words[:2] == ["do", "you"]


_VIEW: Final = wordset("view opinion concern fear avis opinion crainte opinión temor")


def _is_denied_by_house(case: Case) -> bool:
    """Tell whether the house's own verb denies: "one speaker did not believe that"."""
    told, said = (
        sum(_is_not(one.written.casefold(), case.lexicon) for one in part.words)
        for part in (case.whole, case.said)
    )
    return told > said


def _is_not(word: str, lang: str) -> bool:
    return word in NEGATORS[lang] or word.endswith("n't")


def is_others_reason(opener: Sequence[Token]) -> bool:
    """Tell whether what follows is the reason for something that was left out.

    Of "farmers refuse the tariff, because pumps are costly" the last part is what
    farmers say. Of "we support it because pumps are costly" the speaker says both, and
    of "this matters because pumps are costly".
    """
    at = max((n for n, one in enumerate(opener) if _opens_reason(one)), default=-1)
    if at < 0 or any(one.kind == "content" for one in opener[at + 1 :]):
        return False
    stops = [n for n, one in enumerate(opener[:at]) if one.key in _STOPS]
    words = [
        one.written.casefold()
        for one in opener[stops[-1] + 1 if stops else 0 : at]
        if one.kind != "break"
    ]
    while words and words[0] in _TIES:
        words.pop(0)
    return bool(words) and not _is_own(words)


def _opens_reason(one: Token) -> bool:
    return one.written.casefold() in _REASONS


def _is_own(words: Sequence[str]) -> bool:
    """Tell whether a main clause is the speaker's own, or says what a thing is."""
    if _THAT & set(words):
        return False
    is_plain = words[0] in _IT and words[1:2] and words[1] in _BEING
    return bool(words[0] in _OWN or words[0].endswith("mos") or is_plain)


_REASONS: Final = wordset("because since parce puisque car porque pues")
_STOPS: Final = frozenset({".", ";", "?", "!"})
_THAT: Final = frozenset({"that", "que"})
_TIES: Final = wordset("and so but yet et donc mais or y pero")
_IT: Final = wordset("it there")
_BEING: Final = wordset("is are was were")
_OWN: Final = wordset(
    "i we this that these je j' nous c'est ce cela ceci ça yo nosotros nosotras esto eso"
)
"""Who speaks, and what points at what was said before."""


def _spoke(case: Case) -> frozenset[str]:
    """Return the stems in the names of who spoke: the house says "a participant" for them."""
    names: Iterable[str] = (name for name, _ in case.bodies)
    stems = (read(name, case.lexicon).stems for name in names if name)
    return frozenset().union(*stems)
