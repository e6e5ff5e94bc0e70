"""A language model that is none: it says what it was given to say, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from palabre.engines.synthesis.model_writer import ModelDown


@dataclass(slots=True)
class NullModel:
    """Answers from a script and remembers what it was asked.

    Parameters
    ----------
    script : list of str
        Answers in order; when it is used up, the model is down.
    """

    name: str = "null"
    script: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def complete(self, *, rules: str, data: str, schema: Mapping[str, object]) -> str:  # noqa: ARG002 - it reads no schema
        """Return the next answer, or be down."""
        self.asked.append((rules, data))
        if not self.script:
            raise ModelDown("no model is set")
        return self.script.pop(0)
