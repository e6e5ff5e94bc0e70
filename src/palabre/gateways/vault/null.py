"""A vault in memory, for tests."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class NullVault:
    """Keeps bytes while the process lives."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, code: str, sealed: bytes) -> None:
        """Keep sealed bytes under a code."""
        self.kept[code] = sealed

    def get(self, code: str) -> bytes:
        """Return the sealed bytes of a code."""
        return self.kept[code]

    def drop(self, code: str) -> None:
        """Forget a code; twice is harmless."""
        self.kept.pop(code, None)
