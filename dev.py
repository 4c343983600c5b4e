"""One command for everything a developer does: set up, run, check (standard library only).

python3 dev.py demo             run the main job on the sample city
python3 dev.py test [ARGS]      style, types, and all tests (ARGS go to pytest)
python3 dev.py satuatap [ARGS]  the program: window, or any of its commands
python3 dev.py python [ARGS]    the interpreter of the environment
python3 dev.py pictures [ARGS]  draw every page into docs/pictures (after a demo), or --all
python3 dev.py map              write docs/map.md again from the captions
python3 dev.py lock             write requirements/*.txt again from pyproject.toml

The environment lives in .venv. It is made again when the lists in requirements/ or the
interpreter change, or when a set-up was interrupted; otherwise a command starts at once.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST, TOO_NEW = (3, 11), (3, 14)
WINDOWS = os.name == "nt"

# Shared library -> Debian package. Found in an empty Debian 12 by adding one at a time.
QT_OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
QT_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# pip's words for "nothing answers"; the last one is what remains after its retries.
OFFLINE = (
    "name resolution",
    "NewConnectionError",
    "Connection refused",
    "timed out",
    "Network is unreachable",
    "getaddrinfo",
    "ProxyError",
    "No matching distribution",
)
UNKEPT = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME")


class StopError(Exception):
    """The set-up cannot go on; the text is one sentence for the person at the keyboard."""


def say(text: str) -> None:
    """Print a line about the set-up where it does not mix with a command's own output."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def child_environment(**more: str) -> dict[str, str]:
    """Return the environment of child processes: our source importable, byte code kept.

    Without byte code the program starts three times slower, and some machines forbid it.
    """
    env = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME")
    }
    return {**env, "PYTHONPATH": str(ROOT), **more}


def call(*command: str | Path, cwd: Path | None = None, **env: str) -> int:
    """Run a command with this terminal and return its exit code."""
    try:
        done = subprocess.run(
            list(map(str, command)), env=child_environment(**env), cwd=cwd, check=False
        )
    except KeyboardInterrupt:
        return 130
    return done.returncode


