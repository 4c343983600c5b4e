"""Folders: the resources are found, and the user's folders follow SATUATAP_HOME."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.system import paths


def test_resources_hold_the_catalogue() -> None:
    assert (paths.resources() / "locale" / "id").is_dir()
    assert (paths.resources() / "locale" / "en").is_dir()


def test_folders_lie_in_the_given_home_and_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "stick"))
    folders = [
        paths.config_folder(),
        paths.data_folder(),
        paths.cache_folder(),
        paths.log_folder(),
    ]
    assert len(set(folders)) == 4
    assert all(folder.is_dir() and folder.parent == tmp_path / "stick" for folder in folders)


def test_without_a_given_home_the_usual_place_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    folder = paths.config_folder()
    assert folder.is_dir()
    assert "satuatap" in str(folder).lower()
    assert folder.is_relative_to(Path(os.environ["HOME"]))  # the home of the tests
