"""Whose name stands beside a change."""

from __future__ import annotations

import getpass

import pytest

from desktop.system.person import person_name


def test_the_name_in_the_settings_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "sari.w")
    assert person_name(" Sari Wulandari ") == "Sari Wulandari"
    assert person_name("") == "sari.w"


def test_a_computer_without_accounts_gives_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", none)
    assert person_name("") == ""
