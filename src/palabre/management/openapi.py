"""Write the API's description (OpenAPI 3.1) to a file or to the screen."""

import argparse
import json
from pathlib import Path

from palabre.api.v1 import api


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--out", type=Path, help="file to write; else the screen")


def run(given: argparse.Namespace) -> int:
    """Write the description, the same bytes each time."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    words = json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if given.out is None:
        print(words, end="")
    else:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(words, encoding="utf-8")
    return 0
