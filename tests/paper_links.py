"""Where the papers of the tests lead."""


class Links:
    """Addresses that say what they lead to."""

    def turn(self, turn):
        return f"https://forum.example/{turn.code}"

    def session(self, session):
        return f"https://forum.example/sessions/{session.code}"

    def report(self, session):
        return f"https://forum.example/{session.code}"

    def line(self, session, code):
        return f"https://forum.example/{session.code}#{code}"

    def figure(self, key):
        return f"https://forum.example/figures/{key}"

    def sentence(self, issue, code):
        return f"https://forum.example/{issue.symbol}?sentence={code}"

    def issue(self, issue):
        return f"https://forum.example/{issue.symbol}"

    def edition(self):
        return "https://forum.example/"

    def paper(self, kind):
        return f"https://forum.example/papers/{kind}/"
