"""What the stacking plan says about a bar and a block, in the language in use; no Qt."""

from __future__ import annotations

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.workflows.stack_view import Bar, Block, TowerView
from solver.units import Measure


def figures(bar: Bar) -> tuple[str, str]:
    """Return the two lines at the end of a bar: area used of net, people of limit."""
    used = square_metres(bar.used)
    if bar.net is None:
        area = tr("stack.area", used=used)
    else:
        area = tr("stack.area_of", used=used, net=square_metres(bar.net))
    people = format_number(bar.people, Measure.PERSON, unit=False)
    if bar.people_limit is None:
        return area, tr("stack.people", people=people)
    limit = format_number(bar.people_limit, Measure.PERSON, unit=False)
    return area, tr("stack.people_of", people=people, limit=limit)


def whole(tower: TowerView) -> str:
    """Return what is used of all floors of a tower, and its people."""
    used = square_metres(sum(bar.used for bar in tower.bars))
    net = square_metres(sum(bar.net or 0 for bar in tower.bars))
    people = format_number(sum(bar.people for bar in tower.bars), Measure.PERSON)
    return f"{tr('stack.area_of', used=used, net=net)} · {people}"


def square_metres(area: int) -> str:
    """Return an area in whole m² without the unit."""
    return format_number(area, Measure.AREA, unit=False, decimals=0)


def excess(bar: Bar) -> str:
    """Return by how much a bar is over its limits: ``lebih 84 m², 7 orang``; empty when not."""
    return excess_of(bar.over_area, bar.over_people)


def at_the_end(bar: Bar) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """Return the two lines at the end of a bar, each with whether it tells of an excess."""
    area, people = figures(bar)
    over_area, over_people = excess_of(bar.over_area, 0), excess_of(0, bar.over_people)
    if bar.full_year and not over_people and not over_area:
        return (area, False), (tr("stack.full_year", year=bar.full_year), True)
    return (over_area or area, bool(over_area)), (over_people or people, bool(over_people))


def excess_of(area: int, people: int) -> str:
    """Return an excess of area (dm²) and people in words; empty when there is none."""
    parts = []
    if area:
        parts.append(format_number(max(area, 100), Measure.AREA, decimals=0))
    if people:
        parts.append(format_number(people, Measure.PERSON))
    return tr("stack.over", amount=", ".join(parts)) if parts else ""


def block_tip(block: Block) -> str:
    """Return the tooltip of a block, one fact a line."""
    facts = tr(
        "stack.block_facts",
        area=format_number(block.area, Measure.AREA, decimals=0),
        people=format_number(block.people, Measure.PERSON),
    )
    lines = [block.name, block.opd_label, facts]
    if block.pinned:
        lines.append(tr("stack.pinned"))
    if block.moved:
        lines.append(tr("stack.moved"))
    return "\n".join(line for line in lines if line)


def group_tip(blocks: tuple[Block, ...]) -> str:
    """Return the tooltip of several small blocks."""
    names = [f"{b.opd_label} · {b.label}" for b in blocks[:12]]
    if len(blocks) > 12:
        names.append(tr("stack.more", n=len(blocks) - 12))
    return "\n".join((tr("stack.group_tip"), *names))


def bar_tip(bar: Bar, name: str) -> str:
    """Return the tooltip of a bar."""
    lines = [name, " · ".join(figures(bar))]
    if bar.room_area:
        lines.append(tr("stack.rooms", area=format_number(bar.room_area, Measure.AREA, decimals=0)))
    if bar.net is None:
        lines.append(tr("stack.no_limit"))
    if said := excess(bar):
        lines.append(said)
    return "\n".join(lines)


def shortened(label: str, fits: int) -> str:
    """Return a label of at most about `fits` letters; empty when nothing readable is left.

    ``Bidang Tata Ruang Kota`` becomes ``Bid. Tata Ruang``, ``Tata Ruang``, ``Tata``, ``TRK``.
    """
    words = [_SHORT.get(word, word) for word in label.split()]
    telling = [word for word in words if word not in _WEAK and word.rstrip(".") not in _KINDS]
    whole = next((text for text in (label, " ".join(words)) if len(text) <= fits), "")
    return whole or _beginning(telling, fits) or _beginning(words, fits) or _piece(telling, fits)


def _beginning(words: list[str], fits: int) -> str:
    """Return as many of the first words as fit, not ending in one that tells nothing."""
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count]).rstrip(",")
        if len(short) <= fits and words[count - 1] not in _WEAK - {"Ka."}:
            return short
    return ""


def _piece(telling: list[str], fits: int) -> str:
    """Return the beginning of the first word, or the initials where those say more."""
    initials = "".join(word[0] for word in telling).upper()
    if telling and fits >= 5:
        return f"{telling[0][: fits - 1]}…"
    if 2 <= len(initials) <= fits:
        return initials
    return telling[0][:fits] if telling and fits >= 3 else ""


_SHORT = {
    "Bidang": "Bid.",
    "Bagian": "Bag.",
    "Sekretariat": "Sekr.",
    "Subbagian": "Subbag.",
    "Inspektur": "Insp.",
    "Pembantu": "Pemb.",
    "Kecamatan": "Kec.",
    "Kepala": "Ka.",
    "Pelayanan": "Pel.",
    "Pengembangan": "Pengemb.",
    "Pemberdayaan": "Pemberd.",
    "Pembangunan": "Pembang.",
    "Perencanaan": "Perenc.",
    "Pengendalian": "Pengend.",
}
_KINDS = {"Bid", "Bag", "Sekr", "Subbag", "Ka", "UPTD", "Seksi", "Dinas", "Badan"}
_WEAK = {"dan", "serta", "atau", "untuk", "&", "Bid.", "Bag.", "Ka.", "Kepala", "of", "and"}
