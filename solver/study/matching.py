"""The assignment of rows to columns with the largest sum (Hungarian method)."""

from __future__ import annotations

from collections.abc import Sequence

FAR = 2**62


def assign(worth: Sequence[Sequence[int]]) -> list[int]:
    """Return a column for each row of a square table so that the sum of their worth is largest.

    Shortest augmenting paths with potentials, O(n³) (Jonker and Volgenant, Computing 38, 1987).
    """
    n = len(worth)
    row_price, column_price = [0] * (n + 1), [0] * (n + 1)
    row_of = [n] * (n + 1)  # of each column; the last column begins each path
    for row in range(n):
        row_of[n] = row
        at, least, came, seen = n, [FAR] * n, [n] * n, [False] * (n + 1)
        while row_of[at] != n:
            seen[at] = True
            here = row_of[at]
            for column in range(n):
                if seen[column]:
                    continue
                price = -worth[here][column] - row_price[here] - column_price[column]
                if price < least[column]:
                    least[column], came[column] = price, at
            after = min((c for c in range(n) if not seen[c]), key=lambda c: least[c])
            step = least[after]
            for column in range(n + 1):
                if seen[column]:
                    row_price[row_of[column]] += step
                    column_price[column] -= step
                elif column < n:
                    least[column] -= step
            at = after
        while at != n:
            before = came[at]
            row_of[at] = row_of[before]
            at = before
    found = [0] * n
    for column in range(n):
        found[row_of[column]] = column
    return found
