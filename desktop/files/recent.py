"""The project files opened last, with what can be said of them without opening one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.system.settings import Settings


@dataclass(frozen=True)
class RecentFile:
    """A project file opened before.

    Parameters
    ----------
    path : Path
        The file.
    changed : datetime or None
        When it was last saved; None when it is not there now (moved, share not connected).
    size : int
        Bytes; 0 when it is not there.
    """

    path: Path
    changed: datetime | None
    size: int

    @property
    def there(self) -> bool:
        """Tell whether the file can be seen now."""
        return self.changed is not None


def recent_files(settings: Settings) -> tuple[RecentFile, ...]:
    """Return the recent files, last opened first; those not there now stay in the list."""
    return tuple(_look(Path(name)) for name in settings.recent)


def _look(path: Path) -> RecentFile:
    try:
        about = path.stat()
    except (OSError, ValueError):
        return RecentFile(path, None, 0)
    return RecentFile(path, datetime.fromtimestamp(about.st_mtime).astimezone(), about.st_size)
