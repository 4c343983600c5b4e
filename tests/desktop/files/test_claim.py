"""A claim lasts as long as its holder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.files.claim import claim

HOLDER = """
import sys
from pathlib import Path
from desktop.files.claim import claim
held = claim(Path(sys.argv[1]))
print(held is not None, flush=True)
sys.stdin.read()
"""


def test_one_claim_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.claim"
    first = claim(path)
    assert first is not None
    assert claim(path) is None
    first.release()
    assert not path.exists()
    second = claim(path)
    assert second is not None
    second.release()


def test_the_end_of_a_process_frees_its_claim(tmp_path: Path) -> None:
    path = tmp_path / "x.claim"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"True"
        assert claim(path) is None
        process.kill()
        process.wait()
    held = claim(path)
    assert held is not None
    held.release()
