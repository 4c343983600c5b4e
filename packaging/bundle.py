"""What goes into the frozen program and what stays out; the spec file asks here."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWN_ICON = ROOT / "resources" / "icons" / "satuatap.svg"
WINDOWS_ICON = ROOT / "build" / "satuatap.ico"  # made from the drawn one by make_icon.py

# Windows 10 and later bring these themselves, and newer than we could.
OF_WINDOWS = re.compile(r"(icuuc|ucrtbase|api-ms-win-.*)\.dll$", re.IGNORECASE)

# Of the plugins of Qt we use only these; the rest serves video, databases, phones and QML.
QT_PLUGINS = {
    "platforms": {"qwindows", "qoffscreen", "qxcb", "qwayland", "qwayland-generic", "qminimal"},
    "styles": None,  # None: every plugin of the folder
    "imageformats": {"qsvg", "qjpeg", "qico", "qgif"},
    "iconengines": None,
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "printsupport": None,
    "xcbglintegrations": None,
    "wayland-shell-integration": None,
    "wayland-decoration-client": None,
}
QT_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?([\w-]+)\.(?:so|dll|dylib)$")
# Parts of Qt that hooks bring along and nothing of ours asks for; software OpenGL weighs 20 MB.
QT_UNUSED = re.compile(
    r"PySide6/(?:Qt/)?(?:translations/|qml/|(?:lib/|bin/)?"
    r"(?:lib)?(?:Qt6(?:EglFS|Qml|Quick|VirtualKeyboard|Pdf|OpenGLWidgets|Designer|Test|Sql)\w*|opengl32sw)\.)"
)
LICENCE = re.compile(r"^(licen[cs]e|copying|notice|lgpl|gpl)", re.IGNORECASE)
EXCLUDED_MODULES = ["tkinter", "pytest", "_pytest", "hypothesis", "IPython", "setuptools", "pip"]


def wanted(name: str) -> bool:
    """Tell whether a file that PyInstaller collected stays, by its path in the bundle."""
    path = name.replace("\\", "/")
    if OF_WINDOWS.search(path) or QT_UNUSED.search(path):
        return False
    plugin = QT_PLUGIN.search(path)
    if plugin is None:
        return True
    folder, stem = plugin.groups()
    chosen = QT_PLUGINS.get(folder, set())
    return chosen is None or stem in chosen


def only_wanted(collected: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the entries of a PyInstaller table of contents that stay."""
    return [entry for entry in collected if wanted(entry[0])]


def resource_files() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the licence and all data under ``resources``."""
    files = sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file())
    return [
        (str(ROOT / "LICENSE"), "."),
        *(
            (str(path), path.parent.relative_to(ROOT).as_posix())
            for path in files
            if path.suffix not in {".py", ".pyc"}
        ),
    ]


def kernel_files() -> list[tuple[str, str]]:
    """Return the compiled kernel with the folder it is looked for in."""
    folder = ROOT / "solver" / "kernel" / "compiled"
    found = [path for path in sorted(folder.glob("kernel*")) if path.suffix in (".so", ".dll")]
    if not found:
        raise SystemExit("the kernel is not compiled: python packaging/compile_kernel.py")
    return [(str(path), "solver/kernel/compiled") for path in found]


def licence_files() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of the licences of all packages that we pass on."""
    listed = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    # Qt for Python is under the LGPL, which its wheels do not carry.
    ours = sorted((ROOT / "packaging" / "licences").glob("*.txt"))
    found = [(str(text), "licences/pyside6-essentials") for text in ours]
    for name in sorted(set(re.findall(r"^([A-Za-z0-9-]+)==", listed, re.MULTILINE))):
        with contextlib.suppress(metadata.PackageNotFoundError):  # not for this system
            for file in metadata.files(name) or ():
                if ".dist-info/" in str(file) and LICENCE.search(file.name):
                    below = file.parent.as_posix().partition(".dist-info")[2]
                    found.append((str(file.locate()), f"licences/{name}{below}"))
    return found


def version() -> str:
    """Return the version of the program, which stands in pyproject.toml alone."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
    assert found is not None
    return found.group(1)
