"""Lists of nominees from CSV and XLSX files: every wrong cell named, good rows kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

from palabre.engines.formats.schedule.wording import folded
from palabre.engines.formats.tables import Table, read_table
from palabre.kernel.places import countries, country_name
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.questions import EMAIL
from palabre.stages.accreditation.states import Attendance, DelegationPlace

LONGEST_NAME = 200
LONGEST = {"email": 254, "title": 60, "post": 180, "family": 100}
"""Letters in a cell, where they are not those of a name."""

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
class NomineeList:
    """What a file holds: the good rows as facts, and each wrong cell."""

    good: tuple[dict[str, str], ...]
    wrong: tuple[WrongCell, ...]
    unknown_columns: tuple[str, ...] = field(default=())


def read_list(
    name: str,
    content: bytes,
    *,
    categories: Collection[str],
    there: Collection[str] = (),
    has_head: bool = False,
) -> NomineeList:
    """Read a list of nominees.

    Parameters
    ----------
    categories : collection of str
        Codes that a focal point may name; the first stands where a row names none.
    there : collection of str
        Folded names and addresses of who is in the delegation already.
    has_head : bool
        Whether the delegation has its head already: it has one only.

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
    return _read(table, columns, list(categories), set(there), has_head=has_head)


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
    seen: set[str],
    *,
    has_head: bool,
) -> NomineeList:
    good: list[dict[str, str]] = []
    wrong: list[WrongCell] = []
    for line, row in table.rows:
        facts, bad = _row(line, row, columns, categories)
        keys = {folded(facts["name"]), facts.get("email", "")} - {""}
        if not bad and keys & seen:
            bad = [WrongCell(line, _header(columns, "name"), facts["name"], "twice")]
        is_head = facts["place"] == DelegationPlace.HEAD
        if not bad and is_head and has_head:
            column = _header(columns, "place")
            bad = [WrongCell(line, column, row[column].strip(), "head-twice")]
        if bad:
            wrong += bad
            continue
        seen |= keys
        has_head |= is_head
        good.append(facts)
    strange = tuple(one for one in table.columns if one not in columns)
    return NomineeList(tuple(good), tuple(wrong), strange)


def _row(
    line: int,
    row: Mapping[str, str],
    columns: Mapping[str, str],
    categories: list[str],
) -> tuple[dict[str, str], list[WrongCell]]:
    facts: dict[str, str] = {**DEFAULTS, "category": categories[0], "name": ""}
    bad = []
    for column, name in columns.items():
        said = row[column].strip()
        if not said:
            continue
        value, why = _cell(name, said, categories)
        if why:
            bad.append(WrongCell(line, column, said, why))
        else:
            facts[name] = value
    if not facts["name"] and not any(_is(columns, one, "name") for one in bad):
        bad.append(WrongCell(line, _header(columns, "name"), "", "missing"))
    return facts, bad


def _is(columns: Mapping[str, str], cell: WrongCell, name: str) -> bool:
    return columns.get(cell.column) == name


def _header(columns: Mapping[str, str], name: str) -> str:
    return next(column for column, ours in columns.items() if ours == name)


def _cell(name: str, said: str, categories: list[str]) -> tuple[str, str]:
    """Return what a cell means, or why it means nothing."""
    if len(said) > LONGEST.get(name, LONGEST_NAME):
        return "", "too-long"
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
