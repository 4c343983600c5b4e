"""The first page: letterhead, facts, decision, banner, signature."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.text import format_money_short
from desktop.reports.letter import bare_city, city_of, decision, letter
from solver.costs.line import CostGroup
from tests.desktop.reports.example import WHEN, best, city, reckoned, today


def test_the_letterhead_is_that_of_the_city() -> None:
    head = letter(reckoned(city()), WHEN).head
    assert head.government == "PEMERINTAH KOTA PALEMBANG"
    assert head.office == "Dinas Pekerjaan Umum dan Penataan Ruang"


def test_place_and_date_stand_without_a_full_stop() -> None:
    assert letter(reckoned(city()), WHEN).place_and_date == "Palembang, 22 November 2026"


def test_an_open_number_leaves_room_to_write() -> None:
    problem = city()
    open_number = replace(problem, city=(replace(problem.city[0], document_number=""),))
    facts = dict(letter(reckoned(open_number), WHEN).facts)
    assert facts["Nomor"] == "……/……/2026"
    assert dict(letter(reckoned(problem), WHEN).facts)["Nomor"] == "600/1234/PUPR/2026"


def test_the_decision_names_saving_people_and_buildings() -> None:
    text = decision(reckoned(city()))
    saving = format_money_short(today(city()).cash - best(city()).cash)
    for part in ("Hasil optimasi", saving, "240 pegawai", "3 gedung", "Gedung Lama 1"):
        assert part in text


def test_a_plan_with_holes_is_not_put_to_the_vote() -> None:
    text = decision(reckoned(city(), proposed="announced"))
    assert "belum dapat diputuskan" in text
    assert "persetujuan" not in text


def test_a_plan_that_saves_nothing_is_not_put_to_the_vote() -> None:
    reckoning = reckoned(city())
    dear = replace(reckoning.main.assessment, lines=reckoning.today.lines * 2)
    columns = tuple(
        replace(c, assessment=dear) if c.id == "best" else c for c in reckoning.comparison.scenarios
    )
    reckoning = replace(reckoning, comparison=replace(reckoning.comparison, scenarios=columns))
    assert "Belum ada skenario yang lebih hemat" in decision(reckoning)


def test_today_alone_asks_for_nothing() -> None:
    assert "sekarang saja" in decision(reckoned(city(), proposed="today"))


def test_the_banner_appears_only_with_illustrations() -> None:
    assert "23 baris" in letter(reckoned(city()), WHEN).banner
    assert letter(reckoned(city(illustration=False)), WHEN).banner == ""


def test_three_risks_at_most() -> None:
    assert len(letter(reckoned(city()), WHEN).risks) == 3


def test_a_city_without_a_record_has_an_empty_name() -> None:
    assert city_of(reckoned(replace(city(), city=()))).name == ""
    assert bare_city("Kota Palembang") == bare_city("Palembang") == "Palembang"


def test_running_and_one_off_are_told_apart_before_they_are_added_up() -> None:
    reckoning = reckoned(city())
    plan, before = reckoning.main.assessment, reckoning.today
    assert before is not None
    text = decision(reckoning)
    running = before.by_group[CostGroup.RUNNING] - plan.by_group[CostGroup.RUNNING]
    for amount in (
        running,
        plan.one_off,
        plan.by_group[CostGroup.ONE_OFF],
        before.cash - plan.cash,
    ):
        assert format_money_short(abs(amount)) in text
