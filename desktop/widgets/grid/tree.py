"""Rows that hang below other rows: their order, depth, what is folded away; no Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

Parent = Callable[[str], str]  # row -> the row it hangs on; empty for none


def parents(rows: Sequence[str], parent: Parent) -> dict[str, str]:
    """Return the row that each row hangs on; one that is not among the rows counts as none."""
    known = set(rows)
    found = {row: parent(row) for row in rows}
    return {row: above if above in known and above != row else "" for row, above in found.items()}


def nested(rows: Sequence[str], above: Mapping[str, str]) -> list[str]:
    """Return the rows with every row below the one it hangs on; siblings keep their order.

    Rows that hang on each other in a circle come last, as they are.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        below[above.get(row, "")].append(row)
    found: list[str] = []
    waiting = below[""][::-1]
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += below.get(row, [])[::-1]
    seen = set(found)
    return found + [row for row in rows if row not in seen]


def depths(rows: Sequence[str], above: Mapping[str, str]) -> dict[str, int]:
    """Return how deep each row hangs; `rows` as `nested` returns them."""
    found: dict[str, int] = {}
    for row in rows:
        found[row] = found.get(above.get(row, ""), -1) + 1
    return found


def with_ancestors(
    picked: Collection[str], rows: Sequence[str], above: Mapping[str, str]
) -> list[str]:
    """Return the picked rows and all they hang on, in the order of `rows`."""
    wanted: set[str] = set()
    for row in picked:
        at = row
        while at and at not in wanted:
            wanted.add(at)
            at = above.get(at, "")
    return [row for row in rows if row in wanted]


def unfolded(rows: Sequence[str], above: Mapping[str, str], folded: Collection[str]) -> list[str]:
    """Return the rows of which nothing above is folded; `rows` as `nested` returns them."""
    hidden: set[str] = set()
    for row in rows:
        over = above.get(row, "")
        if over and (over in folded or over in hidden):
            hidden.add(row)
    return [row for row in rows if row not in hidden]


def runs(rows: Sequence[str], known: set[str]) -> list[tuple[int, int]]:
    """Return the runs (first, last) of rows that are not known."""
    found: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        if row in known:
            continue
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found
