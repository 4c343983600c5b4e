"""The set-up: made once, again when what it was made of changes, one sentence when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the slow steps by notes of what was done."""
    done: list[str] = []

    def make(venv: Path) -> None:
        done.append("venv")
        dev.python_in(venv).parent.mkdir(parents=True, exist_ok=True)
        dev.python_in(venv).touch()

    monkeypatch.setattr(dev, "make_venv", make)
    monkeypatch.setattr(dev, "install", lambda name, venv: done.append(name))
    return done


def test_the_first_run_makes_and_the_second_does_nothing(tmp_path: Path, steps: list[str]) -> None:
    dev.ensure_environment("app", tmp_path)
    dev.ensure_environment("app", tmp_path)
    assert steps == ["venv", "app"]


def test_a_developers_packages_come_on_top_and_hold_the_apps(
    tmp_path: Path, steps: list[str]
) -> None:
    dev.ensure_environment("app", tmp_path)
    dev.ensure_environment("dev", tmp_path)
    dev.ensure_environment("app", tmp_path)
    assert steps == ["venv", "app", "dev"]


def test_from_nothing_a_developers_packages_are_installed_once(
    tmp_path: Path, steps: list[str]
) -> None:
    dev.ensure_environment("dev", tmp_path)
    dev.ensure_environment("app", tmp_path)
    assert steps == ["venv", "dev"]


def test_a_changed_list_makes_it_again(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.ensure_environment("dev", tmp_path)
    stamp = dev.read_stamp(tmp_path)
    monkeypatch.setattr(
        dev, "fingerprint", lambda lists: {"python": stamp["python"], **dict.fromkeys(lists, "new")}
    )
    dev.ensure_environment("dev", tmp_path)
    assert steps == ["venv", "dev", "venv", "dev"]


def test_another_interpreter_makes_it_again(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.ensure_environment("app", tmp_path)
    monkeypatch.setattr(dev, "base_python", lambda: "/opt/other/python3")
    dev.ensure_environment("app", tmp_path)
    assert steps == ["venv", "app", "venv", "app"]


def test_an_interrupted_set_up_is_made_again(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(name: str, venv: Path) -> None:
        raise KeyboardInterrupt

    dev.ensure_environment("app", tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(dev, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            dev.ensure_environment("dev", tmp_path)
    dev.ensure_environment("dev", tmp_path)
    assert steps == ["venv", "app", "venv", "dev"]


def test_a_broken_stamp_counts_as_none(tmp_path: Path, steps: list[str]) -> None:
    dev.ensure_environment("app", tmp_path)
    dev.stamp_in(tmp_path).write_text("{")
    assert dev.read_stamp(tmp_path) == {}


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Temporary failure in name resolution", "is there a network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "DO NOT MATCH THE HASHES"),
    ],
)
def test_a_failed_installation_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str, said: str
) -> None:
    monkeypatch.setattr(dev, "quiet", lambda *_: (False, printed))
    with pytest.raises(dev.StopError, match=said):
        dev.install("app", tmp_path)


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 9), (3, 14, 0)])
def test_a_wrong_python_is_one_sentence(
    version: tuple[int, int, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    assert dev.main(["test"]) == 2
    assert "Python 3.11 to 3.13 is needed" in capsys.readouterr().err


def test_without_apt_the_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda wanted: ["libEGL.so.1"])
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    dev.ensure_qt_libraries(dev.QT_OFFSCREEN)
    assert "libEGL.so.1" in capsys.readouterr().err


def test_with_apt_but_no_right_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda wanted: ["libEGL.so.1"])
    monkeypatch.setattr("shutil.which", lambda name, **_: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "apt_prefix", lambda: None)
    dev.ensure_qt_libraries(dev.QT_OFFSCREEN)
    assert "sudo apt-get install libegl1" in capsys.readouterr().err


def test_an_unknown_command_explains_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["tset"]) == 2
    assert "dev.py test" in capsys.readouterr().out


def test_every_command_is_in_the_explanation() -> None:
    assert dev.__doc__ is not None
    assert [name for name in dev.COMMANDS if f"dev.py {name}" not in dev.__doc__] == []


def test_children_keep_byte_code_and_find_our_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    child = dev.child_environment(QT_QPA_PLATFORM="offscreen")
    assert "PYTHONDONTWRITEBYTECODE" not in child
    assert child["PYTHONPATH"] == str(dev.ROOT)
    assert child["QT_QPA_PLATFORM"] == "offscreen"
