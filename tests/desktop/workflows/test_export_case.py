"""A scenario written as a case file."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.document.document import Document
from desktop.workflows.export_case import export_case
from solver.case.build import BuiltCase, build_case
from solver.case.read import read_case
from tests.support.problems import BEST, TODAY, tiny_problem


def test_the_file_is_the_case_that_would_be_solved(tmp_path: Path) -> None:
    path = tmp_path / "kasus.json"
    sha256 = export_case(Document(tiny_problem()), BEST, path)
    built = build_case(tiny_problem(), BEST)
    assert isinstance(built, BuiltCase)
    assert read_case(json.loads(path.read_text("utf-8"))) == built.case
    assert isinstance(sha256, str)
    assert len(sha256) == 64


def test_what_cannot_be_built_is_said_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "kasus.json"
    found = export_case(Document(tiny_problem()), TODAY, path)
    assert isinstance(found, tuple)
    assert found
    assert not path.exists()
