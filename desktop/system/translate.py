"""The catalogue: every text a person sees, by key, in Indonesian and English."""

from __future__ import annotations

import threading
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")

_state = {"language": "id"}
_own = threading.local()


def set_language(language: str) -> None:
    """Switch the language of every later text; one of LANGUAGES.

    In the main thread it holds for all; another thread, such as one that writes an English report
    behind an Indonesian window, switches for itself alone.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    if threading.current_thread() is threading.main_thread():
        _state["language"] = language
    elif language == _state["language"]:
        vars(_own).clear()
    else:
        _own.language = language


def language() -> str:
    """Return the language in use in this thread."""
    return str(getattr(_own, "language", _state["language"]))


def tr(key: str, **values: object) -> str:
    """Return the text of a key in the language in use, filled with values.

    An entry with ``one`` and ``other`` is chosen by the value ``n``. A key that is in no catalogue
    comes back as itself: seen by the tests, never a crash in front of the user.
    """
    return text_in(language(), key, **values)


def text_in(language: str, key: str, **values: object) -> str:
    """Return the text of a key in a given language."""
    entry = catalogue(language).get(key)
    if entry is None:
        return key
    if isinstance(entry, dict):
        entry = entry["one" if values.get("n") in (1, "1") else "other"]
    return entry.format(**values) if values else entry


def has(key: str) -> bool:
    """Tell whether the language in use has a text for the key."""
    return key in catalogue(language())


@cache
def catalogue(language: str) -> dict[str, str | dict[str, str]]:
    """Return all texts of a language by dotted key, read from ``resources/locale/<language>``."""
    texts: dict[str, str | dict[str, str]] = {}
    folder = files("resources") / "locale" / language
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            _flatten(tomllib.loads(path.read_text(encoding="utf-8")), "", texts)
    return texts


def _flatten(table: dict[str, object], prefix: str, texts: dict[str, str | dict[str, str]]) -> None:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            text = value.pop("_", None)  # a key that is itself the start of others
            if isinstance(text, str):
                texts[key] = text
            _flatten(value, f"{key}.", texts)
        elif isinstance(value, dict):
            texts[key] = {k: str(v) for k, v in value.items()}
        else:
            texts[key] = str(value)
