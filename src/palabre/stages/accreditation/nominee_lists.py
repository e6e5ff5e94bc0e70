"""Lists of nominees from CSV and XLSX files: every wrong cell named, good rows kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Generic, TypeVar

from palabre.engines.formats.schedule.wording import folded
from palabre.engines.formats.tables import Table, read_table
from palabre.kernel.places import countries, country_name
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.questions import EMAIL
from palabre.stages.accreditation.states import Attendance, DelegationPlace

LONGEST_NAME = 200
LONGEST = {"email": 254, "title": 60, "post": 180, "family": 100}
"""Letters in a cell, where they are not those of a name."""

Entered = TypeVar("Entered")

MOST_ROWS = 500

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name",
        "full name",
        "nom",
        "nom complet",
        "الاسم",
        "nombre",
        "имя",
        "姓名",
    ),
    "family": (
        "family name",
        "surname",
        "last name",
        "nom de famille",
        "اسم العائلة",
        "apellidos",
        "apellido",
        "фамилия",
        "姓",
    ),
    "native": ("name in own script", "native name", "nom dans sa langue"),
    "email": (
        "email",
        "e mail",
        "mail",
        "courriel",
        "adresse electronique",
        "البريد",
        "البريد الإلكتروني",
        "correo",
        "correo electronico",
        "электронная почта",
        "адрес электронной почты",
        "电子邮件",
        "电子邮箱",
        "邮箱",
    ),
    "title": ("title", "titre"),
    "post": (
        "function",
        "post",
        "position",
        "fonction",
        "poste",
        "الوظيفة",
        "cargo",
        "funcion",
        "должность",
        "职务",
    ),
    "country": (
        "country",
        "nationality",
        "pays",
        "nationalite",
        "البلد",
        "pais",
        "nacionalidad",
        "страна",
        "гражданство",
        "国家",
        "国籍",
    ),
    "gender": (
        "gender",
        "sex",
        "genre",
        "sexe",
        "الجنس",
        "genero",
        "sexo",
        "пол",
        "性别",
    ),
    "attendance": (
        "attendance",
        "taking part",
        "mode",
        "participation",
        "الحضور",
        "المشاركة",
        "participacion",
        "modalidad",
        "участие",
        "форма участия",
        "参会方式",
        "参加方式",
    ),
    "place": (
        "place",
        "role",
        "place in delegation",
        "in the delegation",
        "rang",
        "dans la delegation",
        "الصفة",
        "في الوفد",
        "en la delegacion",
        "rango",
        "в делегации",
        "роль",
        "在代表团中",
        "身份",
    ),
    "category": ("category", "categorie", "الفئة", "categoria", "категория", "类别"),
}
_ON_SITE = (
    *("on site", "onsite", "in person", "sur place", "en presentiel"),
    *("presencial", "en persona", "حضوريا", "حضوري", "очно", "лично", "现场", "线下"),
)
_ONLINE = (
    *("online", "remote", "en ligne", "a distance", "en linea", "virtual"),
    *("عبر الإنترنت", "عن بعد", "онлайн", "дистанционно", "在线", "线上"),
)
_HEAD = (
    *("head", "head of delegation", "chef", "chef de delegation", "cheffe"),
    *("cheffe de delegation", "jefe", "jefa", "jefe de delegacion"),
    *("jefa de delegacion", "رئيس", "رئيسة", "رئيس الوفد", "رئيسة الوفد"),
    *("глава", "глава делегации", "团长", "代表团团长"),
)
_ALTERNATE = (
    *("alternate", "suppleant", "suppleante", "suplente", "نائب", "نائبة"),
    *("заместитель", "заместитель главы", "副团长", "副代表"),
)
_MEMBER = (
    "member",
    "membre",
    "miembro",
    "عضو",
    "عضوة",
    "член",
    "член делегации",
    "成员",
)
_ACCOMPANYING = (
    *("accompanying", "accompanying person", "accompagnant", "accompagnante"),
    *("personne accompagnante", "acompanante", "مرافق", "مرافقة"),
    *("сопровождающий", "сопровождающая", "сопровождающее лицо", "随行", "随行人员"),
)
WORDS: Mapping[str, Mapping[str, str]] = {
    "attendance": {
        **{folded(one): Attendance.ON_SITE for one in _ON_SITE},
        **{folded(one): Attendance.ONLINE for one in _ONLINE},
    },
    "place": {
        **{folded(one): DelegationPlace.HEAD for one in _HEAD},
        **{folded(one): DelegationPlace.ALTERNATE for one in _ALTERNATE},
        **{folded(one): DelegationPlace.MEMBER for one in _MEMBER},
        **{folded(one): DelegationPlace.ACCOMPANYING for one in _ACCOMPANYING},
    },
    "gender": {
        **{folded(one): "f" for one in ("f", "female", "woman", "femme", "mujer")},
        **{
            folded(one): "f"
            for one in ("femenino", "أنثى", "امرأة", "ж", "женский", "女")
        },
        **{folded(one): "m" for one in ("m", "male", "man", "homme", "hombre")},
        **{
            folded(one): "m"
            for one in ("masculino", "ذكر", "رجل", "м", "мужской", "男")
        },
        **{folded(one): "x" for one in ("x", "other", "autre", "otro", "آخر", "其他")},
    },
}
DEFAULTS = {"attendance": Attendance.ON_SITE, "place": DelegationPlace.MEMBER}


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that must be mended: where it stands, what it says, why it is wrong."""

    line: int
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of the delegation: what is known, and whether it can still change."""

    code: str
    facts: Mapping[str, str]
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row about somebody on the list already: what it would change, if anything."""

    line: int
    code: str
    name: str
    changes: Mapping[str, tuple[str, str]]
    is_final: bool

    @property
    def is_update(self) -> bool:
        """Tell whether taking the list changes what is kept of this person."""
        return bool(self.changes) and not self.is_final


