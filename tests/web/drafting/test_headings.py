from django.utils import translation

from palabre.stages.outcomes.papers.words import heading_of
from palabre.web.drafting.words import HEADINGS


def test_pages_and_papers_call_a_heading_by_one_name():
    apart = []
    for lang, page in PAGES.items():
        with translation.override(page):
            apart += [
                (lang, str(told), heading_of(kind, lang))
                for kind, told in HEADINGS.items()
                if str(told) != heading_of(kind, lang)
            ]

    assert apart == []


PAGES = {"en": "en", "fr": "fr", "ar": "ar", "es": "es", "ru": "ru", "zh": "zh-hans"}
