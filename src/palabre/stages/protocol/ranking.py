"""Acts on the table of ranks and the rules of precedence of an edition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.protocol import rules
from palabre.stages.protocol.models import Dignitary, PrecedenceRule, ProtocolRank
from palabre.stages.protocol.precedence import ALPHABETS
from palabre.stages.protocol.standard import RankFacts, standard_ranks
from palabre.stages.protocol.states import HostPlace, Tie
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What comes first among persons of one rank."""

    tie: str = Tie.INSCRIPTION
    lang: str = "en"
    first_letter: str = ""
    host: str = HostPlace.BY_RULE
    observers_last: bool = True


def set_ranks(
    summit: Summit, ranks: Sequence[RankFacts], *, by: Actor, at: datetime
) -> list[ProtocolRank]:
    """Set the whole table of ranks, the highest first.

    Raises Refused: ``not-allowed``, ``ranks-missing``, ``rank-twice``,
    ``rank-without-name``, ``rank-in-use``. Journal: ``protocol.ranks.set``.
    """
    act = "protocol.ranks.set"
    require(rules.may_keep(by, summit), act)
    _check(ranks)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        codes = [one.code for one in ranks]
        gone = ProtocolRank.objects.filter(summit=summit).exclude(code__in=codes)
        _check_unused(summit, set(gone.values_list("pk", flat=True)))
        gone.delete()
        ProtocolRank.objects.bulk_create(
            [
                ProtocolRank(
                    summit=summit,
                    code=one.code,
                    name=one.name,
                    position=position,
                    is_ministerial=one.is_ministerial,
                    needs_escort=one.needs_escort,
                )
                for position, one in enumerate(ranks, 1)
            ],
            update_conflicts=True,
            unique_fields=["summit", "code"],
            update_fields=["name", "position", "is_ministerial", "needs_escort"],
        )
        subject = f"summit:{summit.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, ranks=codes)
    return list(ProtocolRank.objects.filter(summit=summit).order_by("position", "id"))


def set_rule(
    summit: Summit, facts: RuleFacts, *, by: Actor, at: datetime
) -> PrecedenceRule:
    """Set what comes first among persons of one rank.

    Raises Refused: ``not-allowed``, ``alphabet-unknown``, ``letter-unknown``.
    Journal: ``protocol.precedence.set``.
    """
    act = "protocol.precedence.set"
    require(rules.may_keep(by, summit), act)
    check_alphabet(facts.lang, facts.first_letter)
    kept = {
        "tie": Tie(facts.tie),
        "lang": facts.lang,
        "first_letter": facts.first_letter.upper(),
        "host": HostPlace(facts.host),
        "observers_last": facts.observers_last,
    }
    with transaction.atomic():
        made, _ = PrecedenceRule.objects.update_or_create(summit=summit, defaults=kept)
        journal.record(
            act, f"summit:{summit.code}", by=by, at=at, summit=summit.code, **kept
        )
    return made


def check_alphabet(lang: str, first_letter: str) -> None:
    """Refuse a language without an order of States here, and what is no letter.

    Raises Refused: ``alphabet-unknown``, ``letter-unknown``.
    """
    if lang not in ALPHABETS:
        raise Refused("alphabet-unknown", lang=lang, field="lang")
    if first_letter and not (len(first_letter) == 1 and first_letter.isalpha()):
        raise Refused("letter-unknown", letter=first_letter, field="first_letter")


def carry_over(earlier: Summit, following: Summit, *, by: Actor, at: datetime) -> None:
    """Give an edition the ranks and the rules of the one before; no person goes along.

    Raises Refused: those of `set_ranks` and `set_rule`.
    Journal: ``protocol.ranks.set``, ``protocol.precedence.set``.
    """
    ranks = ProtocolRank.objects.filter(summit=earlier).order_by("position", "id")
    kept = [
        RankFacts(one.code, one.name, one.is_ministerial, one.needs_escort)
        for one in ranks
    ]
    if kept:
        set_ranks(following, kept, by=by, at=at)
    rule = PrecedenceRule.objects.filter(summit=earlier).first()
    if rule is not None:
        facts = RuleFacts(rule.tie, rule.lang, "", rule.host, rule.observers_last)
        set_rule(following, facts, by=by, at=at)


def table_of(summit: Summit, *, by: Actor, at: datetime) -> dict[str, ProtocolRank]:
    """Return the ranks of an edition by code; the house's own are set at first use.

    Journal: ``protocol.ranks.set`` at first use.
    """
    found = list(ProtocolRank.objects.filter(summit=summit).order_by("position", "id"))
    if not found:
        found = set_ranks(summit, standard_ranks(), by=by, at=at)
    return {one.code: one for one in found}


def _check(ranks: Sequence[RankFacts]) -> None:
    if not ranks:
        raise Refused("ranks-missing")
    twice = [code for code, n in Counter(one.code for one in ranks).items() if n > 1]
    if twice:
        raise Refused("rank-twice", code=twice[0])
    for one in ranks:
        if not one.code or not str(one.name.said_in("en")).strip():
            raise Refused("rank-without-name", code=one.code or "—")


def _check_unused(summit: Summit, ids: set[int]) -> None:
    held = Dignitary.objects.filter(summit=summit, rank_id__in=ids)
    one = held.select_related("person", "rank").order_by("id").first()
    if one is not None:
        raise Refused(
            "rank-in-use", rank=str(one.rank.name.said_in("en")), person=one.person.name
        )
