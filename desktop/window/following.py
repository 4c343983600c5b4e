"""One scenario at a time: the one looked at last is shown by every page that shows one."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.widgets.page import Page
from desktop.window.entries import BY_SCENARIO
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario

FOLLOWING = BY_SCENARIO | {"scenarios"}


class Following:
    """The scenario looked at last.

    Without it a reader who chose a plan on one page would read the figures of another plan on the
    next one, and hardly notice.
    """

    def __init__(self) -> None:
        self._scenario = ""

    def args(
        self,
        problem: Problem,
        pages: Mapping[str, Page],
        here: str,
        page_id: str,
        args: dict[str, str],
    ) -> dict[str, str]:
        """Return the args for a page that is gone to, with the scenario of the page that is left.

        Parameters
        ----------
        problem : Problem
            The records as they are now: the scenario may be gone.
        pages : mapping of str to Page
            The pages visited so far.
        here, page_id : str
            The page seen until now, and the one gone to.
        args : dict of str to str
            What a link asks of it; a scenario among it is asked for and is not changed.
        """
        if here in FOLLOWING and here in pages:
            self._scenario = pages[here].place().get("scenario") or self._scenario
        there = pages[page_id].place().get("scenario") if page_id in pages else None
        known = problem.find(Scenario, self._scenario) is not None
        wanted = page_id in FOLLOWING and known and there != self._scenario
        return {"scenario": self._scenario, **args} if wanted and "scenario" not in args else args
