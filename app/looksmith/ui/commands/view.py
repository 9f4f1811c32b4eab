"""The commands of the View menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["VIEW"]

VIEW: tuple[Command, ...] = (
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
        icon="zoom-toggle", tip="Switch between the whole photo and its pixels",
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
        icon="scope-histogram", tip="Histogram, RGB parade, waveform, vectorscope",
    ),
    Command(
        "view.hover", "Preview looks under the pointer", "set_hover_preview", "view",
        ("Shift+P",), icon="hover",
        tip="Show a look on the photo while you point at it",
        checked="hover_preview",
    ),
    Command(
        "view.haze", "Show haze", "set_haze", "view", ("Shift+H",),
        icon="haze",
        tip="Lay red over the picture where Dehaze sees haze: the denser, the redder",
        enabled="haze", checked="haze",
    ),
    Command(
        "view.proof", "Soft proof", "set_proof", "proof", ("S",),
        tip="Show the photo as a printer, a press or another screen will",
        enabled="photo", checked="proof",
    ),
    Command(
        "view.keep_still", "Keep still", "keep_still", "stills", ("Ctrl+D",),
        icon="still",
        tip="Keep all of this edit as a still, to compare and to go back to",
        enabled="photo",
    ),
    Command(
        "view.compare_stills", "Compare stills", "set_compare_stills", "stills",
        ("F2",), icon="grid",
        tip="Show the photo under every still side by side, to choose from",
        enabled="photo", checked="compare_stills",
    ),
    Command(
        "view.still_a", "Take up still A", "recall_a", "stills", ("Alt+1",),
        tip="Make still A the edit", enabled="still_a", starts_group=True,
    ),
    Command(
        "view.still_b", "Take up still B", "recall_b", "stills", ("Alt+2",),
        tip="Make still B the edit", enabled="still_b",
    ),
    Command(
        "view.still_c", "Take up still C", "recall_c", "stills", ("Alt+3",),
        tip="Make still C the edit", enabled="still_c",
    ),
    Command(
        "view.still_d", "Take up still D", "recall_d", "stills", ("Alt+4",),
        tip="Make still D the edit", enabled="still_d",
    ),
    Command(
        "view.filmstrip", "Filmstrip", "set_filmstrip", "view", ("Ctrl+Shift+F",),
        icon="filmstrip",
        tip="Show the photos that are open in a row, where there are several",
        checked="filmstrip",
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
)  # fmt: skip