@dataclass(frozen=True, slots=True)
class NomineeList:
    """What a file holds: new people, people known here, and each wrong cell."""

    good: tuple[dict[str, str], ...]
    wrong: tuple[WrongCell, ...]
    unknown_columns: tuple[str, ...] = field(default=())
    known: tuple[KnownRow, ...] = field(default=())


def read_list(
    name: str,
    content: bytes,
    *,
    categories: Collection[str],
    there: Sequence[Listed] = (),
) -> NomineeList:
    """Read a list of nominees.

    Parameters
    ----------
    categories : collection of str
        Codes that a focal point may name; the first stands where a row names none.
    there : sequence of Listed
        Who is in the delegation already; a row about one of them says what it changes.

    Raises
    ------
    Refused
        ``list-without-names``, ``list-too-long`` and those of `read_table`.
    """
    known = frozenset(folded(one) for many in COLUMNS.values() for one in many)
    table = read_table(name, content, known=known)
    columns = _columns(table)
    if "name" not in columns.values():
        raise Refused("list-without-names", file=name)
    if len(table.rows) > MOST_ROWS:
        raise Refused("list-too-long", n=len(table.rows), longest=MOST_ROWS)
    return _read(table, columns, list(categories), there)


def _columns(table: Table) -> dict[str, str]:
    """Return our name of each column that is known."""
    ours = {folded(spelt): name for name, many in COLUMNS.items() for spelt in many}
    return {
        column: ours[folded(column)]
        for column in table.columns
        if folded(column) in ours
    }


