"""Every act reads alike: who and when by name, typed, told, journalled."""

import ast

import pytest
from sources import calls, dotted, functions, modules

WRITES = sorted(
    name
    for name in modules()
    if name.startswith("stages/") and name.endswith("/operations.py")
)
ACTS = {
    f"{name.split('/')[1]}.{function.name}": function
    for name in WRITES
    for function in functions(modules()[name])
}
WORKFLOWS = {
    name.removeprefix("workflows/").removesuffix(".py"): tree
    for name, tree in modules().items()
    if name.startswith("workflows/") and name != "workflows/__init__.py"
}

READS = frozenset(
    {
        "journal.fingerprint",
        "live.locked",
        "live.next_position",
        "live.prepared",
        "live.who_had_the_floor",
        "stocktaking.baseline_year",
        "summits.check_plan",
        "summits.columns",
        "summits.local",
    }
)
"""Values that acts and checks share; they change nothing."""

UNJOURNALLED = frozenset(
    {
        "journal.record",  # they are the journal
        "journal.record_all",
        "outbox.queue",  # part of an act that has its own line
        "outbox.queue_letter",
        "outbox.queue_approved",
        "outbox.queue_letter_approved",
        "outbox.queue_to_address",
        "people.affiliate",
    }
)
OWN_DOOR = frozenset(
    {
        "people.make_sign_in_link",  # the account itself is who acts
        "people.note_sign_in",
        "people.sign_in_by_link",
        "people.sign_in_by_password",
    }
)
"""Acts that know who acts without being told."""


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_is_typed(act):
    given = ACTS[act].args
    untyped = [
        one.arg
        for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)
        if one.annotation is None
    ]

    assert untyped == []
    assert ACTS[act].returns is not None


@pytest.mark.parametrize("act", sorted(ACTS.keys() - READS - UNJOURNALLED))
def test_an_act_says_who_and_when_by_name(act):
    by_name = {one.arg for one in ACTS[act].args.kwonlyargs}

    wanted = {"at"} if act in OWN_DOOR else {"by", "at"}

    assert wanted <= by_name


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_is_told_in_an_order(act):
    said = ast.get_docstring(ACTS[act]) or ""

    assert said.splitlines()[0].endswith(".")


@pytest.mark.parametrize("act", sorted(ACTS.keys() - READS - UNJOURNALLED))
def test_an_act_names_its_line_in_the_journal(act):
    assert "Journal:" in (ast.get_docstring(ACTS[act]) or "")


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_names_what_it_refuses_itself(act):
    said = ast.get_docstring(ACTS[act]) or ""
    raised = {
        node.exc.args[0].value
        for node in ast.walk(ACTS[act])
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and dotted(node.exc.func) == "Refused"
        and isinstance(node.exc.args[0], ast.Constant)
    }

    assert {code for code in raised if f"``{code}``" not in said} == set()


def _acts(name):
    """Return what a workflow does: its namesake, and all that knows who or when."""
    for one in functions(WORKFLOWS[name]):
        named = {arg.arg for arg in (*one.args.args, *one.args.kwonlyargs)}
        if not one.name.startswith("_") and (one.name == name or {"at", "by"} & named):
            yield f"{name}.{one.name}", one


DONE = dict(act for name in WORKFLOWS for act in _acts(name))


@pytest.mark.parametrize("name", sorted(DONE))
def test_a_workflow_says_who_and_when_by_name(name):
    own = DONE[name]

    by_name = {one.arg for one in own.args.kwonlyargs}

    assert "at" in by_name
    assert not {"at", "by"} & {one.arg for one in own.args.args}
    assert own.returns is not None
    assert all(one.annotation for one in (*own.args.args, *own.args.kwonlyargs))


def test_transactions_open_in_operations_and_workflows_alone():
    elsewhere = ("web/", "api/", "kernel/", "engines/")

    opening = {
        name
        for name, tree in modules().items()
        if name.startswith(elsewhere) or name.endswith(("queries.py", "rules.py"))
        if any(called == "transaction.atomic" for called, _ in calls(tree))
    }

    assert opening == set()
