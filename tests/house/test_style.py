"""The habits that a formatter cannot see: captions, faces, size, names, three voices of errors."""

from __future__ import annotations

import ast

from tests.house.source import ROOMS, ROOT, SCRIPTS, Module, modules

LONGEST = 450
SHAPELESS = {"util", "utils", "misc", "common", "helper", "helpers", "tools", "stuff", "base"}
# Who may catch everything: the edges of the program, where a bug becomes a message.
CATCH_ALL = (
    "desktop/__main__.py",
    "desktop/cli",
    "desktop/jobs/worker.py",
    "desktop/widgets/background.py",  # hands a bug of its threads to the crash net
    "desktop/window/crash.py",
)
UNFINISHED = ("TODO", "FIXME", "XXX", "NotImplementedError")


def everything() -> tuple[Module, ...]:
    return modules(*ROOMS, *SCRIPTS, "tests")


def test_every_module_has_a_caption_that_ends_as_a_sentence() -> None:
    assert [m.name for m in everything() if not m.caption.endswith((".", "?"))] == []


def test_package_faces_hold_a_caption_and_nothing_else() -> None:
    assert [m.name for m in modules() if m.is_face and len(m.tree.body) != 1] == []


def test_no_file_asks_to_be_two() -> None:
    lines = {m.name: m.text.count("\n") for m in everything()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_no_room_without_a_subject() -> None:
    assert [m.name for m in everything() if SHAPELESS & set(m.name[:-3].split("/"))] == []


def test_nothing_is_left_unfinished() -> None:
    wrong = [
        f"{module.name}:{number}"
        for module in everything()
        if not module.name.startswith("tests/house/")  # they name what they forbid
        for number, line in enumerate(module.text.splitlines(), 1)
        if any(word in line for word in UNFINISHED)
    ]
    assert wrong == []


def test_only_the_edges_catch_everything() -> None:
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules(*ROOMS, *SCRIPTS)
        if not module.name.startswith(CATCH_ALL)
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    ]
    assert wrong == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler swallows any exception; one that raises again cleans up only."""
    names = (
        {n.id for n in ast.walk(handler.type) if isinstance(n, ast.Name)} if handler.type else {""}
    )
    raises = any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
    return bool(names & {"", "Exception", "BaseException"}) and not raises


def test_nobody_waits_by_sleeping() -> None:
    wrong = [f"{m.name}:{c.lineno}" for m in everything() for c in m.calls("sleep")]
    assert wrong == []


def test_no_test_is_skipped() -> None:
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules("tests")
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail"}
        if not module.name.startswith("tests/house/")
    ]
    assert wrong == []


def test_packaging_is_no_package() -> None:
    """With a face it would shadow the library ``packaging``, which PyInstaller needs."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
