"""The one way to say no."""


class Refused(Exception):
    """Say no to an act, with a stable code and the facts that explain it.

    Parameters
    ----------
    code : str
        Kebab-case, stable, e.g. ``"slot-taken"``. Interfaces turn it into words.
    **facts
        What the words need: plain values that can be written as JSON.

    Examples
    --------
    >>> Refused("slot-taken", room="Room 15").facts
    {'room': 'Room 15'}
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Return the code with its facts, for logs and the command line."""
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
