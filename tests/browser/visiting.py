"""Somebody who looks at screens with a keyboard and a screen reader, one after another."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from matrix import MATRIX
from reader_tree import faults
from screens import SEEN, STATES
from tabbing import tabbed

UNFOLD = """() => {
  for (const one of document.querySelectorAll("main details")) one.open = true;
}"""
"""What is folded is a screen of its own."""
DESK = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}
PHONE = {"viewport": {"width": 360, "height": 640}, "color_scheme": "light"}
OWN_FRAME = frozenset(
    {
        *("public:figure-embed", "public:door", "public:programme-text", "floor:door"),
        *("floor:wall", "gate:app", "live: text alone"),
    }
)
"""Pages for a wall, a door or somebody else's page: their own landmarks are enough."""


@dataclass(slots=True)
class Visit:
    """Who looks, on which page, and what the browser complained of meanwhile."""

    page: object
    session: object
    said: list[str] = field(default_factory=list)


class Visitors:
    """One window for everybody who looks, all of one size and in one language."""

    def __init__(self, chromium, world, lang, **window) -> None:
        self._chromium, self.world, self.lang = chromium, world, lang
        self._window, self._visits = window, {}

    def where(self, name, order) -> tuple[str, str]:
        """Return who looks at a screen, and its address."""
        if name in STATES:
            who, path = STATES[name][:2]
            of, mark, query = path.partition("?")
            path = self.world.paths.get(of, of) + mark + query
        else:
            gets = MATRIX[name].gets
            who = next(one for one in order if gets[one] == 200)
            path = self.world.paths[name]
        if not path.startswith("/"):
            path = f"/{self.lang}/{path}"
        return who, self.world.origin + path

    def of(self, who) -> Visit:
        """Return the window of somebody who is signed in."""
        if who not in self._visits:
            self._visits[who] = self._come(who)
        return self._visits[who]

    def _come(self, who) -> Visit:
        context = self._chromium.new_context(**self._window)
        if who in self.world.cookies:
            cookie = {"name": "sessionid", "value": self.world.cookies[who]}
            context.add_cookies([cookie | {"url": self.world.origin}])
        page = context.new_page()
        made = Visit(page, context.new_cdp_session(page))
        page.on("pageerror", lambda error: made.said.append(f"script: {error}"))
        page.on(
            "console",
            lambda one: (
                one.type == "error" and made.said.append(f"console: {one.text}")
            ),
        )
        return made

    def look(self, name, order=SEEN, *, prepare="") -> list[str]:
        """Open a screen, go through it, listen to it; return what is wrong."""
        who, address = self.where(name, order)
        visit = self.of(who)
        visit.said.clear()
        self.world.stand(name)
        answer = visit.page.goto(address)
        wanted = STATES[name][2] if name in STATES else 200
        here = urlsplit(visit.page.url)._replace(fragment="").geturl()
        if (answer.status, here) != (wanted, address):
            return [f"{who} got {answer.status} at {here}"]
        if prepare:
            visit.page.evaluate(prepare)
        return self.look_here(who, wanted, has_frame=name not in OWN_FRAME)

    def look_here(self, who, wanted=200, *, has_frame=True) -> list[str]:
        """Go through the screen that somebody sees, listen to it."""
        visit = self.of(who)
        heard = faults(visit.page, has_frame=has_frame)
        way = tabbed(visit.page, visit.session)
        return [
            *heard,
            *_frame(way.page, self.lang),
            *way.faults,
            *_said(visit, wanted),
        ]


def _frame(page, lang):
    """Tell what is wrong with a page's language, direction and width."""
    if page["lang"] != lang:
        yield f"language {page['lang']}"
    if page["dir"] != ("rtl" if lang == "ar" else "ltr"):
        yield f"runs {page['dir']}"
    if page["sideways"] > 0:
        yield f"{page['sideways']} pixels sideways"


def _said(visit, wanted):
    """Return what the browser complained of; a refused page is named there, too."""
    expected = f"the server responded with a status of {wanted} "
    return [one for one in visit.said if wanted == 200 or expected not in one]
