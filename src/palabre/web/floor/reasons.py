"""Words with which a page's script tells why somebody stands where they stand."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from palabre.kernel.places import Region, region_name
from palabre.stages.live.messages import CATEGORIES, FACTORS, REASONS, RULES
from palabre.web.ui.choices import groups


def reason_words() -> str:
    """Return sentences by code and names of what stands in them, as JSON.

    ``reasons`` are the sentences, ``rule`` and ``factor`` what the list follows and
    weighs; the page's language is that of the visitor.
    """
    lang = get_language() or "en"
    told: dict[str, Mapping[Any, object]] = {
        "reasons": REASONS,
        "group": dict(groups(lang)),
        "region": {str(one): region_name(one, lang) for one in Region},
        "category": CATEGORIES,
        "rule": RULES,
        "factor": FACTORS,
    }
    plain = {
        name: {str(code): str(words) for code, words in table.items()}
        for name, table in told.items()
    }
    return json.dumps(plain, indent=0)  # a line after each sign: no template's mark
