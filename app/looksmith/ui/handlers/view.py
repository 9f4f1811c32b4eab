"""What the commands of the View menu do."""

from __future__ import annotations

from looksmith.ui.full_screen import fill_screen
from looksmith.ui.handlers.base import MenuHandlers

__all__ = ["ViewHandlers"]


class ViewHandlers(MenuHandlers):
    """The methods that the commands of the View menu name."""

    def fit(self) -> None:
        """Show the whole photo."""
        self._window.canvas.fit()

    def actual_size(self) -> None:
        """Show one photo pixel on one screen pixel."""
        self._window.canvas.zoom_to(1.0)

    def toggle_zoom(self) -> None:
        """Switch between the whole photo and its pixels."""
        self._window.canvas.toggle_zoom()

    def set_before(self, on: bool) -> None:
        """Show the original, or the edit."""
        self._window.canvas.set_before(on)

    def set_split(self, on: bool) -> None:
        """Show the wipe, or not."""
        self._window.canvas.set_split(on)

    def set_unrecoverable(self, on: bool) -> None:
        """Mark the colours that are lost, or not."""
        self._window.recovery.set_on(on)

    def next_scope(self) -> None:
        """Show the next scope."""
        self._window.scopes.next()

    def set_hover_preview(self, on: bool) -> None:
        """Show the look under the pointer on the photo, or not."""
        self._window.hover.set_on(on)

    def set_filmstrip(self, on: bool) -> None:
        """Show the filmstrip where there are several photos, or not."""
        self._window.filmstrip.set_on(on)

    def set_panels_hidden(self, on: bool) -> None:
        """Leave the window to the photo, or not."""
        self._window.set_panels_hidden(on)

    def set_full_screen(self, on: bool) -> None:
        """Fill the screen, or not."""
        fill_screen(self._window, on)
        self._window.update_actions()

    def is_before(self) -> bool:
        """Whether the original is shown."""
        return self._window.canvas.before

    def is_split(self) -> bool:
        """Whether the wipe is shown."""
        return self._window.canvas.split

    def is_unrecoverable(self) -> bool:
        """Whether the colours that are lost are marked."""
        return self._window.recovery.on

    def is_hover_preview(self) -> bool:
        """Whether the look under the pointer is shown on the photo."""
        return self._window.hover.on

    def is_filmstrip(self) -> bool:
        """Whether the filmstrip is shown where there are several photos."""
        return self._window.filmstrip.on

    def is_panels_hidden(self) -> bool:
        """Whether the window is left to the photo."""
        return self._window.panels_hidden

    def is_full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self._window.isFullScreen()

    def set_proof(self, on: bool) -> None:
        """Show the photo as it will come out, or not."""
        self._window.proof.set_on(on)

    def is_proof(self) -> bool:
        """Whether the photo is shown as it will come out."""
        return self._window.proof.on

    def set_haze(self, on: bool) -> None:
        """Show where Dehaze sees haze, or not."""
        self._window.haze.set_on(on)

    def can_haze(self) -> bool:
        """Whether it is known where haze is, or the map is on."""
        return self._window.haze.possible or self._window.haze.on

    def is_haze(self) -> bool:
        """Whether the haze is shown."""
        return self._window.haze.on

    def keep_still(self) -> None:
        """Keep the recipe in the next slot."""
        self._window.stills.control.keep()

    def set_compare_stills(self, on: bool) -> None:
        """Show the stills side by side, or the canvas again."""
        self._window.stills.compare(on)

    def recall_a(self) -> None:
        """Take up the first still."""
        self._window.stills.control.recall(0)

    def recall_b(self) -> None:
        """Take up the second still."""
        self._window.stills.control.recall(1)

    def recall_c(self) -> None:
        """Take up the third still."""
        self._window.stills.control.recall(2)

    def recall_d(self) -> None:
        """Take up the fourth still."""
        self._window.stills.control.recall(3)

    def can_still_a(self) -> bool:
        """Whether there is a first still."""
        return self._window.stills.model.recipe(0) is not None

    def can_still_b(self) -> bool:
        """Whether there is a second still."""
        return self._window.stills.model.recipe(1) is not None

    def can_still_c(self) -> bool:
        """Whether there is a third still."""
        return self._window.stills.model.recipe(2) is not None

    def can_still_d(self) -> bool:
        """Whether there is a fourth still."""
        return self._window.stills.model.recipe(3) is not None

    def is_compare_stills(self) -> bool:
        """Whether the stills are shown side by side."""
        return self._window.stills.grid.open
