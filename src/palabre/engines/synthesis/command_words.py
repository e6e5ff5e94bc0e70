"""What ``palabre draft`` says when it is refused, and how its arguments are read."""

import argparse
from typing import Final

from palabre.engines.synthesis.engine import WORDINGS
from palabre.kernel.languages import primary, shortest_tag
from palabre.kernel.refusals import Refused

_EXPLANATIONS: Final = {
    "folder-missing": "there is no folder or file “{folder}”.",
    "folder-unreadable": "cannot look into “{folder}”: {reason}.",
    "folder-not-writable": "cannot write into “{folder}”: {reason}.",
    "file-in-the-way": "“{file}” is there already and is of no draft; move it away, or "
    "name another folder with --out.",
    "nothing-to-draft": "nothing in “{folder}” could be read as a transcript or a report "
    "({refused} files refused).{why}",
    "report-lines-differ": (
        "The report of {session} in {file} and its translation into “{lang}” do not have "
        "the same headings with as many lines each."
    ),
    "toml-malformed": "{file} is not valid TOML: {reason}.",
    "figure-without-source": "{file}: the figure “{figure}” needs value, definition and "
    "source.",
    "sentence-not-in-draft": "no sentence of the draft has the id or the words “{wanted}”, "
    "and no heading is called so; its sentences are {ids}.",
    "words-not-in-records": "no sentence of the records comes near “{words}”.",
    "manifest-malformed": "{file} is no manifest of a draft ({reason}).",
    "replies-malformed": "{file} holds no kept replies of a language model ({reason}).",
    "model-url-wrong": "“{url}” is no address of a language model; give http:// or "
    "https:// and a host.",
    "pdf-not-made": "the PDF could not be set: {reason}.",
}
_LANGUAGES: Final = {
    "english": "en",
    "anglais": "en",
    "inglés": "en",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "francés": "fr",
}


def explained(refusal: Refused) -> str:
    """Return a refusal in words."""
    told = _EXPLANATIONS.get(refusal.code)
    return told.format(**refusal.facts) if told else str(refusal)


def language(told: str) -> str:
    """Return the language of a text as somebody may name it.

    Raises
    ------
    argparse.ArgumentTypeError
        If no text is written in it.

    Examples
    --------
    >>> language("FR"), language("en-GB"), language("fra"), language("Français")
    ('fr', 'en', 'fr', 'fr')
    """
    bare = told.strip().casefold()
    tag = _LANGUAGES.get(bare) or primary(shortest_tag(bare))
    if tag not in WORDINGS:
        raise argparse.ArgumentTypeError(
            f"the text is written in English (en) or French (fr), not in “{told}”; the "
            "records may be in any language"
        )
    return tag
