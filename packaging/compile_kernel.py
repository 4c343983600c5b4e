"""Compile the search's inner loop for this machine, or for another: two libraries, one stamp.

python3 dev.py python packaging/compile_kernel.py [--target x86_64-windows-gnu]

The compiler is Zig's, a plain package with wheels for every system, so nobody has to install one
and Windows libraries can be made anywhere. The same flags everywhere, and no fused
multiplication: a walk goes the same way on every machine.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "solver" / "kernel" / "source"
COMPILED = ROOT / "solver" / "kernel" / "compiled"
STAMP = COMPILED / "stamp.txt"
FLAGS = ("-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror", "-shared", "-s")
PROCESSOR = "-mcpu=x86_64_v2"  # every 64-bit processor since 2009
LOADS = {32: "int32_t", 64: "int64_t"}
WINDOWS = "x86_64-windows-gnu"
NEW = ".new"  # a library just compiled


def sources() -> list[Path]:
    """Return the files of the kernel."""
    return sorted(SOURCE.glob("*.[ch]"))


def fingerprint() -> str:
    """Return a hash of everything the libraries depend on."""
    text = b"".join(path.read_bytes() for path in sources()) + Path(__file__).read_bytes()
    return f"{sys.platform} {hashlib.sha256(text).hexdigest()}"


def fresh() -> bool:
    """Return whether the libraries are those of the present source."""
    try:
        return STAMP.read_text(encoding="utf-8") == fingerprint()
    except OSError:
        return False


def put_in_place(target: str | None = None) -> None:
    """Replace the libraries by those just compiled: whole, also for programs that run."""
    for bits in LOADS:
        library = COMPILED / f"kernel{bits}{ending(target)}"
        library.with_suffix(NEW).replace(library)


def remember() -> None:
    """Take the libraries just compiled, and note that they are those of the present source."""
    put_in_place()
    STAMP.write_text(fingerprint(), encoding="utf-8")


def ending(target: str | None) -> str:
    """Return how a library for a target is called at its end."""
    windows = target == WINDOWS or (target is None and sys.platform == "win32")
    return ".dll" if windows else ".so"


def commands(interpreter: str, target: str | None = None) -> list[list[str]]:
    """Return the commands that compile the kernel, one for each width of loads."""
    COMPILED.mkdir(exist_ok=True)
    position = [] if ending(target) == ".dll" else ["-fPIC"]
    return [
        [
            interpreter,
            *("-m", "ziglang", "cc", *FLAGS, *position, PROCESSOR),
            *(("-target", target) if target else ()),
            f"-DLOAD={load}",
            *("-o", str(COMPILED / f"kernel{bits}{NEW}")),
            *(str(path) for path in sources() if path.suffix == ".c"),
        ]
        for bits, load in LOADS.items()
    ]


def main(arguments: list[str]) -> int:
    """Compile, and stop at the first command that fails."""
    target = arguments[1] if arguments[:1] == ["--target"] else None
    for command in commands(sys.executable, target):
        if subprocess.run(command, check=False).returncode:
            return 1
    if target is None:
        remember()
    else:
        put_in_place(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
