"""Who works here: the name a person gave, else the name the computer knows them by."""

from __future__ import annotations

import getpass


def person_name(given: str) -> str:
    """Return the name to be noted beside a change; empty only when nobody knows it.

    Parameters
    ----------
    given : str
        The name in the settings; it goes before the account of the computer.
    """
    if given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account, as in some containers
        return ""
