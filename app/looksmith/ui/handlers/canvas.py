"""What the commands that change how the picture is shown do."""

from __future__ import annotations

from collections.abc import Callable

from looksmith.ui.handlers.base import MenuHandlers

__all__ = ["CanvasHandlers"]

Choose = Callable[["CanvasHandlers", bool], None]
Tell = Callable[["CanvasHandlers"], bool]


def _grey(name: str) -> tuple[Choose, Tell]:
    """Return what chooses one of the canvas's greys, and what tells whether it is."""
    return (
        lambda self, _on: self._window.viewing.set_grey(name),
        lambda self: self._window.viewing.grey == name,
    )


def _scheme(name: str) -> tuple[Choose, Tell]:
    """Return the same for the colours of the clipping marks."""
    return (
        lambda self, _on: self._window.viewing.clipping.set_scheme(name),
        lambda self: self._window.viewing.clipping.scheme == name,
    )


def _gamut(name: str) -> tuple[Choose, Tell]:
    """Return the same for the colour space of the gamut warning."""
    return (
        lambda self, _on: self._window.viewing.gamut.set_gamut(name),
        lambda self: self._window.viewing.gamut.gamut == name,
    )


class CanvasHandlers(MenuHandlers):
    """The methods that the commands of `commands.canvas` name."""

    grey_theme, is_grey_theme = _grey("theme")
    grey_black, is_grey_black = _grey("black")
    grey_dark, is_grey_dark = _grey("dark")
    grey_middle, is_grey_middle = _grey("middle")
    grey_light, is_grey_light = _grey("light")
    grey_white, is_grey_white = _grey("white")
    clipping_red_blue, is_clipping_red_blue = _scheme("red-blue")
    clipping_black_white, is_clipping_black_white = _scheme("black-white")
    clipping_purple_green, is_clipping_purple_green = _scheme("purple-green")
    gamut_srgb, is_gamut_srgb = _gamut("srgb")
    gamut_p3, is_gamut_p3 = _gamut("display-p3")
    gamut_adobe, is_gamut_adobe = _gamut("adobe-rgb")

    def zoom_in(self) -> None:
        """Show the photo larger."""
        self._window.canvas.zoom_by(1)

    def zoom_out(self) -> None:
        """Show the photo smaller."""
        self._window.canvas.zoom_by(-1)

    def double_size(self) -> None:
        """Show one photo pixel on two by two screen pixels."""
        self._window.canvas.zoom_to(2.0)

    def fill(self) -> None:
        """Cover the canvas with the photo."""
        self._window.canvas.fill()

    def set_beside(self, on: bool) -> None:
        """Show original and edit side by side, or one picture."""
        self._window.canvas.set_beside(on)

    def is_beside(self) -> bool:
        """Whether original and edit stand side by side."""
        return self._window.canvas.beside

    def turn_wipe(self) -> None:
        """Turn the divider between original and edit."""
        self._window.canvas.turn_wipe()

    def set_clipping(self, on: bool) -> None:
        """Mark what is clipped, or not."""
        self._window.viewing.clipping.set_on(on)

    def is_clipping(self) -> bool:
        """Whether what is clipped is marked."""
        return self._window.viewing.clipping.on

    def set_gamut(self, on: bool) -> None:
        """Mark what lies outside of the colour space, or not."""
        self._window.viewing.gamut.set_on(on)

    def is_gamut(self) -> bool:
        """Whether what lies outside of the colour space is marked."""
        return self._window.viewing.gamut.on

    def set_assessment(self, on: bool) -> None:
        """Show the photo as colours are judged best, or not."""
        self._window.viewing.set_assessing(on)

    def is_assessment(self) -> bool:
        """Whether the photo stands in middle grey with a white frame."""
        return self._window.viewing.assessing

    def next_grey(self) -> None:
        """Choose the canvas's next grey."""
        self._window.viewing.next_grey()

    def set_picture_only(self, on: bool) -> None:
        """Show nothing but the photo, or all of the window."""
        self._window.viewing.picture_only.set_on(on)

    def is_picture_only(self) -> bool:
        """Whether nothing but the photo is shown."""
        return self._window.viewing.picture_only.on
