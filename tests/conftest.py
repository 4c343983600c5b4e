"""What every test stands on: no screen, a home of its own, and silence in the log."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display Qt aborts the process

# A home of its own, set before anything of ours or Qt is imported, so that no test can read or
# write the settings of the person who runs it. Each worker of pytest-xdist has its own.
_HOME = Path(tempfile.mkdtemp(prefix="satuatap-tests-"))
for _name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SATUATAP_HOME"):
    os.environ[_name] = str(_HOME)
for _name, _folder in (
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
):
    os.environ[_name] = str(_HOME / _folder)


# The gate gives the same answer twice, on a busy computer too. To look for new counterexamples:
# python3 dev.py test --hypothesis-profile=explore tests/solver
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("gate", derandomize=True, database=None, **_CALM)  # type: ignore[arg-type]
settings.register_profile("explore", max_examples=2_000, **_CALM)  # type: ignore[arg-type]
settings.load_profile("gate")


# Garbage is looked for between two tests, in their thread. Python itself does so in whatever thread
# makes objects, and a window of an earlier test that ends in the thread of a reckoning ends all.
YOUNG, OLD = 20_000, 40  # objects, and searches of the young to one of all
_searches = itertools.count(1)


def pytest_configure() -> None:
    """Begin without searches for garbage."""
    gc.disable()


def pytest_runtest_logfinish() -> None:
    """Search for garbage when there may be some."""
    if gc.get_count()[0] > YOUNG:
        gc.collect(1 if next(_searches) % OLD else 2)


def pytest_unconfigure() -> None:
    """Take the home away again."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """Return the bugs of threads, which are otherwise told by the crash net and fail a test."""
    caught: list[type[BaseException]] = []

    def take(told: threading.ExceptHookArgs) -> None:
        caught.append(told.exc_type)

    monkeypatch.setattr(threading, "excepthook", take)
    return caught


class _Listener(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Matplotlib warns that its first start in a new home takes long; that is no fault.
        if record.name != "matplotlib.font_manager":
            self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def _in_silence(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail what logs a warning; a test that means to takes ``caplog`` and asserts on it."""
    listener, root = _Listener(), logging.getLogger()
    root.addHandler(listener)
    try:
        result = yield
    finally:
        root.removeHandler(listener)
    if listener.heard and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("logged during the test:\n" + "\n".join(listener.heard), pytrace=False)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, Any, Any]:
    """Listen while fixtures are made."""
    return (yield from _in_silence(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Listen while the test runs."""
    return (yield from _in_silence(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Listen while fixtures are taken down."""
    return (yield from _in_silence(item))
