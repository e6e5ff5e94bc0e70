"""The questions of a registration form: whom they meet, when, what a good answer is.

Pure values without a database: the pages, the API and the import of lists ask the same
functions.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from palabre.engines.formats.intake import plain
from palabre.kernel.languages import Text
from palabre.kernel.places import countries
from palabre.kernel.refusals import Refused

LONGEST = {"text": 200, "long-text": 4000, "email": 254, "url": 300, "number": 30}
"""Signs of an answer; what is longer belongs into a document."""

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
URL = re.compile(r"https?://[^\s/.]+\.[^\s]+")

Answer = str | list[str]
Answers = Mapping[str, Answer]


class Kind(StrEnum):
    """What kind of answer a question takes."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    DATE = "date"
    NUMBER = "number"
    EMAIL = "email"
    URL = "url"
    COUNTRY = "country"
    FILE = "file"


class Readers(StrEnum):
    """Who reads the answers to a question, besides the person."""

    VETTERS = "vetters"
    PROTOCOL = "protocol"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    Parameters
    ----------
    key : str
        Stays the same over versions and editions, so that answers can be compared.
    categories, modes : tuple of str
        Whom it meets; empty means everybody.
    when_key, when_values : str and tuple of str
        It is asked only when the answer to an earlier question is one of these.
    purpose : str
        Why it is asked, told to whoever answers.
    keep_days : int or None
        Days after the edition's end until the answer purges itself; None keeps it as
        long as the registration.
    readers : Readers
        Who else reads the answers; opening what is not for all vetters is journalled.
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    help: Text = field(default_factory=Text)
    section: str = ""
    is_required: bool = False
    choices: tuple[tuple[str, Text], ...] = ()
    categories: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    when_key: str = ""
    when_values: tuple[str, ...] = ()
    purpose: Text = field(default_factory=Text)
    keep_days: int | None = None
    readers: Readers = Readers.VETTERS

    @property
    def is_sensitive(self) -> bool:
        """Tell whether opening the answer leaves a line in the journal."""
        return self.readers is not Readers.VETTERS

    def to_json(self) -> dict[str, object]:
        """Return the form kept in the database."""
        return {
            "key": self.key,
            "label": self.label.to_json(),
            "kind": str(self.kind),
            "help": self.help.to_json(),
            "section": self.section,
            "is_required": self.is_required,
            "choices": [[value, name.to_json()] for value, name in self.choices],
            "categories": list(self.categories),
            "modes": list(self.modes),
            "when": [self.when_key, list(self.when_values)],
            "purpose": self.purpose.to_json(),
            "keep_days": self.keep_days,
            "readers": str(self.readers),
        }


def question_from(kept: Mapping[str, object]) -> Question:
    """Return the question that `Question.to_json` wrote."""
    when = kept.get("when") or ["", []]
    days = kept.get("keep_days")
    return Question(
        key=str(kept["key"]),
        label=Text.from_json(kept["label"]),
        kind=Kind(str(kept.get("kind", Kind.TEXT))),
        help=Text.from_json(kept.get("help", {})),
        section=str(kept.get("section", "")),
        is_required=bool(kept.get("is_required")),
        choices=tuple(
            (str(value), Text.from_json(name))
            for value, name in kept.get("choices", ())  # type: ignore[attr-defined]
        ),
        categories=tuple(kept.get("categories", ())),  # type: ignore[arg-type]
        modes=tuple(kept.get("modes", ())),  # type: ignore[arg-type]
        when_key=str(when[0]),  # type: ignore[index]
        when_values=tuple(when[1]),  # type: ignore[index]
        purpose=Text.from_json(kept.get("purpose", {})),
        keep_days=None if days is None else int(str(days)),
        readers=Readers(str(kept.get("readers", Readers.VETTERS))),
    )


def check_form(questions: Sequence[Question]) -> None:
    """Refuse a form that could not be answered.

    Raises Refused: ``question-key``, ``question-twice``, ``question-unlabelled``,
    ``question-choices``, ``question-condition``.
    """
    earlier: dict[str, Question] = {}
    for one in questions:
        if not KEY.fullmatch(one.key):
            raise Refused("question-key", field="key", key=one.key)
        if one.key in earlier:
            raise Refused("question-twice", field="key", key=one.key)
        if not one.label:
            raise Refused("question-unlabelled", field="label", key=one.key)
        if one.kind in {Kind.CHOICE, Kind.CHOICES} and not one.choices:
            raise Refused("question-choices", field="choices", key=one.key)
        if one.when_key and not _can_be(earlier.get(one.when_key), one.when_values):
            raise Refused("question-condition", field="when_key", key=one.key)
        earlier[one.key] = one


def _can_be(other: Question | None, values: Sequence[str]) -> bool:
    """Tell whether an earlier question can be answered so."""
    if other is None or not values:
        return False
    if other.kind is Kind.YES_NO:
        return set(values) <= {"yes", "no"}
    named = {value for value, _ in other.choices}
    return not named or set(values) <= named


def meeting(
    questions: Sequence[Question], *, category: str, mode: str
) -> list[Question]:
    """Return the questions that a category and a mode of taking part may meet."""
    return [
        one
        for one in questions
        if (not one.categories or category in one.categories)
        and (not one.modes or mode in one.modes)
    ]


def fitting(questions: Sequence[Question], codes: Iterable[str]) -> list[Question]:
    """Return the questions without categories that an edition does not have."""
    known = set(codes)
    kept = []
    for one in questions:
        categories = tuple(code for code in one.categories if code in known)
        if categories or not one.categories:
            kept.append(replace(one, categories=categories))
    return kept


def asked(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Return the questions whose conditions hold; what hides hides what hangs on it."""
    there: dict[str, Question] = {}
    for one in questions:
        if not one.when_key or (
            one.when_key in there and _is_met(one, answers.get(one.when_key, ""))
        ):
            there[one.key] = one
    return list(there.values())


def _is_met(question: Question, answer: Answer) -> bool:
    given = {answer} if isinstance(answer, str) else set(answer)
    return bool(given & set(question.when_values))


def sections(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Return the questions in their sections, one a step, where each comes first."""
    found: dict[str, list[Question]] = {}
    for one in questions:
        found.setdefault(one.section, []).append(one)
    return list(found.items())


def cleaned(
    questions: Sequence[Question], given: Answers
) -> tuple[dict[str, Answer], dict[str, Refused]]:
    """Return the good answers to what is asked, and why each other is none.

    Answers to questions that are not asked are left out.
    """
    good: dict[str, Answer] = {}
    bad: dict[str, Refused] = {}
    for one in asked(questions, given):
        try:
            answer = clean(one, given.get(one.key, ""))
        except Refused as refused:
            bad[one.key] = refused
            continue
        if answer:
            good[one.key] = answer
    return good, bad


def clean(question: Question, given: Answer) -> Answer:
    """Return an answer as it is kept.

    Raises Refused: ``answer-missing``, ``answer-unknown``, ``answer-too-long``,
    ``answer-malformed``.
    """
    if question.kind is Kind.CHOICES:
        return _clean_choices(question, given)
    said = plain(given if isinstance(given, str) else "".join(given[:1])).strip()
    if not said:
        if question.is_required:
            raise Refused("answer-missing", field=question.key)
        return ""
    longest = LONGEST.get(question.kind, LONGEST["text"])
    if len(said) > longest:
        raise Refused(
            "answer-too-long", field=question.key, n=len(said), longest=longest
        )
    if not _is_sound(question, said):
        raise Refused("answer-malformed", field=question.key, value=said)
    return said


def _clean_choices(question: Question, given: Answer) -> list[str]:
    wanted = [given] if isinstance(given, str) else list(given)
    chosen = [value for value, _ in question.choices if value in wanted]
    strange = sorted({value for value in wanted if value}.difference(chosen))
    if strange:
        raise Refused("answer-unknown", field=question.key, value=strange[0])
    if question.is_required and not chosen:
        raise Refused("answer-missing", field=question.key)
    return chosen


def _is_sound(question: Question, said: str) -> bool:
    if question.kind is Kind.CHOICE:
        return said in {value for value, _ in question.choices}
    check = SOUND.get(question.kind)
    return check is None or check(said)


def _is_date(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


def _is_number(said: str) -> bool:
    try:
        return Decimal(said).is_finite()
    except InvalidOperation:
        return False


SOUND: Mapping[Kind, Callable[[str], bool]] = {
    Kind.YES_NO: lambda said: said in {"yes", "no"},
    Kind.DATE: _is_date,
    Kind.NUMBER: _is_number,
    Kind.EMAIL: lambda said: EMAIL.fullmatch(said) is not None,
    Kind.URL: lambda said: URL.fullmatch(said) is not None,
    Kind.COUNTRY: lambda said: said in countries(),
}
"""What a good answer to each kind of question looks like, where not everything is."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed from one form to another, by key."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def differences(old: Sequence[Question], new: Sequence[Question]) -> Differences:
    """Return what a new version, or the next edition's form, does differently."""
    before = {one.key: one for one in old}
    after = {one.key: one for one in new}
    both: Collection[str] = [key for key in after if key in before]
    return Differences(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(key for key in both if before[key] != after[key]),
    )
