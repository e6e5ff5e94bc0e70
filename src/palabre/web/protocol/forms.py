"""Forms of protocol: a dignitary, notes, ranks' rules, a plan, a move."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import UN_LANGUAGES
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.queries import sessions_named
from palabre.stages.protocol import queries
from palabre.stages.protocol.messages import HOSTS, SEAT_RULES, SHAPES, TIES
from palabre.stages.protocol.models import Dignitary, PrecedenceRule, Seating
from palabre.stages.protocol.notes import LONGEST, Notes
from palabre.stages.protocol.operations import DignitaryFacts, Travel
from palabre.stages.protocol.precedence import ALPHABETS
from palabre.stages.protocol.ranking import RuleFacts
from palabre.stages.protocol.seating import LONGEST_REASON, MOST_SEATS, SeatingFacts
from palabre.stages.protocol.states import Shape
from palabre.stages.summits.models import Summit
from palabre.web.ui import choices

Clock = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
CLOCKS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def zones() -> list[tuple[str, str]]:
    """Return every zone of a place by its name, UTC first."""
    placed = sorted(one for one in available_timezones() if "/" in one)
    kept = [one for one in placed if not one.startswith(("Etc/", "SystemV/", "posix"))]
    return [("UTC", "UTC"), *((one, one.replace("_", " ")) for one in kept)]


class DignitaryForm(forms.Form):
    """What is known of somebody on the high-level list, without the notes."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Finds whoever is known here already."),
    )
    rank = forms.ChoiceField(label=_("Rank"))
    post = forms.CharField(label=_("Function"), max_length=180, required=False)
    organization = forms.CharField(
        label=_("Ministry or organization"), max_length=180, required=False
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    is_confirmed = forms.BooleanField(label=_("Comes for certain"), required=False)
    is_observer = forms.BooleanField(label=_("Observer"), required=False)
    credentials_on = forms.DateField(
        label=_("Date of credentials"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    arrives_at = forms.DateTimeField(
        label=_("Arrives"), required=False, widget=Clock, input_formats=CLOCKS
    )
    arrives_zone = forms.ChoiceField(label=_("Time zone of the arrival"))
    arrival = forms.CharField(
        label=_("Flight or train, and place of arrival"),
        max_length=120,
        required=False,
    )
    departs_at = forms.DateTimeField(
        label=_("Departs"), required=False, widget=Clock, input_formats=CLOCKS
    )
    departs_zone = forms.ChoiceField(label=_("Time zone of the departure"))
    departure = forms.CharField(
        label=_("Flight or train, and place of departure"),
        max_length=120,
        required=False,
    )
    escort = forms.CharField(label=_("Escort"), max_length=120, required=False)
    escort_phone = forms.CharField(
        label=_("Telephone of the escort"), max_length=60, required=False
    )
    surrogate = forms.EmailField(
        label=_("E-mail address of who answers for them"),
        required=False,
        help_text=_("They see the programme sheet when they sign in."),
    )

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.summit = summit
        lang = get_language() or "en"
        ranks = queries.names_of(queries.ranks_of(summit), lang)
        tags = dict.fromkeys([*UN_LANGUAGES, *summit.languages, *self._spoken()])
        offered = {
            "rank": [("", "—"), *ranks.items()],
            "country": [("", "—"), *choices.countries(lang)],
            "languages": choices.languages(tags, lang),
            "arrives_zone": zones(),
            "departs_zone": zones(),
        }
        for name, many in offered.items():
            self.fields[name].choices = many  # type: ignore[attr-defined]
        for name in ("arrives_zone", "departs_zone"):
            self.fields[name].required = False
            self.initial.setdefault(name, summit.zone)

    def _spoken(self) -> list[str]:
        return list(self.initial.get("languages", ()))

    def row(self) -> dict[str, str]:
        """Return what was said as the plain words of a list's row."""
        said = self.cleaned_data
        kept = {
            name: str(said[name])
            for name in (
                *("name", "email", "rank", "post", "organization", "country"),
                *("arrival", "departure", "escort", "escort_phone", "surrogate"),
            )
        }
        return kept | {
            "status": "confirmed" if said["is_confirmed"] else "tentative",
            "is_observer": "yes" if said["is_observer"] else "",
            "credentials_on": str(said["credentials_on"] or ""),
            "languages": ",".join(said["languages"]),
            "arrives_at": self._told("arrives_at", "arrives_zone"),
            "departs_at": self._told("departs_at", "departs_zone"),
        }

    def facts(
        self, person: Person, organization: Organization | None, other: Person | None
    ) -> DignitaryFacts:
        """Return what was said as the facts of an amendment."""
        said = self.cleaned_data
        arrives, zone_in = self._at("arrives_at", "arrives_zone")
        departs, zone_out = self._at("departs_at", "departs_zone")
        return DignitaryFacts(
            person=person,
            rank=said["rank"],
            organization=organization,
            post=said["post"],
            country=said["country"],
            is_confirmed=said["is_confirmed"],
            is_observer=said["is_observer"],
            credentials_on=said["credentials_on"],
            languages=said["languages"],
            arrives=Travel(arrives, zone_in, said["arrival"]),
            departs=Travel(departs, zone_out, said["departure"]),
            escort=said["escort"],
            escort_phone=said["escort_phone"],
            surrogate=other,
        )

    def _at(self, name: str, zone: str) -> tuple[datetime | None, str]:
        at, named = self.cleaned_data[name], self.cleaned_data[zone] or self.summit.zone
        if at is None:
            return None, named
        return at.replace(tzinfo=ZoneInfo(named)), named

    def _told(self, name: str, zone: str) -> str:
        at, named = self._at(name, zone)
        return f"{at.isoformat()}|{named}" if at else ""


def initial_of(one: Dignitary) -> dict[str, object]:
    """Return a dignitary as its form shows it: times in the zones they were told in."""
    body, zone = one.organization, one.summit.zone
    arrives_zone = one.arrives_zone or zone
    departs_zone = one.departs_zone or zone
    return {
        "name": one.person.name,
        "email": one.person.email,
        "rank": one.rank.code,
        "post": one.post,
        "organization": str(body.name.said_in("en")) if body else "",
        "country": one.country,
        "is_confirmed": one.state == "confirmed",
        "is_observer": one.is_observer,
        "credentials_on": one.credentials_on,
        "languages": one.languages,
        "arrives_at": _local(one.arrives_at, arrives_zone),
        "arrives_zone": arrives_zone,
        "arrival": one.arrival,
        "departs_at": _local(one.departs_at, departs_zone),
        "departs_zone": departs_zone,
        "departure": one.departure,
        "escort": one.escort,
        "escort_phone": one.escort_phone,
        "surrogate": one.surrogate.email if one.surrogate else "",
    }


def _local(at: datetime | None, zone: str) -> datetime | None:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if at else None


class NotesForm(forms.Form):
    """What protocol alone reads."""

    diet = forms.CharField(
        label=_("Dietary notes"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    security = forms.CharField(
        label=_("Security notes"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def notes(self) -> Notes:
        """Return what was said."""
        said = self.cleaned_data
        return Notes(said["diet"].strip(), said["security"].strip())


class RuleForm(forms.Form):
    """What comes first among persons of one rank."""

    tie = forms.ChoiceField(label=_("Among equals"), choices=list(TIES.items()))
    lang = forms.ChoiceField(label=_("Alphabetical order in"))
    first_letter = forms.CharField(
        label=_("Letter that was drawn"),
        max_length=1,
        required=False,
        help_text=_("The alphabet begins with it and goes round."),
    )
    host = forms.ChoiceField(label=_("The host country"), choices=list(HOSTS.items()))
    observers_last = forms.BooleanField(
        label=_("Observers after all members"), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["lang"].choices = alphabets()  # type: ignore[attr-defined]

    def facts(self) -> RuleFacts:
        """Return what was said."""
        return RuleFacts(**self.cleaned_data)


def rule_initial(kept: PrecedenceRule) -> dict[str, object]:
    """Return the rule that holds as its form shows it."""
    return {
        name: getattr(kept, name)
        for name in ("tie", "lang", "first_letter", "host", "observers_last")
    }


def alphabets() -> list[tuple[str, str]]:
    """Return the languages in which States can be put in order."""
    return choices.languages(ALPHABETS, get_language() or "en")


class SeatingForm(forms.Form):
    """What a plan asks for."""

    session = forms.ChoiceField(
        label=_("Session"),
        required=False,
        help_text=_("Without one the whole high-level list is seated."),
    )
    title = forms.CharField(
        label=_("Occasion"),
        max_length=200,
        required=False,
        help_text=_("Where there is no session: a dinner, a photograph."),
    )
    shape = forms.ChoiceField(label=_("Shape"), choices=list(SHAPES.items()))
    rule = forms.ChoiceField(label=_("Proposed by"), choices=list(SEAT_RULES.items()))
    lang = forms.ChoiceField(label=_("Alphabetical order in"))
    first_letter = forms.CharField(
        label=_("Letter that was drawn"), max_length=1, required=False
    )
    n_seats = forms.IntegerField(
        label=_("Seats"),
        required=False,
        min_value=0,
        max_value=MOST_SEATS,
        help_text=_("Empty: as many as there are persons."),
    )
    per_row = forms.IntegerField(
        label=_("Seats in a row, at a round table or at the head"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
    )

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.sessions = {one.code: one for one in sessions_named(summit)}
        named = [
            (code, f"{code} {one.title.said_in(lang)}")
            for code, one in self.sessions.items()
        ]
        self.fields["session"].choices = [("", "—"), *named]  # type: ignore[attr-defined]
        self.fields["lang"].choices = alphabets()  # type: ignore[attr-defined]

    def facts(self) -> SeatingFacts:
        """Return what was said."""
        said = self.cleaned_data
        return SeatingFacts(
            session=self.sessions.get(said["session"]),
            title=said["title"],
            shape=said["shape"],
            rule=said["rule"],
            lang=said["lang"],
            first_letter=said["first_letter"],
            n_seats=said["n_seats"] or 0,
            per_row=said["per_row"] or 8,
        )


def seating_initial(one: Seating | None, asked: Mapping[str, str]) -> dict[str, object]:
    """Return a plan as its form shows it; a new one from the address."""
    if one is None:
        return {
            "session": asked.get("session", ""),
            "shape": asked.get("shape", Shape.PODIUM),
            "lang": "en",
        }
    kept = ("title", "shape", "rule", "lang", "first_letter", "per_row")
    return {
        **{name: getattr(one, name) for name in kept},
        "session": one.session.code if one.session else "",
        "n_seats": one.n_seats or None,
    }


class MoveForm(forms.Form):
    """A place given by hand, and why."""

    person = forms.ChoiceField(label=_("Who"))
    seat = forms.ChoiceField(label=_("Where"))
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, help_text=_("Kept with the move.")
    )

    def __init__(
        self,
        *args: object,
        people: list[tuple[str, str]],
        numbers: list[int],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        seats = [(str(one), str(one)) for one in numbers]
        other = [("0", _("left out")), ("rule", _("back to the rule"))]
        self.fields["person"].choices = people  # type: ignore[attr-defined]
        self.fields["seat"].choices = [*seats, *other]  # type: ignore[attr-defined]
