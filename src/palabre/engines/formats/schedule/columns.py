"""What columns of tables are called, in six languages, and what they mean."""

from collections.abc import Iterable, Mapping
from typing import Final

from palabre.engines.formats.schedule.wording import folded

# Folded; the first that a table has is taken, each column once.
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": (
        *("titulo", "nombre de la sesion", "название", "заголовок", "тема сессии"),
        *("العنوان", "عنوان الجلسة", "الجلسة", "标题", "题目", "会议名称"),
        *("title", "titre", "session title", "event title", "titre de la session"),
        *("intitule", "name of session", "session", "event", "name", "nom"),
    ),
    "subtitle": ("subtitle", "sous titre"),
    "guid": ("guid", "uuid", "uid"),
    "id": (
        *("id", "session id", "event id", "record id", "number", "numero", "no"),
        *("identifiant", "ref", "reference"),
    ),
    "code": ("code", "session code"),
    "slug": ("slug",),
    "date": (
        *("fecha", "dia", "дата", "день", "اليوم", "التاريخ", "日期", "日子"),
        *("date", "day", "jour", "session date", "date de la session", "start date"),
        *("date de debut",),
    ),
    "start": (
        *("inicio", "hora de inicio", "comienzo", "начало", "время начала", "время"),
        *("البداية", "بداية", "وقت البداية", "开始", "开始时间", "时间"),
        *("start", "debut", "start time", "heure de debut", "heure debut"),
        *("starts", "starts at", "begin", "begins", "from", "de", "time"),
        *("times", "heure", "heures", "horaire", "horaires"),
    ),
    "end": (
        *("hora de fin", "termina", "конец", "окончание", "время окончания"),
        *("النهاية", "نهاية", "وقت النهاية", "结束", "结束时间"),
        *("end", "fin", "end time", "heure de fin", "heure fin", "ends", "ends at"),
        *("to", "a", "until", "jusqu a"),
    ),
    "minutes": (
        *("duracion", "minutos", "длительность", "продолжительность", "минуты"),
        *("المدة", "الدقايق", "时长", "分钟"),
        *("minutes", "duration", "duree", "length", "duration minutes"),
        *("duration min", "duree minutes", "duree min"),
    ),
    "zone": ("utc offset", "time zone", "timezone", "fuseau horaire", "zone", "offset"),
    "room": (
        *("room", "salle", "hall", "room name", "nom de la salle", "location"),
        *("sala", "зал", "комната", "القاعة", "الغرفة", "会议室", "房间"),
    ),
    "venue": (
        *("venue", "lieu", "site", "building", "batiment", "place", "endroit"),
        *("lugar", "sede", "edificio", "место", "здание", "المكان", "المبنى", "地点"),
    ),
    "speakers": (
        *("ponentes", "oradores", "participantes", "докладчики", "спикеры"),
        *("участники", "المتحدثون", "المشاركون", "发言人", "演讲者", "参加者"),
        *("speakers", "speaker", "intervenants", "intervenantes", "intervenant"),
        *("intervenant e s", "orateurs", "panellists", "panelists", "participants"),
        *("persons", "speaker names", "oratrices et orateurs", "conferenciers"),
    ),
    "moderators": (
        *("moderador", "moderadora", "moderadores", "модератор", "модераторы"),
        *("المدير", "مدير الجلسة", "主持人"),
        *("moderators", "moderator", "moderateur", "moderatrice", "moderateurs"),
        *("moderation", "animateur", "animatrice", "chair", "president"),
    ),
    "organisers": (
        *("organizadores", "organizador", "organizacion", "организатор"),
        *("организаторы", "المنظم", "المنظمون", "الجهة المنظمة", "主办方", "组织者"),
        *("organisers", "organizers", "organiser", "organizer", "organisateurs"),
        *("organisateur", "organised by", "organized by", "organise par"),
        *("organisation", "organization", "organisations", "host", "hosts"),
    ),
    "kind": (
        *("tipo", "tipo de sesion", "тип", "формат", "النوع", "نوع الجلسة", "类型"),
        *("type", "session type", "type de session", "event type", "format"),
        *("kind", "category", "categorie"),
    ),
    "lang": (
        *("language", "langue", "lang", "languages", "langues", "idioma", "idiomas"),
        *("язык", "языки", "اللغة", "اللغات", "语言"),
    ),
    "track": (
        *("tema", "eje", "тема", "трек", "الموضوع", "المحور", "主题"),
        *("track", "theme", "thematique", "parcours", "strand", "stream", "filiere"),
    ),
    "action_lines": (
        *("action lines", "action line", "wsis action lines", "wsis action line"),
        *("grandes orientations", "grande orientation", "lignes d action"),
        *("ligne d action",),
    ),
    "topics": (
        *("topics", "topic", "itu topic", "themes", "sujets", "sujet", "keywords"),
        *("mots cles",),
    ),
    "abstract": (
        *("abstract", "resume", "summary", "short description", "resumen"),
        *("аннотация", "الملخص", "ملخص", "摘要"),
    ),
    "description": (
        *("description", "long description", "descriptif", "descripcion"),
        *("описание", "الوصف", "وصف", "说明", "描述"),
    ),
    "url": (
        *("url", "link", "lien", "session url", "web page", "page web", "website"),
    ),
    "online_url": (
        *("online url", "online link", "webcast", "remote participation", "zoom"),
        *("lien en ligne", "lien de visioconference", "meeting link"),
    ),
    "status": ("status", "statut", "etat", "state"),
    "licence": ("licence", "license"),
    "recorded": ("recorded", "enregistre", "recording allowed"),
    "sequence": ("sequence",),
}

KNOWN: Final = frozenset(name for names in SYNONYMS.values() for name in names)


def mapping(columns: Iterable[str]) -> dict[str, str]:
    """Return which column holds which field, for a person to look over.

    Returns
    -------
    dict of str to str
        Field → column as it stands in the header; fields without one are absent.

    Examples
    --------
    >>> mapping(["Titre", "Début", "Salle", "Budget"])
    {'title': 'Titre', 'start': 'Début', 'room': 'Salle'}
    """
    named: dict[str, str] = {}
    for column in columns:
        named.setdefault(folded(column), column)
    found = {}
    for field, synonyms in SYNONYMS.items():
        synonym = next((name for name in synonyms if name in named), None)
        if synonym is not None:
            found[field] = named.pop(synonym)
    return found
