"""Verdicts kept from one draft to the next, each under all that the gate looked at.

The gate is a pure function of the statement, what it cites, the figures and what else is
known; the same of all these gives the same verdict, so it need not be passed again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from palabre.engines.formats.cabinet import Cabinet, Ledger, Plain
from palabre.engines.synthesis.corpus import Corpus, Intervention, StatedFigure
from palabre.engines.synthesis.draft import Check, Draft, Statement, Verdict, Writer
from palabre.engines.synthesis.names import bodies_of

KIND = "verdicts"

Judge = Callable[[Statement], Statement]


def verified_again(
    draft: Draft,
    corpus: Corpus,
    judged: Judge,
    kept: Cabinet,
) -> Draft:
    """Return a draft with every statement judged, by what is kept where it applies.

    Parameters
    ----------
    judged : callable
        The gate of this draft and corpus.
    """
    headings = [section.title for section in draft.sections]
    verdicts = Verdicts(
        kept,
        KIND,
        lang=draft.lang,
        known=(
            draft.lang,
            corpus.facts,
            corpus.sessions,
            headings,
            bodies_of(corpus.interventions),
        ),
        interventions={one.id: one for one in corpus.interventions},
        figures=draft.figures,
    )
    again = verdicts.by(judged)
    sections = tuple(
        replace(section, statements=tuple(map(again, section.statements)))
        for section in draft.sections
    )
    verdicts.close()
    return replace(draft, sections=sections)


class Verdicts:
    """A gate's verdicts, each known by everything that the gate looks at.

    Parameters
    ----------
    kept : Cabinet, optional
        Where verdicts are looked for, and left; without one the gate judges anew.
    kind : str
        Drawer of the cabinet: one a gate.
    lang : str
        Of the text: verdicts of one language stay while another is drafted.
    known : object
        What every statement is judged with besides its evidence.
    """

    def __init__(
        self,
        kept: Cabinet | None,
        kind: str,
        *,
        lang: str,
        known: object,
        interventions: Mapping[str, Intervention],
        figures: Sequence[StatedFigure] = (),
    ) -> None:
        self._is_keeping = kept is not None
        self._ledger = Ledger(kept, kind, [lang.encode()])
        told = repr(known).encode("utf-8", "surrogatepass")
        self._known = sha256(told).digest()
        self._figures = figures
        self._by_id = interventions
        self._told: dict[str, str] = {}
        """What was cited so far, as the keys hold it."""

    def by(self, judged: Judge) -> Judge:
        """Return the gate that judges only what nobody has judged yet."""
        return partial(self._again, judged) if self._is_keeping else judged

    def close(self) -> None:
        """Leave the verdicts that were asked for."""
        self._ledger.close()

    def _again(self, judged: Judge, statement: Statement) -> Statement:
        key = self._key(statement)
        found = _with_verdict(statement, self._ledger.recall(key)) or judged(statement)
        checks: list[Plain] = [_plain(one) for one in found.checks]
        told: list[Plain] = [str(found.verdict), checks]
        self._ledger.keep(key, told)
        return found

    def _key(self, statement: Statement) -> str:
        """Return the hash of everything a statement is judged on; not of its number."""
        cited = [self._cited(cite.intervention) for cite in statement.cites]
        is_extract = statement.writer is Writer.EXTRACT
        figures = [
            one
            for one in self._figures
            if not is_extract or one.id in statement.figures
        ]
        bare = replace(statement, id="", section="", paragraph=0)
        asked = repr((bare, cited, figures)).encode("utf-8", "surrogatepass")
        return sha256(self._known + asked).hexdigest()

    def _cited(self, name: str) -> str:
        """Return an intervention in words: many statements cite the same."""
        if name not in self._told:
            self._told[name] = repr(self._by_id.get(name))
        return self._told[name]


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
