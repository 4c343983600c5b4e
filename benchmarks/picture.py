"""Pictures of measurements, drawn with matplotlib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.machine import sentence, stamp
from benchmarks.rivals.names import NAMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Colours told apart by people who see no red or green (Okabe and Ito).
COLOURS = (
    "#0072B2",
    "#8C3B00",
    "#D55E00",
    "#F0A36B",
    "#009E73",
    "#CC79A7",
    "#E6B8D0",
    "#56B4E9",
    "#A8DCF5",
    "#999999",
)
MILLION = 1000  # thousand rupiah


def cost_and_bound(name: str, runs: list[dict[str, Any]], folder: Path) -> Path:
    """Draw cost (solid) and bound (dashed) over time of every rival's first seed.

    Returns
    -------
    Path
        The picture, ``peers-NAME.png`` in the folder.
    """
    figure, axes = _figure(f"{name}: cost (solid) and bound (dashed), first seed")
    firsts = {run["peer"]: run for run in sorted(runs, key=lambda run: -int(run["seed"]))}
    end = max((float(run["limit"]) for run in runs), default=1.0)
    plans: list[float] = []
    limits: list[float] = []
    for peer in (peer for peer in NAMES if peer in firsts):
        run, colour = firsts[peer], COLOURS[list(NAMES).index(peer) % len(COLOURS)]
        width = 2.4 if peer == "ours" else 1.2
        costs = [(s, cost / MILLION) for s, cost, _ in run["trace"] if cost is not None]
        bounds = [(s, bound / MILLION) for s, _, bound in run["trace"] if bound is not None]
        end_cost = f"{run['cost'] / MILLION:,.0f}" if run["cost"] is not None else "no plan"
        label = f"{NAMES[peer]}: {end_cost}"
        axes.plot([], [], color=colour, label=label, linewidth=width)
        if run["cost"] is not None:
            _steps(axes, [*costs, (end, costs[-1][1])], colour, "-", width)
            plans.append(run["cost"] / MILLION)
        if bounds:
            _steps(axes, [*bounds, (end, bounds[-1][1])], colour, "--", width)
            limits.append(bounds[-1][1])
    if plans:
        axes.set_ylim(0.93 * max([*limits, 0.9 * min(plans)]), 1.15 * min(plans))
    axes.set_xlabel("seconds since the start of the process")
    axes.set_ylabel("Rp million a year")
    figure.legend(fontsize=8, loc="outside lower center", ncols=3)
    return _save(figure, folder / f"peers-{name}.png")


def log_log(
    title: str, across: str, up: str, lines: dict[str, list[tuple[float, float]]], path: Path
) -> Path:
    """Draw measured points joined by lines, both axes logarithmic."""
    figure, axes = _figure(title)
    for (label, points), colour in zip(lines.items(), COLOURS, strict=False):
        drawn = [(x, y) for x, y in points if y > 0]
        axes.loglog([x for x, _ in drawn], [y for _, y in drawn], "o-", color=colour, label=label)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.grid(visible=True, which="both", alpha=0.2)
    figure.legend(fontsize=8, loc="outside lower center", ncols=3)
    return _save(figure, path)


def _figure(title: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 6), layout="constrained")
    axes = figure.subplots()
    axes.set_title(title, fontsize=11, loc="left", pad=16)
    axes.text(
        1,
        1.01,
        sentence(stamp()),
        transform=axes.transAxes,
        fontsize=6,
        color="#666666",
        ha="right",
    )
    return figure, axes


def _steps(
    axes: Axes, points: list[tuple[float, float]], colour: str, line: str, width: float
) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    axes.step(xs, ys, where="post", color=colour, linestyle=line, linewidth=width)


def _save(figure: Figure, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)
    return path
