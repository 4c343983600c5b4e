"""What the stacking plan says about a bar and a block, in the language in use; no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.workflows.stack_view import Bar, Block, TowerView
from solver.units import Measure


def figures(bar: Bar) -> tuple[str, str]:
    """Return the two lines at the end of a bar: area used of net, people of limit and rooms."""
    used = square_metres(bar.used)
    if bar.net is None:
        area = tr("stack.area", used=used)
    else:
        area = tr("stack.area_of", used=used, net=square_metres(bar.net))
    people = format_number(bar.people, Measure.PERSON, unit=False)
    if bar.people_limit is None:
        told = tr("stack.people", people=people)
    else:
        limit = format_number(bar.people_limit, Measure.PERSON, unit=False)
        told = tr("stack.people_of", people=people, limit=limit)
    rooms = tr("stack.room_count", n=bar.room_count) if bar.room_count else ""
    return area, f"{told} · {rooms}" if rooms else told


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
    return (over_area or area, bool(over_area)), (over_people or people, bool(over_people))


def excess_of(area: int, people: int) -> str:
    """Return an excess of area (dm²) and people in words; empty when there is none."""
    parts = []
    if area:
        parts.append(format_number(max(area, 100), Measure.AREA, decimals=0))
    if people:
        parts.append(format_number(people, Measure.PERSON))
    return tr("stack.over", amount=", ".join(parts)) if parts else ""


def block_tip(block: Block, broken: Sequence[str] = ()) -> str:
    """Return the tooltip of a block, one fact a line; the rules it breaks in words."""
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
    return "\n".join([line for line in lines if line] + _told(broken))


def _told(broken: Sequence[str]) -> list[str]:
    more = [tr("stack.more", n=len(broken) - MOST_TOLD)] if len(broken) > MOST_TOLD else []
    return [*(f"! {said}" for said in broken[:MOST_TOLD]), *more]


def together(blocks: Sequence[Block]) -> dict[str, object]:
    """Return how many units these are, with the area and the people of all, for a sentence."""
    return {
        "n": len(blocks),
        "area": format_number(sum(b.area for b in blocks), Measure.AREA, decimals=0),
        "people": format_number(sum(b.people for b in blocks), Measure.PERSON),
    }


def group_tip(blocks: tuple[Block, ...]) -> str:
    """Return the tooltip of several small blocks."""
    names = [f"{b.opd_label} · {b.label}" for b in blocks[:12]]
    if len(blocks) > 12:
        names.append(tr("stack.more", n=len(blocks) - 12))
    return "\n".join((tr("stack.group_tip"), *names))


def bar_tip(bar: Bar, name: str, broken: Sequence[str] = ()) -> str:
    """Return the tooltip of a bar: what it holds, its areas, the rules broken there in words."""
    lines = [name, " · ".join(figures(bar))]
    if bar.service and bar.net and bar.gross:
        gross, service = square_metres(bar.gross), square_metres(bar.service)
        net = square_metres(bar.net)
        lines.append(tr("stack.gross", gross=gross, net=net, service=service))
    if bar.room_area:
        lines.append(tr("stack.rooms", area=format_number(bar.room_area, Measure.AREA, decimals=0)))
    if bar.net is None:
        lines.append(tr("stack.no_limit"))
    if said := excess(bar):
        lines.append(said)
    if bar.full_year:
        first, *growers = (*bar.full_why, "")
        when = tr("stack.full_year", year=bar.full_year)
        lines += [": ".join(text for text in (when, first) if text), *filter(None, growers)]
    if bar.locked:
        lines.append(tr("stack.locked"))
    return "\n".join([*lines, *_told(broken)])


def shortened(label: str, fits: int) -> str:
    """Return a label of at most about `fits` letters; empty when nothing readable is left.

    ``Bidang Tata Ruang Kota`` becomes ``Bid. Tata Ruang``, ``Tata Ruang``, ``Tata``, ``TRK``;
    a number at the end stays, for it tells ``Asisten I`` from ``Asisten II``: ``A II``.
    """
    if len(label) <= fits:
        return label
    stem, _, last = label.rpartition(" ")
    if stem and (_ROMAN.fullmatch(last) or last.isdecimal()):
        short = shortened(stem, fits - len(last) - 1)
        if last.isdecimal() and stem in _SHORT and short not in (stem, _SHORT[stem]):
            return (
                last if len(last) <= fits else _worded(label, fits)
            )  # no third way to write ``Bidang 7``
        if short and (len(short) > 2 or not last.isdecimal()):
            return f"{short} {last}"
        return last if 1 < len(last) <= fits else _worded(label, fits)
    return _worded(label, fits)


def _worded(label: str, fits: int) -> str:
    words = [_SHORT.get(word, word) for word in label.split()]
    telling = [word for word in words if word not in _WEAK and word.rstrip(".") not in _KINDS]
    whole = next((text for text in (label, " ".join(words)) if len(text) <= fits), "")
    kind = _beginning(words, fits)
    said = "" if telling and kind in _KINDS else kind  # ``UPTD`` alone is what many are
    found = whole or _beginning(telling, fits) or said
    return found or _piece(telling or words, fits)  # ``Bi`` of ``Bidang 816`` tells nothing


def _beginning(words: list[str], fits: int) -> str:
    """Return as many of the first words as fit, not ending in one that tells nothing."""
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count]).rstrip(",")
        if len(short) <= fits and words[count - 1] not in _WEAK - {"Ka."}:
            return short
    return ""


def _piece(telling: list[str], fits: int) -> str:
    """Return the beginning of the first word, or the initials where those say more."""
    if telling and telling[0].isdecimal():  # a part of a number is another number
        return ""
    initials = "".join(word[0] for word in telling if word[0].isalpha()).upper()
    if telling and fits >= 5:
        return f"{telling[0][: fits - 1]}…"
    if 2 <= len(initials) <= fits:
        return initials
    return telling[0][:fits].rstrip(".") if telling and fits >= 2 else ""


MOST_TOLD = 4  # broken rules in a tooltip
_ROMAN = re.compile(r"[IVX]{1,5}")
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
