"""A list or tree of records as texts: what a page shows at its left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """One entry.

    Parameters
    ----------
    kind, id : str
        The record it stands for.
    title, note : str
        Its words, and a quiet note at the right.
    drawing : str
        Name of its icon; empty for none.
    children : tuple of Node
        What hangs below it.
    """

    kind: str
    id: str
    title: str
    note: str = ""
    drawing: str = ""
    children: tuple[Node, ...] = ()
