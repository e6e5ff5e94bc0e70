"""A draft report in a language that has no rules of reported speech yet.

Nothing is turned: words stand as they were said, with the group of who said them, under
the heading that a sign word suggests. Consensus and no consensus are never suggested:
without rules nobody can tell who agrees with what. A rapporteur goes on from there.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Statement, Verdict, Writer
from palabre.engines.synthesis.report_draft import (
    KINDS,
    MAX_QUOTATIONS,
    Quote,
    ReportDraft,
)
from palabre.engines.synthesis.report_results import tells_result
from palabre.engines.synthesis.report_voices import asks
from palabre.engines.synthesis.sentences import Sentence, all_sentences
from palabre.engines.synthesis.tallies import voice_of
from palabre.engines.synthesis.telling import cite
from palabre.kernel.languages import primary

FRAMES: Mapping[str, tuple[str, str]] = {
    "ar": ("ورد على لسان متحدث من {who}: «{words}»", "ورد في الجلسة: «{words}»"),
    "es": ("Desde {who} se dijo: «{words}»", "Se dijo: «{words}»"),
    "ru": ("Представителем {who} было сказано: «{words}»", "Было сказано: «{words}»"),
    "zh": ("一位来自{who}的发言者说：“{words}”", "有发言者说：“{words}”"),
}
"""Words as they were said: by somebody of a group, by somebody of none."""

GROUPS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "government": "الحكومات",
        "private-sector": "القطاع الخاص",
        "civil-society": "المجتمع المدني",
        "technical-community": "الأوساط التقنية",
        "academia": "الأوساط الأكاديمية",
        "international-organization": "المنظمات الدولية",
    },
    "es": {
        "government": "un gobierno",
        "private-sector": "el sector privado",
        "civil-society": "la sociedad civil",
        "technical-community": "la comunidad técnica",
        "academia": "el mundo académico",
        "international-organization": "una organización internacional",
    },
    "ru": {
        "government": "правительства",
        "private-sector": "частного сектора",
        "civil-society": "гражданского общества",
        "technical-community": "технического сообщества",
        "academia": "академических кругов",
        "international-organization": "международной организации",
    },
    "zh": {
        "government": "政府",
        "private-sector": "私营部门",
        "civil-society": "民间社会",
        "technical-community": "技术界",
        "academia": "学术界",
        "international-organization": "国际组织",
    },
}
SIGNS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "announcements": "نعلن|أعلن|سنقوم|نلتزم|نتعهد|ألتزم|أتعهد|سنخصص|سننشر|سنطلق",
        "way_forward": "ينبغي|يجب|نوصي|نقترح|أقترح|ندعو|أدعو|من الضروري|لا بد",
        "challenges": "تحدي|التحدي|عقبة|عقبات|صعوبة|صعوبات|نقص|فجوة|للأسف|مشكلة",
        "achievements": "تمكنا|أنجزنا|حققنا|نجحنا|أطلقنا|قمنا|وصلنا|دربنا",
        "trends": "متزايد|يتزايد|تتزايد|ارتفع|ارتفعت|انخفض|انخفضت|اتجاه",
    },
    "es": {
        "announcements": r"anuncia\w*|nos comprometemos|me comprometo|vamos a",
        "way_forward": r"debe\w*|deberí\w+|recomenda\w*|propon\w*|hay que|conviene",
        "challenges": r"desafí\w*|obstácul\w*|dificult\w*|brecha\w*|falta\w*|problema\w*",
        "achievements": r"logr\w*|hemos \w+do|conseguimos|alcanz\w+|pusimos",
        "trends": r"cada vez|tendencia\w*|aument\w*|crec\w*|disminuy\w*",
    },
    "ru": {
        "announcements": r"объявля\w+|обязуемся|обязуюсь|обещаем|мы выделим|запустим",
        "way_forward": r"следует|должн\w+|необходимо|нужно|предлага\w+|рекоменду\w+",
        "challenges": r"вызов\w*|препятств\w+|трудност\w+|нехватк\w+|разрыв\w*|проблем\w+",
        "achievements": r"удалось|достигли|создали|добились|запустили|обучили|построили",
        "trends": r"всё чаще|все чаще|растёт|растет|тенденци\w+|увеличи\w+|сокраща\w+",
    },
    "zh": {
        "announcements": "宣布|承诺|我们将|我国将|将投入|将启动",
        "way_forward": "应当|应该|必须|建议|需要|呼吁|有必要",
        "challenges": "挑战|困难|障碍|不足|缺乏|鸿沟|问题",
        "achievements": "实现了|完成了|建成|取得了|成功|已经培训|推出了",
        "trends": "越来越|日益|增长|趋势|上升|下降",
    },
}
"""Words that suggest a heading, the surest heading first; a person decides."""

ELSE = "key_issues"
LEAST, MOST = 30, 320
"""Signs of a sentence that may stand in a report; Chinese needs a third of them."""

MOST_OF_A_VOICE = 2
"""Lines of one heading that one voice may have."""

_COURTESY = re.compile(
    r"^(?:شكرا|صباح|مساء|أشكر|السيد الرئيس|السيدة الرئيسة|gracias|buen[oa]s|muchas gracias"
    r"|спасибо|благодар|добр|уважаем|谢谢|感谢|各位|尊敬|大家好)",
    re.IGNORECASE,
)


def quoted_report(corpus: Corpus, *, lang: str) -> ReportDraft:
    """Lay out the words of one session as the draft of its report.

    Parameters
    ----------
    lang : str
        One of ``FRAMES``; sentences in another language stay out.
    """
    tag = primary(lang)
    fit = [one for one in all_sentences(corpus) if _fits(one, tag)]
    weights = _weights(fit, tag)
    ranked = sorted(fit, key=lambda one: (-weights[one.id], one.id))
    by_kind: dict[str, list[Sentence]] = {kind: [] for kind in KINDS}
    for one in ranked:
        kind = _kind(one, tag)
        of_voice = [each for each in by_kind[kind] if _voice(each) == _voice(one)]
        if len(by_kind[kind]) < KINDS[kind][1] and len(of_voice) < MOST_OF_A_VOICE:
            by_kind[kind].append(one)
    place = {one.id: number for number, one in enumerate(fit)}
    lines = {
        kind: tuple(
            _statement(kind, number, one, tag)
            for number, one in enumerate(sorted(chosen, key=lambda s: place[s.id]), 1)
        )
        for kind, chosen in by_kind.items()
    }
    return ReportDraft(lines, tuple(_quotations(ranked)))


def framed(words: str, group: str, lang: str) -> str:
    """Return words as they were said, with the group of who said them.

    Examples
    --------
    >>> framed("Нужно больше школ.", "academia", "ru")
    'Представителем академических кругов было сказано: «Нужно больше школ.»'
    """
    tag = primary(lang)
    of_group, of_nobody = FRAMES[tag]
    who = GROUPS[tag].get(group, "")
    inside = words.strip(' «»“”"') if tag != "zh" else words.strip("“”")
    return (of_group if who else of_nobody).format(who=who, words=inside)


def _fits(one: Sentence, tag: str) -> bool:
    part = 3 if tag == "zh" else 1
    return (
        one.lang == tag
        and one.source.kind != RecordKind.REPORT
        and one.source.voice.is_counted
        and LEAST // part <= len(one.words) <= MOST // part
        and not one.words.rstrip("»”\"' ").endswith(("?", "؟", "？"))
        and not _COURTESY.match(one.words)
    )


def _kind(one: Sentence, tag: str) -> str:
    if asks(one):
        return "way_forward"
    if tells_result(one):
        return "achievements"
    said = one.words.casefold()
    for kind, signs in SIGNS[tag].items():
        edges = ("", "") if tag in {"zh", "ar"} else (r"(?<!\w)", r"(?!\w)")
        if re.search(f"{edges[0]}(?:{signs}){edges[1]}", said):
            return kind
    return ELSE


def _weights(sentences: Iterable[Sentence], tag: str) -> dict[str, float]:
    """Return how much of what the session speaks of stands in each sentence."""
    terms_of: Callable[[str], set[str]] = _pairs if tag == "zh" else _words
    terms = {one.id: terms_of(one.words) for one in sentences}
    said = Counter(term for many in terms.values() for term in many)
    usual = max(len(terms) // 3, 2)
    return {
        key: sum(said[term] for term in many if 1 < said[term] <= usual)
        / max(len(many), 1) ** 0.5
        + any(map(str.isdigit, "".join(many)))
        for key, many in terms.items()
    }


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}|\d+", text.casefold())}


def _pairs(text: str) -> set[str]:
    signs = re.findall(r"\w", text)
    return {one + other for one, other in pairwise(signs)}


def _voice(one: Sentence) -> str:
    return voice_of(one.source)


def _statement(kind: str, number: int, one: Sentence, tag: str) -> Statement:
    return Statement(
        id=f"{kind}-{number:02d}",
        section=kind,
        paragraph=1,
        text=framed(one.words, one.source.voice.group, tag),
        writer=Writer.EXTRACT,
        cites=(cite(one),),
        verdict=Verdict.NEEDS_REVIEW,
    )


def _quotations(ranked: Iterable[Sentence]) -> Iterator[Quote]:
    heard: set[str] = set()
    for one in ranked:
        if len(heard) == MAX_QUOTATIONS:
            return
        if not one.source.voice.name or _voice(one) in heard:
            continue
        heard.add(_voice(one))
        name = one.source.voice.name
        yield Quote(one.words, name, cite(one), one.source.starts_ms)
