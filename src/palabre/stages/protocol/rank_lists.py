"""A table of ranks as a spreadsheet: out, and back in with every wrong line named."""

from collections.abc import Mapping, Sequence

from palabre.engines.formats.schedule.wording import folded
from palabre.engines.formats.tables import read_table
from palabre.kernel.codes import slug
from palabre.kernel.languages import UN_LANGUAGES, Text
from palabre.kernel.refusals import Refused
from palabre.stages.protocol.models import ProtocolRank
from palabre.stages.protocol.standard import RankFacts

CODE = "Code"
FLAGS = {"is_ministerial": "Ministerial", "needs_escort": "Escort"}
HEADS = [CODE, *(f"Name {lang}" for lang in UN_LANGUAGES), *FLAGS.values()]
YES = frozenset({"yes", "oui", "true", "1", "x"})
MOST = 60


def rows_of(ranks: Sequence[ProtocolRank]) -> list[list[str]]:
    """Return one row a rank, the highest first, under `HEADS`."""
    return [
        [
            one.code,
            *(one.name.words.get(lang, "") for lang in UN_LANGUAGES),
            "yes" if one.is_ministerial else "no",
            "yes" if one.needs_escort else "no",
        ]
        for one in ranks
    ]


def read_ranks(name: str, content: bytes) -> list[RankFacts]:
    """Read a table of ranks, in the order of its lines.

    Raises
    ------
    Refused
        ``ranks-unreadable`` with the line, ``ranks-missing`` and those of `read_table`.
    """
    table = read_table(name, content, known=frozenset(map(folded, HEADS)))
    if len(table.rows) > MOST:
        raise Refused("list-too-long", n=len(table.rows), longest=MOST)
    ranks = [_rank(name, line, _ours(row)) for line, row in table.rows]
    if not ranks:
        raise Refused("ranks-missing")
    return ranks


def _ours(row: Mapping[str, str]) -> dict[str, str]:
    return {folded(column): cell.strip() for column, cell in row.items()}


def _rank(file: str, line: int, row: Mapping[str, str]) -> RankFacts:
    names = {
        lang: row[key]
        for lang in UN_LANGUAGES
        if row.get(key := folded(f"Name {lang}"))
    }
    if not names:
        raise Refused("ranks-unreadable", file=file, line=line, why="no name")
    original = "en" if "en" in names else next(iter(names))
    code = slug(row.get("code", "") or names[original], longest=30)
    if not code:
        raise Refused("ranks-unreadable", file=file, line=line, why="no code")
    flags = {name: row.get(folded(head), "") for name, head in FLAGS.items()}
    return RankFacts(
        code,
        Text(names, original),
        is_ministerial=folded(flags["is_ministerial"]) in YES,
        needs_escort=folded(flags["needs_escort"]) in YES,
    )
