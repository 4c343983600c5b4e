"""A hashed list is read as Windows would read it, whatever computer reads it."""

from __future__ import annotations

import pytest

from tests.packaging.test_bundle import ROOT, script

check_wheels = script("check_wheels")

LISTED = """# written by a command
always==1.0 \\
    --hash=sha256:aa
windows-only==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
linux-only==3.0 ; sys_platform == 'linux' \\
    --hash=sha256:dd
old==4.0 ; python_full_version < '3.12' \\
    --hash=sha256:ee
old==5.0 ; python_full_version >= '3.12' \\
    --hash=sha256:ff
"""


@pytest.mark.parametrize(("python", "old"), [("3.11", "4.0"), ("3.12", "5.0"), ("3.13", "5.0")])
def test_markers_are_read_for_windows(python: str, old: str) -> None:
    kept = check_wheels.for_windows(LISTED, python)
    assert [line for line in kept.splitlines() if "==" in line] == [
        "always==1.0 \\",
        "windows-only==2.0 \\",
        f"old=={old} \\",
    ]
    assert "--hash=sha256:bb \\\n    --hash=sha256:cc" in kept
    assert "sha256:dd" not in kept


@pytest.mark.parametrize("name", ["app", "build"])
def test_our_lists_keep_every_package_once(name: str) -> None:
    listed = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    kept = check_wheels.for_windows(listed, "3.12")
    names = [line.split("==")[0] for line in kept.splitlines() if "==" in line]
    assert len(names) == len(set(names))
    assert {"pyside6-essentials", "ortools", "typst"} <= set(names)
    assert ("pefile" in names) == (name == "build")  # a marker for Windows is honoured
