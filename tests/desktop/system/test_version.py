"""The version on screen is the version of the project."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.system.version import VERSION

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def test_the_version_is_that_of_the_project() -> None:
    assert tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"] == VERSION
