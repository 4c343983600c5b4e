"""Chart and stacking plan of the web page: to scale, readable without looking."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.reports.figures import Paper, figures
from desktop.reports.web.drawings import chart_html, stack_html
from desktop.system.palette import contrast
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.pdf_text import bare
from tests.desktop.reports.said import Page

FIGURES = figures(reckoned(city()), WHEN, Paper.F4)
CHART = next(s.chart for s in FIGURES.sections if s.chart)
STACK = next(s.stack for s in FIGURES.sections if s.stack)
BARS = [b for p in STACK.pages for t in p.towers for f in t.floors for b in f.bars]


def test_the_chart_says_its_figures_and_can_be_read_on_its_colours() -> None:
    page = Page(chart_html(CHART).encode())
    for bar in CHART.bars:
        assert bare(bar.label) in page.text
        assert bare(bar.text) in page.text
    drawn = [each["style"] for each in page.named("span") if "color:" in each.get("style", "")]
    assert len(drawn) > len(CHART.bars)
    for style in drawn:
        fill, ink = re.findall(r"(?:background|color):(#\w{6})", style)[:2]
        assert contrast(fill, ink) >= 4.5 or "background" not in style
    widest = max(sum(s.share for s in bar.segments) for bar in CHART.bars)
    assert widest <= 10_000


def test_a_block_says_name_people_and_area() -> None:
    page = Page(stack_html(STACK).encode())
    blocks = [each for each in page.named("li") if "block" in each.get("class", "")]
    assert len(blocks) == len(BARS)
    for block, bar in zip(blocks, BARS, strict=True):
        assert (bar.name or bar.label) in block["title"]
        assert bar.detail in block["title"]
        assert f"left:calc(var(--mm)*{bar.x:.2f})" in block["style"]
        assert f"width:calc(var(--mm)*{max(bar.width, 0.7):.2f})" in block["style"]
    assert any("orang" in bar.detail for bar in BARS)


def test_what_does_not_fit_is_hatched_and_said() -> None:
    page, *rest = STACK.pages
    tower, *towers = page.towers
    floor, *floors = tower.floors
    full = replace(tower, floors=(replace(floor, over="lebih 84 m²", net=1.0), *floors))
    drawing = replace(STACK, pages=(replace(page, towers=(full, *towers)), *rest))
    seen = Page(stack_html(drawing).encode())
    assert "lebih84m²" in seen.text
    assert "over" in {each.get("class") for each in seen.named("div")}
    assert "lebih84m²" not in Page(stack_html(STACK).encode()).text


def test_wild_names_stay_words() -> None:
    bar = replace(BARS[0], label='<script>alert("x")</script>', name='"><img src=x>')
    page, *rest = STACK.pages
    tower, *towers = page.towers
    floor, *floors = tower.floors
    wild = replace(tower, floors=(replace(floor, bars=(bar,)), *floors))
    drawing = replace(STACK, pages=(replace(page, towers=(wild, *towers)), *rest))
    seen = Page(stack_html(drawing).encode())
    assert seen.named("script") == []
    assert seen.named("img") == []
    assert 'alert("x")' in seen.text
