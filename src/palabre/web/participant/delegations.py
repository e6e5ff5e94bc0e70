"""The focal point's pages: a delegation named, listed from a file, confirmed, printed."""

from collections.abc import Callable, Mapping

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from palabre.engines.formats import papers
from palabre.kernel.places import country_name
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import (
    carrying,
    nominating,
    queries,
    rules,
    tokens,
    vetting,
)
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.nominee_lists import KnownRow
from palabre.stages.accreditation.states import Attendance, DelegationPlace
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.downloads import attachment
from palabre.web.ui.words import words_for
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.carry_over import name_again
from palabre.workflows.nominate import nominate, read_list_for, take_list
from palabre.workflows.vet import take_up

PREVIEW_SECONDS = 3600
SALT = "palabre.nominees"
MODES = {Attendance.ON_SITE: _("On site"), Attendance.ONLINE: _("Online")}
PLACES: Mapping[str, object] = {
    DelegationPlace.HEAD: _("Head of delegation"),
    DelegationPlace.ALTERNATE: _("Alternate"),
    DelegationPlace.MEMBER: _("Member"),
    DelegationPlace.ACCOMPANYING: _("Accompanying person"),
}
FIELDS = {
    "post": _("Function"),
    "place": _("In the delegation"),
    "attendance": _("Taking part"),
    "category": _("Category"),
}
WHY = {
    "missing": _("a name is missing"),
    "unknown": _("not one of the words known here"),
    "country": _("no country of that name or code"),
    "email": _("no e-mail address"),
    "too-long": _("too long"),
    "twice": _("twice in the file"),
    "formula": _("a formula without its result: write the words themselves"),
    "head-twice": _("a delegation has one head"),
}


class NomineeForm(forms.Form):
    """Somebody to nominate."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As in the passport.")
    )
    family = forms.CharField(
        label=_("Family name"),
        max_length=100,
        required=False,
        help_text=_("Where it is not the last word: several names, or written first."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    post = forms.CharField(label=_("Function"), max_length=180, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    place = forms.ChoiceField(
        label=_("In the delegation"),
        choices=[*PLACES.items()],
        initial=DelegationPlace.MEMBER,
    )
    category = forms.ChoiceField(label=_("Category"))
    attendance = forms.ChoiceField(label=_("Taking part"), choices=list(MODES.items()))

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (one.code, str(one.name.said_in(lang)))
            for one in nominating.may_be_named(summit)
        ]
        self.fields["country"].choices = [("", "—"), *choices.countries(lang)]  # type: ignore[attr-defined]


TOLD_HERE = frozenset({"quota-full", "nobody-chosen", "wrong-state"})
"""What is refused about the people chosen, and told above their list."""


@signed_in
def delegations(request: Asked, summit: str) -> HttpResponse:
    """List the delegations that one speaks for; with one alone, go there."""
    edition = summits.by_code(summit)
    found = list(queries.delegations_of(request.actor, edition))
    if len(found) == 1:
        return redirect(
            "participant:delegation", edition.code, found[0].organization.code
        )
    context = {"summit": edition, "delegations": found}
    return render(request, "participant/delegations.html", context)


@signed_in
def delegation(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a delegation; name one more, confirm, drop."""
    edition = summits.by_code(summit)
    found = queries.delegation_for(request.actor, edition, code)
    form = NomineeForm(request.POST if "name" in request.POST else None, summit=edition)
    if request.method == "POST":
        try:
            done = _act(request, found, form)
        except Refused as refused:
            if refused.code not in TOLD_HERE:
                raise
            messages.error(request, words_for(refused))
            return redirect("participant:delegation", edition.code, code)
        if done is not None:
            messages.success(request, done)
            return redirect("participant:delegation", edition.code, code)
    is_open = nominating.is_open(found, request.at)
    members = queries.members_of(found)
    context = {
        "summit": edition,
        "delegation": found,
        "members": [
            (one, PLACES.get(one.place, ""), MODES[Attendance(one.attendance)])
            for one in members
        ],
        "speaks_for": request.actor.person_id == found.focal_point_id,
        "may_appeal": vetting.may_be_appealed(members, request.at),
        "before": carrying.members_before(found),
        "quotas": _quotas(found),
        "is_open": is_open,
        "may_act": is_open or rules.may_vet(request.actor, edition),
        "may_drop": nominating.may_drop(request.actor, found, at=request.at),
        "form": form,
    }
    return render(request, "participant/delegation.html", context)


