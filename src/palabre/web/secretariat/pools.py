"""Places and rules: who decides on a category, how many places it has, who waits."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import mandating, vetting, waiting
from palabre.stages.accreditation.models import Category, Mandate
from palabre.stages.accreditation.states import Attendance
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.people import sign_in_address
from palabre.web.ui import choices
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.tags import listed
from palabre.workflows.appoint import Appointment
from palabre.workflows.entrust import dismiss, entrust
from palabre.workflows.vet import is_read, let_offers_go, offer_letters, promote

DECIDERS = {
    Role.SECRETARIAT: _("Secretariat"),
    Role.PROTOCOL: _("Protocol"),
    Role.PRESS: _("Press office"),
    Role.ACCREDITATION: _("Only people named for it below"),
}


class _OfCategory(forms.Form):
    """What is set for one category."""

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.categories = {
            one.code: one for one in summit.categories.order_by("position", "id")
        }
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (code, str(one.name.said_in(lang))) for code, one in self.categories.items()
        ]


class RuleForm(_OfCategory):
    """Who decides on a category, and whether two must refuse."""

    category = forms.ChoiceField(label=_("Category"))
    deciders = forms.MultipleChoiceField(
        label=_("Who decides"),
        choices=list(DECIDERS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nobody chosen: the secretariat."),
    )
    needs_second = forms.BooleanField(
        label=_("A refusal needs a second pair of eyes"), required=False
    )


class PoolForm(_OfCategory):
    """How many places a category has in one way of taking part."""

    category = forms.ChoiceField(label=_("Category"))
    attendance = forms.ChoiceField(
        label=_("Taking part"),
        choices=[(Attendance.ON_SITE, _("On site")), (Attendance.ONLINE, _("Online"))],
    )
    seats = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Empty: without limit."),
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to take up an offer"), initial=48, min_value=1, max_value=720
    )


class MandateForm(forms.Form):
    """Whom to name, and for what part."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name, if new here"), required=False, max_length=200)
    for_category = forms.ChoiceField(label=_("Category"), required=False)
    for_group = forms.ChoiceField(label=_("Stakeholder group"), required=False)

    def __init__(
        self, *args: object, categories: dict[str, Category], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        named = [
            (code, str(one.name.said_in(lang))) for code, one in categories.items()
        ]
        self.categories = categories
        self.fields["for_category"].choices = [("", _("Every category")), *named]  # type: ignore[attr-defined]
        every = ("", _("Every group"))
        self.fields["for_group"].choices = [every, *choices.groups(lang)]  # type: ignore[attr-defined]


@with_role(Role.SECRETARIAT)
def pools(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and set the rules of each category; offer free places now."""
    given = request.POST
    act = given.get("act")
    form = PoolForm(given if act == "places" else None, summit=summit, prefix="places")
    rule = RuleForm(
        given if act == "rule" else None,
        summit=summit,
        initial=_rule_of(summit, request.GET.get("category", "")),
    )
    naming = MandateForm(
        given if "email" in given else None, categories=form.categories
    )
    if request.method == "POST":
        done = _done(request, summit, form, rule, naming)
        if done is not None:
            messages.success(request, done)
            return redirect("secretariat:pools", summit.code)
    mandates = mandating.mandates_in(summit)
    context = {
        "summit": summit,
        "form": form,
        "rule": rule,
        "naming": naming,
        "mandates": mandates,
        "rules": [
            (one, _deciders(one), _named_for(one, mandates))
            for one in form.categories.values()
        ],
        "pools": [
            (
                one,
                waiting.in_line(one.pool)[:20],
                offer_letters(one.pool),
                is_read(one.pool),
            )
            for one in waiting.standings(summit)
        ],
    }
    return render(request, "secretariat/pools.html", context)


def _rule_of(summit: Summit, code: str) -> dict[str, object]:
    """Return a category's rule as it stands; the first category's where none is asked."""
    rows = summit.categories.order_by("position", "id")
    found = rows.filter(code=code).first() or rows.first()
    if found is None:
        return {}
    return {
        "category": found.code,
        "deciders": found.deciders or [str(Role.SECRETARIAT)],
        "needs_second": found.needs_second,
    }


def _done(
    request: Asked,
    summit: Summit,
    form: PoolForm,
    rule: RuleForm,
    naming: MandateForm,
) -> str | None:
    """Do what was asked; return what to tell, or None where the form says no."""
    if "promote" in request.POST:
        offered = promote(summit, by=request.actor, at=request.at)
        return gettext("Offered: {n}.").format(n=len(offered))
    if "read" in request.POST:
        return _let_go(request, summit, request.POST["read"])
    if "end" in request.POST:
        return _dismiss(request, summit, request.POST["end"])
    if naming.is_bound:
        return _named(request, summit, naming) if naming.is_valid() else None
    if rule.is_bound:
        return _ruled(request, rule) if rule.is_valid() else None
    return _placed(request, form) if form.is_valid() else None


def _let_go(request: Asked, summit: Summit, number: str) -> str:
    pools = {str(one.pool.pk): one.pool for one in waiting.standings(summit)}
    if number not in pools:
        raise Refused("not-found", what="pool", code=number)
    let_offers_go(pools[number], by=request.actor, at=request.at)
    return gettext("Read: offers go out by themselves from now on.")


def _named(request: Asked, summit: Summit, naming: MandateForm) -> str | None:
    made = attempt(naming, lambda: _entrust(request, summit, naming))
    return None if made is None else gettext("Named: {name}.").format(name=made.person)


def _entrust(request: Asked, summit: Summit, naming: MandateForm) -> Mandate:
    said = naming.cleaned_data
    wanted = Appointment(
        said["email"], Role.ACCREDITATION, said["name"], request.LANGUAGE_CODE
    )
    return entrust(
        summit,
        wanted,
        category=naming.categories.get(said["for_category"]),
        group=said["for_group"],
        url=sign_in_address(request),
        by=request.actor,
        at=request.at,
    )


def _dismiss(request: Asked, summit: Summit, number: str) -> str:
    named = {str(one.pk): one for one in mandating.mandates_in(summit)}
    if number not in named:
        raise Refused("not-found", what="mandate", code=number)
    dismiss(named[number], by=request.actor, at=request.at)
    return gettext("Taken back.")


def _deciders(category: Category) -> str:
    named = category.deciders or [Role.SECRETARIAT]
    return listed(DECIDERS.get(Role(one), one) for one in named)


def _named_for(category: Category, mandates: list[Mandate]) -> list[Mandate]:
    return [one for one in mandates if one.category_id in {None, category.pk}]


def _ruled(request: Asked, rule: RuleForm) -> str:
    said = rule.cleaned_data
    vetting.set_rule(
        rule.categories[said["category"]],
        deciders=said["deciders"],
        needs_second=said["needs_second"],
        by=request.actor,
        at=request.at,
    )
    return gettext("Kept.")


def _placed(request: Asked, form: PoolForm) -> str | None:
    said = form.cleaned_data
    category = form.categories[said["category"]]
    if said["seats"] is None:
        lifted = attempt(
            form,
            lambda: waiting.lift_limit(
                category, said["attendance"], by=request.actor, at=request.at
            ),
        )
        return None if lifted is None else gettext("Without limit from now on.")
    waiting.set_pool(
        category,
        said["attendance"],
        seats=said["seats"],
        offer_hours=said["offer_hours"],
        by=request.actor,
        at=request.at,
    )
    return gettext("Kept.")
