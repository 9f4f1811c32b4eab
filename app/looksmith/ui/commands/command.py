"""What a command of the table is, and the menus that it stands in.

Texts are translated where they are shown, in the context "Commands".
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["INNER_MENUS", "MENUS", "Command", "Gesture"]


@dataclass(frozen=True)
class Command:
    """One thing the user can tell the window to do.

    Parameters
    ----------
    id
        Unique; ``menu.name``.
    text
        As in the menu, with "…" when a dialog follows.
    handler
        Method of the handlers; a checkable command's takes a bool.
    menu
        A key of `MENUS`, or "" for a command with a key only.
    keys
        Shortcuts in Qt's portable text; the first is shown in the menu.
    icon, tip
        File name in the icons' folder; one sentence for the tooltip.
    enabled
        ``can_<enabled>`` of the handlers says whether it works now; "" for always.
    checked
        ``is_<checked>`` of the handlers says whether it is on; "" for a plain command.
    toolbar
        Text beside the icon in the toolbar; None to leave it out, "" for the icon only.
    starts_group
        Whether a separator stands before it.
    canvas_only
        Whether its keys work only while the canvas has the focus.
    """

    id: str
    text: str
    handler: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    enabled: str = ""
    checked: str = ""
    toolbar: str | None = None
    starts_group: bool = False
    canvas_only: bool = False


@dataclass(frozen=True)
class Gesture:
    """A key or a move of the mouse that no menu shows, for the shortcut sheet."""

    keys: str
    text: str


MENUS: dict[str, str] = {
    "file": "&File",
    "edit": "&Edit",
    "presets": "Presets",
    "reset": "Reset",
    "look": "&Look",
    "photo": "&Photo",
    "rate": "Rate",
    "device": "Run on",
    "view": "&View",
    "stills": "Stills",
    "zoom": "Zoom",
    "compare": "Compare",
    "clipping": "Clipping",
    "gamut": "Gamut warning",
    "surround": "Canvas grey",
    "proof": "Soft proof",
    "help": "&Help",
}
"""Menu keys and titles."""

INNER_MENUS: dict[str, str] = {
    "presets": "edit",
    "reset": "edit",
    "rate": "photo",
    "device": "photo",
    "stills": "view",
    "proof": "view",
    **dict.fromkeys(("zoom", "compare", "clipping", "gamut", "surround"), "view"),
}
"""Menus that stand inside another one."""
