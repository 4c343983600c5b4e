"""What can be wrong: an Issue is data the user can mend; an Error is the outside failing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an Issue matters."""

    ERROR = "error"  # the job cannot be done until it is mended
    WARNING = "warning"  # the job is done, the result needs care


@dataclass(frozen=True)
class Issue:
    """One finding about data: what, where and how to mend. Shown, never raised.

    Parameters
    ----------
    key : str
        Key of the sentence in the catalogue, group ``issue``: ``issue.<key>`` says what is wrong
        and ``issue.<key>.mend`` how to mend it; both are filled with `values`.
    where : str
        The place in the reader's words: ``unit/disdik-paud/growth``, ``Sheet1!B7``.
    values : tuple of (str, str)
        Names and texts put into the sentence. Numbers are formatted before they come here.
    severity : Severity
        ERROR stops the job, WARNING does not.
    """

    key: str
    where: str
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


def issue(key: str, where: str, severity: Severity = Severity.ERROR, **values: object) -> Issue:
    """Make an Issue from keyword values."""
    return Issue(key, where, tuple((k, str(v)) for k, v in values.items()), severity)


class SatuAtapError(Exception):
    """The outside failed (locked file, newer format, bad argument): one sentence, exit 2.

    Parameters
    ----------
    key : str
        Key of the sentence in the catalogue, group ``error``.
    values : object
        Texts put into the sentence.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(f"{key} {self.values}")


class UnsoundResultError(Exception):
    """A plan about to leave the engine fails its audit: a bug, never shown as a result."""
