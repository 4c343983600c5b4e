"""The settings of one person on one computer: each declared once with type, default and bounds."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.system.atomic import write_bytes, write_text
from desktop.system.paths import config_folder
from desktop.system.translate import LANGUAGES
from solver.errors import Issue, Severity, issue

MOST_RECENT = 10  # files in the list of recent ones
THEMES = ("system", "light", "dark", "contrast")


def _setting(default: Any, *, allowed: tuple[str, ...] = (), low: int = 0, high: int = 0) -> Any:
    return dataclasses.field(
        default=default, metadata={"allowed": allowed, "low": low, "high": high}
    )


@dataclass(frozen=True)
class Settings:
    """All settings. The label and the explanation of each are ``setting.<name>`` and ``.doc``.

    Parameters
    ----------
    language : str
        Language of window and reports.
    theme : str
        Colours of the window; ``system`` follows the desktop.
    text_size : int
        Size of the text in percent.
    person : str
        Name written beside changed figures.
    workers : int
        Threads of the search; 0 lets the program choose.
    recent : tuple of str
        Project files, last opened first.
    last_folder : str
        Folder in which the next file dialogue starts.
    window : str
        Size and place of the window, as Qt wrote them, in base64.
    used : tuple of str
        What was last chosen in the command palette, the latest first.
    toured : bool
        Whether the tour has been offered; it is offered once.
    """

    language: str = _setting("id", allowed=LANGUAGES)
    theme: str = _setting("system", allowed=THEMES)
    text_size: int = _setting(100, low=80, high=200)
    person: str = _setting("")
    workers: int = _setting(0, low=0, high=64)
    recent: tuple[str, ...] = _setting(())
    last_folder: str = _setting("")
    window: str = _setting("")
    used: tuple[str, ...] = _setting(())
    toured: bool = _setting(False, high=1)


def settings_file() -> Path:
    """Return the path of the settings of this person."""
    return config_folder() / "settings.json"


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[Issue, ...]]:
    """Read the settings; what cannot be used becomes its default and an Issue.

    A file with anything unusable is first copied beside itself (``settings.json.kept``), because
    the next save would lose what it says.

    Parameters
    ----------
    path : Path or None
        The file; None for that of this person.
    """
    path = path or settings_file()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as reason:
        return Settings(), (_finding("settings_unread", path, reason=reason.strerror or ""),)
    try:
        found = json.loads(content.decode("utf-8"))
    except ValueError:  # neither UTF-8 nor JSON
        found = None
    settings, unusable = _from_json(found)
    if not unusable:
        return settings, ()
    kept = path.with_name(path.name + ".kept")
    write_bytes(kept, content)
    return settings, (_finding("settings_unusable", path, names=", ".join(unusable), kept=kept),)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one step: afterwards the file is the old one or the new one."""
    text = json.dumps(dataclasses.asdict(settings), indent=2, ensure_ascii=False)
    write_text(path or settings_file(), text)


def with_recent(settings: Settings, project: Path) -> Settings:
    """Return settings that name `project` first among the recent files."""
    name = str(project)
    others = tuple(old for old in settings.recent if old != name)
    return dataclasses.replace(
        settings, recent=(name, *others)[:MOST_RECENT], last_folder=str(project.parent)
    )


def _from_json(found: object) -> tuple[Settings, list[str]]:
    if not isinstance(found, dict):
        return Settings(), ["*"]
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in found.items()
    }
    usable = {n: v for n, v in values.items() if n in fields and _fits(v, fields[n])}
    return Settings(**usable), sorted(set(values) - set(usable))


def _fits(value: object, field: dataclasses.Field[Any]) -> bool:
    rule: Mapping[str, Any] = field.metadata
    if type(value) is not type(field.default):
        return False
    if isinstance(value, int):
        return bool(rule["low"] <= value <= rule["high"])
    if isinstance(value, tuple):
        return all(isinstance(item, str) for item in value)
    return not rule["allowed"] or value in rule["allowed"]


def _finding(key: str, path: Path, **values: object) -> Issue:
    return issue(key, str(path), Severity.WARNING, **values)
