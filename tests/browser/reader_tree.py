"""What a screen reader is given of a page, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterator

CONTROLS = frozenset(
    {
        *("button", "link", "textbox", "combobox", "checkbox", "radio", "slider"),
        *("spinbutton", "searchbox", "switch", "tab", "menuitem", "listbox"),
        *("image", "img", "Date", "DateTime", "InputTime"),
    }
)
ONCE = ("main", "banner", "contentinfo")
NO_ROLE = frozenset({"", "none", "generic"})
NAMED = ("navigation", "region")
HEADERS = frozenset({"columnheader", "rowheader"})


class Tree:
    """The accessibility tree that the browser hands to a screen reader."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self.by_id = {one["nodeId"]: one for one in nodes}
        self.nodes = [one for one in nodes if not one.get("ignored")]

    def of(self, *roles):
        return [one for one in self.nodes if role(one) in roles]

    def below(self, node) -> Iterator[dict]:
        for key in node.get("childIds", ()):
            child = self.by_id.get(key)
            if child is not None:
                yield child
                yield from self.below(child)


def role(node):
    return node.get("role", {}).get("value", "")


def name(node):
    return (node.get("name", {}).get("value") or "").strip()


def level(node):
    found = {one["name"]: one["value"].get("value") for one in node["properties"]}
    return int(found["level"])


def is_stop(node):
    """Tell whether the keyboard can stand on it."""
    return any(
        one["name"] == "focusable" and one["value"].get("value")
        for one in node.get("properties", ())
    )


def faults(page, *, has_frame: bool = False) -> list[str]:
    """Return what would leave somebody who listens to a page in the dark."""
    tree = Tree(page)
    stops = [one for one in tree.nodes if is_stop(one)]
    return [
        *(f"no name: {role(one)}" for one in tree.of(*CONTROLS) if not name(one)),
        *(f"no role: {name(one)[:40]}" for one in stops if role(one) in NO_ROLE),
        *(f"no {one}" for one in ONCE if has_frame and not tree.of(one)),
        *_headings(tree),
        *_landmarks(tree),
        *_tables(tree),
    ]


def _headings(tree):
    found = [(level(one), name(one)) for one in tree.of("heading")]
    n_first = sum(deep == 1 for deep, _ in found)
    if n_first != 1:
        yield f"{n_first} headings of level 1"
    before = 0
    for deep, said in found:
        if not said:
            yield "an empty heading"
        if before and deep > before + 1:
            yield f"from heading {before} to {deep}: {said}"
        before = deep


def _landmarks(tree):
    for one in ONCE:
        n = len(tree.of(one))
        if n > 1 or (one == "main" and not n):
            yield f"{n} × {one}"
    for kind in NAMED:
        names = Counter(name(one) for one in tree.of(kind))
        yield from (f"{n} × {kind} “{said}”" for said, n in names.items() if n > 1)
        if kind == "region" and "" in names:
            yield "a region without a name"


def _tables(tree):
    for one in tree.of("table"):
        parts = {role(part) for part in tree.below(one)}
        if not parts & HEADERS:
            yield f"a table without headers: {name(one)}"
        if not name(one):
            yield "a table without a name"
