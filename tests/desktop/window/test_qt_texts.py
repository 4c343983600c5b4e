"""Qt's own words in the language in use."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.system.translate import LANGUAGES, catalogue, set_language
from desktop.window.app import the_application
from desktop.window.qt_texts import QtTexts, key_of


def test_keys_of_words() -> None:
    assert key_of("&Don't Save") == "dont_save"
    assert key_of("Show Details...") == "show_details"


def test_the_same_words_in_both_languages() -> None:
    known = [{k for k in catalogue(lang) if k.startswith("qt.")} for lang in LANGUAGES]
    assert known[0] == known[1]


def test_buttons_speak_indonesian_and_english(qtbot: QtBot) -> None:
    the_application()
    kinds = QDialogButtonBox.StandardButton
    for lang, words in (("id", {"Batal", "Simpan"}), ("en", {"Cancel", "Save"})):
        set_language(lang)
        box = QDialogButtonBox(kinds.Save | kinds.Cancel)
        qtbot.addWidget(box)
        assert {b.text().replace("&", "") for b in box.buttons()} == words


@pytest.mark.parametrize("context", ["QWidget", "desktop"])
def test_other_contexts_are_left_alone(qapp: object, context: str) -> None:
    assert not QtTexts().translate(context, "Cancel")
