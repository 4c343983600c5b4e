"""Blocks of cells as text: what Excel puts on the clipboard, and what it takes from it; no Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Block = list[list[str]]


def read_block(text: str) -> Block:
    """Return the cells of a text with tabs between columns; quoted cells may hold line breaks.

    Lines of one block are all made as long as the longest. Empty when there is nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not text:
        return []
    lines = _quoted(text) if '"' in text else None
    lines = lines or [line.split("\t") for line in text.split("\n")]
    widest = max(map(len, lines))
    return [[cell.strip() for cell in line] + [""] * (widest - len(line)) for line in lines]


def _quoted(text: str) -> Block | None:
    """Read by the rules of quotes; None when the quotes are only signs within the text."""
    if text.count('"') % 2:
        return None
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        return None


def write_block(lines: Sequence[Sequence[str]]) -> str:
    """Return cells as Excel takes them: tabs, line breaks, and quotes where a cell needs them."""
    return "\n".join("\t".join(_cell(cell) for cell in line) for line in lines)


def _cell(text: str) -> str:
    if any(sign in text for sign in ("\t", "\n", "\r", '"')):
        return '"' + text.replace('"', '""') + '"'
    return text


def by_headings(block: Block, titles: Sequence[tuple[str, str]]) -> tuple[list[str], Block] | None:
    """Return the columns that the first line of a block names, and the lines below it.

    Parameters
    ----------
    block : list of list of str
        As `read_block` returns it.
    titles : sequence of (str, str)
        Name and title of the columns of the table.

    Returns
    -------
    (list of str, block) or None
        The name of the column for each place, empty for a heading that is not ours; None when the
        first line is no line of headings: fewer than two of its words are titles, or less than
        half of them.
    """
    if len(block) < 2:
        return None
    known = {_plain(title): name for name, title in titles}
    names = [known.get(_plain(cell), "") for cell in block[0]]
    hits = sum(bool(name) for name in names)
    words = sum(bool(cell) for cell in block[0])
    if hits < 2 or hits * 2 < words:
        return None
    return names, block[1:]


def _plain(title: str) -> str:
    return " ".join(title.partition("(")[0].split()).casefold()
