"""Telling an operator what goes on, and how long each step took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(what: str) -> Iterator[None]:
    """Tell the start and the end of a step with its seconds."""
    print(f"· {what} … ", end="", file=sys.stderr, flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        print("stopped", file=sys.stderr, flush=True)
        raise
    print(f"{time.monotonic() - start:.1f} s", file=sys.stderr, flush=True)


def tell(words: str) -> None:
    """Say something to the operator."""
    print(words, file=sys.stderr, flush=True)
