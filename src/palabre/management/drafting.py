"""``palabre draft`` with the outside world: a language model where one is asked for."""

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palabre.engines.synthesis import command
from palabre.engines.synthesis.model_writer import LanguageModel


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre draft`` and those of a language model."""
    command.add_arguments(parser)
    group = parser.add_argument_group(
        "language model",
        "Without one the text is made by rule. With one, each theme is reworded in one "
        "call; every sentence passes the same gate, and one that fails is replaced by "
        "the sentences it stood for. Prompts and replies are kept in model.json. "
        "PALABRE_MODEL_KEY holds the key, where the endpoint wants one.",
    )
    group.add_argument(
        "--model-url",
        metavar="URL",
        help="an OpenAI-compatible endpoint, e.g. http://127.0.0.1:8080/v1",
    )
    group.add_argument("--model", metavar="NAME", help="the model's name there")
    group.add_argument(
        "--model-seconds",
        metavar="N",
        type=float,
        default=120.0,
        help="how long one answer may take (default: %(default)g)",
    )
    group.add_argument(
        "--replies",
        metavar="FILE",
        type=Path,
        help="a kept model.json: the same text again, without the model",
    )


def run(args: argparse.Namespace) -> int:
    """Run ``palabre draft``; return 0 when drafted, 1 when refused, 2 on wrong usage."""
    if bool(args.model_url) != bool(args.model):
        return command.wrong_usage("--model-url and --model go together (see --help)")
    with _ended_in_order():
        return command.run(args, model=_model)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let an order to end be like Ctrl-C: nothing half written, no child left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _model(args: argparse.Namespace) -> LanguageModel | None:
    if not args.model_url:
        return None
    from palabre.gateways.language_model.chat import (  # noqa: PLC0415 - slow import
        ChatModel,
    )

    key = os.environ.get("PALABRE_MODEL_KEY", "")
    return ChatModel(args.model_url, args.model, key, args.model_seconds)
