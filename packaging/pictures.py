"""Draw every page of the window as a picture: for docs/pages.md, or all of them for looking.

python3 dev.py pictures                       the set of docs/pictures, of the solved sample city
python3 dev.py pictures --all --out FOLDER    every page and tab, both languages, looks and sizes

Without --file the project of `dev.py demo` is taken from out/palembang.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QTabBar

from desktop.document.document import Document
from desktop.window.main_window import MainWindow
from desktop.window.navigation import PAGES
from desktop.window.preview import settle, shown, taken
from desktop.workflows.open_file import read_document

ROOT = Path(__file__).resolve().parents[1]
SOLVED = ROOT / "out" / "palembang" / "palembang.satuatap"
COLOURS = 256  # a page of flat colours loses nothing that can be seen
SCENARIO = "kompleks-optimal"  # the plan shown wherever a page shows one
ARGS = {"reports": {"look": "1"}}


@dataclass(frozen=True)
class Look:
    """One way to see every page.

    Parameters
    ----------
    language, theme : str
        As on the command line of ``preview``.
    size : (int, int)
        Of the window, in points.
    scale : str
        What Qt multiplies points by; another than 1 needs a process of its own.
    pages : tuple of str
        Which; empty for all, with their tabs.
    """

    language: str
    theme: str
    size: tuple[int, int] = (1366, 768)
    scale: str = "1"
    pages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of its folder."""
        width, height = (round(side * float(self.scale)) for side in self.size)
        return f"{self.language}-{self.theme}-{width}x{height}"


BOOK = Look("id", "light")  # that of docs/pages.md
LOOKS = (
    BOOK,
    Look("en", "light"),
    Look("id", "dark"),
    Look("en", "dark", (1920, 1080)),
    Look("id", "contrast"),
    Look("id", "light", (1920, 1080)),
    Look("id", "light", (2560, 1440), "1.5", ("home", "stacking", "compare", "estate")),
)


def draw(look: Look, document: Document, path: Path, folder: Path, *, tabs: bool) -> list[Path]:
    """Draw the pages of a look into a folder; one file a page, and one a tab when wanted."""
    files = []
    name = Path(path.name)  # whose folder is nobody's concern
    with shown(document, look.language, look.theme, look.size, name) as window:
        for page in [page.id for page in PAGES if not look.pages or page.id in look.pages]:
            files.append(_kept(taken(window, page, **_args(document, page)), folder, page))
            bar = _tabs(window) if tabs else None
            for at in range(1, bar.count() if bar else 0):
                if bar is not None and bar.isTabEnabled(at) and bar.isTabVisible(at):
                    bar.setCurrentIndex(at)
                    settle(window)
                    files.append(_kept(window.grab(), folder, f"{page}.{at}"))
    return files


def _args(document: Document, page: str) -> dict[str, str]:
    """Return what a page is asked to show: the plan of the sample where it shows one."""
    known = {row.id for row in document.problem.scenario}
    plan = {"scenario": SCENARIO} if SCENARIO in known and page != "compare" else {}
    return {**plan, **ARGS.get(page, {})}


def _tabs(window: MainWindow) -> QTabBar | None:
    """Return the main row of tabs of the page in sight: the highest one that is seen."""
    seen = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count() > 1]
    return min(seen, key=lambda bar: bar.mapTo(window, bar.pos()).y(), default=None)


def _kept(picture: QPixmap, folder: Path, name: str) -> Path:
    """Write a picture small."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    drawn = Image.open(io.BytesIO(content.data())).convert("RGB")
    few = drawn.quantize(COLOURS, dither=Image.Dither.NONE)
    folder.mkdir(parents=True, exist_ok=True)
    few.save(folder / f"{name}.png", optimize=True)
    return folder / f"{name}.png"


def wanted(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every tab, language, look and size")
    parser.add_argument("--file", type=Path, default=SOLVED, help="a project, solved")
    parser.add_argument("--out", type=Path, default=None, help="a folder")
    parser.add_argument("--look", default="", help="one of: " + ", ".join(x.name for x in LOOKS))
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Draw what was asked for; the exit code."""
    options = wanted(arguments)
    if not options.file.is_file():
        sys.stderr.write(f"{options.file} is not there: run python3 dev.py demo first\n")
        return 2
    if options.all:
        return max(_in_a_process(look, options) for look in LOOKS)
    look = next((each for each in LOOKS if each.name == options.look), BOOK)
    folder = options.out or ROOT / "docs" / "pictures"
    folder = folder / look.name if options.look else folder
    document = read_document(options.file)
    files = draw(look, document, options.file, folder, tabs=bool(options.look))
    sys.stdout.write("\n".join(map(str, files)) + "\n")
    return 0


def _in_a_process(look: Look, options: argparse.Namespace) -> int:
    """Draw one look in a process of its own: the scale of Qt cannot change in a running one."""
    folder = options.out or ROOT / "out" / "pictures"
    command = [sys.executable, __file__, "--look", look.name, "--file", str(options.file)]
    env = {**os.environ, "QT_SCALE_FACTOR": look.scale, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([*command, "--out", str(folder)], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
