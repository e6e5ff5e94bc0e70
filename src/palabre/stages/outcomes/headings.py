"""Headings of a draft, those too that no sentence stands under any more."""

from collections.abc import Mapping

from palabre.stages.outcomes.models import Draft


def headings_of(draft: Draft) -> Mapping[str, str]:
    """Return the titles of a draft's sections by key, in the order of the text.

    A section whose last sentence was moved away stands where it stood as drafted, so
    that the sentence can go back.
    """
    rows = draft.sentences.order_by("position").values_list("section", "section_title")
    now = dict(rows)
    zero = draft.frozen.order_by("number").first()
    made = (
        {str(row[1]): str(row[2]) for row in zero.content["sentences"]} if zero else {}
    )
    found = list(now)
    before = ""
    for key in made:
        if key not in now:
            found.insert(found.index(before) + 1 if before else 0, key)
        before = key
    return {key: now.get(key) or made[key] for key in found}
