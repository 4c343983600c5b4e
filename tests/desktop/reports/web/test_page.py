"""The web page: whole, strict, alone, readable by everybody, with and without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.reports.figures import Paper, figures
from desktop.reports.web.page import write_web
from desktop.system.palette import contrast
from desktop.system.paths import resources
from desktop.system.translate import set_language
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.pdf_text import bare
from tests.desktop.reports.said import Page, cells_of, tables_of

WILD = '<&"> <script>alert(1)</script> \x0b\x00 </title></style>'
CSS = (resources() / "report" / "html.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_web(figures(reckoned(city()), WHEN, Paper.F4), WHEN)


@pytest.fixture(scope="module")
def page(content: bytes) -> Page:
    return Page(content)


def test_nothing_is_fetched(content: bytes, page: Page) -> None:
    text = content.decode("utf-8")
    assert re.findall(r"https?:|//[a-z]+\.|url\(|@import|srcset|<link|<iframe", text) == []
    targets = [e[name] for _, e in page.elements for name in ("src", "href", "action") if name in e]
    assert targets
    assert all(target.startswith("#") for target in targets)
    (policy,) = (m["content"] for m in page.named("meta") if "http-equiv" in m)
    assert policy.startswith("default-src 'none'")
    script = text.split("<script>")[1].split("</script>")[0]
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{hashed}'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1]


def test_a_reader_of_any_kind_finds_the_way(page: Page) -> None:
    assert page.named("html")[0]["lang"] == "id"
    assert [tag for tag, _ in page.headings].count("h1") == 1
    levels = [int(tag[1]) for tag, _ in page.headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [e["id"] for _, e in page.elements if "id" in e]
    assert len(ids) == len(set(ids))
    assert {e["href"][1:] for e in page.named("a")} <= set(ids)
    assert {e["aria-labelledby"] for _, e in page.elements if "aria-labelledby" in e} <= set(ids)
    assert all(e.get("aria-label") for e in [*page.named("svg"), *page.named("nav")])
    assert all(e.get("aria-label") for e in page.named("figure"))


def test_the_contents_name_every_section(page: Page) -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4)
    links = {e["href"] for e in page.named("a")}
    assert {f"#{section.key}" for section in made.sections} <= links
    titles = [text for tag, text in page.headings if tag == "h2"]
    assert titles[-len(made.sections) :] == [
        f"{at}. {section.title}" for at, section in enumerate(made.sections, 1)
    ]


def test_the_same_figures_and_time_give_the_same_bytes(content: bytes) -> None:
    assert write_web(figures(reckoned(city()), WHEN, Paper.F4), WHEN) == content


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_ink_is_read_on_every_ground(mode: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.S)
    inks = dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[0]))
    if mode == "dark":
        inks |= dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[1]))
    for ink in ("ink", "quiet", "accent", "good", "bad", "amber"):
        assert contrast(inks[ink], inks["ground"]) >= 4.5, ink
    assert contrast(inks["accent"], inks["panel"]) >= 4.5
    assert contrast(inks["amber"], inks["amber-ground"]) >= 4.5
    assert contrast(inks["head-ink"], inks["head"]) >= 4.5


def test_the_style_is_one_that_old_browsers_know() -> None:
    assert re.findall(r":is\(|:where\(|:has\(|\binset:|\bclamp\(|(?<![-\w])gap:", CSS) == []
    script = (resources() / "report" / "html.js").read_text(encoding="utf-8")
    assert re.findall(r"=>|\blet\b|\bconst\b|\?\.|`", script) == []
    assert "</" not in script


def test_wild_names_are_words() -> None:
    problem = city()
    problem = replace(
        problem,
        scenario=tuple(replace(s, name=WILD) for s in problem.scenario),
        city=(replace(problem.city[0], name=f"Kota {WILD}", office=WILD),),
    )
    page = Page(write_web(figures(reckoned(problem), WHEN, Paper.F4), WHEN))
    assert len(page.named("script")) == len(page.named("style")) == len(page.named("title")) == 1
    assert bare('<&"> <script>alert(1)</script>  </title></style>') in page.text


def test_a_plan_of_nobody_is_a_page_without_a_drawing() -> None:
    made = figures(reckoned(replace(city(), placement=())), WHEN, Paper.F4)
    page = Page(write_web(made, WHEN))
    assert "stack" not in {e.get("class") for e in page.named("figure")}
    unsigned = replace(made.letter, signature=replace(made.letter.signature, name=""), risks=())
    assert Page(write_web(replace(made, letter=unsigned), WHEN)).text


def test_english() -> None:
    set_language("en")
    try:
        page = Page(write_web(figures(reckoned(city()), WHEN, Paper.F4), WHEN))
    finally:
        set_language("id")
    assert page.named("html")[0]["lang"] == "en"
    assert bare("Decision requested") in page.text
    assert "report." not in page.text
    assert "web." not in page.text


def test_nine_hundred_units_are_all_there_in_little_room() -> None:
    made = figures(reckoned(city(units=900)), WHEN, Paper.F4)
    content = write_web(made, WHEN)
    assert Page(content).tables == [cells_of(table) for table in tables_of(made)]
    assert len(content) < 3_000_000
