"""Ask whether every pinned package has a wheel for Windows; run it before raising a pin.

python3 dev.py python packaging/check_wheels.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}


def for_windows(listed: str, python: str) -> str:
    """Return the part of a hashed list that Windows needs, without markers.

    pip reads markers for the computer it runs on, whatever ``--platform`` says.
    """
    kept = []
    for block in re.split(r"\n(?=[A-Za-z0-9])", listed):
        head, *hashes = block.split("\n")
        requirement, _, marker = head.rstrip(" \\").partition(" ; ")
        place = {**WINDOWS, "python_version": python, "python_full_version": f"{python}.0"}
        if "==" in requirement and (not marker or Marker(marker).evaluate(place)):
            kept.append("\n".join([f"{requirement} \\", *hashes]))
    return "\n".join(kept) + "\n"


def check(name: str, python: str) -> bool:
    """Let pip look for the wheels of one list and one Python; nothing is installed."""
    listed = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "windows.txt"
        path.write_text(for_windows(listed, python), encoding="utf-8")
        command = [
            *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-deps"),
            *("--ignore-installed", "--only-binary=:all:", "--platform", "win_amd64"),
            "--ignore-requires-python",  # it is asked of the Python that runs pip, not of the other
            *("--python-version", python, "--target", folder, "--require-hashes"),
            *("-r", str(path)),
        ]
        done = subprocess.run(command, check=False)
    print(f"{name} on Windows with Python {python}: {'ok' if not done.returncode else 'MISSING'}")
    return not done.returncode


if __name__ == "__main__":
    lists = sys.argv[1:] or ["app", "build"]
    found = [check(name, python) for name in lists for python in PYTHONS]  # ask all, then judge
    sys.exit(0 if all(found) else 1)
