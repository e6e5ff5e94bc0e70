"""The text as it is hashed: what the Chair signs, what a version and a clearance hold.

The hash is SHA-256 of one line of JSON that anybody can fetch and hash again.
"""

import hashlib
import json

from palabre.stages.outcomes.models import Draft, Sentence


def standing(draft: Draft) -> list[Sentence]:
    """Return the sentences that are in the text, in order."""
    return list(draft.sentences.filter(is_dropped=False).order_by("position"))


def signed_text(draft: Draft) -> str:
    """Return title, language and every sentence with its evidence, as it is hashed."""
    rows = [
        [
            sentence.code,
            sentence.section,
            sentence.paragraph,
            sentence.text,
            sentence.verdict,
            sentence.override_reason,
            [
                [one.quote, one.start, one.end]
                for one in sorted(
                    sentence.evidence.all(), key=lambda one: (one.position, one.pk)
                )
            ],
        ]
        for sentence in draft.sentences.filter(is_dropped=False)
        .prefetch_related("evidence")
        .order_by("position")
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
