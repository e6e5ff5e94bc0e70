"""The text as it is hashed: what the Chair signs, what a version and a clearance hold.

The hash is SHA-256 of one line of JSON that anybody can fetch and hash again.
"""

import hashlib
import json
from collections import defaultdict

from palabre.stages.outcomes.models import Draft, Evidence, Sentence
from palabre.stages.reports.states import ReportState


def standing(draft: Draft) -> list[Sentence]:
    """Return the sentences that are in the text, in order."""
    return list(draft.sentences.filter(is_dropped=False).order_by("position"))


def resting_on_reopened(draft: Draft) -> list[str]:
    """Return the sentences whose evidence is in a report that is not cleared any more.

    The report is being put right, or it has been cleared again without that line.
    """
    cited = Evidence.objects.filter(
        sentence__draft=draft, sentence__is_dropped=False, line__isnull=False
    )
    gone = cited.exclude(
        line__withdrawn_at=None, line__report__state=ReportState.CLEARED
    )
    codes = gone.order_by("sentence__position").values_list("sentence__code", flat=True)
    return list(dict.fromkeys(codes))


def signed_text(draft: Draft) -> str:
    """Return title, language and every sentence with its evidence, as it is hashed."""
    kept = draft.sentences.filter(is_dropped=False)
    evidence: dict[int, list[list[object]]] = defaultdict(list)
    cited = Evidence.objects.filter(sentence__in=kept)
    for pk, *cite in cited.order_by("position", "pk").values_list(
        "sentence", "quote", "start", "end"
    ):
        evidence[pk].append(cite)
    rows = [
        [*row, evidence[pk]]
        for pk, *row in kept.order_by("position").values_list(
            "pk",
            "code",
            "section",
            "paragraph",
            "text",
            "verdict",
            "override_reason",
        )
    ]
    return canonical([draft.title, draft.lang, rows])


def fingerprint(draft: Draft) -> str:
    """Return the hash of a draft's text and evidence."""
    return sha256_of(signed_text(draft))


def canonical(content: object) -> str:
    """Return JSON in the one way it is hashed: keys sorted, signs unescaped."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
