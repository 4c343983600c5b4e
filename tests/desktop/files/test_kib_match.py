"""An inventory read twice changes nothing; what the planner typed stays."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document, changes
from desktop.files.kib import KibBuilding, KibImport
from desktop.files.kib_match import kib_edit, match_kib
from solver.problem.estate import Building, Condition, Site
from solver.problem.problem import Problem
from solver.problem.record import FactStatus

CAMAT = KibBuilding(
    "A2", "Kantor Camat", "1.3.3 / 0001", "Jl. Merdeka 1", gross=10_000, storeys=2, acquisition=5
)
LURAH = KibBuilding("A3", "Kantor Lurah", "1.3.3 / 0001", "", note="dekat pasar")


def apply(document: Document, *rows: KibBuilding) -> Document:
    return kib_edit(match_kib(KibImport(rows), document.problem, "KIB 2026"))(document)


def test_new_buildings_with_their_sites() -> None:
    site = Site(id="s", name="Kompleks", address="JALAN MERDEKA, 1")
    after = apply(Document(Problem(site=(site,))), CAMAT, LURAH).problem
    camat, lurah = after.building
    assert (camat.site, camat.gross, camat.storeys, camat.acquisition) == ("s", 10_000, 2, 5)
    assert (camat.source, camat.status) == ("KIB 2026", FactStatus.SINGLE)
    assert len(after.site) == 2
    assert lurah.site == after.site[1].id
    assert after.site[1].address == ""
    assert lurah.gross is None
    assert lurah.note == "dekat pasar"


def test_the_same_again_is_nothing() -> None:
    once = apply(Document(), CAMAT, LURAH)
    match = match_kib(KibImport((CAMAT, LURAH)), once.problem, "another name")
    assert (match.records, match.taken, match.changed, match.issues) == ((), (), (), ())
    assert changes(once, kib_edit(match)(once)) == ()


def test_what_changed_follows_and_the_rest_stays() -> None:
    once = apply(Document(), CAMAT, LURAH)
    worse = replace(CAMAT, condition=Condition.HEAVY_DAMAGE, gross=None)
    match = match_kib(KibImport((worse,)), once.problem, "KIB 2027")
    assert (match.taken, match.changed) == ((), ("Kantor Camat",))
    after = kib_edit(match)(once).problem
    assert after.building[0].condition is Condition.HEAVY_DAMAGE
    assert after.building[0].gross == 10_000  # silence says nothing
    assert after.building[0].source == "KIB 2027"
    assert after.building[1] is once.problem.building[1]


def test_a_figure_of_the_planner_stays_and_is_told() -> None:
    own = Building(id="b", site="s", name="kantor  camat", register="1.3.3 / 0001", gross=12_000)
    document = Document(Problem(site=(Site(id="s", name="S"),), building=(own,)))
    match = match_kib(KibImport((CAMAT,)), document.problem, "KIB")
    assert [(i.key, i.where) for i in match.issues] == [("kib_kept_ours", "A2")]
    after = kib_edit(match)(document).problem.building[0]
    assert after.gross == 12_000
    assert (after.storeys, after.acquisition) == (2, 5)  # were not known
