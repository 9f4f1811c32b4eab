"""The commands of the Look menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["LOOK"]

LOOK: tuple[Command, ...] = (
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
        "look.pad", "Blend pad", "set_blend_pad", "look", ("P",), "pad",
        "Blend two to four looks by moving a dot between them", checked="blend_pad",
    ),
    Command(
        "look.save_blend", "Save blend as look…", "save_blend", "look",
        ("Ctrl+Alt+S",), "save", "Put this blend among your looks", "save_blend",
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
)  # fmt: skip