def quiet(*command: str | Path) -> tuple[bool, str]:
    """Run a command silently; return whether it succeeded, and all it printed."""
    try:
        done = subprocess.run(
            list(map(str, command)),
            env=child_environment(DEBIAN_FRONTEND="noninteractive"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as reason:
        return False, str(reason)
    return done.returncode == 0, done.stdout


# --- the system -----------------------------------------------------------------------------


def apt_prefix() -> list[str] | None:
    """Return how apt-get may be called here without asking anybody, or None."""
    if WINDOWS or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if quiet("sudo", "-n", "true")[0] else None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages when this is allowed; return whether they are there now."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    say(f"installing {' '.join(packages)}")
    install = [*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    return quiet(*install)[0] or (quiet(*prefix, "apt-get", "update")[0] and quiet(*install)[0])


def missing_libraries(wanted: dict[str, str]) -> list[str]:
    """Return the shared libraries of `wanted` that the loader does not know (Linux only)."""
    ldconfig = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not sys.platform.startswith("linux") or not ldconfig:
        return []
    known, listing = quiet(ldconfig, "-p")
    present = {line.split(" ", 1)[0].strip() for line in listing.splitlines()}
    return [name for name in wanted if name not in present] if known else []


def ensure_qt_libraries(wanted: dict[str, str]) -> None:
    """Install what Qt needs from the system, or say in one sentence what is missing."""
    missing = missing_libraries(wanted)
    packages = [wanted[name] for name in missing]
    if not missing or apt_install(packages):
        return
    if shutil.which("apt-get"):
        say(f"Qt needs system libraries; please run: sudo apt-get install {' '.join(packages)}")
    else:
        say(f"Qt needs these system libraries, please install them: {' '.join(missing)}")


# --- the environment ------------------------------------------------------------------------


def python_in(venv: Path) -> Path:
    """Return the interpreter of an environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def stamp_in(venv: Path) -> Path:
    """Return the file that says what an environment was made of; written when it is whole."""
    return venv / "satuatap-stamp.json"


def base_python() -> str:
    """Return the interpreter below any environment that is active now."""
    executable = getattr(sys, "_base_executable", sys.executable)
    return str(executable if WINDOWS else Path(executable).resolve())


def fingerprint(lists: list[str]) -> dict[str, str]:
    """Return what the environment depends on: the interpreter and the text of each list."""
    made_of = {"python": f"{sys.version} {base_python()}", "root": str(ROOT)}
    for name in lists:
        content = (ROOT / "requirements" / f"{name}.txt").read_bytes().replace(b"\r\n", b"\n")
        made_of[name] = hashlib.sha256(content).hexdigest()
    return made_of


def read_stamp(venv: Path) -> dict[str, str]:
    """Return what an environment was made of; empty when it is torn or absent."""
    try:
        stamp = json.loads(stamp_in(venv).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and python_in(venv).exists() else {}


def make_venv(venv: Path) -> None:
    """Make an empty environment, in place of whatever stands there."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        if not (apt_install([f"{version}-venv"]) or apt_install(["python3-venv"])):
            raise StopError(
                "this Python has no 'venv'; please run: sudo apt-get install python3-venv"
            )
    shutil.rmtree(venv, ignore_errors=True)
    made, printed = quiet(base_python(), "-m", "venv", venv)
    if not made:
        shutil.rmtree(venv, ignore_errors=True)
        raise StopError(f"the environment {venv.name} could not be made: {printed.strip()[-400:]}")


def install(name: str, venv: Path) -> None:
    """Install one hashed list into an environment; only wheels, so nothing is compiled."""
    say(f"installing requirements/{name}.txt into {venv.name} (once; about a minute)")
    done, printed = quiet(
        python_in(venv), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:",
        "--no-input", "--progress-bar=off", "--disable-pip-version-check", "--compile",
        "-r", ROOT / "requirements" / f"{name}.txt",
    )  # fmt: skip
    if done:
        return
    if any(sign in printed for sign in OFFLINE):
        raise StopError("the packages could not be fetched: is there a network, and is pip set up?")
    raise StopError("pip could not install the packages:\n" + "\n".join(printed.splitlines()[-12:]))


def ensure_environment(name: str, venv: Path = VENV) -> Path:
    """Make an environment satisfy the list `name`, at once when it does; its interpreter."""
    stamp, app, wanted = read_stamp(venv), fingerprint(["app"]), fingerprint([name])
    if wanted.items() <= stamp.items():
        return python_in(venv)
    stamp_in(venv).unlink(missing_ok=True)  # from here until the new stamp it counts as torn
    if not app.items() <= stamp.items() or stamp.get(name, wanted[name]) != wanted[name]:
        stamp = {}
        make_venv(venv)
    install(name, venv)
    made_of = {**stamp, **app, **wanted}  # every list holds the app's
    stamp_in(venv).write_text(json.dumps(made_of, indent=1), encoding="utf-8")
    return python_in(venv)


# --- the kernel -----------------------------------------------------------------------------


def ensure_kernel() -> None:
    """Compile the search's inner loop when its source has changed since; seconds, once."""
    compiler = compile_kernel()
    if compiler.fresh():
        return
    interpreter = ensure_environment("kernel")
    say("compiling the kernel of the search (once; half a minute)")
    for command in compiler.commands(str(interpreter)):
        done, printed = quiet(*command)
        if not done:
            raise StopError("the kernel could not be compiled:\n" + printed[-2000:])
    compiler.remember()


def compile_kernel() -> ModuleType:
    """Return packaging/compile_kernel.py; the folder is no package, PyInstaller needs the name."""
    path = ROOT / "packaging" / "compile_kernel.py"
    spec = importlib.util.spec_from_file_location("compile_kernel", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- the commands ---------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """Run the main job on the sample city."""
    ensure_kernel()
    interpreter = ensure_environment("app")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):  # it ends with a window
        ensure_qt_libraries({**QT_OFFSCREEN, **QT_SCREEN})
    return call(interpreter, "-m", "desktop", "demo", *arguments)


def satuatap(arguments: list[str]) -> int:
    """Run the program: its window, or one of its commands."""
    ensure_kernel()
    interpreter = ensure_environment("app")
    if not arguments or {"open", "preview"} & set(arguments):
        ensure_qt_libraries({**QT_OFFSCREEN, **QT_SCREEN})
    return call(interpreter, "-m", "desktop", *arguments)


def python(arguments: list[str]) -> int:
    """Run the interpreter of the environment with everything a developer needs."""
    ensure_kernel()
    return call(ensure_environment("dev"), *arguments)


def test(arguments: list[str]) -> int:
    """Check style and types, then run the tests; pytest's closing line comes last."""
    ensure_kernel()
    interpreter = ensure_environment("dev")
    ensure_qt_libraries({**QT_OFFSCREEN, **QT_SCREEN})
    checks = {
        "style": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "--quiet", "."],
        "types": ["mypy"],
    }
    failed = [name for name, tool in checks.items() if call(interpreter, "-m", *tool, cwd=ROOT)]
    say(f"failed: {', '.join(failed)}" if failed else "style, format and types are clean")
    # Two workers read the whole suite twice as fast; a chosen few tests start faster without.
    workers = [] if arguments else ["-n", str(min(os.cpu_count() or 1, 4))]
    tests = call(
        interpreter, "-m", "pytest", *workers, *arguments, cwd=ROOT,
        QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    )  # fmt: skip
    return tests or (1 if failed else 0)


def pictures(arguments: list[str]) -> int:
    """Draw the pages of the window, for docs/pages.md or for looking."""
    ensure_kernel()
    interpreter = ensure_environment("dev")
    ensure_qt_libraries(QT_OFFSCREEN)
    return call(
        interpreter, ROOT / "packaging" / "pictures.py", *arguments, QT_QPA_PLATFORM="offscreen"
    )


def write_map(arguments: list[str]) -> int:
    """Write docs/map.md again from the captions of the modules."""
    return call(ensure_environment("dev"), "-m", "tests.house.atlas", *arguments, cwd=ROOT)


def lock(arguments: list[str]) -> int:
    """Write the hashed lists again from pyproject.toml; no index address gets into them."""
    ensure_environment("dev")
    interpreter = python_in(VENV / "lock")
    if call(base_python(), "-m", "venv", VENV / "lock") or call(
        interpreter, "-m", "pip", "install", "--quiet", "uv"
    ):
        raise StopError("uv could not be installed: is there a network?")
    for name in ("app", "dev", "build", "kernel"):
        extra = [] if name == "app" else ["--extra", name, "-c", "requirements/app.txt"]
        code = call(
            interpreter, "-m", "uv", "pip", "compile", "pyproject.toml",
            "--quiet", "--universal", "--python-version", f"{OLDEST[0]}.{OLDEST[1]}",
            "--generate-hashes", "--no-annotate", "--no-emit-index-url",
            "--custom-compile-command", "python3 dev.py lock",
            *extra, *arguments, "-o", f"requirements/{name}.txt", cwd=ROOT,
        )  # fmt: skip
        if code:
            return code
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "satuatap": satuatap,
    "python": python,
    "pictures": pictures,
    "map": write_map,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        wanted = f"{OLDEST[0]}.{OLDEST[1]} to {TOO_NEW[0]}.{TOO_NEW[1] - 1}"
        say(f"Python {wanted} is needed, this is {sys.version.split()[0]}.")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except StopError as reason:
        say(str(reason))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
