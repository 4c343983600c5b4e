"""Pictures made small enough to be kept in a project, and read back from it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from solver.errors import SatuAtapError

LONGEST = 1600  # pixels of the longer side that is kept
QUALITY = 82  # of a JPEG: no loss that a reader sees, a tenth of the size
MOST_BYTES = 60_000_000  # of a file
MOST_PIXELS = 200_000_000
KINDS = ("jpeg", "jpg", "png")


@dataclass(frozen=True)
class SmallPhoto:
    """A picture as the project keeps it: base64 of a JPEG, or of a PNG when it is see-through."""

    image: str
    width: int
    height: int


def shrink(path: Path) -> SmallPhoto:
    """Read a JPEG or PNG file, upright, and make it small; may run in any thread.

    Raises
    ------
    SatuAtapError
        One sentence: it cannot be read, is no such picture, or is too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SatuAtapError("photo_huge", path=path.name, most=MOST_BYTES // 1_000_000)
        content = path.read_bytes()
    except OSError as reason:
        raise SatuAtapError("photo_unread", path=path.name) from reason
    image = _read(content, path.name)
    if max(image.width(), image.height()) > LONGEST:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(QSize(LONGEST, LONGEST), keep, smooth)
    kind, quality = ("PNG", -1) if image.hasAlphaChannel() else ("JPG", QUALITY)
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind, quality):  # type: ignore[call-overload]  # stubs want bytes
        raise SatuAtapError("photo_broken", path=path.name)
    text = base64.b64encode(packed.data()).decode("ascii")
    return SmallPhoto(text, image.width(), image.height())


def _read(content: bytes, name: str) -> QImage:
    packed = QByteArray(content)
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # phones store the picture lying and say how to turn it
    if bytes(reader.format().data()).decode("ascii", "replace") not in KINDS:
        raise SatuAtapError("photo_broken", path=name)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise SatuAtapError("photo_huge", path=name, most=MOST_BYTES // 1_000_000)
    if max(size.width(), size.height()) > 2 * LONGEST:  # let the reader do the coarse part
        reader.setScaledSize(
            size.scaled(2 * LONGEST, 2 * LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        raise SatuAtapError("photo_broken", path=name)
    return image


def unpacked(text: str) -> QImage | None:
    """Return a kept picture; None when it cannot be read."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    image = QImage()
    return image if content and image.loadFromData(content) else None
