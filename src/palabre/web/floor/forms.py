"""Forms of the floor."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import UN_LANGUAGES, known_tags
from palabre.stages.live.messages import CATEGORIES, FACTORS, KINDS, RULES
from palabre.stages.live.models import Sitting
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.order import WEIGHT_LIMIT, WEIGHTS
from palabre.stages.live.posts import POST_LIMIT
from palabre.stages.live.states import OrderCategory, RequestKind
from palabre.stages.live.steering import Conduct
from palabre.stages.live.times import RANK
from palabre.stages.people.queries import organization_named
from palabre.stages.programme.models import Session
from palabre.stages.protocol.queries import ranks_of
from palabre.web.ui import names
from palabre.web.ui.choices import countries, groups, languages
from palabre.web.ui.tags import page_lang, said

Languages = list[tuple[str, str]]


def languages_of(session: Session) -> Languages:
    """Return the languages of a session and of the house, by name."""
    tags = known_tags([*UN_LANGUAGES, *session.languages, session.lang or "en"])
    return languages(tags, page_lang())


class AskForm(forms.Form):
    """Asking for the floor for oneself."""

    kind = forms.ChoiceField(label=_("What for"), choices=list(KINDS.items()))
    on_behalf = forms.CharField(
        label=_("On behalf of"),
        max_length=200,
        required=False,
        help_text=_("The group or the States for which you speak."),
    )
    category = forms.ChoiceField(
        label=_("Which point"),
        choices=list(CATEGORIES.items()),
        initial=OrderCategory.PROCEDURE,
        required=False,
    )
    lang = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("So that the interpreters know."),
    )
    is_remote = forms.BooleanField(label=_("I take part online"), required=False)

    def __init__(
        self, given: QueryDict | None = None, *, languages: Iterable[Any] = ()
    ) -> None:
        super().__init__(given)
        self.fields["lang"].choices = [("", "—"), *languages]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Drop what does not belong to the kind."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") != RequestKind.POINT_OF_ORDER:
            given["category"] = ""
        return given


class AddForm(AskForm):
    """Putting somebody on the list by hand: a name is enough."""

    name = forms.CharField(label=_("Name"), max_length=200)
    body = forms.CharField(
        label=_("Organization"),
        max_length=200,
        required=False,
        help_text=_("As the edition knows it; its group and country then count too."),
    )
    group = forms.ChoiceField(label=_("Group"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    is_remote = forms.BooleanField(label=_("Takes part online"), required=False)
    field_order = (
        "name",
        "body",
        "group",
        "country",
        "kind",
        "on_behalf",
        "category",
        "lang",
        "is_remote",
    )

    def __init__(
        self, given: QueryDict | None = None, *, languages: Iterable[Any] = ()
    ) -> None:
        super().__init__(given, languages=languages)
        choices = {"group": groups(page_lang()), "country": countries(page_lang())}
        for name, known in choices.items():
            self.fields[name].choices = [("", "—"), *known]  # type: ignore[attr-defined]

    def clean_body(self) -> str:
        """Refuse an organization that the house does not know."""
        name: str = self.cleaned_data["body"].strip()
        if name and organization_named(name) is None:
            raise forms.ValidationError(
                _("Nobody here is known as that; leave it empty and choose a group.")
            )
        return name

    def facts(self) -> RequestFacts:
        """Return who is added: what the form leaves open, the organization says."""
        given = dict(self.cleaned_data)
        name = given.pop("body")
        body = organization_named(name) if name else None
        if body is not None:
            given["group"] = given["group"] or body.group
            given["country"] = given["country"] or body.country
        return RequestFacts(**given, organization=body)


class HandOverForm(forms.Form):
    """Letting another speak in one's place."""

    name = forms.CharField(label=_("Who speaks instead"), max_length=200)


