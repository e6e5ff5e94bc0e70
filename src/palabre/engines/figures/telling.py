"""A definition in words, made from what it says and nothing else.

English and French tell it as a sentence; the other languages as a list of conditions,
each a name and its values, since nouns there would change their form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from palabre.engines.figures.definition import (
    Comparison,
    Condition,
    Definition,
    Either,
    Every,
    Instant,
    Moment,
    Operator,
    Without,
)
from palabre.engines.figures.vocabulary import KEYS, Field, Kind, field_of
from palabre.kernel.languages import Text, comma
from palabre.kernel.places import country_name

LANGUAGES = ("en", "fr", "ar", "es", "ru", "zh")
SENTENCES = frozenset({"en", "fr"})

Names = Callable[[str, str, str], str]
"""Field, code and language → what the code is called; empty where it is not known."""


def no_names(field: str, code: str, lang: str) -> str:
    """Know no name: codes are told as they are."""
    del field, code, lang
    return ""


def told(definition: Definition, names: Names = no_names) -> Text:
    """Return what a definition counts, in words of each language."""
    return Text(
        {lang: _Teller(lang, names).told(definition) for lang in LANGUAGES}, "en"
    )


PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "where": " {condition}",
        "is": "whose {noun} is {values}",
        "is not": "whose {noun} is not {values}",
        "is known": "whose {noun} is known",
        "is not known": "whose {noun} is not known",
        "before": "whose {noun} is before {values}",
        "after": "whose {noun} is after {values}",
        "at least": "whose {noun} is at least {values}",
        "at most": "whose {noun} is at most {values}",
        "and": " and ",
        "or": " or ",
        "not": "except those {part}",
        "every": "; every row counts",
        "distinct": "; rows of the same {key} count once",
        "now": "; as they stand at the moment of asking",
        "the start": "; {moment} before the edition began",
        "the end": "; {moment} before the edition ended",
        "at": "; {moment} by {at}",
        "quote": "“{value}”",
    },
    "fr": {
        "where": " {condition}",
        "is": "dont {noun} est {values}",
        "is not": "dont {noun} n’est pas {values}",
        "is known": "dont {noun} est {known}",
        "is not known": "dont {noun} n’est pas {known}",
        "before": "dont {noun} est avant le {values}",
        "after": "dont {noun} est après le {values}",
        "at least": "dont {noun} est au moins {values}",
        "at most": "dont {noun} est au plus {values}",
        "and": " et ",
        "or": " ou ",
        "not": "sauf {those} {part}",
        "every": " ; chaque ligne compte",
        "distinct": " ; les lignes qui ont en commun leur « {key} » comptent une seule fois",
        "now": " ; au moment où l’on demande",
        "the start": " ; {moment} avant le début de l’édition",
        "the end": " ; {moment} avant la fin de l’édition",
        "at": " ; {moment} au plus tard le {at}",
        "quote": "« {value} »",
    },
    "ar": {
        "where": " ({condition})",
        "is": "{noun}: {values}",
        "is not": "{noun}: ما عدا {values}",
        "is known": "{noun}: معلوم",
        "is not known": "{noun}: غير معلوم",
        "before": "{noun}: قبل {values}",
        "after": "{noun}: بعد {values}",
        "at least": "{noun}: {values} على الأقل",
        "at most": "{noun}: {values} على الأكثر",
        "and": "؛ ",
        "or": " أو ",
        "not": "باستثناء: {part}",
        "every": "؛ يُحسب كل صف",
        "distinct": "؛ تُحسب الصفوف المشتركة في «{key}» مرة واحدة",
        "now": "؛ كما هي عند السؤال",
        "the start": "؛ {moment} قبل بدء الدورة",
        "the end": "؛ {moment} قبل انتهاء الدورة",
        "at": "؛ {moment} حتى {at}",
        "quote": "«{value}»",
    },
    "es": {
        "where": " ({condition})",
        "is": "{noun}: {values}",
        "is not": "{noun}: distinto de {values}",
        "is known": "{noun}: dato conocido",
        "is not known": "{noun}: dato desconocido",
        "before": "{noun}: antes de {values}",
        "after": "{noun}: después de {values}",
        "at least": "{noun}: al menos {values}",
        "at most": "{noun}: como máximo {values}",
        "and": "; ",
        "or": " o ",
        "not": "excepto: {part}",
        "every": "; cuenta cada fila",
        "distinct": "; las filas con el mismo dato «{key}» cuentan una sola vez",
        "now": "; tal como están en el momento de la consulta",
        "the start": "; {moment} antes del inicio de la edición",
        "the end": "; {moment} antes del final de la edición",
        "at": "; {moment} hasta {at}",
        "quote": "«{value}»",
    },
    "ru": {
        "where": " ({condition})",
        "is": "{noun}: {values}",
        "is not": "{noun}: кроме {values}",
        "is known": "{noun}: указано",
        "is not known": "{noun}: не указано",
        "before": "{noun}: до {values}",
        "after": "{noun}: после {values}",
        "at least": "{noun}: не менее {values}",
        "at most": "{noun}: не более {values}",
        "and": "; ",
        "or": " или ",
        "not": "исключая: {part}",
        "every": "; считается каждая строка",
        "distinct": "; строки с одинаковым значением «{key}» считаются один раз",
        "now": "; по состоянию на момент запроса",
        "the start": "; {moment} — до начала форума",
        "the end": "; {moment} — до окончания форума",
        "at": "; {moment} — не позднее {at}",
        "quote": "«{value}»",
    },
    "zh": {
        "where": "（{condition}）",
        "is": "{noun}：{values}",
        "is not": "{noun}：{values}除外",
        "is known": "{noun}：已知",
        "is not known": "{noun}：未知",
        "before": "{noun}：{values}之前",
        "after": "{noun}：{values}之后",
        "at least": "{noun}：至少{values}",
        "at most": "{noun}：至多{values}",
        "and": "；",
        "or": "或",
        "not": "不包括：{part}",
        "every": "；每行计一次",
        "distinct": "；“{key}”相同的各行只计一次",
        "now": "；以查询时为准",
        "the start": "；{moment}在本届开始之前",
        "the end": "；{moment}在本届结束之前",
        "at": "；{moment}不晚于{at}",
        "quote": "“{value}”",
    },
}


@dataclass(frozen=True, slots=True)
class _Teller:
    lang: str
    names: Names

    def told(self, one: Definition) -> str:
        words = str(one.of.noun.said_in(self.lang))
        if one.condition is not None:
            told = self.condition(one.condition, one)
            words += self._phrase("where").format(condition=told)
        end = "。" if self.lang == "zh" else "."
        return f"{words}{self._distinct(one)}{self._instant(one)}{end}"

    def _distinct(self, one: Definition) -> str:
        phrase = "every" if one.distinct == one.of.key else "distinct"
        key = str(KEYS[one.distinct].said_in(self.lang))
        return self._phrase(phrase).format(key=key)

    def _instant(self, one: Definition) -> str:
        instant: Instant = one.instant
        moment = str(one.of.moment.said_in(self.lang))
        told = instant.told if instant.moment is Moment.AT else ""
        return self._phrase(str(instant.moment)).format(moment=moment, at=told)

    def condition(self, condition: Condition, one: Definition) -> str:
        match condition:
            case Comparison():
                return self._test(condition)
            case Without(part):
                those = "celles" if one.of.is_feminine else "ceux"
                inner = self.condition(part, one)
                return self._phrase("not").format(part=inner, those=those)
            case Every(parts):
                inside = [self._inside(part, one) for part in parts]
                return self._phrase("and").join(inside)
            case Either(parts):
                return self._phrase("or").join(
                    self.condition(part, one) for part in parts
                )

    def _inside(self, part: Condition, one: Definition) -> str:
        words = self.condition(part, one)
        if not isinstance(part, Either):
            return words
        return f"[{words}]" if self.lang not in SENTENCES else f"({words})"

    def _test(self, test: Comparison) -> str:
        field = field_of(test.field)
        if field.kind is Kind.FLAG and test.operator in {Operator.IS, Operator.IS_NOT}:
            return self._flag(field, test)
        return self._phrase(str(test.operator)).format(
            noun=str(field.noun.said_in(self.lang)),
            values=self._values(field, test.values),
            known="connue" if field.is_feminine else "connu",
        )

    def _flag(self, field: Field, test: Comparison) -> str:
        is_yes = ("yes" in test.values) is (test.operator is Operator.IS)
        return str(field.values["yes" if is_yes else "no"].said_in(self.lang))

    def _values(self, field: Field, values: tuple[str, ...]) -> str:
        said = [
            self._phrase("quote").format(value=self._value(field, one))
            for one in values
        ]
        if len(said) < 2:
            return "".join(said)
        return comma(self.lang).join(said[:-1]) + self._phrase("or") + said[-1]

    def _value(self, field: Field, value: str) -> str:
        if field.name == "country":
            return country_name(value, self.lang)
        if value in field.values:
            return str(field.values[value].said_in(self.lang))
        return self.names(field.name, value, self.lang) or value

    def _phrase(self, key: str) -> str:
        return PHRASES[self.lang][key]
