"""The table of commands: menus, toolbar, shortcuts and the shortcut sheet.

Its texts are translated where they are shown, in the context "Commands".
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMMANDS", "GESTURES", "INNER_MENUS", "MENUS", "Command", "Gesture"]


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
    "reset": "Reset",
    "look": "&Look",
    "photo": "&Photo",
    "device": "Run on",
    "view": "&View",
    "help": "&Help",
}
"""Menu keys and titles."""

INNER_MENUS: dict[str, str] = {"reset": "edit", "device": "photo"}
"""Menus that stand inside another one."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "file.open", "Open photos…", "open_photos", "file",
        ("Ctrl+O",), "open", "Open photos", toolbar="Open",
    ),
    Command(
        "file.import_looks", "Import LUTs…", "import_looks", "file",
        ("Ctrl+I",), "import",
        "Add looks to your library from LUT files", starts_group=True,
    ),
    Command(
        "file.import_folder", "Import folder of LUTs…", "import_folder", "file",
        tip="Add every LUT file in a folder to your library",
    ),
    Command(
        "file.open_session", "Open session…", "open_session", "file",
        ("Ctrl+Shift+O",),
        tip="Open a saved edit with its looks", starts_group=True,
    ),
    Command(
        "file.save_session", "Save session…", "save_session", "file",
        ("Ctrl+S",), "save",
        "Save this edit with its looks, to go on later", "photo",
    ),
    Command(
        "file.export_photo", "Export photo…", "export_photo", "file",
        ("Ctrl+E",), "export", "Write the graded photo to a new file",
        "export", starts_group=True,
    ),
    Command(
        "file.export_lut", "Export LUT…", "export_lut", "file",
        ("Ctrl+Shift+E",), "export-lut",
        "Write this edit's colours as a LUT for other programs",
    ),
    Command(
        "file.quit", "Quit", "quit", "file", ("Ctrl+Q",), "quit",
        starts_group=True,
    ),
    Command(
        "edit.undo", "Undo", "undo", "edit", ("Ctrl+Z",), "undo",
        "Take the last step back", "undo", toolbar="",
    ),
    Command(
        "edit.redo", "Redo", "redo", "edit",
        ("Ctrl+Shift+Z", "Ctrl+Y"), "redo",
        "Do the undone step again", "redo", toolbar="",
    ),
    Command(
        "edit.history", "History…", "show_history", "edit", ("Ctrl+H",),
        tip="List every step, to go back and forth in them",
    ),
    Command(
        "edit.copy", "Copy settings", "copy_settings", "edit",
        ("Ctrl+Shift+C",), "copy",
        "Copy this photo's looks and adjustments", starts_group=True,
    ),
    Command(
        "edit.paste", "Paste settings", "paste_settings", "edit",
        ("Ctrl+Shift+V",), "paste",
        "Give this photo the copied looks and adjustments", "paste",
    ),
    Command(
        "edit.reset_look", "Look", "reset_look", "reset",
        ("Ctrl+Alt+L",), tip="Empty the blend", enabled="reset_look",
    ),
    Command(
        "edit.reset_light", "Adjustments", "reset_light", "reset",
        ("Ctrl+Alt+A",), tip="Set light and colour to neutral",
        enabled="reset_light",
    ),
    Command(
        "edit.reset_all", "All", "reset_all", "reset",
        ("Ctrl+Alt+R",), "reset",
        "Go back to the photo as it was", "reset_all",
    ),
    Command(
        "look.previous", "Previous look", "previous_look", "look",
        ("[",), "previous", "Try the look before this one",
    ),
    Command(
        "look.next", "Next look", "next_look", "look", ("]",), "next",
        "Try the look after this one",
    ),
    Command(
        "look.search", "Search looks", "search_looks", "look",
        ("Ctrl+F", "/"), "search",
        "Find a look by name, category or author",
    ),
    Command(
        "look.add", "Add to blend", "add_look", "look", ("Ctrl+Return",), "plus",
        "Add the look that is marked in the list to the blend", starts_group=True,
    ),
    Command(
        "look.invert", "Invert blend", "set_invert", "look", ("I",),
        "invert", "Undo the blend instead of applying it", "invert",
        "inverted",
    ),
    Command(
        "look.details", "Look details…", "show_details", "look", ("Ctrl+Shift+I",),
        "info", "What the current look does to colours, and whether it can be undone",
    ),
    Command(
        "look.favourite", "Favourite", "set_favourite", "look", ("K",),
        "star", "Keep the current look among the favourites",
        "favourite", "favourite",
    ),
    Command(
        "look.remove", "Remove from blend", "remove_look", "look",
        ("Ctrl+Backspace",), "minus",
        "Take the look added last out of the blend", "look",
    ),
    Command(
        "photo.enhance", "Enhance", "set_enhance", "photo", ("E",), "enhance",
        "Make a flat, dark, tinted or dull photo look right", "enhance", "enhance",
    ),
    Command(
        "photo.dehaze", "Dehaze", "set_dehaze", "photo", ("H",), "dehaze",
        "Take haze off the photo", "dehaze", "dehaze",
    ),
    Command(
        "photo.keep_enhance", "Keep Enhance as a look…", "keep_enhance", "photo",
        tip="Put what Enhance does to this photo's colours among your looks",
        enabled="keep_enhance", starts_group=True,
    ),
    Command(
        "photo.run_auto", "Automatic", "run_on_auto", "device",
        tip="Run Enhance and Dehaze where they are fastest", checked="on_auto",
    ),
    Command(
        "photo.run_cpu", "Processor", "run_on_cpu", "device",
        tip="Run Enhance and Dehaze on the processor", checked="on_cpu",
    ),
    Command(
        "photo.run_gpu", "Graphics card", "run_on_gpu", "device",
        tip="Run Enhance and Dehaze on the graphics card", enabled="gpu",
        checked="on_gpu",
    ),
    Command(
        "view.fit", "Fit", "fit", "view", ("Ctrl+0",), "fit",
        "Show the whole photo", "photo", toolbar="",
    ),
    Command(
        "view.actual", "100 %", "actual_size", "view", ("Ctrl+1",),
        "actual", "Show one photo pixel on one screen pixel", "photo",
        toolbar="",
    ),
    Command(
        "view.zoom", "Fit or 100 %", "toggle_zoom", "view", ("Z",),
        tip="Switch between the whole photo and its pixels",
        enabled="photo",
    ),
    Command(
        "view.before", "Before", "set_before", "view", ("\\", "B"),
        "before", "Show the original in place of the edit", "photo",
        "before", toolbar="Before", starts_group=True,
    ),
    Command(
        "view.split", "Split", "set_split", "view", ("Y",), "split",
        "Compare original and edit with a divider you can drag",
        "photo", "split", toolbar="Split",
    ),
    Command(
        "view.unrecoverable", "Show unrecoverable colours", "set_unrecoverable",
        "view", ("U",), "lost",
        "Mark the colours that the looks merge; with Invert on, those that cannot "
        "come back", "photo", "unrecoverable",
    ),
    Command(
        "view.scope", "Next scope", "next_scope", "view", ("Shift+S",),
        tip="Histogram, RGB parade, waveform, vectorscope",
    ),
    Command(
        "view.hover", "Preview looks under the pointer", "set_hover_preview", "view",
        ("Shift+P",), tip="Show a look on the photo while you point at it",
        checked="hover_preview",
    ),
    Command(
        "view.haze", "Show haze", "set_haze", "view", ("Shift+H",),
        tip="Lay red over the picture where Dehaze sees haze: the denser, the redder",
        enabled="haze", checked="haze",
    ),
    Command(
        "view.panels", "Hide panels", "set_panels_hidden", "view",
        ("Tab",), "panels",
        "Leave the window to the photo (key while it has the focus)",
        checked="panels_hidden", starts_group=True, canvas_only=True,
    ),
    Command(
        "view.full_screen", "Full screen", "set_full_screen", "view",
        ("F11",), "fullscreen", checked="full_screen",
    ),
    Command(
        "help.palette", "Find a command…", "show_palette", "help",
        ("Ctrl+Shift+P",), "search", "Find a command or a look by a few letters",
    ),
    Command(
        "help.shortcuts", "Keyboard shortcuts", "show_shortcuts",
        "help", ("F1", "Ctrl+/"), "help",
        "Every key on one sheet",
    ),
    Command(
        "help.about", "About Looksmith", "show_about", "help",
        icon="info", tip="Version and licences", starts_group=True,
    ),
)  # fmt: skip

GESTURES: tuple[Gesture, ...] = (
    Gesture("Space (hold)", "See the original"),
    Gesture("Hold the eye", "See the photo without just Enhance or Dehaze"),
    Gesture("Wheel", "Zoom to the pointer"),
    Gesture("Drag", "Move the zoomed photo"),
    Gesture("Double click", "Fit or 100 %"),
    Gesture("Ctrl+drag", "Measure a part of the photo with the scopes"),
    Gesture("Point at a look", "See it on the photo"),
    Gesture("Ctrl+wheel over looks", "Make the tiles larger or smaller"),
    Gesture(
        "Click a look",
        "Put it in place of the blend",
    ),
    Gesture("Ctrl+click a look", "Add it to the blend"),
    Gesture(
        "Double click a slider",
        "Set it back to neutral",
    ),
)
