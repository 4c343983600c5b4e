"""The table of commands: words in both languages, no key given twice."""

from __future__ import annotations

from collections import Counter

from desktop.system.translate import LANGUAGES, catalogue
from desktop.window.commands import COMMANDS, MENUS


def test_every_command_has_its_words_and_its_menu() -> None:
    for language in LANGUAGES:
        missing = [c.id for c in COMMANDS if f"command.{c.id}" not in catalogue(language)]
        missing += [m for m in MENUS if f"menu.{m}" not in catalogue(language)]
        assert missing == []
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_no_key_does_two_things() -> None:
    keys = Counter(c.keys for c in COMMANDS if c.keys)
    keys.update(f"Ctrl+{place}" for place in range(1, 9))
    assert [key for key, times in keys.items() if times > 1] == []
