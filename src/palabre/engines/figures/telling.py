"""A definition in words, English and French, made from what it says and nothing else."""

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
from palabre.kernel.languages import Text
from palabre.kernel.places import country_name

LANGUAGES = ("en", "fr")

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
}


@dataclass(frozen=True, slots=True)
class _Teller:
    lang: str
    names: Names

    def told(self, one: Definition) -> str:
        words = str(one.of.noun.said_in(self.lang))
        if one.condition is not None:
            words += f" {self.condition(one.condition, one)}"
        return f"{words}{self._distinct(one)}{self._instant(one)}."

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
        return f"({words})" if isinstance(part, Either) else words

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
        return ", ".join(said[:-1]) + self._phrase("or") + said[-1]

    def _value(self, field: Field, value: str) -> str:
        if field.name == "country":
            return country_name(value, self.lang)
        if value in field.values:
            return str(field.values[value].said_in(self.lang))
        return self.names(field.name, value, self.lang) or value

    def _phrase(self, key: str) -> str:
        return PHRASES[self.lang][key]
