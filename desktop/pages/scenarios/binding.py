"""What binds a plan as a table: each change, what it is worth a year, how sure that is; no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.text import format_change
from desktop.system.translate import tr
from desktop.workflows.explain.binding_apart import BindingLine
from solver.units import Kind

UNKNOWN = -(10**18)  # below every amount


def merged(lines: Sequence[BindingLine], one: BindingLine) -> tuple[BindingLine, ...]:
    """Return lines with one more, which takes the place of an earlier one of the same change."""
    kept = [line for line in lines if line.key != one.key]
    return tuple(sorted((*kept, one), key=_rank))


def _rank(line: BindingLine) -> tuple[int, int]:
    """Loosening first, the most valuable first; then tightening, the dearest last."""
    value = 0 if line.value is None else line.value
    return (0, -value) if line.relaxes else (1, value)


def binding_grid(lines: Sequence[BindingLine]) -> ReadGrid:
    """Return the table: the change, what a year saves or costs, how sure, from what, who moves."""
    heads = (
        Column("what", tr("scenarios.binding.what"), editable=False, width=46),
        Column("worth", tr("scenarios.binding.worth"), kind=Kind.NUMBER, editable=False),
        Column("sure", tr("scenarios.binding.sure"), editable=False),
        Column("causes", tr("scenarios.binding.causes"), editable=False, width=14),
        Column("moved", tr("scenarios.binding.moved"), kind=Kind.NUMBER, editable=False),
    )
    return ReadGrid(heads, {line.key: _cells(line) for line in lines})


def _cells(line: BindingLine) -> dict[str, ReadCell]:
    quiet = "" if line.value else "quiet"
    amount = None if line.value is None else (-line.value if line.relaxes else line.value)
    causes = "; ".join(f"{words} {format_change(by)}" for words, by in line.causes[:3])
    return {
        "what": ReadCell(line.what, tone=quiet),
        "worth": ReadCell(
            "–" if amount is None else format_change(amount) if amount else "Rp0",
            UNKNOWN if amount is None else amount,
            quiet,
        ),
        "sure": ReadCell(_sure(line), tone=quiet),
        "causes": ReadCell(causes, tone=quiet),
        "moved": ReadCell(str(len(line.moved)), len(line.moved), quiet),
    }


def _sure(line: BindingLine) -> str:
    """Return how much is claimed: proved, at least, at most, or that nothing is known."""
    if line.value is None:
        return tr("scenarios.binding.impossible" if line.proved else "scenarios.binding.open")
    if line.proved:
        return tr("scenarios.binding.proved")
    return tr("scenarios.binding.at_least" if line.relaxes else "scenarios.binding.at_most")
