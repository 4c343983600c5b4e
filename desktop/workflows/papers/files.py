"""Which files a report can be: what each is called, and how its bytes are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from desktop.document.document import Document
from desktop.reports.figures import Figures, Paper, figures, stack_section
from desktop.reports.letter import bare_city
from desktop.reports.part import OnPart, Part, unheard
from desktop.reports.pdf import page_images, write_pdf
from desktop.reports.pictures import Wanted, draw, stack_pictures
from desktop.reports.reckoning import Reckoning
from desktop.reports.web.page import write_web
from desktop.reports.word.report import write_word
from desktop.reports.workbook.book import write_workbook
from desktop.system.translate import tr

KINDS = ("pdf", "xlsx", "docx", "html", "png", "images")
PAGE_DOTS = 150  # an inch, of a page as a picture: sharp on a projector, small enough to send
_CHART_MM = 190.0  # width of the chart as a picture, with its margin
_MARGIN_MM = 5.0
Files = Iterator[tuple[str, bytes]]  # name below the folder, content


@dataclass(frozen=True)
class Order:
    """A report to be made: its scenarios reckoned, its paper, its moment."""

    reckoning: Reckoning
    paper: Paper
    stamp: datetime
    on_part: OnPart = unheard
    without: tuple[str, ...] = ()  # sections that are left out

    @cached_property
    def figures(self) -> Figures:
        """What every form of the report prints."""
        return figures(self.reckoning, self.stamp, self.paper, self.without)

    @cached_property
    def whole(self) -> Figures:
        """All sections, whichever are printed: for charts that are asked for by themselves."""
        if not self.without:
            return self.figures
        return figures(self.reckoning, self.stamp, self.paper)

    def name(self, suffix: str) -> str:
        """Return the name of a file: report, city and day."""
        report, _ = file_names(self.reckoning.document, self.stamp)
        return report.removesuffix(".pdf") + suffix


def makers(order: Order) -> dict[str, Callable[[], Files]]:
    """Return what makes each kind, in the order of KINDS; nothing is made yet."""
    return {
        "pdf": lambda: _pdf(order),
        "xlsx": lambda: _workbook(order),
        "docx": lambda: _word(order),
        "html": lambda: _web(order),
        "png": lambda: _pages(order),
        "images": lambda: _images(order),
    }


def file_names(document: Document, when: date) -> tuple[str, str]:
    """Return the names of report and workbook: city and day."""
    city = document.problem.city[0].name if document.problem.city else ""
    place, day = _slug(bare_city(city)) or "kota", when.strftime("%Y-%m-%d")
    report, book = tr("report.file.report"), tr("report.file.workbook")
    return f"{report}-{place}-{day}.pdf", f"{book}-{place}-{day}.xlsx"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _pdf(order: Order) -> Files:
    yield order.name(".pdf"), write_pdf(order.figures, order.paper, order.stamp)


def _workbook(order: Order) -> Files:
    _, name = file_names(order.reckoning.document, order.stamp)
    yield (
        name,
        write_workbook(order.reckoning, order.figures, order.paper, order.stamp, order.on_part),
    )


def _word(order: Order) -> Files:
    yield order.name(".docx"), write_word(order.figures, order.paper, order.stamp, order.on_part)


def _web(order: Order) -> Files:
    yield order.name(".html"), write_web(order.figures, order.stamp, order.on_part)


def _pages(order: Order) -> Files:
    drawn = page_images(order.figures, order.paper, order.stamp, PAGE_DOTS)
    for page, content in enumerate(drawn, 1):
        order.on_part(Part("pages", page, len(drawn), share=500 + 500 * page // len(drawn)))
        yield order.name(f"-{tr('report.file.page')}-{page:02}.png"), content


def _images(order: Order) -> Files:
    """Give the chart and the stacking plan of every scenario, each as PNG and as SVG."""
    folder = order.name("").replace(tr("report.file.report"), tr("report.file.images"), 1)
    pictures = list(_wanted_images(order))
    for number, (name, wanted) in enumerate(pictures):
        for form in ("png", "svg"):
            share = 1000 * (2 * number + (form == "svg")) // (2 * len(pictures))
            order.on_part(Part("pictures", number + 1, len(pictures), name, share))
            drawn = draw(wanted, order.figures.language, form, _MARGIN_MM)
            for at, content in enumerate(drawn, 1):
                # Old pictures of a plan that had more pages can be told from the new ones.
                part = f"-{at}-{tr('report.word.of')}-{len(drawn)}" if len(drawn) > 1 else ""
                yield f"{folder}/{name}{part}.{form}", content


def _wanted_images(order: Order) -> Iterator[tuple[str, list[Wanted]]]:
    made = order.whole
    warned = f" · {made.labels['illustration']}" if made.has_illustration else ""
    foot = f"{made.running_head} · {made.footer}{warned}"
    for section in made.sections:
        chart = section.chart
        if chart:
            name = tr("report.file.order" if section.key == "order" else "report.file.chart")
            yield name, [Wanted(_CHART_MM, chart.title, foot, chart)]
    for number, column in enumerate(order.reckoning.comparison.scenarios, 1):
        section = stack_section(order.reckoning, column.id, order.paper)
        if section.stack and section.stack.pages:
            name = f"{tr('report.file.stack')}-{number}-{_slug(column.name)[:40]}".strip("-")
            yield name, stack_pictures(section.stack, section.title, foot, _MARGIN_MM)
