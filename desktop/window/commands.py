"""What the window can be told to do: one table for menus, keys, buttons and pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command. Its words are ``command.<id>``.

    Parameters
    ----------
    id : str
        ``<menu>.<name>``.
    keys : str
        Shortcut as Qt writes it; empty for none.
    icon : str
        Drawing; empty for none.
    needs : str
        ``project`` when one must be open, ``own`` when it must also be ours to change.
    line : bool
        Whether a line stands above it in the menu.
    """

    id: str
    keys: str = ""
    icon: str = ""
    needs: str = ""
    line: bool = False

    @property
    def menu(self) -> str:
        """Return the menu it stands in."""
        return self.id.partition(".")[0]


MENUS = ("file", "edit", "view", "help")
COMMANDS = (
    Command("file.new", "Ctrl+N", "file-plus"),
    Command("file.open", "Ctrl+O", "folder-open"),
    Command("file.sample", "", "map-pin"),
    Command("file.save", "Ctrl+S", "save", "own", line=True),
    Command("file.save_as", "Ctrl+Shift+S", "save-all", "project"),
    Command("file.import_kib", "", "download", "own", line=True),
    Command("file.import_forms", "", "clipboard-list", "own"),
    Command("file.write_forms", "", "file-spreadsheet", "project"),
    Command("file.close", "Ctrl+W", "x", "project", line=True),
    Command("file.quit", "Ctrl+Q", ""),
    Command("edit.undo", "Ctrl+Z", "undo-2", "own"),
    Command("edit.redo", "Ctrl+Y", "redo-2", "own"),
    Command("edit.name", "", "pencil", line=True),
    Command("view.palette", "Ctrl+K", "search"),
    Command("view.language", "Ctrl+Shift+B", "languages"),
    Command("view.theme", "Ctrl+Shift+L", "moon", line=True),
    Command("view.system", "", ""),
    Command("view.light", "", "sun"),
    Command("view.dark", "", "moon"),
    Command("view.contrast", "", "eye"),
    Command("view.larger", "Ctrl++", "zoom-in", line=True),
    Command("view.smaller", "Ctrl+-", "zoom-out"),
    Command("view.plain_size", "Ctrl+0", ""),
    Command("view.reset_layout", "", "rotate-ccw", line=True),
    Command("help.manual", "F1", "circle-help"),
    Command("help.keys", "Shift+F1", "list"),
    Command("help.tour", "", "flag"),
    Command("help.log", "", "folder", line=True),
    Command("help.about", "", "info"),
)
