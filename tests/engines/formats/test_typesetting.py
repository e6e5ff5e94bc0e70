"""The typesetter gives back the memory of a large paper."""

import subprocess
import sys

from palabre.engines.formats import typesetting

WORDS = """
import typst
from palabre.engines.formats.documents.pdf import house_fonts
from palabre.engines.formats.typesetting import let_go
fonts = house_fonts(with_system_fonts=False)

def held():
    with open("/proc/self/status") as told:
        line = next(one for one in told if one.startswith("RssAnon"))
    return int(line.split()[1]) // 1024

def large(n):
    words = "\\n\\n".join(f"= Part {n} {i}\\n" + f"words {n} {i} " * 60 for i in range(60))
    return typst.compile(words.encode(), format="pdf", font_paths=fonts, timestamp=0)

first = large(0)
let_go(fonts)
before = held()
papers = [large(n) for n in range(1, 5)]
grown = held() - before
del papers
let_go(fonts)
print(grown, held() - before, large(0) == first)
"""


def test_memory_of_large_papers_is_given_back_and_papers_stay_the_same():
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", WORDS], check=True, capture_output=True, text=True
    ).stdout.split()

    grown, kept = int(told[0]), int(told[1])
    assert grown > 20, told
    assert kept < grown / 4, told
    assert told[2] == "True"


def test_nothing_is_handed_back_where_the_c_library_has_no_way(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")

    assert typesetting._trim.__wrapped__() is None
