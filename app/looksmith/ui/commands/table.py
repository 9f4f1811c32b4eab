"""Every command and gesture: menus, toolbar, keys, palette and the sheet read it."""

from __future__ import annotations

from looksmith.ui.commands.canvas import CANVAS
from looksmith.ui.commands.command import Command, Gesture
from looksmith.ui.commands.edit import EDIT
from looksmith.ui.commands.file import FILE
from looksmith.ui.commands.help import HELP
from looksmith.ui.commands.look import LOOK
from looksmith.ui.commands.photo import PHOTO
from looksmith.ui.commands.view import VIEW

__all__ = ["COMMANDS", "GESTURES", "GESTURES_TITLE"]

COMMANDS: tuple[Command, ...] = (
    *FILE,
    *EDIT,
    *LOOK,
    *PHOTO,
    *VIEW,
    *CANVAS,
    *HELP,
)

GESTURES_TITLE = "Photo and looks"
"""Stands over the gestures."""

GESTURES: tuple[Gesture, ...] = (
    Gesture("Space (hold)", "See the original"),
    Gesture("Hold the eye", "See the photo without just Enhance or Dehaze"),
    Gesture("Wheel or pinch", "Zoom to the pointer"),
    Gesture("Drag or arrow keys", "Move the zoomed photo, or the divider"),
    Gesture("Drag an end of the divider", "Turn it; with Shift in steps of 15°"),
    Gesture("Double click", "Fit or 100 %"),
    Gesture(
        "Ctrl+Tab on the photo", "Go on to the next control, as Tab does elsewhere"
    ),
    Gesture("Ctrl+drag", "Measure a part of the photo with the scopes"),
    Gesture("Point at a look", "See it on the photo"),
    Gesture("Ctrl+wheel over looks", "Make the tiles larger or smaller"),
    Gesture(
        "Click a look",
        "Put it in place of the blend",
    ),
    Gesture("Ctrl+click a look", "Add it to the blend"),
    Gesture("Hold a still", "See it on the photo; a click takes it up"),
    Gesture("Alt+click a still", "Keep the edit in its place"),
    Gesture("Alt+click the eye of a look", "See it alone, and all of them again"),
    Gesture("Alt+Up and Alt+Down in the blend", "Move the look up or down"),
    Gesture("Ctrl+click or Shift+click a photo", "Select several in the filmstrip"),
    Gesture("Click the stars of a photo", "Rate it; the same star again takes them"),
    Gesture(
        "Double click a slider",
        "Set it back to neutral",
    ),
)
