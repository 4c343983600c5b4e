"""Recent files stay in the list when their share is away."""

from __future__ import annotations

from pathlib import Path

from desktop.files.recent import recent_files
from desktop.system.settings import Settings


def test_recent_files_in_their_order(tmp_path: Path) -> None:
    here = tmp_path / "b.satuatap"
    here.write_bytes(b"12345")
    gone = tmp_path / "gone" / "a.satuatap"
    found = recent_files(Settings(recent=(str(gone), str(here), "bad\x00name")))
    assert [(f.path, f.there, f.size) for f in found[:2]] == [(gone, False, 0), (here, True, 5)]
    assert not found[2].there
    assert found[1].changed is not None
