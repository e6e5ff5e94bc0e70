"""Draft the Chair's Summary from an edition's records."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from palabre.engines.synthesis.model_writer import LanguageModel
from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.outcomes import drafting, rules
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Draft
from palabre.stages.summits.models import Summit


def draft_summary(
    summit: Summit,
    *,
    lang: str,
    model: LanguageModel | None = None,
    prices: bool = False,
    by: Actor,
    at: datetime,
) -> Draft:
    """Draft the text in a language from all transcripts and cleared reports.

    A language model, if given, may reword the themes; every sentence of it passes the
    same gate, and one that does not is replaced by what it stood for. ``prices`` works
    out what each bound of the selection costs, which takes as long again.

    The engine runs before the transaction opens: nobody waits for it.

    Raises Refused: ``not-allowed``, ``language-not-written``, ``nothing-to-draft``.
    Journal: ``outcomes.draft.made``.
    """
    require(rules.may_draft(by, summit), "outcomes.draft.made")
    facts = drafting.draft_of(summit, lang, model=model, prices=prices)
    return outcomes.keep_draft(summit, facts, by=by, at=at)


@contextmanager
def summaries_begun(
    summit: Summit, langs: Sequence[str], *, by: Actor, at: datetime
) -> Iterator[Callable[[str], Draft]]:
    """Begin the drafts in several languages side by side, and go on meanwhile.

    Gives a function that waits for one language's draft and keeps it.

    Raises Refused: ``not-allowed``, ``language-not-written``, ``nothing-to-draft``.
    Journal: ``outcomes.draft.made`` for each that is kept.
    """
    require(rules.may_draft(by, summit), "outcomes.draft.made")
    with drafting.drafts_begun(summit, langs) as finished:
        yield lambda lang: outcomes.keep_draft(summit, finished(lang), by=by, at=at)
