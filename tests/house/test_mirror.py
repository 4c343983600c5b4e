"""The tests mirror the source: every file that does something has its test file beside it."""

from __future__ import annotations

from pathlib import Path

from tests.house.source import ROOT, defines_code, modules

# Files with code but without a test file of their own, and why.
WITHOUT: dict[str, str] = {
    "desktop/__main__.py": "three lines; tests/house/test_startup.py runs them as a process",
}


def test_every_file_with_code_has_its_test_file() -> None:
    missing = []
    for module in modules("solver", "desktop"):
        twin = ROOT / "tests" / module.path.relative_to(ROOT).with_name(f"test_{module.path.name}")
        if defines_code(module) and not twin.is_file() and module.name not in WITHOUT:
            missing.append(module.name)
    assert missing == []


def test_no_folder_of_tests_outlives_its_room() -> None:
    """A room may have tests of a subject (labels, a property) beside those of its files."""
    folders = {twin.parent for room in ("solver", "desktop") for twin in twins_in(room)}
    rooms = {folder: ROOT / folder.relative_to(ROOT / "tests") for folder in folders}
    assert [f.relative_to(ROOT).as_posix() for f, room in rooms.items() if not room.is_dir()] == []


def twins_in(room: str) -> list[Path]:
    return sorted((ROOT / "tests" / room).rglob("test_*.py"))


def test_the_exceptions_are_still_needed() -> None:
    assert [name for name in WITHOUT if not (ROOT / name).is_file()] == []
