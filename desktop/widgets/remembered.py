"""What is remembered of how things were laid out: one memory for tables, dividers and pages; no Qt.

The window fills it at the start and writes it at the end; tests and pictures have an empty one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.document.grid import Column

LEAST, MOST = 24, 2000  # pixels a remembered width may have


@dataclass
class Memory:
    """Values by key, in the order they were last changed; `changed` since it was filled."""

    values: dict[str, Any] = field(default_factory=dict)
    changed: bool = False

    def put(self, key: str, value: Any) -> None:
        """Remember a value."""
        if self.values.get(key) != value:
            self.values.pop(key, None)  # the latest stand last
            self.values[key] = value
            self.changed = True

    def fill(self, values: Mapping[str, Any]) -> None:
        """Take over what was kept, in place of what is here."""
        self.values = dict(values)
        self.changed = False

    def forget(self) -> None:
        """Forget everything."""
        self.changed = bool(self.values)
        self.values = {}


_memory = Memory()


def memory() -> Memory:
    """Return the memory of this process."""
    return _memory


@dataclass(frozen=True)
class TableLayout:
    """How a table is laid out, by names of columns.

    Parameters
    ----------
    widths : mapping
        Width in pixels at a text size of 100 percent, of the columns that were dragged.
    order : tuple of str
        Columns from left to right; empty for the usual order.
    sort : str
        Column by which rows are sorted; empty for none.
    down : bool
        Whether the largest comes first.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    sort: str = ""
    down: bool = False


def key_of(columns: Sequence[Column]) -> str:
    """Return the key of all tables with these columns, whatever their order."""
    names = ",".join(sorted(column.name for column in columns))
    return f"table:{zlib.crc32(names.encode()):08x}"


def table_layout(columns: Sequence[Column]) -> TableLayout:
    """Return what is remembered of a table; a memory that was tampered with counts as none."""
    kept = _memory.values.get(key_of(columns))
    if not isinstance(kept, dict):
        return TableLayout()
    widths, order, sort = kept.get("widths"), kept.get("order"), kept.get("sort")
    return TableLayout(
        {n: w for n, w in widths.items() if type(w) is int and LEAST <= w <= MOST}
        if isinstance(widths, dict)
        else {},
        tuple(str(name) for name in order) if isinstance(order, list) else (),
        sort if isinstance(sort, str) and sort in {c.name for c in columns} else "",
        kept.get("down") is True,
    )


def remember_table(columns: Sequence[Column], layout: TableLayout) -> None:
    """Remember how a table is laid out."""
    value = {
        "widths": dict(layout.widths),
        "order": list(layout.order),
        "sort": layout.sort,
        "down": layout.down,
    }
    _memory.put(key_of(columns), value)


def in_order(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns as they were last put; the first one stays first, new ones come last."""
    order = {name: place for place, name in enumerate(table_layout(columns).order)}
    first, rest = tuple(columns[:1]), columns[1:]
    return (*first, *sorted(rest, key=lambda c: order.get(c.name, len(order))))
