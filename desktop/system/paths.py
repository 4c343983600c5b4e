"""Where things lie: the resources that came with the program, and the user's own folders."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "SATUATAP_HOME"  # one folder for everything; for tests and a program on a stick
_PROGRAM = PlatformDirs("SatuAtap", appauthor=False, roaming=False)


def resources() -> Path:
    """Return the folder of the data that came with the program.

    The same in a checkout and in the frozen program, where ``resources`` is a folder beside the
    modules.
    """
    return Path(str(files("resources")))


def config_folder() -> Path:
    """Return the folder of the user's settings; made when absent."""
    return _folder("config", _PROGRAM.user_config_path)


def data_folder() -> Path:
    """Return the folder of what the program keeps for the user, such as recovery copies."""
    return _folder("data", _PROGRAM.user_data_path)


def cache_folder() -> Path:
    """Return the folder of what may be deleted at any time and is then made again."""
    return _folder("cache", _PROGRAM.user_cache_path)


def log_folder() -> Path:
    """Return the folder of the log; made when absent."""
    return _folder("log", _PROGRAM.user_log_path)


def _folder(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) / name if home else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder
