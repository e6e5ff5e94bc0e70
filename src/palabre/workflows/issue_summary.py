"""Issue a signed Chair's Summary: JSON, PDF, symbol."""

import hashlib
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from palabre.engines.synthesis import typeset
from palabre.engines.synthesis.document import summary_json
from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.rights import require
from palabre.stages.outcomes import document, rules
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.holding import clean
from palabre.stages.outcomes.models import Draft, Issue
from palabre.stages.outcomes.papers.summary import imprint_of
from palabre.stages.outcomes.states import DRAFT_MOVES
from palabre.stages.outcomes.symbols import check_symbol, is_taken
from palabre.stages.summits.models import Summit

FOLDER = "issues"


def issue_summary(draft: Draft, *, symbol: str = "", by: Actor, at: datetime) -> Issue:
    """Issue a signed draft under a symbol; the next free one unless given.

    The PDF is set before the transaction opens and lies under its symbol and draft; a
    refused issue leaves a file that nothing points to and the next attempt replaces.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``signature-broken``,
    ``symbol-unfit``, ``symbol-taken``, ``pdf-not-made``. Journal: ``outcomes.summary.issued``.
    """
    require(rules.may_issue(by, draft.summit), "outcomes.summary.issued")
    DRAFT_MOVES.after("issue", draft.state)
    symbol = clean(symbol) or next_symbol(draft.summit, draft.lang)
    check_symbol(symbol, draft.lang)
    made, corpus = document.engine_draft(draft)
    pdf = typeset.pdf(made, corpus, imprint=imprint_of(draft, symbol))
    printed = outcomes.Printed(
        content=summary_json(made),
        pdf=_keep(pdf, f"{slug(symbol)}-{draft.lang}-{draft.code.lower()}"),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )
    return outcomes.issue(draft, printed, symbol=symbol, by=by, at=at)


def next_symbol(summit: Summit, lang: str) -> str:
    """Return the next free symbol, e.g. ``BF/2026/CS/1``; one for all languages."""
    name = str(summit.name.said_in("en"))
    letters = "".join(word[0] for word in name.split() if word[0].isalpha())
    first = summit.issues.filter(lang=lang).count() + 1
    numbered = (
        f"{letters.upper()}/{summit.starts_on.year}/CS/{n}" for n in count(first)
    )
    return next(one for one in numbered if not is_taken(one, lang))


def _keep(pdf: bytes, stem: str) -> str:
    """Write the PDF beside its place, then put it there in one move."""
    name = f"{FOLDER}/{stem}.pdf"
    path = Path(settings.MEDIA_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(pdf)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)
    return name
