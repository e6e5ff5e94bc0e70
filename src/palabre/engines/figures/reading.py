"""Reading a definition: a line of words to a tree, or a refusal that says where.

Grammar (EBNF; clauses after the first in this order, each at most once)::

    definition = "count" record ["where" condition] ["distinct" "by" key]
                 ["as" "of" instant] ["split" "by" split {"," split}]
                 ["show" "small" "total"] ;
    condition  = every {"or" every} ;
    every      = factor {"and" factor} ;
    factor     = "not" factor | "(" condition ")" | test ;
    test       = field ( "is" ["not"] ( "known" | ["one" "of"] value {"," value} )
                       | ("before" | "after") date
                       | "at" ("least" | "most") number ) ;
    instant    = "now" | "the" ("start" | "end") | date [time] ;
    split      = field ["across" field] ;

Words are told apart without regard to case; ``#`` begins a remark to the line's end.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from typing import NoReturn

from palabre.engines.figures.definition import (
    RESERVED,
    Comparison,
    Condition,
    Definition,
    Either,
    Every,
    Instant,
    Moment,
    Operator,
    Split,
    Without,
)
from palabre.engines.figures.vocabulary import (
    RECORDS,
    Field,
    Kind,
    Record,
    field_of,
)
from palabre.kernel.places import countries, country_name
from palabre.kernel.refusals import Refused

LONGEST = 4_000
"""Signs of a definition; nobody reads a longer one."""

DEEPEST = 20
"""Brackets within brackets."""

MOST_SPLITS = 12

MOST_TOLD = 24
"""Names that a refusal lists; of a longer list those that come near."""

SIGN = re.compile(
    r"""
    (?P<space>[\s\u200b\ufeff]+|\#[^\n]*)
  | (?P<date>\d{4}-\d{2}-\d{2}(?![\w-]))
  | (?P<time>\d{1,2}:\d{2}(?!\w))
  | (?P<quoted>"[^"\n]*"|“[^”\n]*”|«[^»\n]*»)
  | (?P<word>[^\W_][\w-]*)
  | (?P<mark>[(),])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text with where it stands, both counted from one."""

    kind: str
    text: str
    line: int
    column: int

    @property
    def word(self) -> str:
        """Return it for comparing with words of the language."""
        return self.text.lower() if self.kind == "word" else ""


def read(source: str) -> Definition:
    """Read a definition.

    Raises
    ------
    Refused
        ``definition-too-long``, ``definition-sign`` for a sign that has no sense,
        ``definition-expected``, ``definition-unknown`` and ``definition-value``, each
        with ``line`` and ``column`` and what would mend it; ``definition-date``,
        ``definition-too-deep``, ``definition-repeated``.
    """
    if len(source) > LONGEST:
        raise Refused("definition-too-long", n=len(source), most=LONGEST)
    return _Reader(_tokens(source)).definition()


def _tokens(source: str) -> list[Token]:
    found, at, line, begin = [], 0, 1, 0
    while at < len(source):
        match = SIGN.match(source, at)
        column = at - begin + 1
        if match is None:
            _refuse_sign(source[at], line, column)
        kind, text = str(match.lastgroup), match.group()
        if kind == "quoted":
            found.append(Token(kind, text[1:-1].strip(), line, column))
        elif kind != "space":
            found.append(Token(kind, text, line, column))
        if "\n" in text:
            line += text.count("\n")
            begin = at + text.rindex("\n") + 1
        at = match.end()
    found.append(Token("end", "", line, len(source) - begin + 1))
    return found


def _refuse_sign(sign: str, line: int, column: int) -> NoReturn:
    if sign in '"“«':
        raise Refused("definition-quote", line=line, column=column, found=sign)
    raise Refused("definition-sign", line=line, column=column, found=sign)


class _Reader:
    """Goes over the words once, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0
        self.record: Record = next(iter(RECORDS.values()))

    # the words ------------------------------------------------------------------

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.here
        self.at += token.kind != "end"
        return token

    def takes(self, *words: str) -> bool:
        """Take the words if they stand here in this order; else nothing."""
        there = self.tokens[self.at : self.at + len(words)]
        if [token.word for token in there] != list(words):
            return False
        self.at += len(words)
        return True

    def must(self, *words: str) -> None:
        for word in words:
            if not self.takes(word):
                self.expected(f"“{word}”")

    def expected(self, *wanted: str) -> NoReturn:
        token = self.here
        raise Refused(
            "definition-expected",
            line=token.line,
            column=token.column,
            found=token.text or "the end",
            expected=" / ".join(wanted),
        )

    def one_of(self, known: Iterable[str], what: str) -> str:
        """Take a word of a list, or refuse it with the nearest one."""
        names = list(known)
        token = self.here
        if token.kind != "word" or token.word in RESERVED - set(names):
            self.expected(what)
        if token.word not in names:
            self.unknown(token, names, what)
        self.at += 1
        return token.word

    def unknown(self, token: Token, names: list[str], what: str) -> NoReturn:
        near = get_close_matches(token.text.lower(), names, 5, 0.4) or names
        raise Refused(
            "definition-unknown",
            line=token.line,
            column=token.column,
            found=token.text,
            what=what,
            nearest=near[0],
            known=", ".join(names if len(names) <= MOST_TOLD else near[:MOST_TOLD]),
        )

    # the clauses ----------------------------------------------------------------

    def definition(self) -> Definition:
        self.must("count")
        record = self.record = RECORDS[self.one_of(RECORDS, "record")]
        condition = self.condition() if self.takes("where") else None
        distinct = record.key
        if self.takes("distinct"):
            self.must("by")
            distinct = self.one_of(record.keys, "key")
        instant = Instant()
        if self.takes("as"):
            self.must("of")
            instant = self.instant()
        splits: tuple[Split, ...] = ()
        if self.takes("split"):
            self.must("by")
            splits = self.splits()
        shows_small = self.takes("show", "small", "total")
        if self.here.kind != "end":
            self.at_the_end()
        return Definition(
            record.name, condition, distinct, instant, splits, shows_small
        )

    def at_the_end(self) -> NoReturn:
        clauses = ("where", "distinct", "as", "split", "show")
        token = self.here
        taken = {one.word for one in self.tokens[: self.at]}
        if token.word in clauses and token.word in taken:
            raise Refused(
                "definition-repeated",
                line=token.line,
                column=token.column,
                clause=token.word,
            )
        if token.word == "show":
            self.must("show", "small", "total")
        left = [f"“{word}”" for word in clauses if word not in taken]
        self.expected(*left, "end")

    def splits(self) -> tuple[Split, ...]:
        found: list[Split] = []
        while True:
            token = self.here
            first = self.split_field()
            second = self.split_field() if self.takes("across") else ""
            one = Split(first, second)
            is_there = {first, second} in [{old.first, old.second} for old in found]
            if is_there or first == second or len(found) == MOST_SPLITS:
                raise Refused(
                    "definition-repeated",
                    line=token.line,
                    column=token.column,
                    clause=str(one),
                )
            found.append(one)
            if not self.comma():
                return tuple(found)

    def split_field(self) -> str:
        kinds = (Kind.CODE, Kind.FLAG, Kind.DAY)
        fields = [one for one in self.record.fields if field_of(one).kind in kinds]
        return self.one_of(fields, "field")

    def comma(self) -> bool:
        if self.here.text == "," and self.here.kind == "mark":
            self.at += 1
            return True
        return False

    def instant(self) -> Instant:
        if self.takes("now"):
            return Instant()
        if self.takes("the"):
            return Instant(Moment(f"the {self.one_of(('start', 'end'), 'instant')}"))
        if self.here.kind != "date":
            self.expected("“now”", "“the start”", "“the end”", "date")
        told = self.date()
        if self.here.kind == "time":
            told = f"{told} {self.time()}"
        return Instant(Moment.AT, told)

    def date(self) -> str:
        return self._parsed("date", date.fromisoformat, "2026-06-12")

    def time(self) -> str:
        return self._parsed("time", _time, "18:00")

    def _parsed(self, kind: str, parse: Callable[[str], object], example: str) -> str:
        token = self.take()
        if token.kind != kind:
            self.at -= token.kind != "end"
            self.expected(f"{kind} ({example})")
        try:
            return str(parse(token.text))
        except ValueError as error:
            raise Refused(
                "definition-date",
                line=token.line,
                column=token.column,
                found=token.text,
                example=example,
            ) from error

    # the condition --------------------------------------------------------------

    def condition(self) -> Condition:
        return self._joined(self.every, "or", Either)

    def every(self) -> Condition:
        return self._joined(self.factor, "and", Every)

    def _joined(
        self,
        part: Callable[[], Condition],
        word: str,
        kind: type[Every] | type[Either],
    ) -> Condition:
        parts = [part()]
        while self.takes(word):
            parts.append(part())
        flat = [
            inner
            for one in parts
            for inner in (one.parts if isinstance(one, kind) else (one,))
        ]
        return flat[0] if len(flat) == 1 else kind(tuple(flat))

    def factor(self) -> Condition:
        token = self.here
        if token.word == "not" or (token.text == "(" and token.kind == "mark"):
            self.depth += 1
            if self.depth > DEEPEST:
                raise Refused(
                    "definition-too-deep",
                    line=token.line,
                    column=token.column,
                    most=DEEPEST,
                )
            self.at += 1
            found = self._without() if token.word == "not" else self._bracketed()
            self.depth -= 1
            return found
        return self.test()

    def _without(self) -> Condition:
        part = self.factor()
        return part.part if isinstance(part, Without) else Without(part)

    def _bracketed(self) -> Condition:
        found = self.condition()
        if self.here.text != ")" or self.here.kind != "mark":
            self.expected("“)”", "“and”", "“or”")
        self.at += 1
        return found

    def test(self) -> Comparison:
        one = field_of(self.one_of(self.record.fields, "field"))
        if self.takes("is"):
            return self._is(one)
        if one.kind is Kind.DAY and self.here.word in {"before", "after"}:
            return Comparison(one.name, Operator(self.take().word), (self.date(),))
        if one.kind is Kind.NUMBER and self.takes("at"):
            bound = self.one_of(("least", "most"), "bound")
            return Comparison(one.name, Operator(f"at {bound}"), (self.number(),))
        wanted = {Kind.DAY: ("“before”", "“after”"), Kind.NUMBER: ("“at least”",)}
        return self.expected("“is”", *wanted.get(one.kind, ()))

    def _is(self, one: Field) -> Comparison:
        is_not = self.takes("not")
        is_flag = one.kind is Kind.FLAG
        if not is_flag and self.takes("known"):
            operator = Operator.UNKNOWN if is_not else Operator.KNOWN
            return Comparison(one.name, operator)
        operator = Operator.IS_NOT if is_not else Operator.IS
        if is_flag or not self.takes("one", "of"):
            return Comparison(one.name, operator, (self.value(one),))
        values = [self.value(one)]
        while self.comma():
            values.append(self.value(one))
        return Comparison(one.name, operator, tuple(dict.fromkeys(values)))

    def value(self, one: Field) -> str:
        if one.kind is Kind.DAY:
            return self.date()
        if one.kind is Kind.NUMBER:
            return self.number()
        token = self.here
        is_word = token.kind == "word" and token.word not in RESERVED
        if not (is_word or (token.kind == "quoted" and token.text)):
            self.expected(*(self.record.values_of(one) or ("value", "“known”")))
        self.at += 1
        return self.checked(one, token)

    def checked(self, one: Field, token: Token) -> str:
        """Return a value as it is kept: lower case where the list is closed."""
        if one.name == "country":
            code = token.text.upper()
            if country_name(code, "en") == code:
                self.unknown(token, [name.lower() for name in countries()], "value")
            return code
        names = list(self.record.values_of(one))
        if not names:
            return token.text
        code = token.text.lower()
        if code not in names:
            self.unknown(token, names, "value")
        return code

    def number(self) -> str:
        token = self.here
        if not (token.text.isascii() and token.text.isdigit() and len(token.text) < 9):
            self.expected("number")
        self.at += 1
        return str(int(token.text))


def _time(told: str) -> str:
    hour, minute = map(int, told.split(":"))
    return f"{time(hour, minute):%H:%M}"
