"""Draw the icon of the program for Windows from the drawn one, in every size it is asked for."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels; Windows chooses by scale and place


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """Return the picture drawn afresh in one size, sharper than a large one made small."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(content.data()))


def main(source: str, target: str) -> int:
    """Write the icon; the exit code."""
    application = QGuiApplication(["make_icon", "-platform", "offscreen"])
    renderer = QSvgRenderer(source)
    if not renderer.isValid():
        return 1
    pictures = [drawn(renderer, size) for size in SIZES]
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    sizes = [(size, size) for size in SIZES]
    pictures[-1].save(target, format="ICO", sizes=sizes, append_images=pictures[:-1])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