def _act(request: Asked, found: Delegation, form: NomineeForm) -> str | None:
    if "name" in request.POST:
        if not form.is_valid():
            return None
        facts = {key: said for key, said in form.cleaned_data.items() if said}
        made = attempt(
            form, lambda: nominate(found, [facts], by=request.actor, at=request.at)
        )
        if made is None:
            return None
        return gettext("Nominated: %(name)s.") % {"name": made[0].person}
    if "again" in request.POST:
        codes = request.POST.getlist("before")
        again = name_again(found, codes, by=request.actor, at=request.at)
        said = ngettext("%(n)s nominated.", "%(n)s nominated.", len(again))
        return said % {"n": len(again)}
    for names, act in ONE_ALONE.items():
        if any(name in request.POST for name in names):
            return act(request, found)
    chosen = request.POST.getlist("code")
    done = nominating.confirm_all(found, chosen, by=request.actor, at=request.at)
    said = ngettext("%(n)s confirmed.", "%(n)s confirmed.", len(done))
    return said % {"n": len(done)}


def _drop_or_restore(request: Asked, found: Delegation) -> str:
    code = request.POST.get("drop") or request.POST.get("restore", "")
    member = queries.nominee_for(request.actor, found.summit, code)
    facts = {"name": member.person}
    if "drop" in request.POST:
        leaving.drop(member, by=request.actor, at=request.at)
        return gettext("Taken back: %(name)s.") % facts
    leaving.come_back(member, by=request.actor, at=request.at)
    return gettext("Nominated: %(name)s.") % facts


def _speak_for(request: Asked, found: Delegation) -> str:
    """Take up a place for a member, or appeal for one; return what to say."""
    code = request.POST.get("take") or request.POST.get("appeal", "")
    member = queries.nominee_for(request.actor, found.summit, code)
    if "take" in request.POST:
        key = tokens.key_at(settings.BADGE_KEY)
        take_up(member, key=key, by=request.actor, at=request.at)
        return gettext("The place is taken up.")
    words = request.POST.get(f"words-{code}", "")
    vetting.appeal(member, words, by=request.actor, at=request.at)
    return gettext("Your appeal is filed; somebody else decides it.")


ONE_ALONE: Mapping[tuple[str, str], Callable[[Asked, Delegation], str]] = {
    ("take", "appeal"): _speak_for,
    ("drop", "restore"): _drop_or_restore,
}
"""What is done about one member alone, by the names of its buttons."""


def _quotas(found: Delegation) -> list[tuple[object, int, int | None]]:
    taken = nominating.seats_taken(found)
    return [
        (MODES[one], taken.get(one, 0), nominating.quota_of(found, one))
        for one in Attendance
    ]


@signed_in
def nominee(request: Asked, summit: str, code: str) -> HttpResponse:
    """Correct what was said of a nominee, until it is confirmed."""
    edition = summits.by_code(summit)
    found = queries.nominee_for(request.actor, edition, code)
    form = NomineeForm(request.POST or None, summit=edition, initial=_initial(found))
    for name in ("name", "family", "email", "country"):
        form.fields[name].disabled = True
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _amend(request, found, form.cleaned_data))
        if done is not None:
            messages.success(request, _("Kept."))
            return redirect(
                "participant:delegation",
                edition.code,
                found.delegation.organization.code,  # type: ignore[union-attr]
            )
    context = {"summit": edition, "nominee": found, "form": form}
    return render(request, "participant/nominee.html", context)


def _initial(found: Registration) -> dict[str, object]:
    return {
        "name": found.person.name,
        "family": found.person.family_name,
        "email": found.person.email,
        "post": found.post,
        "country": found.person.country,
        "place": found.place,
        "category": found.category.code,
        "attendance": found.attendance,
    }


def _amend(
    request: Asked, found: Registration, said: Mapping[str, str]
) -> Registration:
    facts = nominating.Nominee(
        person=found.person,
        category=found.summit.categories.get(code=said["category"]),
        attendance=said["attendance"],
        post=said["post"],
        place=said["place"],
        rank=found.rank,
        languages=found.languages,
    )
    return nominating.amend(found, facts, by=request.actor, at=request.at)


