"""The log: written, rotated, harmless when it cannot be written or there is no console."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system import log
from desktop.system.paths import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    level = logging.getLogger().level
    yield
    log.stop_log()
    logging.getLogger().setLevel(level)


def test_a_record_reaches_the_file() -> None:
    path = log.start_log()
    logging.getLogger("satuatap.test").info("36 OPD · 120 m²")
    log.stop_log()
    assert path is not None
    assert "36 OPD · 120 m²" in path.read_text(encoding="utf-8")


def test_each_process_has_its_own_file() -> None:
    assert log.start_log() != log.start_log("solver")


def test_starting_twice_writes_each_record_once() -> None:
    log.start_log()
    path = log.start_log()
    logging.getLogger("satuatap.test").info("once")
    log.stop_log()
    assert path is not None
    assert path.read_text(encoding="utf-8").count("once") == 1


def test_a_warning_of_a_library_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    path = log.start_log()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn("soon gone", DeprecationWarning, stacklevel=1)
    log.stop_log()
    assert path is not None
    assert "soon gone" in path.read_text(encoding="utf-8")
    assert "soon gone" in caplog.text


def test_the_file_is_rotated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 200)
    path = log.start_log()
    assert path is not None
    for number in range(40):
        logging.getLogger("satuatap.test").info("line %d", number)
    log.stop_log()
    files = sorted(p.name for p in path.parent.iterdir())
    assert files == ["satuatap.log", "satuatap.log.1", "satuatap.log.2", "satuatap.log.3"]
    assert "line 39" in path.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_renamed_is_written_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError("held by another window")

    monkeypatch.setattr(log, "LARGEST", 200)
    path = log.start_log()
    monkeypatch.setattr("os.rename", held)
    for number in range(40):
        logging.getLogger("satuatap.test").info("line %d", number)
    monkeypatch.undo()
    log.stop_log()
    assert path is not None
    assert "line 39" in path.read_text(encoding="utf-8")


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    assert log.start_log() is None


def test_without_a_console_writing_does_not_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    log.ensure_streams()
    sys.stdout.write("unseen")
    sys.stderr.write("unseen")
    sys.stdout.close()
    sys.stderr.close()


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(io.TextIOWrapper, "✓ 120 m² −4".encode()), (_Terminal, "? 120 m² ?4".encode("cp1252"))],
    ids=["pipe or file", "terminal"],
)
def test_every_text_can_be_written(
    kind: type[io.TextIOWrapper], expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Windows pipe takes cp1252 only, unless told otherwise."""
    taken = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", kind(taken, encoding="cp1252"))
    log.ensure_streams()
    sys.stdout.write("✓ 120 m² −4")
    sys.stdout.flush()
    assert taken.getvalue() == expected
