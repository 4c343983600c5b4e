"""A small stacking plan made by hand: two towers, one over-full floor, an old building, a tray."""

from __future__ import annotations

from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Bar, Block, OpdKey, SiteView, StackView, TowerView

LOW, HIGH, SIDE, OLD = Place("t", "t-0"), Place("t", "t-1"), Place("s", "s-0"), Place("o")


def block(unit: str, area: int = 20_000, people: int = 10, *, pinned: bool = False) -> Block:
    opd = unit[0]
    names = {"a": "Dinas A", "b": "Dinas B"}
    return Block(
        unit, opd, f"Bidang {unit}", f"Bidang {unit} dan Umum", names[opd], "ab".index(opd),
        area, people, pinned,
    )  # fmt: skip


def bar(place: Place, label: str, level: int, *blocks: Block, net: int | None = 60_000) -> Bar:
    limit = None if net is None else 40
    return Bar(place, label, level, net, limit, blocks, 3_000 if blocks and net else 0)


def example() -> StackView:
    """Lantai 2 is over-full by 13 m² and 5 people; Lantai 1 has five small units together."""
    small = [block(f"a{i}", 900, 1) for i in range(5, 10)]
    big = (block("b1", 40_000, 30), block("b2", 18_300, 15))
    return StackView(
        "scenario",
        "Contoh",
        True,
        (
            SiteView(
                "site",
                "Kompleks",
                (
                    TowerView(
                        "t",
                        "Menara",
                        "Menara Utama",
                        (
                            bar(HIGH, "Lantai 2", 1, *big),
                            bar(LOW, "Lantai 1", 0, block("a1"), block("a2", pinned=True), *small),
                        ),
                    ),
                    TowerView("s", "Samping", "Gedung Samping", (bar(SIDE, "Lantai 1", 0),)),
                ),
            ),
        ),
        (bar(OLD, "Kantor Lama", 0, block("b3"), net=None),),
        (block("a3"), block("a4")),
        (OpdKey("a", "Dinas A", "Dinas A", 0, 9, 7, 30), OpdKey("b", "Dinas B", "", 1, 3, 3, 55)),
    )
