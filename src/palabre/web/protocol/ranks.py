"""The table of ranks and the rules of precedence, edited, brought in, handed out."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.protocol import queries, ranking
from palabre.stages.protocol.rank_lists import HEADS, read_ranks, rows_of
from palabre.stages.protocol.standard import RankFacts
from palabre.stages.summits.models import Summit
from palabre.web.protocol.files import table_file
from palabre.web.protocol.forms import RuleForm, rule_initial
from palabre.web.protocol.telling import page_lang
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.words import words_for

NEW = "new"
"""Of the empty line in which a rank is added."""


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def ranks(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the table and the rules; set either."""
    form = RuleForm(
        request.POST if "tie" in request.POST else None,
        initial=rule_initial(queries.rule_of(summit)),
    )
    refused = ""
    if request.method == "POST":
        try:
            done = _set(request, summit, form)
        except Refused as error:
            refused, done = words_for(error), None
        if done is not None:
            messages.success(request, done)
            return redirect("protocol:ranks", summit.code)
    lang = page_lang()
    table = queries.ranks_of(summit)
    context = {
        "summit": summit,
        "ranks": [
            (one, one.name.words.get("en", ""), one.name.words.get(lang, ""))
            for one in table
        ],
        "next": len(table) + 1,
        "page_lang": lang,
        "form": form,
        "refused": refused,
    }
    return render(request, "protocol/ranks.html", context)


def _set(request: Asked, summit: Summit, form: RuleForm) -> str | None:
    by, at = request.actor, request.at
    if "tie" in request.POST:
        if not form.is_valid():
            return None
        kept = attempt(
            form, lambda: ranking.set_rule(summit, form.facts(), by=by, at=at)
        )
        return None if kept is None else gettext("The rules are kept.")
    file = request.FILES.get("table")
    if "file" in request.POST:
        if file is None:
            raise Refused("file-missing-here")
        given = read_ranks(file.name or "ranks", file.read())
    else:
        given = _typed(request.POST, summit)
    ranking.set_ranks(summit, given, by=by, at=at)
    return gettext("The table of ranks is kept.")


def _typed(post: QueryDict, summit: Summit) -> list[RankFacts]:
    """Return the table as typed, in the order of the numbers before its lines."""
    known = {one.code: one for one in queries.ranks_of(summit)}
    typed: list[tuple[float, RankFacts]] = []
    for code in [*known, NEW]:
        if f"drop-{code}" in post or not post.get(f"en-{code}", "").strip():
            continue
        names = known[code].name.words if code in known else {}
        facts = _line(post, code, names)
        typed.append((_number(post.get(f"place-{code}", "")), facts))
    return [facts for _, facts in sorted(typed, key=lambda one: one[0])]


def _line(post: QueryDict, code: str, names: Mapping[str, str]) -> RankFacts:
    lang = page_lang()
    words = {**names, "en": post.get(f"en-{code}", "").strip()}
    if lang != "en":
        words[lang] = post.get(f"own-{code}", "").strip()
    kept = {tag: said for tag, said in words.items() if said}
    return RankFacts(
        code if code != NEW else slug(kept["en"], longest=30),
        Text(kept, "en"),
        is_ministerial=f"ministerial-{code}" in post,
        needs_escort=f"escort-{code}" in post,
    )


def _number(said: str) -> float:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        return float("inf")


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def ranks_export(request: Asked, *, summit: Summit) -> HttpResponse:
    """Hand out the table of ranks as a file that can be brought in again."""
    rows = rows_of(queries.ranks_of(summit))
    return table_file(request, f"ranks-{summit.code}", list(HEADS), rows)
