"""Mail that goes nowhere and remembers what it was given."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed over."""

    email: str
    subject: str
    body: str
    lang: str
    calendar: str = ""


@dataclass(slots=True)
class NullMailer:
    """Keeps messages; refuses and fails as told, so that both can be tested.

    Parameters
    ----------
    refused : dict of str to str
        Address → why it is refused for good.
    is_down : bool
        Whether every call ends in an outage.
    """

    sent: list[Sent] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    is_down: bool = False

    def send(
        self, *, email: str, subject: str, body: str, lang: str, calendar: str = ""
    ) -> str:
        """Keep a message and return ""; or the reason it was told to give."""
        if self.is_down:
            raise ConnectionError("no mail today")
        if email in self.refused:
            return self.refused[email]
        self.sent.append(Sent(email, subject, body, lang, calendar))
        return ""