def _read(
    table: Table,
    columns: Mapping[str, str],
    categories: list[str],
    listed: Sequence[Listed],
) -> NomineeList:
    rows = [_row(line, row, columns, categories) for line, row in table.rows]
    rows = _without_twins(rows, columns)
    known, fresh = _parted(rows, listed)
    wrong = {one.line: list(one.bad) for one in rows}
    is_taken = _head_stays(listed, known)
    both: list[_Known | _Row] = [*known, *fresh]
    for one in sorted(both, key=lambda one: one.line):
        if not one.asks_for_head:
            continue
        if is_taken:
            said = next(name for name, ours in columns.items() if ours == "place")
            cell = WrongCell(one.line, said, one.said["place"], "head-twice")
            wrong[one.line].append(cell)
        is_taken = True
    return NomineeList(
        tuple(new.facts for new in fresh if not wrong[new.line]),
        tuple(cell for row in rows for cell in wrong[row.line]),
        tuple(column for column in table.columns if column not in columns),
        tuple(there.row for there in known if not wrong[there.line]),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as read: its facts with the usual ones filled in, what it said, bad cells."""

    line: int
    facts: dict[str, str]
    said: Mapping[str, str]
    bad: tuple[WrongCell, ...]

    @property
    def asks_for_head(self) -> bool:
        return self.facts["place"] == DelegationPlace.HEAD


@dataclass(frozen=True, slots=True)
class _Known:
    """A row about somebody of the list."""

    line: int
    said: Mapping[str, str]
    row: KnownRow

    @property
    def asks_for_head(self) -> bool:
        change = self.row.changes.get("place", ("", ""))
        return self.row.is_update and change[1] == DelegationPlace.HEAD


def _without_twins(rows: list[_Row], columns: Mapping[str, str]) -> list[_Row]:
    """Mark a row that names somebody whom an earlier row names."""
    sound = _Register[_Row]()
    marked = []
    for one in rows:
        is_twin = sound.found(one.facts) is not None
        if one.bad or not is_twin:
            marked.append(one)
            if not one.bad:
                sound.enter(one.facts, one)
            continue
        column = _header(columns, "name")
        cell = WrongCell(one.line, column, one.facts["name"], "twice")
        marked.append(replace(one, bad=(cell,)))
    return marked


class _Register(Generic[Entered]):
    """Who was named so far: found by the address, else by the name."""

    def __init__(self) -> None:
        self._by_address: dict[str, Entered] = {}
        self._by_name: dict[str, Entered] = {}
        self._without_address: dict[str, Entered] = {}

    def enter(self, facts: Mapping[str, str], one: Entered) -> None:
        """Enter somebody; whoever was entered before under one's name stays first."""
        address, name = facts.get("email", "").lower(), folded(facts["name"])
        self._by_name.setdefault(name, one)
        if address:
            self._by_address.setdefault(address, one)
        else:
            self._without_address.setdefault(name, one)

    def found(self, facts: Mapping[str, str]) -> Entered | None:
        """Return who is meant; two addresses that differ are two people."""
        address, name = facts.get("email", "").lower(), folded(facts["name"])
        if not address:
            return self._by_name.get(name)
        return self._by_address.get(address) or self._without_address.get(name)


def _parted(
    rows: Sequence[_Row], there: Sequence[Listed]
) -> tuple[list[_Known], list[_Row]]:
    known, fresh = [], []
    register = _Register[Listed]()
    for each in there:
        register.enter(each.facts, each)
    for one in rows:
        if one.bad:
            continue
        found = register.found(one.facts)
        if found is None:
            fresh.append(one)
        else:
            known.append(_Known(one.line, one.said, _compared(one, found)))
    return known, fresh


CHANGED = ("post", "place", "attendance", "category")
"""What a list changes of somebody named before; who somebody is, only they change."""


def _compared(row: _Row, there: Listed) -> KnownRow:
    changes = {
        name: (there.facts.get(name, ""), row.facts[name])
        for name in CHANGED
        if name in row.said and row.facts[name] != there.facts.get(name, "")
    }
    return KnownRow(
        row.line, there.code, there.facts["name"], changes, not there.may_change
    )


def _head_stays(there: Sequence[Listed], known: Sequence[_Known]) -> bool:
    """Tell whether the delegation keeps the head it has."""
    leaving = {
        one.row.code
        for one in known
        if one.row.is_update and "place" in one.row.changes
    }
    return any(
        one.facts.get("place") == DelegationPlace.HEAD and one.code not in leaving
        for one in there
    )


def _row(
    line: int,
    row: Mapping[str, str],
    columns: Mapping[str, str],
    categories: list[str],
) -> _Row:
    facts: dict[str, str] = {**DEFAULTS, "category": categories[0], "name": ""}
    said, bad = {}, []
    for column, name in columns.items():
        cell = row[column].strip()
        if not cell:
            continue
        said[name] = cell
        value, why = _cell(name, cell, categories)
        if why:
            bad.append(WrongCell(line, column, cell, why))
        else:
            facts[name] = value
    if not facts["name"] and not any(_is(columns, one, "name") for one in bad):
        bad.append(WrongCell(line, _header(columns, "name"), "", "missing"))
    return _Row(line, facts, said, tuple(bad))


def _is(columns: Mapping[str, str], cell: WrongCell, name: str) -> bool:
    return columns.get(cell.column) == name


def _header(columns: Mapping[str, str], name: str) -> str:
    return next(column for column, ours in columns.items() if ours == name)


def _cell(name: str, said: str, categories: list[str]) -> tuple[str, str]:
    """Return what a cell means, or why it means nothing."""
    if said.startswith("=") or len(said) > LONGEST.get(name, LONGEST_NAME):
        return "", "formula" if said.startswith("=") else "too-long"
    if name in WORDS:
        value = WORDS[name].get(folded(said), "")
        return value, "" if value else "unknown"
    if name == "country":
        code = country_code(said)
        return code, "" if code else "country"
    if name == "email":
        email = said.lower()
        return email, "" if EMAIL.fullmatch(email) else "email"
    if name == "category":
        code = folded(said).replace(" ", "-")
        return code, "" if code in categories else "unknown"
    return said, ""


def country_code(said: str) -> str:
    """Return the code of a country given by code or by name in six languages."""
    if said.upper() in countries():
        return said.upper()
    by_iso3, by_name = _codes()
    return by_iso3.get(said.upper()) or by_name.get(folded(said), "")


@cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Return codes by three letters and by name; the first language's name counts."""
    by_iso3 = {one.iso3: iso2 for iso2, one in countries().items()}
    by_name: dict[str, str] = {}
    for lang in ("en", "fr", "es", "ar", "ru", "zh"):
        for iso2 in countries():
            by_name.setdefault(folded(country_name(iso2, lang)), iso2)
    return by_iso3, by_name
