"""How a person laid out window and tables on this computer; what is lost here is no harm."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.system.atomic import write_text
from desktop.system.paths import config_folder

MOST = 400  # entries kept, the latest


def layout_file() -> Path:
    """Return the path of the layout of this person."""
    return config_folder() / "layout.json"


def load_layout(path: Path | None = None) -> dict[str, Any]:
    """Read the layout; what cannot be read is as if nothing had been laid out."""
    try:
        found = json.loads((path or layout_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): v for k, v in found.items()} if isinstance(found, dict) else {}


def save_layout(layout: Mapping[str, Any], path: Path | None = None) -> None:
    """Write the layout; a full or closed disk shall not stop the work over it."""
    kept = dict(list(layout.items())[-MOST:])
    with contextlib.suppress(OSError):
        write_text(path or layout_file(), json.dumps(kept, indent=1, ensure_ascii=False))
