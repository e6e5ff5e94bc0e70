"""The form of a proposal: a draft may leave anything empty."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import UN_LANGUAGES, Text
from palabre.kernel.reference.frameworks import session_kinds
from palabre.stages.calls.models import Proposal
from palabre.stages.calls.operations import ProposalFacts
from palabre.stages.people.models import Organization
from palabre.stages.people.operations import OrganizationFacts
from palabre.stages.people.queries import organization_named
from palabre.stages.programme import queries as programme
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, Summit
from palabre.stages.summits.periods import Wished
from palabre.web.participant.forms import country_choices
from palabre.web.participant.wish_form import WishForm, initial_wishes
from palabre.web.ui.names import MODES, group_name, language_name

Choices = list[tuple[str, str]]


class ProposalForm(WishForm):
    """What an organization offers, as far as it is written."""

    title = forms.CharField(
        label=_("Title"),
        required=False,
        help_text=_("At most 200 characters."),
    )
    session_type = forms.ChoiceField(label=_("Type of session"), required=False)
    description = forms.CharField(
        label=_("What it is about"),
        required=False,
        help_text=_("What participants will learn, discuss or decide."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    lang = forms.ChoiceField(label=_("Written in"))
    organization = forms.CharField(
        label=_("Organization"),
        required=False,
        max_length=200,
        help_text=_(
            "Start typing: one that is known is offered. A new name is entered as you "
            "write it."
        ),
        widget=forms.TextInput(attrs={"list": "organizations", "autocomplete": "off"}),
    )
    organization_group = forms.ChoiceField(
        label=_("Its stakeholder group"),
        required=False,
        help_text=_("Needed for an organization that is new here."),
    )
    organization_country = forms.ChoiceField(
        label=_("Its country"),
        required=False,
        help_text=_("Leave it empty for one that is international."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    action_lines = forms.MultipleChoiceField(
        label=_("Action Lines"),
        required=False,
        help_text=_("WSIS Action Lines that it takes further."),
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.MultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mode = forms.ChoiceField(
        label=_("How one takes part"), required=False, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages to be interpreted"),
        required=False,
        help_text=_("A wish: booths go where the audience needs them most."),
        widget=forms.CheckboxSelectMultiple,
    )
    expected_audience = forms.IntegerField(
        label=_("Expected audience"), required=False, min_value=1, max_value=100_000
    )
    speakers = forms.CharField(
        label=_("Speakers"),
        required=False,
        help_text=_("One a line: name, post, organization, country."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    from_point = forms.CharField(
        required=False, max_length=40, widget=forms.HiddenInput
    )

    field_order = (
        *("title", "session_type", "description", "lang", "organization"),
        *("organization_group", "organization_country", "themes", "action_lines"),
        *("goals", "mode", "languages", "expected_audience"),
        *("wished_days", "wished_hours", "avoided_days", "speakers", "from_point"),
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, summit=summit, **kwargs)
        self.summit = summit
        self.theme_rows = list(summits.themes_of(summit))
        self.line_rows = list(summits.items_of(ACTION_LINES))
        self.goal_rows = [
            one for one in summits.items_of(GOALS) if one.parent_id is None
        ]
        for name, choices in self._choices().items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _choices(self) -> dict[str, Choices]:
        lang = get_language() or "en"
        closed = {
            kind.code for kind in session_kinds() if not kind.is_open_to_proposals
        }
        offered = programme.types_of(self.summit).items()
        types = [(code, name) for code, name in offered if code not in closed]
        groups = [(group.value, group_name(group, lang)) for group in StakeholderGroup]
        return {
            "session_type": [("", "—"), *((c, _in(name)) for c, name in types)],
            "lang": [(tag, language_name(tag, lang)) for tag in UN_LANGUAGES],
            "organization_group": [("", "—"), *groups],
            "organization_country": [("", "—"), *country_choices()],
            "themes": [(one.code, _in(one.name)) for one in self.theme_rows],
            "action_lines": [(one.code, _named(one)) for one in self.line_rows],
            "goals": [(one.code, _named(one)) for one in self.goal_rows],
            "mode": [(str(mode), str(name)) for mode, name in MODES.items()],
            "languages": [(tag, language_name(tag, lang)) for tag in UN_LANGUAGES],
        }

    def clean(self) -> dict[str, object]:
        """Ask for the group of an organization that nobody knows yet."""
        cleaned = super().clean() or {}
        self.known = self._known(str(cleaned.get("organization", "")))
        is_new = bool(cleaned.get("organization")) and self.known is None
        if is_new and not cleaned.get("organization_group"):
            self.add_error(
                "organization_group",
                _("This organization is new here: please say which group it is of."),
            )
        return cleaned

    @staticmethod
    def _known(name: str) -> Organization | None:
        return organization_named(name) if name.strip() else None

    def facts(self) -> ProposalFacts:
        """Return what is written, with an organization that is known."""
        cleaned = self.cleaned_data
        return ProposalFacts(
            title=cleaned["title"],
            description=cleaned["description"],
            lang=cleaned["lang"],
            organization=self.known,
            session_type=cleaned["session_type"],
            themes=[one for one in self.theme_rows if one.code in cleaned["themes"]],
            action_lines=_chosen(self.line_rows, cleaned["action_lines"]),
            goals=_chosen(self.goal_rows, cleaned["goals"]),
            mode=cleaned["mode"],
            languages=cleaned["languages"],
            expected_audience=cleaned["expected_audience"],
            speakers=cleaned["speakers"],
            wishes=self.wishes(),
            from_point=cleaned["from_point"],
        )

    def new_organization(self) -> OrganizationFacts | None:
        """Return the organization to enter, if one is named that is not known."""
        cleaned = self.cleaned_data
        if self.known is not None or not cleaned["organization"].strip():
            return None
        return OrganizationFacts(
            Text({cleaned["lang"]: cleaned["organization"].strip()}, cleaned["lang"]),
            group=cleaned["organization_group"],
            country=cleaned["organization_country"],
        )


def initial_of(proposal: Proposal) -> dict[str, object]:
    """Return what the form starts from: the draft as it was kept."""
    codes: dict[str, list[str]] = {ACTION_LINES: [], GOALS: []}
    for tag in proposal.tags.all():
        codes.setdefault(tag.item.framework.code, []).append(tag.item.code)
    organization = proposal.organization
    return {
        "title": proposal.title,
        "session_type": proposal.session_type,
        "description": proposal.description,
        "lang": proposal.lang,
        "organization": str(organization.name.said_in("en")) if organization else "",
        "organization_group": organization.group if organization else "",
        "organization_country": organization.country if organization else "",
        "themes": [theme.code for theme in proposal.themes.all()],
        "action_lines": codes[ACTION_LINES],
        "goals": codes[GOALS],
        "mode": proposal.mode,
        "languages": proposal.languages,
        "expected_audience": proposal.expected_audience,
        **initial_wishes(map(Wished.from_json, proposal.wishes)),
        "speakers": proposal.speakers,
        "from_point": proposal.from_point,
    }


def _chosen(items: Iterable[FrameworkItem], codes: list[str]) -> list[FrameworkItem]:
    return [item for item in items if item.code in codes]


def _named(item: FrameworkItem) -> str:
    return f"{item.code} · {_in(item.name)}"


def _in(name: Text) -> str:
    return str(name.said_in(get_language() or "en"))
