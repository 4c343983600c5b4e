"""The packages we stand on: pinned, hashed, from no written address, and Qt from a sound series."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from tests.house.source import ROOT, modules

LISTS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(path: Path) -> dict[str, set[str]]:
    """Return the versions of each package in a list; there may be one for each Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", path.read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def wanted_by(name: str) -> list[str]:
    """Return the requirements of pyproject.toml that a list answers."""
    extra: list[str] = PROJECT["optional-dependencies"].get(name, [])
    return [*PROJECT["dependencies"], *extra]


def test_there_are_four_lists() -> None:
    assert [path.stem for path in LISTS] == ["app", "build", "dev", "kernel"]


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_a_list_names_no_address(path: Path) -> None:
    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links", path.read_text()) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_every_line_of_a_list_is_hashed(path: Path) -> None:
    blocks = re.split(r"\n(?=\S)", path.read_text())
    unhashed = [b for b in blocks if "==" in b.split("\n")[0] and "--hash=sha256:" not in b]
    assert unhashed == []


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_a_list_answers_pyproject(path: Path) -> None:
    found = pins(path)
    wrong = []
    for requirement in wanted_by(path.stem):
        name, rest = re.fullmatch(r"([A-Za-z0-9_-]+)(.*)", requirement).groups()  # type: ignore[union-attr]
        versions = found.get(name.lower().replace("_", "-"), set())
        exact = rest.startswith("==")
        if not versions or (exact and versions != {rest[2:].split(";")[0].strip()}):
            wrong.append(requirement)
    assert wrong == [], "run: python3 dev.py lock"


def test_dev_and_build_hold_what_the_app_holds() -> None:
    app = pins(ROOT / "requirements" / "app.txt")
    for name in ("dev", "build"):
        other = pins(ROOT / "requirements" / f"{name}.txt")
        assert {package: other.get(package) for package in app} == app


def test_every_package_the_program_imports_is_declared() -> None:
    """What another package happens to bring (pandas, pillow) is not ours to import."""
    needs = (*wanted_by("app"), *wanted_by("cluster"))  # an extra that is imported where it is used
    declared = {re.split(r"[<>=!~]", need)[0].lower().replace("_", "-") for need in needs}
    ours = {*sys.stdlib_module_names, "desktop", "solver", "resources"}
    ours.add("shiboken6")  # the other half of PySide6, always of the same version
    brought_by = packages_distributions()
    wrong = set()
    for module in modules():
        for package in {name.split(".")[0] for name in module.imports} - ours:
            names = {dist.lower().replace("_", "-") for dist in brought_by.get(package, ())}
            if not names & declared:
                wrong.add(f"{module.name} imports {package}")
    assert sorted(wrong) == []


class _Caller(QObject):
    called = Signal(bool)


def test_a_signal_leaves_the_count_of_true_alone() -> None:
    """PySide6 6.12.0 drops one reference of True at every emit: on Python 3.11 the process dies.

    Raise the pin of Qt only when this passes on 3.11 (docs/decisions).
    """
    caller, heard = _Caller(), [0]

    def count(on: bool) -> None:
        heard[0] += on

    caller.called.connect(count)
    before = sys.getrefcount(True)
    for _ in range(50):
        caller.called.emit(True)
    assert heard == [50]
    assert abs(sys.getrefcount(True) - before) < 10
