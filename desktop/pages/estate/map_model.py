"""What the map of sites shows: points, background, distances; choosing and changing; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.document import edits
from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.document.text import format_distance, format_number, half_up
from desktop.system.translate import tr
from desktop.workflows.map_background import Shape, kept, written
from solver.costs.travel import crow, ride
from solver.demand.norms import Norms
from solver.problem.estate import Building, BuildingState, MapLayer, Site
from solver.problem.organisation import Post, Unit
from solver.problem.problem import Problem
from solver.units import Kind, Measure

LAYER = "background"  # id of the one layer of a project


@dataclass(frozen=True)
class Place:
    """A site on the map."""

    id: str
    name: str
    longitude: int
    latitude: int
    people: int
    words: str
    planned: bool


class MapModel:
    """The map of the open project."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: tuple[str, tuple[Shape, ...]] = ("", ())

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    def places(self) -> tuple[Place, ...]:
        """Return the sites whose coordinates are known."""
        return tuple(
            Place(
                site.id,
                site.short or site.name,
                site.longitude,
                site.latitude,
                people_at(self._problem, site),
                self._words(site),
                _planned(self._problem, site),
            )
            for site in self._problem.site
            if site.longitude is not None and site.latitude is not None
        )

    def _words(self, site: Site) -> str:
        buildings = len(self._problem.where(Building, "site", site.id))
        people = format_number(people_at(self._problem, site), Measure.COUNT)
        return tr("estate.map.words", buildings=buildings, people=people)

    def unplaced(self) -> str:
        """Return a sentence about sites without coordinates; empty when all have them."""
        lost = [
            site.short or site.name
            for site in self._problem.site
            if site.longitude is None or site.latitude is None
        ]
        shown = ", ".join(lost[:3]) + ("…" if len(lost) > 3 else "")
        return tr("estate.map.unplaced", n=len(lost), names=shown) if lost else ""

    # The background

    def background(self) -> tuple[Shape, ...]:
        """Return the lines of the background; read once for each text."""
        layer = self._layer()
        text = layer.shapes if layer else ""
        if text != self._read[0]:
            self._read = (text, kept(text))
        return self._read[1]

    def _layer(self) -> MapLayer | None:
        return self._problem.map_layer[0] if self._problem.map_layer else None

    def background_name(self) -> str:
        """Return the name of the background; empty for none."""
        layer = self._layer()
        return (layer.name or tr("record.map_layer", n=1)) if layer else ""

    def set_background(self, path: Path, shapes: tuple[Shape, ...]) -> str:
        """Keep a background in the project; returns the sentence about it."""
        layer = MapLayer(id=LAYER, name=path.stem, shapes=written(shapes))
        edit = edits.replace_all(MapLayer, (layer,))
        self._session.do(tr("estate.map.background.step", name=path.stem), edit)
        points = sum(len(shape.points) for shape in shapes)
        counts = {"n": len(shapes), "points": format_number(points, Measure.COUNT)}
        return tr("estate.map.background.taken", name=path.stem, **counts)

    def drop_background(self) -> str:
        """Take the background away; returns the sentence about it."""
        name = self.background_name()
        edit = edits.replace_all(MapLayer, ())
        self._session.do(tr("estate.map.background.drop_step", name=name), edit)
        return tr("estate.map.background.dropped", name=name)

    # Distances

    def distances(self, site: str) -> ReadGrid:
        """Return how far every other site is from one: straight line, and the ride by norm."""
        columns = [
            Column("site", tr("record.site", n=1), editable=False, width=18),
            Column("metres", tr("estate.map.line"), kind=Kind.NUMBER, editable=False, width=10),
            Column("ride", tr("estate.map.ride"), kind=Kind.NUMBER, editable=False, width=10),
        ]
        here = self._problem.find(Site, site)
        lines = {}
        for other in self._problem.site if here else ():
            metres = crow(here, other) if here and other.id != site else None
            if metres is not None and here:
                lines[other.id] = self._line(here, other, metres)
        ordered = sorted(lines, key=lambda id: lines[id]["metres"].order)
        return ReadGrid(columns, {id: lines[id] for id in ordered})

    def _line(self, here: Site, other: Site, metres: int) -> dict[str, ReadCell]:
        hundredths = ride(Norms(self._problem), here, other) or 0
        minutes = format_number(half_up(hundredths, 100), Measure.MINUTE)
        return {
            "site": ReadCell(other.short or other.name),
            "metres": ReadCell(format_distance(metres), metres),
            "ride": ReadCell(minutes, hundredths),
        }


def people_at(problem: Problem, site: Site) -> int:
    """Return how many people sit at a site today."""
    return sum(
        post.headcount
        for building in problem.where(Building, "site", site.id)
        for unit in problem.where(Unit, "building", building.id)
        for post in problem.where(Post, "unit", unit.id)
    )


def _planned(problem: Problem, site: Site) -> bool:
    """Tell whether every building of a site would be new."""
    buildings = problem.where(Building, "site", site.id)
    return bool(buildings) and all(b.state is BuildingState.NEW for b in buildings)
