"""The report as one web page: everything inside, no network, also without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import datetime

from desktop.reports.figures import Figures, Section
from desktop.reports.letter import Letter
from desktop.reports.markup import escape
from desktop.reports.part import OnPart, Part, unheard
from desktop.reports.risks import Risk
from desktop.reports.web.drawings import chart_html, stack_html
from desktop.reports.web.tables import table_html
from desktop.system.paths import resources
from desktop.system.translate import tr


def write_web(figures: Figures, when: datetime, on_part: OnPart = unheard) -> bytes:
    """Return the report as HTML in UTF-8; the same figures and time give the same bytes.

    The page holds its style, script and pictures and forbids itself to fetch anything; without
    the script it reads and prints alike, only sorting and the words at the pointer are missing.
    """
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{figures.language}">',
            _head(figures, when),
            f"<body {_words_of_the_script()}>",
            f'<a class="skip" href="#content">{escape(tr("web.skip"))}</a>',
            _letterhead(figures),
            '<div class="page">',
            _contents(figures),
            f'<main id="content">\n<h1>{escape(figures.title)}</h1>',
            _first_page(figures),
            *_sections(figures, on_part),
            f'<p class="note">{escape(figures.left_out)}</p>' if figures.left_out else "",
            _signature(figures),
            "</main></div>",
            f"<footer>{escape(figures.footer)}</footer>",
            f"<script>{_resource('html.js')}</script>",
            "</body></html>\n",
        )
    ).encode()


def _head(figures: Figures, when: datetime) -> str:
    script = base64.b64encode(hashlib.sha256(_resource("html.js").encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="author" content="{escape(figures.author)}">',
            f'<meta name="description" content="{escape(figures.subject)}">',
            f'<meta name="date" content="{when.date().isoformat()}">',
            f"<title>{escape(figures.title)}</title>",
            f"<style>{_resource('html.css')}</style></head>",
        )
    )


def _words_of_the_script() -> str:
    words = {"down": tr("web.sort_lines"), "across": tr("web.sort_scenarios")}
    return " ".join(f'data-{name}="{escape(text)}"' for name, text in words.items())


def _letterhead(figures: Figures) -> str:
    head = figures.letter.head
    drawn = re.sub(r'\sxmlns="[^"]*"', "", _resource("emblem.svg"), count=1)
    words = escape(figures.labels["emblem"])
    emblem = drawn.replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1)
    return (
        f'<header class="kop">{emblem}<div><p>{escape(head.government)}</p>'
        f"<p><b>{escape(head.office)}</b></p><p>{escape(head.address)}</p></div></header>"
    )


def _contents(figures: Figures) -> str:
    title = escape(figures.labels["contents"])
    links = "".join(f'<li><a href="#{s.key}">{escape(s.title)}</a></li>' for s in figures.sections)
    lead = f'<a class="lead" href="#lead">{escape(figures.labels["lead"])}</a>'
    folded = (
        f'<details open><summary class="title">{title}</summary>{lead}<ol>{links}</ol></details>'
    )
    return f'<nav aria-label="{title}">{folded}</nav>'


def _first_page(figures: Figures) -> str:
    letter, labels = figures.letter, figures.labels
    note = ""
    if letter.table.has_illustration:
        note = f"{escape(figures.illustration_mark)} = {escape(figures.illustration_note)}"
    banner = f'<p class="warning">{escape(letter.banner)}</p>' if letter.banner else ""
    proved = ' class="strong"' if letter.guarantee_proved else ""
    return "\n".join(
        (
            '<section id="lead">',
            _facts(letter),
            banner,
            f"<h2>{escape(labels['decision'])}</h2>",
            f'<p class="decision">{escape(letter.decision)}</p>',
            table_html(letter.table, figures, "t0"),
            f'<p class="note">{note}</p>' if note else "",
            f"<h2>{escape(labels['guarantee'])}</h2><p{proved}>{escape(letter.guarantee)}</p>",
            f"<h2>{escape(labels['reasons'])}</h2>{_findings(letter.risks)}"
            if letter.risks
            else "",
            "</section>",
        )
    )


def _facts(letter: Letter) -> str:
    rows = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in letter.facts)
    lines = (letter.place_and_date, *letter.addressee)
    return (
        f'<div class="facts"><dl>{rows}</dl><p>{"<br>".join(escape(each) for each in lines)}</p>'
        "</div>"
    )


def _findings(risks: tuple[Risk, ...]) -> str:
    items = "".join(f"<li><b>{escape(r.title)}.</b> {escape(r.body)}</li>" for r in risks)
    return f"<ol>{items}</ol>" if items else ""


def _sections(figures: Figures, on_part: OnPart) -> Iterator[str]:
    of = len(figures.sections)
    for at, each in enumerate(figures.sections, 1):
        on_part(Part("sections", at, of, each.title, 1000 * (at - 1) // of))
        yield _section(at, each, figures)


def _section(number: int, section: Section, figures: Figures) -> str:
    intro = f'<p class="quiet">{escape(section.intro)}</p>' if section.intro else ""
    tables = (
        table_html(table, figures, f"t{number}-{at}") for at, table in enumerate(section.tables)
    )
    return "\n".join(
        (
            f'<section id="{section.key}"><h2>{number}. {escape(section.title)}</h2>',
            intro,
            _findings(section.risks),
            chart_html(section.chart) if section.chart else "",
            stack_html(section.stack) if section.stack else "",
            *tables,
            "</section>",
        )
    )


def _signature(figures: Figures) -> str:
    signed = figures.letter.signature
    number = f"{figures.labels['number_of_employee']} {signed.number}"
    name = f"<b>{escape(signed.name)}</b>" if signed.name else '<span class="line"></span>'
    return (
        f'<div class="sign"><p>{escape(signed.place_and_date)}<br>{escape(signed.post)}</p>'
        f"<p>{name}<br>{escape(number)}</p></div>"
    )


def _resource(name: str) -> str:
    return (resources() / "report" / name).read_text(encoding="utf-8")
