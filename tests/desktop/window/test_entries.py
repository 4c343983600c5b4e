"""What the palette offers: names in both languages, pages by their keys, records by their page."""

from __future__ import annotations

from desktop.widgets.deeds import Deed
from desktop.window import entries
from desktop.window.navigation import PAGES
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def visits() -> tuple[list[tuple[str, dict[str, str]]], object]:
    kept: list[tuple[str, dict[str, str]]] = []
    return kept, lambda page, **args: kept.append((page, args))


def test_a_command_is_found_in_both_languages() -> None:
    done: list[str] = []
    known = [("file.save", "Simpan", "Ctrl+S", "save")]
    made = list(entries.commands(known, done.append))
    for query in ("simpan", "save"):
        (found,) = entries.chosen(query, made, ())
        found.act()
    assert done == ["file.save", "file.save"]


def test_what_a_page_does_is_found_in_both_languages() -> None:
    made = list(entries.deeds("moves", "Pindahan", [Deed("Urungkan", lambda: None)]))
    assert [e.words for e in entries.chosen("undo", made, ())] == ["Urungkan"]
    strange = list(entries.deeds("moves", "Pindahan", [Deed("Kata tanpa katalog", lambda: None)]))
    assert strange[0].also == ""


def test_pages_need_a_project() -> None:
    _, go = visits()
    every = list(entries.pages(str, go, open=True))
    assert [e.id for e in every] == [f"page:{p.id}" for p in PAGES]
    assert [e.id for e in entries.pages(str, go, open=False)] == ["page:home"]


def test_records_lead_to_where_they_are_shown() -> None:
    seen, go = visits()
    unit, scenario = PROBLEM.unit[0], PROBLEM.scenario[0] if PROBLEM.scenario else None
    for here, page in (("home", "organisation"), ("stacking", "stacking")):
        made = {e.id: e for e in entries.records(PROBLEM, here, go)}
        made[f"unit:{unit.id}"].act()
        assert seen.pop() == (page, {"unit": unit.id})
    for here, page in (("home", "scenarios"), ("parking", "parking")):
        for each in entries.records(PROBLEM, here, go):
            if scenario and each.id == f"scenario:{scenario.id}":
                each.act()
                assert seen.pop() == (page, {"scenario": scenario.id})


def test_records_wait_to_be_asked_for_unless_used() -> None:
    _, go = visits()
    made = list(entries.records(PROBLEM, "home", go))
    assert entries.chosen("", made, ()) == []
    opd = PROBLEM.opd[0]
    assert entries.chosen(opd.name, made, ())[0].id == f"opd:{opd.id}"
    assert [e.id for e in entries.chosen("", made, (f"opd:{opd.id}",))] == [f"opd:{opd.id}"]


def test_the_last_used_comes_first() -> None:
    made = list(entries.pages(str, lambda *_: None, open=True))
    used = entries.with_used(("page:costs", "page:rooms"), "page:moves")
    assert [e.id for e in entries.chosen("", made, used)][:3] == list(used)
    assert entries.with_used(used, "page:rooms", most=2) == ("page:rooms", "page:moves")
