"""What the gallery shows components with: invented, never saved."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import Text, text
from palabre.stages.programme.values import Body, Held, RoomRow, SessionRow
from palabre.stages.summits.models import Phase, StatedFigure, Summit
from palabre.web.public import grid

AT = datetime(2026, 5, 26, 9, 20, tzinfo=UTC)
ZONE = "Europe/Zurich"
STATES = ("registered", "accredited", "refused", "revoked", "withdrawn")
WRONG = {"title": "", "about": "…", "group": "z"}
SWATCHES = (
    "paper",
    "sheet",
    "sunk",
    "ink",
    "ink-2",
    "rule",
    "rule-strong",
    "accent",
    "accent-ink",
    "accent-soft",
    "good",
    "warn",
    "bad",
)


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label=_("Title"), help_text=_("As it stands in the programme.")
    )
    about = forms.CharField(label=_("Description"), widget=forms.Textarea)
    group = forms.ChoiceField(
        label=_("Stakeholder group"),
        choices=[("a", _("Academia")), ("b", _("Civil society"))],
    )
    modes = forms.MultipleChoiceField(
        label=_("Mode"),
        choices=[("room", _("On site")), ("online", _("Remote"))],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label=_("I have read the conditions"))


def samples() -> dict[str, object]:
    """Return a value for every component of the gallery."""
    rows = _rows()
    return {
        "at": AT,
        "summit": _summit(),
        "rows": rows,
        "day": grid.days(rows, zone=ZONE)[0],
        "phases": _phases(),
        "figure": _figure(),
        "empty_form": SampleForm(auto_id="empty_%s"),
        "wrong_form": SampleForm(WRONG, auto_id="wrong_%s"),
        "page": _page(),
        "states": STATES,
        "swatches": SWATCHES,
    }


def _summit() -> Summit:
    return Summit(
        code="sample",
        name=text(en="Sample Forum", fr="Forum d’exemple", ar="منتدى المثال"),
        starts_on=date(2026, 5, 26),
        ends_on=date(2026, 5, 27),
        zone=ZONE,
    )


def _rooms() -> list[RoomRow]:
    names = (
        text(en="Great Hall", fr="Grande salle", ar="القاعة الكبرى"),
        text(en="Garden", fr="Jardin", ar="الحديقة"),
        text(en="Studio", fr="Studio", ar="الاستوديو"),
    )
    house = text(en="The House", fr="La Maison", ar="البيت")
    return [
        RoomRow(0, position, f"room-{position}", "house", name, house)
        for position, name in enumerate(names)
    ]


def _rows() -> list[SessionRow]:
    hall, garden, studio = _rooms()
    opening = text(en="Opening", fr="Ouverture", ar="الافتتاح")
    wells = text(
        en="Wells and wires: who pays for the last mile?",
        fr="Puits et câbles : qui paie le dernier kilomètre ?",
        ar="الآبار والأسلاك: من يدفع ثمن الميل الأخير؟",
    )
    titles = Text({"fr": "Une langue absente de la page", "es": "Sin traducción"}, "es")
    return [
        _row("OPE-1", opening, hall, 0, 30, is_high_level=True),
        _row("WEL-1", wells, garden, 15, 45),
        _row("LAN-1", titles, studio, 20, 40),
        _row("CAN-1", wells, hall, 60, 60, is_cancelled=True),
    ]


def _row(  # noqa: PLR0913 - a row has these parts
    code: str,
    title: Text,
    room: RoomRow,
    after: int,
    minutes: int,
    *,
    is_high_level: bool = False,
    is_cancelled: bool = False,
) -> SessionRow:
    starts_at = datetime(2026, 5, 26, 7, tzinfo=UTC) + timedelta(minutes=after)
    return SessionRow(
        code=code,
        title=title,
        type="workshop",
        type_name=text(en="Workshop", fr="Atelier", ar="ورشة عمل"),
        is_high_level=is_high_level,
        is_cancelled=is_cancelled,
        mode="hybrid",
        lang="en",
        languages=("ar", "en", "fr"),
        is_captioned=True,
        held=Held(room, starts_at, starts_at + timedelta(minutes=minutes)),
        organizers=(Body("sample", text(en="Village Network"), "VN"),),
    )


def _phases() -> list[Phase]:
    named = (
        text(en="Open call", fr="Appel ouvert", ar="دعوة مفتوحة"),
        text(en="The days", fr="Les journées", ar="الأيام"),
        text(en="Outcomes", fr="Résultats", ar="النتائج"),
    )
    starts = (AT - timedelta(days=90), AT - timedelta(days=1), AT + timedelta(days=9))
    return [
        Phase(label=label, starts_at=start, ends_at=start + timedelta(days=7))
        for label, start in zip(named, starts, strict=True)
    ]


def _figure() -> StatedFigure:
    return StatedFigure(
        key="participants",
        label=text(en="Participants", fr="Participants", ar="المشاركون"),
        value=Decimal(4213),
        shown="4,213",
        definition=text(en="Everybody who came through a door at least once."),
        source="Palabre",
        stated_on=date(2026, 5, 27),
    )


def _page() -> Page[int]:
    return Paginator(range(30), 10).page(2)
