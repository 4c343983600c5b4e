"""What a study tells: its kinds are those of the studies, its records need no engine."""

from __future__ import annotations

import subprocess
import sys

from desktop.workflows.study.run import StudyKind
from desktop.workflows.study.told import KINDS


def test_the_kinds_are_those_that_run() -> None:
    assert set(KINDS) <= {kind.value for kind in StudyKind}


def test_the_records_are_read_without_the_engine() -> None:
    code = "import sys, desktop.workflows.study.told; print('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
