"""What an operator may set or run is written down, and nothing that is gone."""

import argparse
import re
from importlib import import_module

import pytest
from sources import ROOT

from palabre.cli import WITH_DATABASE, WITHOUT_DATABASE

REFERENCE = ROOT / "docs" / "reference"
COMMANDS = (REFERENCE / "commands.md").read_text(encoding="utf-8")
SETTINGS = (REFERENCE / "settings.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\bPALABRE_[A-Z]+(?:_[A-Z]+)*\b")
READERS = ("src", "tests", "tools", ".ci", "Makefile")


def variables_in_use():
    found = set()
    for name in READERS:
        place = ROOT / name
        paths = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in paths:
            if path.suffix in {".py", ".toml", "", ".sh"} and path.is_file():
                found |= set(VARIABLE.findall(path.read_text("utf-8", "ignore")))
    return found


def test_every_setting_is_described():
    assert variables_in_use() - set(VARIABLE.findall(SETTINGS)) == set()


def test_no_setting_is_described_that_is_gone():
    assert set(VARIABLE.findall(SETTINGS)) - variables_in_use() == set()


def section(name):
    _, _, rest = COMMANDS.partition(f"## `palabre {name}`\n")
    assert rest, f"{name} is not described"
    return rest.partition("\n## ")[0]


def options_of(parser):
    return {
        option
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }


@pytest.mark.parametrize("name", sorted(WITH_DATABASE | WITHOUT_DATABASE))
def test_every_command_is_described_as_its_help_says(name):
    module = import_module((WITH_DATABASE | WITHOUT_DATABASE)[name][0])
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)

    told = section(name)

    assert options_of(parser) - set(re.findall(r"--[a-z][a-z-]+", told)) == set()


@pytest.mark.parametrize("name", sorted(WITH_DATABASE))
def test_a_command_opens_with_what_it_does(name):
    said = (import_module(WITH_DATABASE[name][0]).__doc__ or "").strip()

    assert said.splitlines()[0] in section(name)


@pytest.mark.parametrize("name", sorted(WITH_DATABASE | WITHOUT_DATABASE))
def test_every_command_is_listed_with_its_line(name):
    told = (WITH_DATABASE | WITHOUT_DATABASE)[name][1]

    assert told in COMMANDS.partition("\n## `palabre draft`")[0]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []
