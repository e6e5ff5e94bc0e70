"""Registering for an edition, and the badge that follows."""

import io
from collections.abc import Mapping
from datetime import datetime

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import UN_LANGUAGES, text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import answers as reading
from palabre.stages.accreditation import (
    issuing,
    photos,
    queries,
    returning,
    surrogates,
    tokens,
    vetting,
)
from palabre.stages.accreditation.issuing import PaperKind
from palabre.stages.accreditation.models import Badge, Registration
from palabre.stages.accreditation.printing import country_or_group
from palabre.stages.accreditation.questions import Answer
from palabre.stages.accreditation.states import REGISTRATION_MOVES, Attendance
from palabre.stages.accreditation.stating import RegistrationFacts, is_over, shut_window
from palabre.stages.accreditation.zones import names_in, zone_names
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.participant.attended import attendance_of
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.access import signed_in
from palabre.web.ui.long_select import LongSelect
from palabre.web.ui.question_forms import told
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.certify_attendance import has_attended
from palabre.workflows.register_participant import GIVEN, register_participant
from palabre.workflows.vet import take_up as take_up_place


class RegistrationForm(forms.Form):
    """What one states when asking to come."""

    attendance = forms.ChoiceField(
        label=_("How do you take part?"),
        choices=[(Attendance.ON_SITE, _("On site")), (Attendance.ONLINE, _("Online"))],
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(label=_("As what do you come?"))
    family_name = forms.CharField(
        label=_("Family name, to find you in lists"),
        max_length=people.LONGEST_FAMILY,
        required=False,
        help_text=_(
            "If you have several, or write it first. Leave it empty if you have one "
            "name alone. Your name is shown as you write it."
        ),
    )
    group = forms.ChoiceField(label=_("Stakeholder group"))
    organization = forms.CharField(
        label=_("Organization"),
        max_length=180,
        required=False,
        help_text=_("As it should stand on the badge."),
    )
    post = forms.CharField(label=_("Function"), max_length=180, required=False)
    country = forms.ChoiceField(label=_("Country"), widget=LongSelect)
    languages = forms.MultipleChoiceField(
        label=_("Languages you follow in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_listed = forms.BooleanField(
        label=_("Show my name, organization and country on the public list"),
        required=False,
        help_text=_("You can take this back at any time."),
    )

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.categories = {
            one.code: one
            for one in summit.categories.order_by("position")
            if one.code not in GIVEN
        }
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (code, str(one.name.said_in(lang))) for code, one in self.categories.items()
        ]
        empty = [("", "—")]
        self.fields["group"].choices = [*empty, *choices.groups(lang)]  # type: ignore[attr-defined]
        self.fields["country"].choices = [*empty, *choices.countries(lang)]  # type: ignore[attr-defined]
        self.fields["languages"].choices = choices.languages(UN_LANGUAGES, lang)  # type: ignore[attr-defined]


def person_here(request: Asked) -> Person:
    """Return the person who asks, or refuse with ``sign-in-needed``."""
    account = request.user
    if not isinstance(account, Account) or account.person is None:
        raise Refused("sign-in-needed")
    return account.person


def may_begin(summit: Summit, *, at: datetime) -> bool:
    """Tell whether somebody can register: a window is open, and there are classes."""
    is_shut = shut_window(summit, at=at) is not None
    return not is_shut and summit.categories.exists()


def not_now(request: Asked, summit: Summit) -> HttpResponse:
    """Say why nobody can register now, and when."""
    shut = shut_window(summit, at=request.at)
    context = {
        "summit": summit,
        "shut": shut,
        "is_coming": shut is not None and request.at < shut.starts_at,
    }
    return render(request, "participant/register_not_now.html", context)


def register_with(
    request: Asked,
    summit: Summit,
    person: Person,
    form: RegistrationForm,
    answers: Mapping[str, Answer],
) -> Registration:
    """Register with what the first step states and the answers of the others."""
    stated = form.cleaned_data
    name = stated["organization"].strip()
    organization = people.OrganizationFacts(
        name=text(en=name), group=stated["group"], country=stated["country"]
    )
    facts = RegistrationFacts(
        person=person,
        category=form.categories[stated["category"]],
        attendance=stated["attendance"],
        group=stated["group"],
        country=stated["country"],
        post=stated["post"],
        rank=person.rank,
        gender=person.gender,
        languages=stated["languages"],
        is_listed=stated["is_listed"],
    )
    return register_participant(
        summit,
        facts,
        organization=organization if name else None,
        answers=answers,
        family_name=stated["family_name"],
        lang=get_language() or "en",
        by=request.actor,
        at=request.at,
    )


def standing(request: Asked, summit: Summit, there: Registration) -> HttpResponse:
    """Show where one's registration stands."""
    context = {
        "summit": summit,
        "registration": there,
        "badge": queries.badge_of(there),
        "answers": [
            (one, told(one.question, one.answer, get_language() or "en"))
            for one in reading.answers_of(request.actor, there)
        ],
        "attended": attendance_of(there.person, summit),
        "may_withdraw": REGISTRATION_MOVES.may("withdraw", there.state)
        and not is_over(summit, request.at),
        "left_at": returning.left_at(there),
        "may_return": returning.may_come_back(request.actor, there, at=request.at),
        "has_invitation": issuing.valid_paper(there, PaperKind.INVITATION) is not None,
        "has_attended": there.state == "accredited" and has_attended(there),
        "may_appeal": vetting.may_appeal(there, request.at),
        "appeal": vetting.standing_appeal(there),
    }
    return render(request, "participant/registration.html", context)


@signed_in
def withdraw(request: Asked, summit: str) -> HttpResponse:
    """Say that one does not come after all."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is not None and request.method == "POST":
        leaving.withdraw(there, by=request.actor, at=request.at)
        messages.success(request, _("Your registration is withdrawn."))
    return redirect("participant:register", edition.code)


@signed_in
def come_back(request: Asked, summit: str) -> HttpResponse:
    """Say that one comes after all."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is not None and request.method == "POST":
        leaving.come_back(there, by=request.actor, at=request.at)
        said = (
            _("You are nominated again. Your delegation confirms it next.")
            if there.delegation_id
            else _("You are registered again. Accreditation follows.")
        )
        messages.success(request, said)
    return redirect("participant:register", edition.code)


@signed_in
def appeal(request: Asked, summit: str) -> HttpResponse:
    """Ask for a refusal to be looked at again."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is not None and request.method == "POST":
        words = request.POST.get("words", "")
        vetting.appeal(there, words, by=request.actor, at=request.at)
        messages.success(request, _("Your appeal is filed; somebody else decides it."))
    return redirect("participant:register", edition.code)


@signed_in
def take_up(request: Asked, summit: str) -> HttpResponse:
    """Take up an offered place."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is not None and request.method == "POST":
        key = tokens.key_at(settings.BADGE_KEY)
        take_up_place(there, key=key, by=request.actor, at=request.at)
        messages.success(request, _("The place is yours. Your badge stands here."))
    return redirect("participant:register", edition.code)


@signed_in
def badge(request: Asked, summit: str) -> HttpResponse:
    """Show one's own badge, or that of whom one answers for, to print or to hold up."""
    edition = summits.by_code(summit)
    there, issued = _badge_here(request, edition)
    is_other = there.person_id != request.actor.person_id
    lang = get_language() or "en"
    context = {
        "summit": edition,
        "registration": there,
        "badge": issued,
        "is_other": is_other,
        "is_online": there.attendance == Attendance.ONLINE,
        "has_photo": not is_other
        and photos.photo_of(edition, there.person) is not None,
        "country": country_or_group(there, lang),
        "zones": names_in(
            there.category.zones,
            zone_names(edition, lang),
        ),
    }
    return render(request, "participant/badge.html", context)


@signed_in
def badge_code(request: Asked, summit: str) -> HttpResponse:
    """Draw the signed code of one's own badge, or of whom one answers for."""
    _there, issued = _badge_here(request, summits.by_code(summit))
    return HttpResponse(qr_svg(issued.token), content_type="image/svg+xml")


def _badge_here(request: Asked, edition: Summit) -> tuple[Registration, Badge]:
    """Return a registration with its badge: one's own, or of whom one answers for."""
    code = request.GET.get("of", "")
    if code:
        many = surrogates.answered_for(request.actor, edition)
        there = next((one for one in many if one.code == code), None)
    else:
        there = queries.registration_of(request.actor.person_id, edition)
    issued = queries.badge_of(there) if there else None
    if there is None or issued is None:
        raise Refused("not-accredited")
    return there, issued


def qr_svg(words: str) -> bytes:
    """Return a QR code that most scanners read at arm's length."""
    drawn = io.BytesIO()
    code = segno.make(words, error="m", micro=False)
    code.save(drawn, kind="svg", border=4, xmldecl=False, svgns=True, scale=4)
    return drawn.getvalue()
