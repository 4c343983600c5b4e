"""The tests listen: a warning that is logged, raised or said by Qt fails its test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

EXAMPLES = {
    "test_quiet": "def test_quiet(): logging.getLogger('a').info('fine')",
    "test_logged": "def test_logged(): logging.getLogger('a').warning('careful')",
    "test_logged_on_purpose": (
        "def test_logged_on_purpose(caplog):\n"
        "    logging.getLogger('a').warning('careful')\n"
        "    assert 'careful' in caplog.text"
    ),
    "test_warned": "def test_warned(): warnings.warn('old', DeprecationWarning)",
    "test_qt_warned": "def test_qt_warned(): QtCore.qWarning('careful')",
    "test_own_home": (
        f"def test_own_home(): assert os.path.expanduser('~') != {str(Path.home())!r}\n"
        "def test_offscreen(): assert os.environ['QT_QPA_PLATFORM'] == 'offscreen'"
    ),
}
FAILING = {"test_logged", "test_warned", "test_qt_warned"}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the examples under our own settings, once for all."""
    folder = tmp_path_factory.mktemp("silence")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    head = "import logging, os, warnings\nfrom PySide6 import QtCore\n"
    path = folder / "test_examples.py"
    path.write_text(head + "\n".join(EXAMPLES.values()) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", str(path)]
    env = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "PYTEST_ADDOPTS")}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout


@pytest.mark.parametrize("name", [*EXAMPLES, "test_offscreen"])
def test_only_the_loud_fail(outcome: str, name: str) -> None:
    word = "FAILED" if name in FAILING else "PASSED"
    told = [line.split(" - ")[0] for line in outcome.splitlines()]
    assert any(line.startswith(word) and line.endswith(f"::{name}") for line in told), outcome
