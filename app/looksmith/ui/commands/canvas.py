"""The commands of the View menu that change how the picture is shown."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["CANVAS"]

CANVAS: tuple[Command, ...] = (
    Command(
        "canvas.picture_only", "Picture only", "set_picture_only", "view", ("F",),
        icon="picture-only",
        tip="Fill the screen with the photo and nothing else; Esc comes back",
        enabled="photo", checked="picture_only",
    ),
    Command(
        "canvas.zoom_in", "Zoom in", "zoom_in", "zoom", ("Ctrl++", "Ctrl+="),
        icon="zoom-in", tip="Show the photo larger", enabled="photo",
    ),
    Command(
        "canvas.zoom_out", "Zoom out", "zoom_out", "zoom", ("Ctrl+-",),
        icon="zoom-out", tip="Show the photo smaller", enabled="photo",
    ),
    Command(
        "canvas.double", "200 %", "double_size", "zoom", ("Ctrl+2",),
        icon="double",
        tip="Show one photo pixel on two by two screen pixels", enabled="photo",
    ),
    Command(
        "canvas.fill", "Fill", "fill", "zoom", ("Ctrl+3",),
        icon="fill", tip="Cover the canvas with the photo", enabled="photo",
    ),
    Command(
        "canvas.beside", "Side by side", "set_beside", "compare", ("Shift+Y",),
        icon="beside",
        tip="Show original and edit beside or above each other, at the same place",
        enabled="photo", checked="beside",
    ),
    Command(
        "canvas.turn_wipe", "Turn the divider", "turn_wipe", "compare", ("R",),
        icon="turn",
        tip="Turn the divider between original and edit by 45°; its ends turn it",
        enabled="photo",
    ),
    Command(
        "canvas.clipping", "Show clipping", "set_clipping", "clipping", ("J",),
        icon="clipping",
        tip="Mark highlights and shadows in which a channel is at its end, in the edit "
        "or in the photo itself",
        enabled="photo", checked="clipping",
    ),
    Command(
        "canvas.clipping_red_blue", "Red and blue", "clipping_red_blue", "clipping",
        tip="Mark highlights red, shadows with blue bars",
        checked="clipping_red_blue", starts_group=True,
    ),
    Command(
        "canvas.clipping_black_white", "Black and white", "clipping_black_white",
        "clipping", tip="Mark highlights black, shadows with white bars",
        checked="clipping_black_white",
    ),
    Command(
        "canvas.clipping_purple_green", "Purple and green", "clipping_purple_green",
        "clipping", tip="Mark highlights purple, shadows with green bars",
        checked="clipping_purple_green",
    ),
    Command(
        "canvas.gamut", "Show gamut warning", "set_gamut", "gamut", ("Shift+J",),
        icon="gamut", tip="Mark the colours that lie outside of a colour space",
        enabled="photo", checked="gamut",
    ),
    Command(
        "canvas.gamut_srgb", "Outside sRGB", "gamut_srgb", "gamut",
        tip="Mark what most screens and the web cannot show", checked="gamut_srgb",
        starts_group=True,
    ),
    Command(
        "canvas.gamut_p3", "Outside Display P3", "gamut_p3", "gamut",
        tip="Mark what wide-gamut screens cannot show", checked="gamut_p3",
    ),
    Command(
        "canvas.gamut_adobe", "Outside Adobe RGB", "gamut_adobe", "gamut",
        tip="Mark what files for print in Adobe RGB cannot hold",
        checked="gamut_adobe",
    ),
    Command(
        "canvas.assessment", "Colour assessment", "set_assessment", "surround",
        ("Ctrl+B",),
        icon="assessment",
        tip="Show the photo in middle grey with a white frame, to judge its colours",
        checked="assessment",
    ),
    Command(
        "canvas.next_grey", "Next canvas grey", "next_grey", "surround", ("9",),
        icon="grey", tip="Theme, black, dark, middle and light grey, white",
    ),
    Command(
        "canvas.grey_theme", "As the theme", "grey_theme", "surround",
        tip="The theme's own grey", checked="grey_theme", starts_group=True,
    ),
    Command(
        "canvas.grey_black", "Black", "grey_black", "surround",
        tip="L* 0", checked="grey_black",
    ),
    Command(
        "canvas.grey_dark", "Dark grey", "grey_dark", "surround",
        tip="L* 20", checked="grey_dark",
    ),
    Command(
        "canvas.grey_middle", "Middle grey", "grey_middle", "surround",
        tip="L* 50", checked="grey_middle",
    ),
    Command(
        "canvas.grey_light", "Light grey", "grey_light", "surround",
        tip="L* 80", checked="grey_light",
    ),
    Command(
        "canvas.grey_white", "White", "grey_white", "surround",
        tip="L* 100", checked="grey_white",
    ),
)  # fmt: skip
