"""The commands of the Edit menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["EDIT"]

EDIT: tuple[Command, ...] = (
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
        icon="history", tip="List every step, to go back and forth in them",
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
        "edit.paste_selected", "Paste to the selected photos…", "paste_selected",
        "edit", ("Ctrl+Alt+V",),
        icon="paste-many",
        tip="Give all photos that are selected in the filmstrip what you choose of "
        "the copied looks and adjustments", enabled="paste_selected",
    ),
    Command(
        "edit.save_preset", "Save preset…", "save_preset", "presets",
        ("Ctrl+Alt+P",), icon="preset",
        tip="Keep this edit, or parts of it, under a name",
    ),
    Command(
        "edit.manage_presets", "Manage presets…", "manage_presets", "presets",
        icon="presets", tip="Rename, delete, import and export presets",
    ),
    Command(
        "edit.reset_look", "Look", "reset_look", "reset",
        ("Ctrl+Alt+L",), icon="reset-look", tip="Empty the blend", enabled="reset_look",
    ),
    Command(
        "edit.reset_light", "Adjustments", "reset_light", "reset",
        ("Ctrl+Alt+A",), icon="reset-light", tip="Set light and colour to neutral",
        enabled="reset_light",
    ),
    Command(
        "edit.reset_all", "All", "reset_all", "reset",
        ("Ctrl+Alt+R",), "reset",
        "Go back to the photo as it was", "reset_all",
    ),
    Command(
        "edit.preferences", "Preferences…", "show_preferences", "edit", ("Ctrl+,",),
        "preferences", "Language, theme, colour, models, keys", starts_group=True,
    ),
)  # fmt: skip
