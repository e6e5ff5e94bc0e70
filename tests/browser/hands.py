"""Hands on a keyboard: no mouse, no focus put anywhere by a script."""

MOST = 160
"""More presses of Tab than a page of the small world can need."""

STANDS_ON = """([wanted, words]) => {
  const one = document.activeElement;
  return one.matches(wanted) && (one.innerText || one.value || "").includes(words);
}"""


class Hands:
    """What somebody does who uses the keyboard alone."""

    def __init__(self, page) -> None:
        self.page = page

    def stands_on(self, wanted, words=""):
        return self.page.evaluate(STANDS_ON, [wanted, words])

    def to(self, wanted, words="", key="Tab"):
        """Press Tab until the keyboard stands on a control."""
        for _ in range(MOST):
            if self.stands_on(wanted, words):
                return
            self.page.keyboard.press(key)
        msg = f"Tab does not come to {wanted} {words}"
        raise AssertionError(msg)

    def press(self, key, n=1):
        for _ in range(n):
            self.page.keyboard.press(key)

    def act(self, wanted, words="", key="Enter"):
        """Go to a control and press it."""
        self.to(wanted, words)
        self.page.keyboard.press(key)

    def go(self, wanted, words=""):
        """Go to a link or a button, press it, and wait for the page that comes."""
        self.to(wanted, words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, wanted, words):
        """Go to a field and write into it, in place of what stands there."""
        self.to(wanted)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def pick(self, wanted, value):
        """Go to a list and step through it by arrows."""
        self.to(wanted)
        self.page.keyboard.press("Home")
        for _ in range(300):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        msg = f"{wanted} does not offer {value}"
        raise AssertionError(msg)

    def choose(self, name, value):
        """Go to a group of radios and step through it by arrows."""
        self.to(f'input[name="{name}"]')
        self.page.keyboard.press("Space")
        for _ in range(20):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        msg = f"{name} does not offer {value}"
        raise AssertionError(msg)

    def bring(self, wanted, name, content, kind):
        """Go to a field of files, open it by its key, and choose one."""
        self.to(wanted)
        with self.page.expect_file_chooser() as chosen:
            self.page.keyboard.press("Space")
        chosen.value.set_files([{"name": name, "mimeType": kind, "buffer": content}])
