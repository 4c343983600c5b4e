"""Settings: what is saved comes back; what is broken becomes the default and is kept aside."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.settings import (
    MOST_RECENT,
    THEMES,
    Settings,
    load_settings,
    save_settings,
    settings_file,
    with_recent,
)
from desktop.system.translate import LANGUAGES, catalogue

OTHER = Settings(
    language="en",
    theme="dark",
    text_size=150,
    person="Siti Rahmah",
    workers=3,
    recent=("D:/palembang.satuatap",),
    last_folder="D:/",
    window="AdnQywAD",
    used=("page:costs",),
    toured=True,
)


def test_every_setting_comes_back(tmp_path: Path) -> None:
    default = Settings()
    for field in dataclasses.fields(Settings):
        assert getattr(OTHER, field.name) != getattr(default, field.name), field.name
    save_settings(OTHER, tmp_path / "s.json")
    assert load_settings(tmp_path / "s.json") == (OTHER, ())
    assert [p.name for p in tmp_path.iterdir()] == ["s.json"]


def test_the_usual_file_is_that_of_the_person() -> None:
    save_settings(OTHER)
    assert settings_file().is_file()
    assert load_settings()[0] == OTHER
    settings_file().unlink()


def test_no_file_means_defaults_and_no_finding(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == (Settings(), ())


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null"])
def test_a_broken_file_gives_defaults_and_is_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.json"
    path.write_bytes(content)
    settings, findings = load_settings(path)
    assert settings == Settings()
    assert [finding.key for finding in findings] == ["settings_unusable"]
    assert (tmp_path / "s.json.kept").read_bytes() == content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("theme", 3),
        ("text_size", 1000),
        ("text_size", True),
        ("workers", -1),
        ("recent", [1]),
        ("person", None),
        ("of_a_newer_version", 1),
    ],
)
def test_one_unusable_value_leaves_the_others(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps({**dataclasses.asdict(OTHER), name: value}), encoding="utf-8")
    settings, findings = load_settings(path)
    changed = {} if not hasattr(Settings, name) else {name: getattr(Settings(), name)}
    assert settings == dataclasses.replace(OTHER, **changed)
    assert dict(findings[0].values)["names"] == name
    assert (tmp_path / "s.json.kept").is_file()


def test_a_file_that_cannot_be_read_gives_defaults(tmp_path: Path) -> None:
    settings, findings = load_settings(tmp_path)  # a folder
    assert settings == Settings()
    assert [finding.key for finding in findings] == ["settings_unread"]


def test_a_failed_write_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.json"
    save_settings(OTHER, path)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        save_settings(Settings(), path)
    assert [p.name for p in tmp_path.iterdir()] == ["s.json"]
    assert load_settings(path) == (OTHER, ())


@given(st.lists(st.integers(0, 15), max_size=40))
def test_recent_files_are_few_different_and_the_last_is_first(opened: list[int]) -> None:
    settings = Settings()
    for number in opened:
        settings = with_recent(settings, Path(f"/data/{number}.satuatap"))
    assert len(settings.recent) == len(set(settings.recent)) == min(len(set(opened)), MOST_RECENT)
    if opened:
        assert settings.recent[0] == str(Path(f"/data/{opened[-1]}.satuatap"))
        assert settings.last_folder == str(Path("/data"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_and_choice_has_its_words(language: str) -> None:
    words = catalogue(language)
    names = [field.name for field in dataclasses.fields(Settings)]
    wanted = [f"setting.{name}" for name in names] + [f"setting.{name}.doc" for name in names]
    wanted += [f"setting_choice.theme.{theme}" for theme in THEMES]
    wanted += [f"setting_choice.language.{code}" for code in LANGUAGES]
    assert [key for key in wanted if key not in words] == []
