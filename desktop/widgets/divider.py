"""A divider that stays where it was dragged, also after the next start of the program."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QSplitter

from desktop.widgets.remembered import memory


def follow_divider(name: str, divider: QSplitter) -> None:
    """Put a divider as it was last time, and remember where it is dragged.

    Parameters
    ----------
    name : str
        Under which it is remembered; the same at every start.
    divider : QSplitter
        With all its parts.
    """
    key = f"split:{name}"
    if sizes := _sizes(memory().values.get(key), divider.count()):
        divider.setSizes(sizes)
    divider.splitterMoved.connect(partial(_moved, key, divider))


def _sizes(kept: Any, count: int) -> list[int]:
    """Return what is remembered of a divider; nothing when it does not fit."""
    if not isinstance(kept, list) or len(kept) != count:
        return []
    return kept if all(type(size) is int and size >= 0 for size in kept) and any(kept) else []


def _moved(key: str, divider: QSplitter, *_: int) -> None:
    memory().put(key, divider.sizes())
