"""The comparison as pictures: a figure a picture, a bar a scenario, the target a line; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.pages.compare.viewmodel import Head, PageText, RowText
from desktop.system.translate import tr

SHOWN = (  # the figures that have a picture, in the order in which they are told
    "cash",
    "saving",
    "one_off",
    "time",
    "people_moved",
    "units_moved",
    "buildings_used",
    "emptied",
    "area_per_person",
    "rooms_spared",
    "short_car",
    "short_motorcycle",
    "broken",
)


@dataclass(frozen=True)
class PictureBar:
    """One bar: whose, how long (None: unknown), what stands at its end, how it is drawn.

    `change` is the difference against today; `missing` says why it cannot be compared, if so.
    """

    name: str
    value: int | None
    text: str
    best: bool = False
    today: bool = False
    missed: bool = False  # the target is not reached
    change: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Picture:
    """One figure of every scenario.

    Parameters
    ----------
    key : str
        Of the row of the comparison.
    title, note : str
        What it is, and what it means.
    bars : tuple of PictureBar
        In the order of the columns.
    target : (int, str) or None
        What the city wants, and how that is said.
    said : str
        The whole picture in words.
    """

    key: str
    title: str
    note: str
    bars: tuple[PictureBar, ...]
    target: tuple[int, str] | None = None

    @property
    def said(self) -> str:
        """Return the picture in words for readers of any kind."""
        told = [
            f"{bar.name}: {bar.text}" + (f" ({bar.missing})" if bar.missing else "")
            for bar in self.bars
        ]
        told += [self.target[1]] if self.target else []
        return f"{self.title}. " + ", ".join(told)


def pictures(page: PageText) -> tuple[Picture, ...]:
    """Return a picture of each figure that is known and not nought everywhere."""
    rows = {row.key: row for group in page.groups for row in group.rows}
    return tuple(
        _picture(rows[key], page.heads)
        for key in SHOWN
        if key in rows and (any(rows[key].values) or rows[key].target is not None)
    )


def _picture(row: RowText, heads: Sequence[Head]) -> Picture:
    bars = tuple(
        PictureBar(
            head.name,
            value,
            cell.value,
            cell.best,
            head.today,
            cell.reached is False,
            cell.change,
            head.missing,
        )
        for head, value, cell in zip(heads, row.values, row.cells, strict=True)
    )
    target = None
    if row.target is not None:
        target = row.target, tr("compare.target_is", value=row.target_text)
    return Picture(row.key, row.label, row.doc, bars, target)