class WrittenForm(forms.Form):
    """A statement filed in writing."""

    written = forms.CharField(
        label=_("Your statement in writing"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("It joins the record, marked as not delivered."),
    )


class ConductForm(forms.Form):
    """How the floor is run: rule, limits, policies, quotas, announced times."""

    order_rule = forms.ChoiceField(
        label=_("Order of the list"), choices=list(RULES.items())
    )
    limit_seconds = forms.IntegerField(label=_("Seconds for a statement"))
    grace_seconds = forms.IntegerField(
        label=_("Grace, in seconds"), help_text=_("After the time, before the cut.")
    )
    is_cut_off = forms.BooleanField(
        label=_("Cut off after the grace"),
        required=False,
        help_text=_("The statement then ends by itself."),
    )
    list_opens_at = forms.DateTimeField(
        label=_("The list opens"), required=False, widget=forms.DateTimeInput
    )
    list_closes_at = forms.DateTimeField(
        label=_("The list closes"), required=False, widget=forms.DateTimeInput
    )
    allows_anonymous = forms.BooleanField(
        label=_("Questions may be anonymous"), required=False
    )
    allows_reactions = forms.BooleanField(
        label=_("Listeners may react"),
        required=False,
        help_text=_("Applause, “too fast”: counted by the minute, without names."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, given: Mapping[str, Any] | None, sitting: Sitting) -> None:
        self.zone = ZoneInfo(sitting.session.summit.zone)
        self.sitting = sitting
        shown = _initial(sitting, self.zone)
        super().__init__(given, initial=shown | {"seen": json.dumps(shown)})
        for name in ("list_opens_at", "list_closes_at"):
            self.fields[name].widget.input_type = "datetime-local"
        for factor, label in FACTORS.items():
            self._number(f"weight-{factor}", label, most=WEIGHT_LIMIT)
        for kind, label in KINDS.items():
            self._number(f"limit-{kind}", label)
        for rank in ranks_of(sitting.session.summit):
            self._number(f"limit-{RANK}{rank.code}", said(rank.name))
        for group in StakeholderGroup:
            self._number(f"quota-{group}", names.group_name(group, page_lang()))

    def _number(self, name: str, label: Any, most: int = 86_400) -> None:
        self.fields[name] = forms.IntegerField(
            label=label, required=False, min_value=0, max_value=most
        )

    def part(self, prefix: str) -> list[forms.BoundField]:
        """Return the fields of one table of numbers."""
        return [self[name] for name in self.fields if name.startswith(f"{prefix}-")]

    @property
    def main(self) -> list[forms.BoundField]:
        """Return the fields outside of the tables."""
        return [self[name] for name in self.base_fields if name != "seen"]

    @property
    def tables(self) -> list[tuple[object, object, list[forms.BoundField]]]:
        """Return the tables of numbers: heading, help, fields."""
        ranks = [one for one in self.part("limit") if RANK in one.name]
        kinds = [one for one in self.part("limit") if RANK not in one.name]
        return [
            (
                _("Weights of the order by balance"),
                _("From 0 to 9; everybody sees them beside the list."),
                self.part("weight"),
            ),
            (_("Seconds by kind"), _("Empty: the usual time."), kinds),
            (_("Seconds by rank"), _("Goes before the kind."), ranks),
            (
                _("Seconds a group may speak in all"),
                _("Where one goes over, every other gets as much more."),
                self.part("quota"),
            ),
        ]

    def conduct(self) -> Conduct:
        """Return what was filled in."""
        given = self.cleaned_data
        return Conduct(
            order_rule=given["order_rule"],
            weights=self._numbers("weight"),
            limit_seconds=given["limit_seconds"],
            limits=self._numbers("limit"),
            grace_seconds=given["grace_seconds"],
            is_cut_off=given["is_cut_off"],
            quotas=self._numbers("quota"),
            list_opens_at=self._instant("list_opens_at"),
            list_closes_at=self._instant("list_closes_at"),
            allows_anonymous=given["allows_anonymous"],
            allows_reactions=given["allows_reactions"],
        )

    def seen_conduct(self) -> Conduct | None:
        """Return how the floor was run when this form was shown, if it says so."""
        before = ConductForm(self._seen(), self.sitting)
        return before.conduct() if before.is_valid() else None

    def show_now(self) -> None:
        """Tell beside a field what somebody else set there; sending again overrules it."""
        now, seen = _initial(self.sitting, self.zone), self._seen()
        for name in self.errors:
            if seen and now.get(name) != seen.get(name):
                field, there = self.fields[name], now.get(name, "—")
                told = dict(getattr(field, "choices", ())).get(there, there)
                self[name].help_text = format_lazy(_("Now: {there}"), there=told)
                seen[name] = now.get(name)
        self.data = {**dict(self.data.items()), "seen": json.dumps(seen)}

    def _seen(self) -> dict[str, Any]:
        try:
            shown = json.loads(self.cleaned_data["seen"] or "{}")
        except ValueError:
            return {}
        return shown if isinstance(shown, dict) else {}

    def _numbers(self, prefix: str) -> dict[str, int]:
        return {
            name.removeprefix(f"{prefix}-"): number
            for name, number in self.cleaned_data.items()
            if name.startswith(f"{prefix}-") and number is not None
        }

    def _instant(self, name: str) -> datetime | None:
        """Return an instant: the wall's clock in the summit's zone."""
        given: datetime | None = self.cleaned_data[name]
        return given and given.replace(tzinfo=self.zone)


def _initial(sitting: Sitting, zone: ZoneInfo) -> dict[str, object]:
    def local(at: datetime | None) -> str:
        return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" if at else ""

    return {
        "order_rule": sitting.order_rule,
        "limit_seconds": sitting.limit_seconds,
        "grace_seconds": sitting.grace_seconds,
        "is_cut_off": sitting.is_cut_off,
        "list_opens_at": local(sitting.list_opens_at),
        "list_closes_at": local(sitting.list_closes_at),
        "allows_anonymous": sitting.allows_anonymous,
        "allows_reactions": sitting.allows_reactions,
        **{f"weight-{factor}": n for factor, n in (WEIGHTS | sitting.weights).items()},
        **{f"limit-{name}": seconds for name, seconds in sitting.limits.items()},
        **{f"quota-{group}": seconds for group, seconds in sitting.quotas.items()},
    }


class CaptionForm(forms.Form):
    """One caption as it is typed; ``number`` keeps a double click from doubling it."""

    text = forms.CharField(
        label=_("What is said"),
        max_length=POST_LIMIT,
        widget=forms.Textarea(
            attrs={"rows": 3, "autofocus": True, "autocomplete": "off"}
        ),
        help_text=_("Begin with “>> NAME:” when somebody else speaks."),
    )
    lang = forms.ChoiceField(label=_("Language"))
    number = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(
        self,
        given: QueryDict | None,
        *,
        initial: dict[str, str],
        languages: Languages,
    ) -> None:
        super().__init__(given, initial=initial)
        self.fields["lang"].choices = languages  # type: ignore[attr-defined]
