"""How far a file of the report is: told by who makes it, and the place where a stop is heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LINES = 100  # lines of a table between two parts


@dataclass(frozen=True)
class Part:
    """One part of a file, begun.

    Parameters
    ----------
    form : str
        Of what: ``lines`` of a table, ``sheets``, ``sections``, ``pictures``, ``pages``.
    done, of : int
        How many are done, and how many there are.
    what : str
        Title of what they belong to, in the language of the paper.
    share : int
        How much of the file is done, in thousandths.
    """

    form: str
    done: int
    of: int
    what: str = ""
    share: int = 0


OnPart = Callable[[Part], None]  # may raise, to end the work


def unheard(part: Part) -> None:
    """Tell nobody."""
