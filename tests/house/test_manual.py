"""The manual keeps up with the window: every page, both languages, the keys there are."""

from __future__ import annotations

import re

import pytest

from desktop.system.manual import TOPICS, manual_text
from desktop.system.translate import LANGUAGES
from desktop.window.commands import COMMANDS
from desktop.window.navigation import PAGES
from tests.house.source import ROOT

FOLDER = ROOT / "resources" / "manual"
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
KEY = re.compile(r"`([^`]+)`")
# What a chapter of a page tells, in this order.
PARTS = {
    "id": ["Mengerjakan", "Arti angkanya", "Asal angkanya"],
    "en": ["What to do here", "What the figures mean", "Where they come from"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_nothing_else_has_its_chapter(language: str) -> None:
    assert {page.id for page in PAGES} | {"start", "files", "keys"} == set(TOPICS)
    assert {path.stem for path in (FOLDER / language).iterdir()} == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_a_chapter_tells_what_to_do_what_figures_mean_and_their_origin(
    language: str, page: str
) -> None:
    text = manual_text(language, page)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS[language]
    assert all(
        len(part.split()) > 15 for part in re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]
    )


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same(topic: str) -> None:
    """Headings, rows of tables, points of lists, links and keys, one by one."""

    def shape(language: str) -> dict[str, object]:
        text = manual_text(language, topic)
        starts = [line[:2] for line in text.splitlines() if line[:1] in "|-#"]
        words = {"Spasi": "Space"}
        keys = [words.get(key, key) for key in KEY.findall(text)]
        return {"lines": starts, "links": LINK.findall(text), "keys": keys}

    assert shape("id") == shape("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_chapter(language: str) -> None:
    known = {f"{topic}.md" for topic in TOPICS}
    wrong = {t: set(LINK.findall(manual_text(language, t))) - known for t in TOPICS}
    assert {topic: links for topic, links in wrong.items() if links} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_keys_names_every_key_of_a_command(language: str) -> None:
    named = set(KEY.findall(manual_text(language, "keys")))
    assert {c.keys for c in COMMANDS if c.keys} - named == set()


def test_the_document_for_readers_of_the_repository_points_to_every_chapter() -> None:
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    wanted = {f"../resources/manual/{code}/{topic}.md" for code in LANGUAGES for topic in TOPICS}
    assert wanted - set(LINK.findall(text)) == set()
