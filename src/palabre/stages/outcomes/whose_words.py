"""Whose words a sentence has after a change: the machine's again, or a person's."""

from palabre.stages.outcomes.models import Sentence


def writer_after(sentence: Sentence, before: str, words: str) -> str:
    """Return who wrote the words that a sentence gets in place of those before.

    Words that the machine drafted are the machine's when they come back. Of a draft that
    a language model reworded it is not known any more which were the model's.
    """
    if words == before:
        return sentence.writer
    first = sentence.versions.order_by("id").first()
    if first is None or not first.before or first.before != words:
        return "person"
    is_second_half = first.act == "split" and not words.startswith(first.after)
    if sentence.draft.model or is_second_half:
        return "person"
    return "extract" if sentence.evidence.exists() else "template"
