"""Build the program a user installs: freeze, let the frozen program test itself, pack.

python3 packaging/build.py              freeze, self-test; on Windows also the installer
python3 packaging/build.py --installer  the installer too (Linux: to see that the script compiles)
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import bundle

sys.path.insert(0, str(bundle.ROOT))
import dev

BUILD, DIST = bundle.ROOT / "build", bundle.ROOT / "dist"
PROGRAM = DIST / "satuatap"
SELF_TEST_SECONDS = 600


def run(command: list[str], **env: str) -> None:
    """Run a command and stop when it fails."""
    print("build:", " ".join(command), flush=True)
    done = subprocess.run(command, cwd=bundle.ROOT, env={**os.environ, **env}, check=False)
    if done.returncode:
        raise dev.StopError(f"failed ({done.returncode}): {' '.join(command)}")


def freeze() -> None:
    """Make dist/satuatap with PyInstaller in an environment of its own."""
    dev.ensure_kernel()
    interpreter = dev.ensure_environment("build", BUILD / "env")
    dev.ensure_qt_libraries({**dev.QT_OFFSCREEN, **dev.QT_SCREEN})  # they go into the bundle
    drawn, icon = str(bundle.DRAWN_ICON), str(bundle.WINDOWS_ICON)
    run([str(interpreter), "packaging/make_icon.py", drawn, icon])
    shutil.rmtree(PROGRAM, ignore_errors=True)
    run(
        [
            *(str(interpreter), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
            *("--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")),
            "packaging/satuatap.spec",
        ],
        PYTHONPATH=str(bundle.ROOT),
        PYTHONHASHSEED="1",  # the same modules in the same order at every build
    )


def executable() -> Path:
    """Return the frozen program that has a console."""
    return PROGRAM / ("satuatap-cli.exe" if dev.WINDOWS else "satuatap")


def self_test() -> None:
    """Let the frozen program test itself in an empty home, without and with a screen."""
    command = [str(executable()), "self-test"]
    screens = [(command, "offscreen")]
    if shutil.which("xvfb-run"):
        screens.append((["xvfb-run", "-a", *command], "xcb"))
    elif dev.WINDOWS:
        screens.append((command, "windows"))
    for line, platform in screens:
        with tempfile.TemporaryDirectory() as home:
            print(f"build: self-test on {platform}", flush=True)
            done = subprocess.run(
                line,
                cwd=home,
                env={**bare_environment(), "SATUATAP_HOME": home, "QT_QPA_PLATFORM": platform},
                timeout=SELF_TEST_SECONDS,
                check=False,
            )
        if done.returncode:
            raise dev.StopError(f"the frozen program failed its self-test on {platform}")


def bare_environment() -> dict[str, str]:
    """Return the environment without anything that leads to a Python or Qt outside the bundle."""
    outside = ("PYTHON", "QT_", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "MPL")
    return {name: value for name, value in os.environ.items() if not name.startswith(outside)}


def archive() -> Path:
    """Pack the frozen program for Linux."""
    path = DIST / f"satuatap-{bundle.version()}-linux-{os.uname().machine}.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=6) as packed:
        packed.add(PROGRAM, arcname=f"satuatap-{bundle.version()}")
    return path


def installer() -> Path:
    """Compile the installer from the frozen program with NSIS."""
    makensis = shutil.which("makensis") or shutil.which(
        "makensis", path=r"C:\Program Files (x86)\NSIS"
    )
    if makensis is None:
        raise dev.StopError("NSIS is needed for the installer: install it and run this again")
    path = DIST / f"SatuAtap-{bundle.version()}-setup.exe"
    given = {
        "VERSION": bundle.version(),
        "SOURCE": PROGRAM,
        "OUTPUT": path,
        "ICON": bundle.WINDOWS_ICON,
    }
    sign = "/D" if dev.WINDOWS else "-D"
    defines = [f"{sign}{name}={value}" for name, value in given.items()]
    run([makensis, *defines, str(bundle.ROOT / "packaging" / "installer.nsi")])
    return path


def size(path: Path) -> str:
    """Return the size of a file or folder in megabytes."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return f"{sum(p.lstat().st_size for p in files) / 1e6:.0f} MB"


def main() -> int:
    """Build everything; the exit code."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--installer", action="store_true", help="compile the installer too")
    options.add_argument("--no-archive", action="store_true", help="leave the folder unpacked")
    chosen = options.parse_args()
    try:
        freeze()
        self_test()
        made = [PROGRAM]
        if not dev.WINDOWS and not chosen.no_archive:
            made.append(archive())
        if dev.WINDOWS or chosen.installer:
            made.append(installer())
    except dev.StopError as reason:
        dev.say(str(reason))
        return 2
    for path in made:
        print(f"build: {path.relative_to(bundle.ROOT)} {size(path)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
