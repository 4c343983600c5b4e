"""What a study is asked and what it answers: options, progress, the points of a front."""

from __future__ import annotations

from dataclasses import dataclass

from solver.plan import Plan
from solver.study.front import Corner
from solver.study.question import Aim, Point, Proved


@dataclass(frozen=True)
class StudyOptions:
    """How to work on a study.

    Parameters
    ----------
    points : int
        How many to find, both ends included.
    seconds : float
        Wall time for everything together.
    seed : int
        Of all chance.
    reproducible : bool
        The same seed gives the same answer whatever the machine and the number of workers: rounds
        are counted, and `seconds` only says how many.
    workers : int or None
        To reckon the length of tasks with; None: as many as the crew has.
    reference : Corner or None
        What the hypervolume is measured from; None: see `reference_of`.
    """

    points: int = 7
    seconds: float = 120.0
    seed: int = 1
    reproducible: bool = False
    workers: int | None = None
    reference: Corner | None = None


@dataclass(frozen=True)
class FrontPoint:
    """One point of a front.

    Parameters
    ----------
    x, y : int
        The two measures.
    plan : Plan
        An audited plan.
    aim : Aim or None
        The aim whose best plan it is; None: met on the way to others.
    least : int or None
        No plan with this y or less can have a smaller x.
    """

    x: int
    y: int
    plan: Plan
    aim: Aim | None
    least: int | None

    @property
    def proved(self) -> bool:
        """Whether no plan can have a smaller x without a larger y."""
        return self.least is not None and self.least >= self.x

    @property
    def gap(self) -> float | None:
        """How much smaller x could be at this y, as a share of x; None when unknown."""
        return None if self.least is None or not self.x else (self.x - self.least) / abs(self.x)


@dataclass(frozen=True)
class Front:
    """What is known of a front.

    Parameters
    ----------
    points : tuple of FrontPoint
        x rising, y falling; none dominates another.
    known : tuple of Point
        All nondominated points met, of which `points` is a choice that lies evenly.
    proved : tuple of Proved
        Bounds on which `least` stands.
    reference : Corner or None
        What the hypervolumes are measured from; None without points.
    volume : int
        Area between the known points and the reference.
    reachable : int or None
        No plans can ever cover more.
    met, dropped : int
        Plans that the tasks told, and how many of them were dominated or the same.
    lost : tuple of str
        Tasks given up because their worker died every time.
    infeasible : bool
        It is proved that there is no plan at all.
    stopped : bool
        The study was ended early.
    seconds : float
        Wall time.
    """

    points: tuple[FrontPoint, ...]
    known: tuple[Point, ...]
    proved: tuple[Proved, ...]
    reference: Corner | None
    volume: int
    reachable: int | None
    met: int
    dropped: int
    lost: tuple[str, ...]
    infeasible: bool
    stopped: bool
    seconds: float


@dataclass(frozen=True)
class StudyProgress:
    """A sign of life: seconds since the start, tasks done, the points known so far."""

    seconds: float
    done: int
    points: tuple[Point, ...]
