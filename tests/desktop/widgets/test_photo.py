"""Pictures made small, and what is no picture told in one sentence."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageWriter

from desktop.widgets import photo
from desktop.widgets.photo import LONGEST, shrink, unpacked
from solver.errors import SatuAtapError


def picture(path: Path, width: int, height: int, *, clear: bool = False) -> Path:
    kind = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    image = QImage(width, height, kind)
    image.fill(Qt.GlobalColor.transparent if clear else Qt.GlobalColor.darkCyan)
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(
    ("size", "expected"),
    [((4000, 3000), (1600, 1200)), ((600, 2400), (400, 1600)), ((320, 200), (320, 200))],
)
def test_a_picture_is_kept_at_a_sane_size(
    qapp: object, tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    small = shrink(picture(tmp_path / "depan.jpg", *size))
    assert (small.width, small.height) == expected
    again = unpacked(small.image)
    assert again is not None
    assert (again.width(), again.height()) == expected
    assert max(expected) <= LONGEST


def test_a_picture_that_lies_is_turned_upright(qapp: object, tmp_path: Path) -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = tmp_path / "ponsel.jpg"
    writer = QImageWriter(str(path), b"jpg")
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(image)
    small = shrink(path)
    assert (small.width, small.height) == (200, 400)


def test_a_clear_png_stays_a_png(qapp: object, tmp_path: Path) -> None:
    small = shrink(picture(tmp_path / "denah.png", 300, 200, clear=True))
    assert base64.b64decode(small.image).startswith(b"\x89PNG")
    opaque = shrink(picture(tmp_path / "foto.png", 300, 200))
    assert base64.b64decode(opaque.image).startswith(b"\xff\xd8")


@pytest.mark.qt_log_ignore("JPEG datastream", extend=True)
@pytest.mark.parametrize("content", [b"", b"bukan gambar", b"\xff\xd8\xff\xe0 rusak", b"GIF89a.."])
def test_what_is_no_picture_is_one_sentence(qapp: object, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(content)
    with pytest.raises(SatuAtapError) as reason:
        shrink(path)
    assert reason.value.key == "photo_broken"


def test_too_large_or_gone(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SatuAtapError) as reason:
        shrink(tmp_path / "tidak-ada.jpg")
    assert reason.value.key == "photo_unread"
    path = picture(tmp_path / "a.png", 50, 50)
    monkeypatch.setattr(photo, "MOST_PIXELS", 1000)
    with pytest.raises(SatuAtapError) as reason:
        shrink(path)
    assert reason.value.key == "photo_huge"
    monkeypatch.setattr(photo, "MOST_BYTES", 10)
    with pytest.raises(SatuAtapError) as reason:
        shrink(path)
    assert reason.value.key == "photo_huge"


@pytest.mark.parametrize("text", ["", "!!", "AAAA", "é"])
def test_a_kept_picture_that_is_broken(qapp: object, text: str) -> None:
    assert unpacked(text) is None
