"""What a sentence is about: people and public matters, or the parts of a mechanism.

A Chair reads to people who did not sit in the room. What speaks of people, of risks and
benefits, of security, cost or access says something to them; what tells how one field of
one header is filled does not. The words of the frameworks that a summit answers to (the
Action Lines, the Goals) are counted from their own lexicons.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from palabre.engines.synthesis.tagging.lexicon import lexicon, plain
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import WORD, bare

CLASSES: Final[Mapping[str, frozenset[str]]] = {
    "judges": wordset("""important importance crucial essential vital critical key necessary
        needed difficult hard challenging challenge challenges costly expensive cheap effective
        efficient significant significantly increasing increasingly growing grow grew rise rising
        decline declining widely widespread common global globally worldwide major serious severe
        beneficial harmful risk risks risky danger dangerous valuable useful fundamental better
        worse best worst lack lacking insufficient limited inadequate complex complexity simple
        sustainable resilient robust vulnerable fragile urgent reliable unreliable success
        successful fail failure fails impossible impact opportunity opportunities benefit benefits
        barrier barriers obstacle gap gaps progress improve improved improves improvement threat
        threats concern concerns problem problems rapidly rapid continues continued remains
        remained still never always majority most"""),
    "people": wordset("""people person persons user users child children girls boys women men
        youth young students student engineers engineer researchers researcher developers
        developer operators operator citizens citizen community communities society public
        government governments country countries nations companies company industry enterprises
        enterprise businesses business vendors vendor organizations organization organisations
        organisation institutions institution customers customer individuals victims survivors
        newcomers participants regulators regulator authorities authority academia publishers
        creators authors parents families staff employees workers population regions region world
        human humans"""),
    "public": wordset("""security privacy trust safety rights right law laws legal regulation
        regulations regulatory policy policies governance standard standards standardization
        standardisation openness open access accessibility inclusion interoperability deployment
        deployments adoption adopted energy climate carbon sustainability cost costs economic
        economy market competition investment innovation technology technologies research
        education training skills capacity health culture language languages infrastructure
        connectivity internet data sovereignty centralization centralized decentralized resilience
        consensus transparency accountability responsibility attacks attack abuse fraud crime
        censorship surveillance freedom democracy equity diversity environment disaster emergency
        ai intelligence agents agent quantum satellite satellites cryptography encryption identity
        consent content copyright traffic growth"""),
    "parts": wordset("""packet packets header headers frame frames field fields bit bits byte
        bytes node nodes router routers message messages key keys server servers client clients
        tlv tlvs flag flags label labels path paths link links interface interfaces table tables
        entry entries prefix prefixes route routes id ids identifier identifiers token tokens
        certificate certificates extension extensions parameter parameters attribute attributes
        value values module modules model models request requests response responses session
        sessions stream streams buffer queue hop hops segment segments address addresses payload
        encoding format syntax registry algorithm algorithms function functions object objects
        type types file files code version versions signature signatures hash timer draft drafts
        document documents text section rfc"""),
    "handles": wordset("""send sends sent receive receives received forward forwards forwarded
        encode encodes encoded carry carries carried contain contains contained include includes
        included define defines defined specify specifies specified set sets advertise advertises
        advertised compute computes computed select selects selected map maps mapped store stores
        stored update updates updated add adds added insert inserted assign assigns assigned
        generate generated allocate allocated configure configured"""),
    "reasons": wordset("""because therefore thus leading leads led causing caused cause enable
        enables enabled help helps helped allow allows allowed ensure ensures ensured protect
        protects protected prevent prevents prevented reduce reduces reduced increase increases
        increased"""),
}
MOST: Final = 4
MOST_OF_FRAMEWORKS: Final = 7
FRAMEWORKS: Final = ("action_lines", "goals")


def matter_of(clause: str, lang: str = "en") -> Iterator[str]:
    """Yield the features of what a clause is about: "#people>2" is two words or more.

    Examples
    --------
    >>> [each for each in matter_of("children were at risk") if "people" in each]
    ['#people>1']
    """
    if lang == "en":
        yield from _of_classes(clause)
    yield from _of_frameworks(clause, lang)


def _of_classes(clause: str) -> Iterator[str]:
    counted = dict.fromkeys(CLASSES, 0)
    for word in WORD.findall(clause.lower()):
        for name in _classes_of().get(word, ()):
            counted[name] += 1
    for name, n in counted.items():
        yield from (f"#{name}>{least}" for least in range(1, min(n, MOST) + 1))
    parts = counted["parts"] + counted["handles"]
    rest = counted["people"] + counted["public"] + counted["judges"]
    yield f"#parts-rest{max(-3, min(3, parts - rest))}"


@cache
def _classes_of() -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each word that has any."""
    every = sorted({word for words in CLASSES.values() for word in words})
    return {
        word: tuple(name for name, words in CLASSES.items() if word in words)
        for word in every
    }


def _of_frameworks(clause: str, lang: str) -> Iterator[str]:
    stems = (_stem(word, lang) for word in WORD.findall(clause))
    found = {stem for stem in stems if len(stem) > 2}
    n = len(found & _vocabulary(lang))
    yield from (
        f"#framework>{least}" for least in range(1, min(n, MOST_OF_FRAMEWORKS) + 1)
    )
    yield f"#framework={10 * n // max(1, len(found)) // 2}"


@lru_cache(maxsize=1 << 14)
def _stem(word: str, lang: str) -> str:
    return plain(bare(word, lang), lang)


@cache
def _vocabulary(lang: str) -> frozenset[str]:
    """Return the words of the frameworks' terms in a language, by stem."""
    return frozenset(
        word
        for name in FRAMEWORKS
        for terms in lexicon(name, lang).by_first.values()
        for term in terms
        for word in term.stems
        if len(word) > 2
    )
