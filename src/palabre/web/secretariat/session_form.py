"""The form of a session: what it is, and a row for each who has a part in it."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from palabre.kernel.languages import UN_LANGUAGES, Text
from palabre.stages.people.models import Person
from palabre.stages.programme import queries as programme
from palabre.stages.programme.codes import code_of
from palabre.stages.programme.models import Session
from palabre.stages.programme.operations import SessionFacts
from palabre.stages.programme.states import Mode, RoleInSession
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, Summit
from palabre.stages.summits.states import TagStatus
from palabre.web.ui.names import MODES, ROLES, language_name
from palabre.web.ui.texts import TextRow, add_text, initial_of, row_of, text_of
from palabre.workflows.keep_session import Taking

LONGEST = 10_000


class SessionForm(forms.Form):
    """What a session is."""

    code = forms.RegexField(
        label=gettext_lazy("Code"),
        regex=r"^[A-Za-z0-9][A-Za-z0-9-]*$",
        max_length=40,
        required=False,
        help_text=gettext_lazy("Public; made from the title if left empty."),
    )
    type = forms.ChoiceField(label=gettext_lazy("Type of session"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        required=False,
        min_value=5,
        max_value=720,
        help_text=gettext_lazy("Empty for the usual length of its type."),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How one takes part"),
        choices=[(str(mode), MODES[mode]) for mode in Mode],
    )
    lang = forms.ChoiceField(label=gettext_lazy("Spoken in"), required=False)
    expected_audience = forms.IntegerField(
        label=gettext_lazy("Expected audience"),
        required=False,
        min_value=1,
        max_value=100_000,
    )
    is_captioned = forms.BooleanField(
        label=gettext_lazy("Captioned live"), required=False
    )
    organizers = forms.CharField(
        label=gettext_lazy("Organizers"),
        required=False,
        help_text=gettext_lazy("One organization a line; the first one leads."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Interpretation"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    action_lines = forms.MultipleChoiceField(
        label=gettext_lazy("Action Lines"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.MultipleChoiceField(
        label=gettext_lazy("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, summit: Summit, session: Session | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.summit, self.session = summit, session
        self.tags = tuple(summit.languages)
        self.theme_rows = list(summits.themes_of(summit))
        self.line_rows = list(summits.items_of(ACTION_LINES))
        top = summits.items_of(GOALS).filter(parent=None)
        self.goal_rows = list(top)
        add_text(
            self,
            "title",
            gettext_lazy("Title"),
            languages=self.tags,
            is_required=True,
        )
        add_text(
            self,
            "description",
            gettext_lazy("What it is about"),
            languages=self.tags,
            rows=6,
            max_length=LONGEST,
        )
        if session is not None:
            del self.fields["code"]
        self._choose(summit)

    def _choose(self, summit: Summit) -> None:
        lang = get_language() or "en"
        tongues = [(tag, language_name(tag, lang)) for tag in UN_LANGUAGES]
        kinds = programme.types_of(summit).items()
        choices = {
            "type": [(code, str(name.said_in(lang))) for code, name in kinds],
            "lang": [("", "—"), *tongues],
            "languages": tongues,
            "themes": [(one.code, _in(one.name)) for one in self.theme_rows],
            "action_lines": [(one.code, _named(one)) for one in self.line_rows],
            "goals": [(one.code, _named(one)) for one in self.goal_rows],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for a title in one language at least."""
        cleaned = super().clean() or {}
        if not self.tags:
            self.add_error(None, _("This edition names no language yet."))
        return cleaned

    def texts(self) -> list[TextRow]:
        """Return the fields of each text, for the template."""
        told = (("title", _("Title")), ("description", _("What it is about")))
        return [row_of(self, name, label, self.tags) for name, label in told]

    def plain(self) -> list[object]:
        """Return the fields that stand once, short ones first."""
        names = ("code", "type", "minutes", "mode", "lang", "expected_audience")
        return [self[name] for name in (*names, "is_captioned") if name in self.fields]

    def choices(self) -> list[object]:
        """Return the fields with many boxes."""
        return [self[name] for name in ("languages", "themes", "action_lines", "goals")]

    def facts(self) -> SessionFacts:
        """Return the session as it was typed, without its people."""
        told, there = self.cleaned_data, self.session
        title = self._text("title")
        return SessionFacts(
            code=there.code if there else told["code"] or self._code(title),
            title=title,
            type=told["type"],
            subtitle=there.subtitle if there else Text(),
            description=self._text("description"),
            lang=told["lang"],
            mode=told["mode"],
            languages=told["languages"],
            is_captioned=told["is_captioned"],
            minutes=told["minutes"],
            expected_audience=told["expected_audience"],
            track=there.track if there else "",
            themes=[one for one in self.theme_rows if one.code in told["themes"]],
            items=[*self._items(), *self._finer()],
            links=there.links if there else (),
            proposal=there.proposal if there else None,
        )

    def _text(self, name: str) -> Text:
        kept = getattr(self.session, name) if self.session else Text()
        return text_of(self.cleaned_data, name, languages=self.tags, kept=kept)

    def _code(self, title: Text) -> str:
        return code_of(self.summit, title, self.cleaned_data["type"])

    def _items(self) -> list[FrameworkItem]:
        told = self.cleaned_data
        chosen = set(told["action_lines"]), set(told["goals"])
        lines = [one for one in self.line_rows if one.code in chosen[0]]
        return lines + [one for one in self.goal_rows if one.code in chosen[1]]

    def _finer(self) -> list[FrameworkItem]:
        """Return tags that the form does not show, such as targets of a goal."""
        if self.session is None:
            return []
        shown = {one.pk for one in (*self.line_rows, *self.goal_rows)}
        tags = self.session.tags.exclude(status=TagStatus.SUGGESTED)
        rows = tags.select_related("item").order_by("id")
        return [tag.item for tag in rows if tag.item_id not in shown]

    def bodies(self) -> list[str]:
        """Return the organizers' names, one a line."""
        lines = self.cleaned_data["organizers"].splitlines()
        return [line.strip() for line in lines if line.strip()]


class TakingForm(forms.Form):
    """Somebody's part in the session."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[(one.value, ROLES[one]) for one in RoleInSession],
        initial=RoleInSession.SPEAKER.value,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address, if two bear the name"), required=False
    )
    organization = forms.CharField(
        label=gettext_lazy("Organization"), required=False, max_length=200
    )
    post = forms.CharField(label=gettext_lazy("Post"), required=False, max_length=200)
    known = forms.CharField(required=False, widget=forms.HiddenInput, max_length=12)

    def has_changed(self) -> bool:
        """Tell whether a row holds more than the first choice of its list."""
        return bool(set(self.changed_data) - {"role"})


def taking(told: dict[str, Any], session: Session | None) -> Taking:
    """Return a part as it was typed; a known person must have one already."""
    known = None
    if session is not None and told["known"]:
        roles = session.roles.select_related("person")
        found = roles.filter(person__code=told["known"]).first()
        known = found.person if found else None
    return Taking(
        role=told["role"],
        name=told["name"],
        known=known,
        email=told["email"],
        organization=told["organization"],
        post=told["post"],
        group=_group(session, known),
    )


def _group(session: Session | None, known: Person | None) -> str:
    """Return the group in which somebody takes part already; the form asks for none."""
    if session is None or known is None:
        return ""
    roles = session.roles.filter(person=known).exclude(group="").order_by("id")
    found = roles.values_list("group", flat=True).first()
    return found or ""


def initial_session(session: Session) -> dict[str, object]:
    """Return what the form starts from."""
    tags = tuple(session.summit.languages)
    names = ("minutes", "mode", "lang", "expected_audience", "is_captioned")
    told: dict[str, object] = {name: getattr(session, name) for name in names}
    told |= initial_of("title", session.title, tags)
    told |= initial_of("description", session.description, tags)
    rows = session.tags.exclude(status=TagStatus.SUGGESTED)
    items = list(rows.values_list("item__framework__code", "item__code"))
    bodies = session.organizers.select_related("organization").order_by("position")
    return told | {
        "type": session.type.code,
        "languages": session.languages,
        "themes": [one.code for one in session.themes.order_by("position", "id")],
        "action_lines": [code for kind, code in items if kind == ACTION_LINES],
        "goals": [code for kind, code in items if kind == GOALS],
        "organizers": "\n".join(_in(one.organization.name) for one in bodies),
    }


def initial_takings(session: Session) -> list[dict[str, object]]:
    """Return what the rows of people start from."""
    rows = session.roles.select_related("person", "organization")
    return [
        {
            "role": one.role,
            "name": one.person.name,
            "known": one.person.code,
            "organization": _in(one.organization.name) if one.organization else "",
            "post": one.post,
        }
        for one in rows.order_by("position", "id")
    ]


def _named(item: FrameworkItem) -> str:
    return f"{item.code} · {_in(item.name)}"


def _in(name: Text) -> str:
    return str(name.said_in(get_language() or "en"))
