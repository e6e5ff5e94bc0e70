"""Verdicts kept from one draft to the next, each under all that the gate looked at.

The gate is a pure function of the statement, what it cites, the figures and what else is
known; the same of all these gives the same verdict, so it need not be passed again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from palabre.engines.formats.cabinet import Cabinet, Ledger, Plain
from palabre.engines.synthesis.corpus import Corpus, Intervention
from palabre.engines.synthesis.draft import Check, Draft, Statement, Verdict, Writer

KIND = "verdicts"


def verified_again(
    draft: Draft,
    corpus: Corpus,
    judged: Callable[[Statement], Statement],
    kept: Cabinet,
) -> Draft:
    """Return a draft with every statement judged, by what is kept where it applies.

    Parameters
    ----------
    judged : callable
        The gate of this draft and corpus.
    """
    ledger = Ledger(kept, KIND, [draft.lang.encode()])
    asked = _Asked(draft, corpus)

    def again(statement: Statement) -> Statement:
        key = asked.key(statement)
        found = _with_verdict(statement, ledger.recall(key)) or judged(statement)
        ledger.keep(key, [str(found.verdict), [_plain(one) for one in found.checks]])
        return found

    sections = tuple(
        replace(section, statements=tuple(map(again, section.statements)))
        for section in draft.sections
    )
    ledger.close()
    return replace(draft, sections=sections)


class _Asked:
    """What the gate of one draft looks at, by statement."""

    def __init__(self, draft: Draft, corpus: Corpus) -> None:
        headings = [section.title for section in draft.sections]
        known = repr((draft.lang, corpus.facts, corpus.sessions, headings))
        self.known = sha256(known.encode("utf-8", "surrogatepass")).digest()
        self.figures = draft.figures
        self.by_id: Mapping[str, Intervention] = {
            one.id: one for one in corpus.interventions
        }

    def key(self, statement: Statement) -> str:
        """Return the hash of everything a statement is judged on; not of its number."""
        cited = [self.by_id.get(cite.intervention) for cite in statement.cites]
        is_extract = statement.writer is Writer.EXTRACT
        figures = [
            one for one in self.figures if not is_extract or one.id in statement.figures
        ]
        bare = replace(statement, id="", paragraph=0)
        asked = repr((bare, cited, figures)).encode("utf-8", "surrogatepass")
        return sha256(self.known + asked).hexdigest()


def _plain(one: Check) -> Plain:
    return [one.rule, one.passed, one.told]


def _with_verdict(statement: Statement, held: Any) -> Statement | None:
    """Return a statement as it was judged, or None if nothing whole is kept."""
    try:
        verdict, checks = held
        return replace(
            statement,
            verdict=Verdict(verdict),
            checks=tuple(
                Check(str(rule), bool(passed), str(told))
                for rule, passed, told in checks
            ),
        )
    except (TypeError, ValueError):
        return None
