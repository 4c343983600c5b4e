"""What goes into the frozen program and what stays out."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    """Load a script of packaging/, which is a folder of scripts and no package."""
    path = ROOT / "packaging" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"script_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bundle = script("bundle")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt6PrintSupport.dll",
        "ortools/.libs/ortools.dll",
        "icudt73.dll",
        "resources/locale/id/words.toml",
        "python312.dll",
    ],
)
def test_what_the_program_needs_stays(name: str) -> None:
    assert bundle.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "icuuc.dll",
        "PySide6/icuuc.dll",
        "ucrtbase.dll",
        "api-ms-win-crt-runtime-l1-1-0.dll",
        "API-MS-Win-core-file-l1-2-0.dll",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/imageformats/qtiff.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
    ],
)
def test_what_nobody_asks_for_leaves(name: str) -> None:
    assert not bundle.wanted(name)


def test_a_table_of_contents_is_filtered_whole() -> None:
    kept = ("PySide6/QtCore.pyd", "/x/QtCore.pyd", "EXTENSION")
    assert bundle.only_wanted([kept, ("ucrtbase.dll", "/x/ucrtbase.dll", "BINARY")]) == [kept]


def test_every_resource_is_taken_to_its_own_folder() -> None:
    taken = {Path(file): folder for file, folder in bundle.resource_files()}
    data = [
        path
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert set(taken) == {*data, ROOT / "LICENSE"}
    assert taken[ROOT / "resources" / "locale" / "id" / "words.toml"] == "resources/locale/id"


def test_the_licences_of_what_we_pass_on_go_along() -> None:
    taken = bundle.licence_files()
    assert all(Path(file).is_file() for file, _ in taken)
    packages = {folder.split("/")[1] for _, folder in taken}
    assert {"numpy", "matplotlib", "ortools", "openpyxl", "sqlite-utils", "typst"} <= packages
    assert "pyside6-essentials" in packages  # the LGPL lies with us, its wheel has none
    assert len(taken) == len({(Path(file).name, folder) for file, folder in taken})


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    make_icon = ROOT / "packaging" / "make_icon.py"
    target = tmp_path / "new folder" / "program.ico"
    subprocess.run(
        [sys.executable, str(make_icon), str(bundle.DRAWN_ICON), str(target)], check=True
    )
    with Image.open(target) as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= set(icon.info["sizes"])
        colours = icon.convert("RGBA").getcolors(maxcolors=2**16)
        assert colours is not None
        assert len(colours) > 2  # something is drawn on the transparent ground


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert bundle.version() == project["version"]


def test_the_manual_goes_in_whole() -> None:
    carried = {f"{folder}/{Path(path).name}" for path, folder in bundle.resource_files()}
    chapters = sorted((ROOT / "resources" / "manual").rglob("*.md"))
    assert chapters
    assert {path.relative_to(ROOT).as_posix() for path in chapters} - carried == set()
