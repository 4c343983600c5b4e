"""Chart and stacking plan in HTML: boxes to scale whose words can be read, found and pointed at."""

from __future__ import annotations

from desktop.reports.chart import Chart, ChartBar
from desktop.reports.markup import escape
from desktop.reports.stack_pages import GUTTER, Bar, FloorBar, StackDrawing, TowerBox
from desktop.system.palette import INK, PAPER, contrast
from desktop.system.translate import tr

_WHOLE = 10_000  # the longest bar of a chart
_LEAST_MM = 0.7  # a block that can still be seen
_SLIM_MM = 7.0  # a block without room for letters
_ARROW_MM = 12.0  # a block with room for an arrow before its name


def chart_html(chart: Chart) -> str:
    """Return the chart as bars with their figures written in and behind them."""
    bars = "".join(_chart_bar(each) for each in chart.bars)
    return (
        f'<figure class="chart" aria-label="{escape(chart.title)}">'
        f'<figcaption class="title">{escape(chart.title)}</figcaption>'
        f"{_legend(chart.legend)}<dl>{bars}</dl></figure>\n"
    )


def _chart_bar(bar: ChartBar) -> str:
    parts = "".join(
        f'<span style="width:{each.share * 100 / _WHOLE:.2f}%;background:{each.colour};'
        f'color:{_ink_on(each.colour)}" title="{escape(each.text)}">'
        f"<i>{escape(each.text)}</i></span>"
        for each in bar.segments
    )
    return (
        f"<dt>{escape(bar.label)}</dt>"
        f'<dd><div class="bar">{parts}</div><b>{escape(bar.text)}</b></dd>'
    )


def _ink_on(colour: str) -> str:
    """Return the darker or the lighter ink, whichever is read better on a fill."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, colour))


def _legend(entries: tuple[tuple[str, str], ...]) -> str:
    items = "".join(
        f'<li><span class="swatch" style="background:{colour}"></span>{escape(name)}</li>'
        for colour, name in entries
    )
    return f'<ul class="legend">{items}</ul>'


def stack_html(stack: StackDrawing) -> str:
    """Return the stacking plan: towers side by side, wrapped by the window that shows them."""
    towers = "".join(_tower(each, stack) for page in stack.pages for each in page.towers)
    return (
        f'<figure class="stack" aria-label="{escape(stack.alt)}">'
        f'<figcaption>{_legend(stack.legend)}<p class="keys">{_keys(stack)}</p>'
        f'<p class="hint">{escape(tr("web.hint"))}</p></figcaption>'
        f'<div class="roll towers" role="group" tabindex="0" aria-label="{escape(stack.alt)}">'
        f"{towers}</div></figure>\n"
    )


def _keys(stack: StackDrawing) -> str:
    return (
        f'<span>{escape(stack.scale)} <i class="ruler" style="width:{_mm(stack.scale_length)}"></i>'
        f" {escape(stack.scale_text)}</span>"
        f"<span>→ {escape(stack.moved_word)}</span>"
        f'<span><i class="swatch over"></i>{escape(stack.over_word)}</span>'
        f'<span><i class="swatch free"></i>{escape(stack.free_word)}</span>'
    )


def _tower(tower: TowerBox, stack: StackDrawing) -> str:
    floors = "".join(_floor(each, stack) for each in tower.floors)
    return (
        f'<section class="tower" style="width:{_mm(tower.width)}"><h3>{escape(tower.name)}</h3>'
        f"<p>{escape(tower.site)}</p><ol>{floors}</ol></section>"
    )


def _floor(floor: FloorBar, stack: StackDrawing) -> str:
    blocks = "".join(_block(each, stack) for each in floor.bars)
    used = max((bar.x + bar.width for bar in floor.bars), default=0.0)
    return (
        f'<li><span class="level">{escape(floor.label)}</span>'
        f'<div class="floor" style="left:{_mm(GUTTER)}">{_net(floor)}<ul>{blocks}</ul>'
        f"{_excess(floor, used)}</div></li>"
    )


def _net(floor: FloorBar) -> str:
    return f'<div class="net" style="width:{_mm(floor.net)}"></div>' if floor.net else ""


def _excess(floor: FloorBar, used: float) -> str:
    if not floor.over:
        return ""
    place = f"left:{_mm(floor.net)};width:{_mm(used - floor.net)}"
    said = f'<b class="excess" style="left:{_mm(used + 1)}">{escape(floor.over)}</b>'
    return f'<div class="over" style="{place}"></div>{said}'


def _block(bar: Bar, stack: StackDrawing) -> str:
    arrow = "→ " if bar.moved and bar.width >= _ARROW_MM else ""
    place = f"left:{_mm(bar.x)};width:{_mm(max(bar.width, _LEAST_MM))};background:{bar.colour}"
    below = "".join(f" <span>{escape(part)}</span>" for part in (bar.opd, bar.detail) if part)
    whole = [bar.name or bar.label, bar.opd, bar.detail, stack.moved_word if bar.moved else ""]
    said = escape(" · ".join(part for part in whole if part))
    kind = "block slim" if bar.width < _SLIM_MM else "block"
    return (
        f'<li class="{kind}" style="{place}" title="{said}"><b>{arrow}{escape(bar.label)}</b>'
        f"{below}</li>"
    )


def _mm(length: float) -> str:
    """Return a length on paper as one on the screen; the page decides how large a millimetre is."""
    return f"calc(var(--mm)*{length:.2f})"
