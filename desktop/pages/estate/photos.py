"""The photos of a building: kept in the project, with captions and sizes; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.document import edits
from desktop.document.session import Session
from desktop.document.text import format_bytes
from desktop.system.translate import tr
from solver.problem.estate import Building, Photo
from solver.problem.problem import Problem

MOST = 12  # photos of one building: the file is sent by mail


@dataclass(frozen=True)
class PhotoCard:
    """One photo: its id, caption, picture as base64, and its size in words."""

    id: str
    caption: str
    image: str
    size: str


class PhotosModel:
    """The photos of the open project."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    def photos(self, building: str) -> tuple[PhotoCard, ...]:
        """Return the photos of a building in order."""
        return tuple(
            PhotoCard(photo.id, photo.caption, photo.image, _size(photo))
            for photo in self._problem.where(Photo, "building", building)
        )

    def words(self, building: str) -> str:
        """Return how many photos there are and what they weigh in the file."""
        mine = self._problem.where(Photo, "building", building)
        total = sum(_bytes(photo) for photo in self._problem.photo)
        return tr(
            "estate.photo.words",
            n=len(mine),
            size=format_bytes(sum(map(_bytes, mine))),
            total=format_bytes(total),
        )

    def room(self, building: str) -> int:
        """Return how many photos a building may still get."""
        return max(0, MOST - len(self._problem.where(Photo, "building", building)))

    def add(self, building: str, caption: str, image: str, size: tuple[int, int]) -> str:
        """Keep a photo; returns its id, empty when the building is gone or has enough."""
        if self._problem.find(Building, building) is None or not self.room(building):
            return ""
        width, height = size
        photo = Photo(
            id=edits.new_id(),
            building=building,
            caption=caption,
            image=image,
            width=width,
            height=height,
        )
        name = self._name(building)
        self._session.do(tr("estate.photo.add_step", name=name), edits.put(photo))
        return photo.id

    def rename(self, id: str, caption: str) -> None:
        """Give a photo another caption."""
        photo = self._problem.find(Photo, id)
        if photo and photo.caption != caption.strip():
            changed = replace(photo, caption=caption.strip())
            self._session.do(tr("estate.photo.rename_step"), edits.put(changed))

    def remove(self, id: str) -> str:
        """Remove a photo; returns the sentence about it."""
        photo = self._problem.find(Photo, id)
        if photo is None:
            return ""
        name = photo.caption or self._name(photo.building)
        self._session.do(tr("estate.photo.remove_step", name=name), edits.remove(Photo, (id,)))
        return tr("estate.photo.removed", name=name)

    def _name(self, building: str) -> str:
        found = self._problem.find(Building, building)
        return (found.short or found.name) if found else ""


def _bytes(photo: Photo) -> int:
    return len(photo.image) * 3 // 4  # base64 holds three bytes in four letters


def _size(photo: Photo) -> str:
    size = f"{photo.width} × {photo.height}" if photo.width and photo.height else ""
    return " · ".join(part for part in (size, format_bytes(_bytes(photo))) if part)
