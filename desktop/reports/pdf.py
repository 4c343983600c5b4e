"""The report as PDF: figures go into the template as JSON, typst sets them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from desktop.reports.figures import MARGIN_MM, PAPER_MM, Figures, Paper
from desktop.reports.stack_pages import GUTTER
from desktop.system.paths import resources

STANDARDS = ("a-2a", "ua-1")  # long-term archive, and readable aloud


def write_pdf(figures: Figures, paper: Paper, when: datetime) -> bytes:
    """Return the report as tagged PDF; the same figures and time give the same bytes."""
    return compile_report(figures, paper, when, "pdf")[0]


def page_images(figures: Figures, paper: Paper, when: datetime, ppi: int = 110) -> list[bytes]:
    """Return every page as PNG, for the preview on the screen."""
    return compile_report(figures, paper, when, "png", ppi)


def compile_report(
    figures: Figures, paper: Paper, when: datetime, form: str, ppi: int = 144
) -> list[bytes]:
    """Return the report in a form of typst: ``pdf`` as one item, ``png`` and ``svg`` by page."""
    data = json.dumps(report_data(figures, paper), ensure_ascii=False)
    return compile_typst("report.typ", data, form, ppi, when)


def compile_typst(
    template: str, data: str, form: str, ppi: int, when: datetime | None = None
) -> list[bytes]:
    """Let typst set a template of ``resources/report`` with data as JSON, with our fonts only."""
    import typst

    compile_any: Any = typst.compile  # its types do not know that a list of pages comes back
    made = compile_any(
        str(resources() / "report" / template),
        root=str(resources()),
        font_paths=[str(resources() / "fonts")],
        ignore_system_fonts=True,
        format=form,
        ppi=float(ppi),
        sys_inputs={"data": data},
        pdf_standards=list(STANDARDS) if form == "pdf" else [],
        timestamp=int(when.timestamp()) if when else None,
    )
    return list(made) if isinstance(made, list) else [made]


def report_data(figures: Figures, paper: Paper) -> dict[str, Any]:
    """Return what the template reads: the figures and the paper."""
    width, height = PAPER_MM[paper]
    frame = {"width": width, "height": height, "margin": MARGIN_MM, "gutter": GUTTER}
    return asdict(figures) | {"frame": frame}
