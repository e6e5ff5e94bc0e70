"""An issue as its corrigenda make it read: version 0 as issued, n with Corr.1 to n."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis import draft as shapes
from palabre.engines.synthesis.document import summary_json
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.document import OVERRIDE, engine_draft
from palabre.stages.outcomes.models import Corrigendum, Issue
from palabre.stages.outcomes.signed_text import canonical, sha256_of


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an issue: its text, the records it cites, and its mark.

    Parameters
    ----------
    symbol : str
        ``BF/2026/CS/1``, or with corrigenda ``BF/2026/CS/1 (Corr.1-2)``.
    mark : str
        Changes when anything of the version would.
    corrected_at : datetime, optional
        When the last of its corrigenda was issued.
    """

    issue: Issue
    number: int
    symbol: str
    draft: shapes.Draft
    corpus: engine.Corpus
    mark: str
    corrected_at: datetime | None = None

    @property
    def content(self) -> Mapping[str, object]:
        """Return it in the shape of ``summary.json``."""
        return self.issue.content if not self.number else summary_json(self.draft)


def version_of(issue: Issue, number: int) -> Version:
    """Return a version of an issue; what was issued itself never changes.

    Raises Refused: ``not-found``.
    """
    corrigenda = list(issue.corrigenda.filter(number__lte=number).order_by("number"))
    if len(corrigenda) != number:
        raise Refused("not-found", what="version", code=str(number))
    made, corpus = engine_draft(issue.draft)
    symbol = _symbol(issue, number)
    mark = sha256_of(
        canonical([issue.sha256, *(one.sha256 for one in corrigenda), symbol])
    )
    corrected = made
    if number:
        title = f"{made.title} – {symbol}"
        corrected = replace(_corrected(made, corrigenda), title=title)
    at = corrigenda[-1].at if corrigenda else None
    return Version(issue, number, symbol, corrected, corpus, mark, at)


def text_now(issue: Issue) -> dict[str, str]:
    """Return each issued sentence as it reads with the corrigenda so far."""
    content: Mapping[str, object] = issue.content
    statements = content["statements"]
    assert isinstance(statements, list), "an issue keeps a list of statements"
    now = {str(one["id"]): str(one["text"]) for one in statements}
    for corrigendum in issue.corrigenda.order_by("number"):
        now |= {one["sentence"]: one["after"] for one in corrigendum.changes}
    return now


def symbol_now(issue: Issue) -> str:
    """Return the document number with the corrigenda so far."""
    return _symbol(issue, issue.corrigenda.count())


def _symbol(issue: Issue, number: int) -> str:
    told = {0: "", 1: " (Corr.1)"}.get(number, f" (Corr.1-{number})")
    return f"{issue.symbol}{told}"


def _corrected(made: shapes.Draft, corrigenda: list[Corrigendum]) -> shapes.Draft:
    last = {
        str(change["sentence"]): change for one in corrigenda for change in one.changes
    }
    sections = tuple(
        replace(
            section,
            statements=tuple(
                _statement(one, last.get(one.id)) for one in section.statements
            ),
        )
        for section in made.sections
    )
    return replace(made, sections=sections)


def _statement(
    one: shapes.Statement, change: Mapping[str, str] | None
) -> shapes.Statement:
    if change is None:
        return one
    checks = one.checks
    if change["override"]:
        checks = (*checks, shapes.Check(OVERRIDE, True, change["override"]))  # noqa: FBT003
    return replace(
        one,
        text=change["after"],
        writer=shapes.Writer.PERSON,
        verdict=shapes.Verdict(change["verdict"]),
        checks=checks,
    )
