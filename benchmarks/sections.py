"""Sections of RESULTS.md: each measure rewrites its own and leaves the others."""

from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


def keep_section(title: str, body: str, path: Path = RESULTS) -> None:
    """Write a section under its title, in its old place or at the end."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    head, *parts = ("\n" + text).split("\n## ")
    sections = dict(part.partition("\n")[::2] for part in parts)
    sections[title] = f"\n{body.strip()}\n"
    told = "".join(
        f"\n## {name}\n{words.rstrip()}\n" for name, words in sections.items()
    )
    path.write_text(f"{head.strip()}\n{told}", encoding="utf-8")
