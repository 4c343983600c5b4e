"""Text into XML and HTML: nothing that was typed can act as markup or spoil the file."""

from __future__ import annotations

import html
import re

# What neither XML nor HTML may hold, not even escaped; it comes along when cells are pasted.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return text without the letters that no file of text may hold."""
    return _UNPRINTABLE.sub("", text)


def escape(text: str) -> str:
    """Return text for use between tags and inside quoted attributes."""
    return html.escape(clean(text), quote=True)
