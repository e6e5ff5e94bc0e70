"""Where comments go when a sentence is split or taken in again: to whose they were."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from palabre.stages.journal import queries as journal
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes.models import Comment, Sentence, SentenceVersion

MADE = "outcomes.comment.made"
MERGED = "outcomes.sentence.merged"


def follow(kept: Sentence, new: Sentence) -> None:
    """Let comments of a sentence go with the half that they are about.

    After a merge that is the half which goes back to the sentence that was commented
    on, wherever the same words stand else; then the half where the words stand.
    """
    comments = list(kept.comments.order_by("id"))
    joined = _joined(kept, comments)
    for one in comments:
        other = joined.get(one.code, "")
        if half_of(one.quote, (kept.text, new.text), own=one.about, other=other):
            one.sentence = new
            one.save(update_fields=["sentence"])


def return_to(sentence: Sentence, held_by: Sentence) -> None:
    """Let the comments of a sentence come back from the one it was merged into.

    Those come that were made on it, or on one that had been merged into it before.
    """
    lines = journal.of_subject(f"draft:{sentence.draft.code}").filter(act=MADE)
    made = {str(one.facts["comment"]): str(one.facts["sentence"]) for one in lines}
    own = _merged_into(sentence)
    for one in held_by.comments.order_by("id"):
        if made.get(one.code) in own:
            one.sentence = sentence
            one.save(update_fields=["sentence"])


def _merged_into(sentence: Sentence) -> set[str]:
    """Return the code of a sentence and of all that went into it, at any remove."""
    found, last = {sentence.code}, [sentence.pk]
    while last:
        rows = Sentence.objects.filter(merged_into__in=last)
        rows = rows.exclude(code__in=found)
        found |= set(rows.values_list("code", flat=True))
        last = list(rows.values_list("pk", flat=True))
    return found


def half_of(quote: str, halves: tuple[str, str], *, own: str, other: str) -> int:
    """Return which half a comment is about: 0 or 1.

    Parameters
    ----------
    own, other : str
        What was commented on, and what was merged with it since.

    Examples
    --------
    >>> halves = ("Wells were shut.", "Speakers said that pumps broke.")
    >>> half_of("said that", halves, own="Wells were shut, they said that.", other="")
    1
    >>> own, other = "Mayors said that wells were shut.", "Speakers said that pumps broke."
    >>> half_of("said that", halves, own=own, other=other)
    0
    """
    if not other:
        return int(quote not in halves[0] and quote in halves[1])
    words = " ".join(halves).split()
    runs = zip(_runs(own, words), _runs(other, words), strict=True)
    is_own = [mine > theirs for mine, theirs in runs]
    cut = len(halves[0].split())
    parts = is_own[:cut], is_own[cut:]
    holding = [
        number
        for number, (half, part) in enumerate(zip(halves, parts, strict=True))
        if any(any(part[start:end]) for start, end in _places(quote, half))
    ]
    if len(holding) == 1:
        return holding[0]
    return int(sum(parts[1]) > sum(parts[0]))


def _runs(text: str, words: Sequence[str]) -> list[int]:
    """Return for each word how many in a row are those of a text, 0 if it is not."""
    runs = [0] * len(words)
    matcher = SequenceMatcher(None, text.split(), words, autojunk=False)
    for block in matcher.get_matching_blocks():
        runs[block.b : block.b + block.size] = [block.size] * block.size
    return runs


def _places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of quoted words in a text, counted in words."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        start = len(text[:at].split(" ")) - 1
        yield start, start + len(quote.split())
        at = text.find(quote, at + 1)


def _joined(kept: Sentence, comments: Sequence[Comment]) -> dict[str, str]:
    """Return what was merged with the sentence of each comment after it was made."""
    if not comments or not Sentence.objects.filter(merged_into=kept).exists():
        return {}
    draft = kept.draft
    lines = journal.of_subject(f"draft:{draft.code}").filter(act__in=(MADE, MERGED))
    entries = list(lines.order_by("id"))
    texts = dict(draft.sentences.values_list("code", "text"))
    merges = list(_merges(kept, entries, texts))
    made = {str(one.facts["comment"]): one for one in entries if one.act == MADE}
    return {
        one.code: _after(made[one.code], merges) for one in comments if one.code in made
    }


def _merges(
    kept: Sentence, entries: Sequence[Entry], texts: dict[str, str]
) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield each merge of a draft: line, the two sentences, what each said before."""
    before: dict[str, list[str]] = defaultdict(list)
    rows = SentenceVersion.objects.filter(
        sentence__draft_id=kept.draft_id, act="merged"
    ).order_by("-id")
    for code, text in rows.values_list("sentence__code", "before"):
        before[code].append(text)
    for one in entries:
        if one.act != MERGED:
            continue
        stays, goes = str(one.facts["sentence"]), str(one.facts["other"])
        yield one.pk, stays, goes, before[stays].pop(), texts.get(goes, "")


def _after(made: Entry, merges: Sequence[tuple[int, str, str, str, str]]) -> str:
    where, met = str(made.facts["sentence"]), []
    for line, stays, goes, stayed, went in merges:
        if line < made.pk or where not in {stays, goes}:
            continue
        met.append(went if where == stays else stayed)
        where = stays
    return " ".join(met)
