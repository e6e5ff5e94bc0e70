"""The words that definitions are made of: records, their fields, values that are closed.

Each field says how a condition on it reads in English and in French, so that a
definition can be told in a sentence that nobody wrote by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from palabre.engines.figures.value_words import (
    GROUPS,
    PLANNED,
    RANKS,
    REGISTERED,
    STATES,
)
from palabre.engines.figures.worded import worded
from palabre.kernel.languages import Text
from palabre.kernel.places import REGIONS


class Kind(StrEnum):
    """What the values of a field are."""

    CODE = "code"
    FLAG = "flag"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of a row.

    Parameters
    ----------
    name : str
        As it is written in a definition.
    label : Text
        Heading of a table.
    noun : Text
        With its article, for "whose … is": French needs it ("l’état").
    kind : Kind
        What its values are.
    values : mapping
        Code → name, where the list is closed; a flag has the sentences of yes and no.
    is_feminine : bool
        Of the French noun: "connue".
    """

    name: str
    label: Text
    noun: Text
    kind: Kind = Kind.CODE
    values: Mapping[str, Text] = field(default_factory=dict)
    is_feminine: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A table of the house.

    Parameters
    ----------
    name : str
        As it is written: ``count registrations``.
    noun : Text
        Plural, as a sentence begins.
    source : str
        The table, for readers of the source.
    key : str
        What one row is; the default of ``distinct by``.
    keys : tuple of str
        What else rows may be distinct by.
    personal_keys : tuple of str
        Those of the keys that stand for one person.
    moment : Text
        By which instant a row counts.
    fields : tuple of str
        Names of the fields that conditions and splits may use.
    is_feminine : bool
        Of the French noun.
    states : tuple of str
        Which states its rows may be in.
    """

    name: str
    noun: Text
    source: str
    key: str
    keys: tuple[str, ...]
    moment: Text
    fields: tuple[str, ...]
    personal_keys: tuple[str, ...] = ()
    is_feminine: bool = True
    states: tuple[str, ...] = ()

    @property
    def is_personal(self) -> bool:
        """Tell whether rows stand for people."""
        return bool(self.personal_keys)

    def values_of(self, field: Field) -> tuple[str, ...]:
        """Return the codes that a field of this record may have, if they are known."""
        return self.states if field.name == "state" else tuple(field.values)


def _flag(name: str, label: Text, yes: Text, no: Text) -> Field:
    return Field(name, label, label, Kind.FLAG, {"yes": yes, "no": no})


FIELDS: Mapping[str, Field] = {
    one.name: one
    for one in (
        Field(
            "state",
            worded(
                en="State",
                fr="État",
                ar="الحالة",
                es="Estado",
                ru="Состояние",
                zh="状态",
            ),
            worded(en="state", fr="l’état"),
            values=STATES,
        ),
        Field(
            "attendance",
            worded(
                en="Way of taking part",
                fr="Mode de participation",
                ar="طريقة المشاركة",
                es="Modo de participación",
                ru="Форма участия",
                zh="参会方式",
            ),
            worded(en="way of taking part", fr="le mode de participation"),
            values={
                "on-site": worded(
                    en="on site",
                    fr="sur place",
                    ar="حضورياً",
                    es="presencial",
                    ru="очно",
                    zh="现场",
                ),
                "online": worded(
                    en="online",
                    fr="en ligne",
                    ar="عبر الإنترنت",
                    es="en línea",
                    ru="онлайн",
                    zh="在线",
                ),
            },
        ),
        Field(
            "country",
            worded(
                en="Country", fr="Pays", ar="البلد", es="País", ru="Страна", zh="国家"
            ),
            worded(en="country", fr="le pays"),
        ),
        Field(
            "region",
            worded(
                en="Regional group of the United Nations",
                fr="Groupe régional des Nations Unies",
                ar="المجموعة الإقليمية للأمم المتحدة",
                es="Grupo regional de las Naciones Unidas",
                ru="Региональная группа Организации Объединенных Наций",
                zh="联合国区域集团",
            ),
            worded(en="regional group", fr="le groupe régional"),
            values={str(code): name for code, name in REGIONS.items()},
        ),
        Field(
            "group",
            worded(
                en="Stakeholder group",
                fr="Groupe de parties prenantes",
                ar="مجموعة أصحاب المصلحة",
                es="Grupo de interesados",
                ru="Группа заинтересованных сторон",
                zh="利益攸关方群体",
            ),
            worded(en="stakeholder group", fr="le groupe de parties prenantes"),
            values={str(code): name for code, name in GROUPS.items()},
        ),
        Field(
            "category",
            worded(
                en="Category",
                fr="Catégorie",
                ar="الفئة",
                es="Categoría",
                ru="Категория",
                zh="类别",
            ),
            worded(en="category of badge", fr="la catégorie de badge"),
            is_feminine=True,
        ),
        Field(
            "gender",
            worded(
                en="Gender",
                fr="Genre",
                ar="النوع الاجتماعي",
                es="Género",
                ru="Пол",
                zh="性别",
            ),
            worded(en="gender", fr="le genre"),
            values={
                "f": worded(
                    en="women",
                    fr="femmes",
                    ar="نساء",
                    es="mujeres",
                    ru="женщины",
                    zh="女性",
                ),
                "m": worded(
                    en="men",
                    fr="hommes",
                    ar="رجال",
                    es="hombres",
                    ru="мужчины",
                    zh="男性",
                ),
                "x": worded(
                    en="another answer",
                    fr="autre réponse",
                    ar="إجابة أخرى",
                    es="otra respuesta",
                    ru="другой ответ",
                    zh="其他",
                ),
            },
        ),
        Field(
            "rank",
            worded(en="Rank", fr="Rang", ar="الرتبة", es="Rango", ru="Ранг", zh="级别"),
            worded(en="rank", fr="le rang"),
            values=RANKS,
        ),
        Field(
            "place",
            worded(en="Place in the delegation", fr="Place dans la délégation"),
            worded(en="place in the delegation", fr="la place dans la délégation"),
            values={
                "head": worded(en="head", fr="chef"),
                "alternate": worded(en="alternate", fr="suppléant"),
                "member": worded(en="member", fr="membre"),
                "accompanying": worded(en="accompanying person", fr="accompagnant"),
            },
            is_feminine=True,
        ),
        Field(
            "organization",
            worded(
                en="Organization",
                fr="Organisation",
                ar="المنظمة",
                es="Organización",
                ru="Организация",
                zh="组织",
            ),
            worded(en="organization", fr="l’organisation"),
            is_feminine=True,
        ),
        Field(
            "day",
            worded(en="Day", fr="Jour", ar="اليوم", es="Día", ru="День", zh="日期"),
            worded(en="day", fr="le jour"),
            Kind.DAY,
        ),
        Field(
            "session",
            worded(
                en="Session",
                fr="Séance",
                ar="الجلسة",
                es="Sesión",
                ru="Заседание",
                zh="会议",
            ),
            worded(en="session", fr="la séance"),
            is_feminine=True,
        ),
        Field(
            "type",
            worded(
                en="Type of session",
                fr="Type de séance",
                ar="نوع الجلسة",
                es="Tipo de sesión",
                ru="Тип заседания",
                zh="会议类型",
            ),
            worded(en="type", fr="le type"),
        ),
        Field(
            "mode",
            worded(
                en="Mode", fr="Mode", ar="الوضع", es="Modalidad", ru="Формат", zh="形式"
            ),
            worded(en="mode", fr="le mode"),
            values={
                "hybrid": worded(en="on site and remote", fr="sur place et à distance"),
                "on-site": worded(en="on site only", fr="sur place uniquement"),
                "online": worded(en="remote only", fr="à distance uniquement"),
            },
        ),
        Field(
            "theme",
            worded(
                en="Theme", fr="Thème", ar="الموضوع", es="Tema", ru="Тема", zh="主题"
            ),
            worded(en="theme", fr="le thème"),
        ),
        Field(
            "venue",
            worded(
                en="Venue", fr="Lieu", ar="المكان", es="Sede", ru="Площадка", zh="会场"
            ),
            worded(en="venue", fr="le lieu"),
        ),
        Field(
            "gate",
            worded(
                en="Gate", fr="Porte", ar="البوابة", es="Acceso", ru="Вход", zh="入口"
            ),
            worded(en="gate", fr="la porte"),
            is_feminine=True,
        ),
        Field(
            "role",
            worded(
                en="Role", fr="Rôle", ar="الدور", es="Función", ru="Роль", zh="职能"
            ),
            worded(en="role", fr="le rôle"),
            values={
                "chair": worded(en="chair", fr="président"),
                "moderator": worded(en="moderator", fr="modérateur"),
                "online-moderator": worded(
                    en="online moderator", fr="modérateur en ligne"
                ),
                "speaker": worded(en="speaker", fr="intervenant"),
                "rapporteur": worded(en="rapporteur", fr="rapporteur"),
                "interpreter": worded(en="interpreter", fr="interprète"),
                "captioner": worded(en="captioner", fr="sous-titreur"),
            },
        ),
        Field(
            "position",
            worded(en="Position", fr="Position"),
            worded(en="position", fr="la position"),
            Kind.NUMBER,
            is_feminine=True,
        ),
        _flag(
            "seen",
            worded(
                en="Seen at a door",
                fr="Vus à une porte",
                ar="شوهد عند الباب",
                es="Vistos en una puerta",
                ru="Отмечены у входа",
                zh="门口登记到场",
            ),
            worded(
                en="whose badge was checked in on at least one day",
                fr="dont le badge a été contrôlé au moins un jour",
            ),
            worded(
                en="whose badge was checked in on no day",
                fr="dont le badge n’a été contrôlé aucun jour",
            ),
        ),
        _flag(
            "first-time",
            worded(en="First time", fr="Première participation", ar="المشاركة الأولى"),
            worded(
                en="whose person was accredited to no earlier edition of the series",
                fr="dont la personne n’a été accréditée à aucune édition antérieure",
            ),
            worded(
                en="whose person was accredited to an earlier edition of the series",
                fr="dont la personne a été accréditée à une édition antérieure",
            ),
        ),
        _flag(
            "placed",
            worded(en="In the timetable", fr="Au calendrier"),
            worded(
                en="that have a room and a time", fr="qui ont une salle et une heure"
            ),
            worded(
                en="that have no room and time yet",
                fr="qui n’ont encore ni salle ni heure",
            ),
        ),
        _flag(
            "least-developed",
            worded(en="Least developed country", fr="Pays le moins avancé"),
            worded(
                en="from a least developed country (United Nations list)",
                fr="d’un pays parmi les moins avancés (liste des Nations Unies)",
            ),
            worded(
                en="not from a least developed country",
                fr="d’un pays qui n’est pas parmi les moins avancés",
            ),
        ),
        _flag(
            "small-island",
            worded(
                en="Small island developing State",
                fr="Petit État insulaire en développement",
            ),
            worded(
                en="from a small island developing State (United Nations list)",
                fr="d’un petit État insulaire en développement (liste des Nations Unies)",
            ),
            worded(
                en="not from a small island developing State",
                fr="d’ailleurs que d’un petit État insulaire en développement",
            ),
        ),
        _flag(
            "landlocked",
            worded(
                en="Landlocked developing country",
                fr="Pays en développement sans littoral",
            ),
            worded(
                en="from a landlocked developing country (United Nations list)",
                fr="d’un pays en développement sans littoral (liste des Nations Unies)",
            ),
            worded(
                en="not from a landlocked developing country",
                fr="d’ailleurs que d’un pays en développement sans littoral",
            ),
        ),
    )
}
"""Every field; a record names those that it has."""

PERSONAL = (
    *("country", "region", "group", "category", "gender", "rank", "organization"),
    *("least-developed", "small-island", "landlocked"),
)

RECORDS: Mapping[str, Record] = {
    one.name: one
    for one in (
        Record(
            "registrations",
            worded(en="Registrations", fr="Inscriptions"),
            "accreditation.Registration",
            "registration",
            ("registration", "person", "country", "region", "group", "organization"),
            worded(
                en="decided, or registered while undecided",
                fr="décidées, ou enregistrées tant que rien n’est décidé",
            ),
            (*PERSONAL, "state", "attendance", "place", "seen", "first-time", "day"),
            ("registration", "person"),
            states=REGISTERED,
        ),
        Record(
            "check-ins",
            worded(en="Check-ins at a door", fr="Passages à une porte"),
            "accreditation.CheckIn",
            "check-in",
            ("check-in", "registration", "person", "country", "day"),
            worded(en="seen", fr="constatés"),
            (*PERSONAL, "state", "attendance", "day", "gate"),
            ("check-in", "registration", "person"),
            is_feminine=False,
            states=REGISTERED,
        ),
        Record(
            "attendances",
            worded(
                en="Attendances of a session, by a scan in the room or a page joined",
                fr="Présences à une séance, par contrôle en salle ou connexion",
            ),
            "accreditation.GateScan, live.Presence",
            "attendance",
            ("attendance", "person", "session", "country"),
            worded(en="seen", fr="constatées"),
            (*PERSONAL, "attendance", "session", "day"),
            ("attendance", "person"),
        ),
        Record(
            "sessions",
            worded(en="Sessions of the programme", fr="Séances du programme"),
            "programme.Session",
            "session",
            ("session", "type", "day", "venue"),
            worded(en="begun", fr="commencées"),
            ("state", "type", "mode", "theme", "venue", "day", "placed"),
            states=PLANNED,
        ),
        Record(
            "roles",
            worded(
                en="Roles of persons in sessions",
                fr="Rôles de personnes dans des séances",
            ),
            "programme.SessionRole",
            "role",
            ("role", "person", "session", "country", "organization"),
            worded(en="held in sessions begun", fr="tenus dans des séances commencées"),
            (
                *("role", "state", "placed", "type", "mode", "day", "gender"),
                *("country", "region", "group", "organization"),
                *("least-developed", "small-island", "landlocked"),
            ),
            ("role", "person"),
            is_feminine=False,
            states=PLANNED,
        ),
        Record(
            "organizers",
            worded(
                en="Organizations that lead or co-organize a session",
                fr="Organisations qui conduisent ou coorganisent une séance",
            ),
            "programme.SessionOrganizer",
            "organizer",
            ("organizer", "organization", "session", "country", "group"),
            worded(en="of sessions begun", fr="dont la séance a commencé"),
            (
                *("organization", "country", "region", "group", "position"),
                *("state", "placed", "type", "mode", "day"),
            ),
            states=PLANNED,
        ),
        Record(
            "reports",
            worded(en="Session reports", fr="Rapports de séance"),
            "reports.SessionReport",
            "report",
            ("report", "session"),
            worded(
                en="cleared, or drafted while not cleared", fr="approuvés, ou rédigés"
            ),
            ("state", "type", "day", "mode"),
            is_feminine=False,
            states=("drafted", "filed", "cleared"),
        ),
    )
}

KEYS: Mapping[str, Text] = {
    "registration": worded(en="registration", fr="inscription"),
    "check-in": worded(en="check-in", fr="passage"),
    "attendance": worded(en="attendance", fr="présence"),
    "person": worded(en="person", fr="personne"),
    "country": worded(en="country", fr="pays"),
    "region": worded(en="regional group", fr="groupe régional"),
    "group": worded(en="group", fr="groupe"),
    "organization": worded(en="organization", fr="organisation"),
    "organizer": worded(en="organizer", fr="organisatrice"),
    "session": worded(en="session", fr="séance"),
    "type": worded(en="type", fr="type"),
    "day": worded(en="day", fr="jour"),
    "venue": worded(en="venue", fr="lieu"),
    "role": worded(en="role", fr="rôle"),
    "report": worded(en="report", fr="rapport"),
}
"""What rows may be distinct by, in words."""


def record_of(name: str) -> Record:
    """Return a record by name."""
    return RECORDS[name]


def field_of(name: str) -> Field:
    """Return a field by name."""
    return FIELDS[name]
