"""The layout on the disk: written and read back, harmless when it is broken."""

from __future__ import annotations

from pathlib import Path

from desktop.system.layout import MOST, load_layout, save_layout


def test_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    kept = {"split:home/0": [300, 700], "page:D:/kota.satuatap": "costs"}
    save_layout(kept, path)
    assert load_layout(path) == kept


def test_what_cannot_be_read_is_none(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    assert load_layout(path) == {}
    for broken in (b"", b"[1, 2]", b'{"a": ', b"\xff\xfe"):
        path.write_bytes(broken)
        assert load_layout(path) == {}


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    save_layout({str(i): i for i in range(MOST + 5)}, path)
    assert next(iter(load_layout(path))) == "5"


def test_a_closed_disk_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_layout({"a": 1}, tmp_path / "file" / "layout.json")
    assert load_layout(tmp_path / "file" / "layout.json") == {}