@signed_in
def list_import(request: Asked, summit: str, code: str) -> HttpResponse:
    """Read a list, show what is wrong cell by cell, and keep the good rows."""
    edition = summits.by_code(summit)
    found = queries.delegation_for(request.actor, edition, code)
    is_open = nominating.is_open(found, request.at)
    may_act = is_open or rules.may_vet(request.actor, edition)
    context = {"summit": edition, "delegation": found, "may_act": may_act}
    if request.method == "POST" and "rows" in request.POST:
        return _take_rows(request, found)
    if request.method == "POST" and may_act:
        context |= _preview(request, found)
    return render(request, "participant/delegation_list.html", context)


def _preview(request: Asked, found: Delegation) -> dict[str, object]:
    file = request.FILES.get("list")
    if file is None:
        return {"refused": gettext("Choose a file first.")}
    try:
        read = read_list_for(found, file.name or "list", file.read())
    except Refused as refused:
        return {"refused": words_for(refused)}
    changes = {
        one.code: {name: new for name, (_old, new) in one.changes.items()}
        for one in read.known
        if one.is_update
    }
    return {
        "read": read,
        "wrong": [(one, WHY[one.why]) for one in read.wrong],
        "known": [(one, _changes(one, found)) for one in read.known],
        "n_updates": len(changes),
        "good": [
            (
                row,
                PLACES[DelegationPlace(row["place"])],
                MODES[Attendance(row["attendance"])],
            )
            for row in read.good
        ],
        "rows": signing.dumps([list(read.good), changes], salt=SALT, compress=True),
    }


def _changes(row: KnownRow, found: Delegation) -> list[tuple[object, str, str]]:
    """Return what a row would change: the field, what stands there, what would."""
    lang = get_language() or "en"
    categories = {
        one.code: str(one.name.said_in(lang))
        for one in found.summit.categories.order_by("id")
    }
    words: Mapping[str, Mapping[str, object]] = {
        "place": PLACES,
        "attendance": {str(one): mode for one, mode in MODES.items()},
        "category": categories,
    }
    told: list[tuple[object, str, str]] = []
    for name, (old, new) in row.changes.items():
        named = words.get(name, {})
        told.append((FIELDS[name], str(named.get(old, old)), str(named.get(new, new))))
    return told


def _take_rows(request: Asked, found: Delegation) -> HttpResponse:
    try:
        kept = signing.loads(request.POST["rows"], salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature as error:
        raise Refused("import-stale") from error
    try:
        made, amended = take_list(found, *kept, by=request.actor, at=request.at)
    except Refused as refused:  # somebody else has named people meanwhile
        messages.error(request, words_for(refused))
        return redirect(request.path)
    if made:
        said = ngettext("%(n)s nominated.", "%(n)s nominated.", len(made))
        messages.success(request, said % {"n": len(made)})
    if amended:
        said = ngettext("%(n)s updated.", "%(n)s updated.", len(amended))
        messages.success(request, said % {"n": len(amended)})
    return redirect(
        "participant:delegation", found.summit.code, found.organization.code
    )


@signed_in
def list_pdf(request: Asked, summit: str, code: str) -> HttpResponse:
    """Print the delegation list."""
    edition = summits.by_code(summit)
    found = queries.delegation_for(request.actor, edition, code)
    lang = get_language() or "en"
    rows = tuple(
        (
            str(number),
            one.person.name,
            one.post,
            country_name(one.country, lang) if one.country else "",
            str(PLACES.get(one.place, "")),
            str(MODES[Attendance(one.attendance)]),
        )
        for number, one in enumerate(_confirmed(found), 1)
    )
    columns = (
        gettext("No."),
        gettext("Name"),
        gettext("Function"),
        gettext("Country"),
        gettext("In the delegation"),
        gettext("Taking part"),
    )
    body = str(found.organization.name.said_in(lang))
    paper = papers.Paper(
        title=body,
        lang=lang,
        head=str(edition.name.said_in(lang)),
        lead=(gettext("Delegation list"),),
        tables=(papers.Grid(columns, rows),),
        accent=edition.accent,
        is_wide=True,
        foot=f"{body} · {request.at:%Y-%m-%d %H:%M} UTC",
    )
    content = papers.pdf(paper, at=request.at)
    return attachment(content, f"{code}-{edition.code}.pdf", "application/pdf")


def _confirmed(found: Delegation) -> list[Registration]:
    gone = {"nominated", "withdrawn", "refused", "revoked"}
    return [one for one in queries.members_of(found) if one.state not in gone]
