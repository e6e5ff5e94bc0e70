"""The public schemas that what goes out must hold."""

import gzip
from pathlib import Path

import pytest
import xmlschema

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


@pytest.fixture(scope="session")
def schema(tmp_path_factory):
    """Return the schema of Akoma Ntoso 1.0."""
    folder = tmp_path_factory.mktemp("schemas")
    for packed in SCHEMAS.glob("*.gz"):
        target = folder / packed.stem
        target.write_bytes(gzip.decompress(packed.read_bytes()))
    return xmlschema.XMLSchema(folder / "akomantoso30.xsd")
